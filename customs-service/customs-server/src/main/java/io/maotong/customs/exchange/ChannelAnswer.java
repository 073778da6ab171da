package io.maotong.customs.exchange;

import java.time.Duration;

/** How the delivery of a message ended, whatever the channel. */
sealed interface ChannelAnswer {

    /** The exchange has it. */
    record Taken(String code, String info) implements ChannelAnswer {}

    /** The exchange will never take it as it is. @param code key in the catalogue of errors */
    record Refused(String code, String info) implements ChannelAnswer {}

    /** The exchange did not take it and says that this passes (3xxx). @param code four digits */
    record NotNow(String code, String info) implements ChannelAnswer {}

    /** Too many calls: nothing happened there. */
    record Busy(Duration after) implements ChannelAnswer {}

    /** It never left. */
    record NotSent(String reason) implements ChannelAnswer {}

    /** It left and no answer came. */
    record Unanswered(String reason) implements ChannelAnswer {}
}

package io.maotong.invoice.platform;

import io.maotong.data.intent.IntentOutcome;
import java.time.Duration;

/** How a call to the tax platform ended, by what may be done next (tax.md 2.2). */
public sealed interface PlatformAnswer<T> {

    record Answered<T>(T value) implements PlatformAnswer<T> {}

    /**
     * Definite: the same content will be refused again.
     *
     * @param code the platform's own code
     * @param message the platform's own words
     */
    record Refused<T>(String code, String message) implements PlatformAnswer<T> {}

    /** Busy or still processing. */
    record Later<T>(Duration after) implements PlatformAnswer<T> {}

    /** The request never left. */
    record NotSent<T>(String reason) implements PlatformAnswer<T> {}

    /** The request left and its effect is not known: ask before sending it again. */
    record Unknown<T>(String reason) implements PlatformAnswer<T> {}

    /** The same ending for another question. @throws IllegalStateException if there is an answer */
    default <U> PlatformAnswer<U> unanswered() {
        return switch (this) {
            case Refused<T> refused -> new Refused<>(refused.code(), refused.message());
            case Later<T> later -> new Later<>(later.after());
            case NotSent<T> notSent -> new NotSent<>(notSent.reason());
            case Unknown<T> unknown -> new Unknown<>(unknown.reason());
            case Answered<T> answered -> throw new IllegalStateException("there is an answer");
        };
    }

    /** What a worker does with an ending it has no better use for. */
    default IntentOutcome unsettled() {
        return switch (this) {
            case Later<T> later -> IntentOutcome.again(later.after());
            case NotSent<T> notSent -> IntentOutcome.retry(notSent.reason());
            case Unknown<T> unknown -> IntentOutcome.retry(unknown.reason());
            case Refused<T> refused -> IntentOutcome.park(refused.code() + " " + refused.message());
            case Answered<T> answered -> throw new IllegalStateException("an answer is settled");
        };
    }
}

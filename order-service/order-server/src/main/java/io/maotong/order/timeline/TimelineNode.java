package io.maotong.order.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * One object on the way of an order, such as a parcel or a declaration list, with where it is now.
 *
 * @param sourceId null if it has not begun
 * @param state newest state; null if it has not begun
 * @param endedAt when it was done or failed; null while it goes on
 * @param number waybill, list, entry or invoice number, as far as known
 * @param channel LIVE, SANDBOX or MANUAL; null for what happened in this service
 * @param next what is expected to come; null if nothing is
 * @param action what the reader can do about it; null if nothing
 * @param states its states so far, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineNode(
        Source source,
        String sourceId,
        Source.Phase phase,
        String state,
        Instant startedAt,
        Instant endedAt,
        String actor,
        String number,
        String channel,
        Next next,
        Action action,
        List<State> states) {

    /**
     * @param at null if too little is known
     * @param basis why this time is expected, in the reader's language
     * @param samples how many steps of the last 30 days it is compared with; the median counts from 20 on
     */
    public record Next(String state, Instant at, String basis, int samples, boolean overdue) {}

    /** @param code such as DECLARE; @param label in the reader's language */
    public record Action(String code, String label) {}

    public record State(String state, Instant at, String actor) {}
}

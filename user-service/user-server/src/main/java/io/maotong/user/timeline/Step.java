package io.maotong.user.timeline;

import java.time.Instant;

/**
 * One node of a timeline as every client shows it.
 *
 * @param kind name of the step
 * @param state WAITING, RUNNING, DONE, ACTION_NEEDED, FAILED
 * @param startedAt null while waiting
 * @param endedAt null until done
 * @param actor who did it: an account id, or {@code system}
 * @param receiptNo number given by the authority
 * @param expectedAt when the next result usually comes; null if that cannot be said
 * @param expectedBasis where {@code expectedAt} comes from
 * @param action what the merchant can do now; null if nothing
 * @param remark the authority's words
 */
public record Step(
        String kind,
        String state,
        Instant startedAt,
        Instant endedAt,
        String actor,
        String receiptNo,
        Instant expectedAt,
        String expectedBasis,
        String action,
        String remark) {}

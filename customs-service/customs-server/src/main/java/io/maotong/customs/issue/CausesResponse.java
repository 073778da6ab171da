package io.maotong.customs.issue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Where exceptions come from.
 *
 * @param from first day, in China
 * @param to last day
 * @param exceptions raised in this time
 * @param lists about which customs decided, submitted in this time
 * @param firstTimeRight lists among them that customs took as they were sent first; being sent again by itself does not count
 *     against it
 * @param rate firstTimeRight of lists, four decimals; null without lists
 * @param causes the most frequent first, at most 500
 */
record CausesResponse(
        CauseBy by,
        LocalDate from,
        LocalDate to,
        long exceptions,
        long open,
        long lists,
        long firstTimeRight,
        BigDecimal rate,
        List<Cause> causes) {

    /**
     * @param cause null where an exception has none, such as a chapter
     * @param share of all exceptions, four decimals
     * @param lists null where lists are not counted by this: by category and code
     */
    record Cause(
            String cause,
            long exceptions,
            long open,
            BigDecimal share,
            Long lists,
            Long firstTimeRight,
            BigDecimal rate) {}
}

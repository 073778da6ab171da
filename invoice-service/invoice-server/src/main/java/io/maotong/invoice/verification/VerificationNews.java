package io.maotong.invoice.verification;

import java.time.Instant;

/**
 * How a question to the bureau stands.
 *
 * @param id rises with each question
 * @param identity code and number as one
 * @param open it will be asked again by itself
 * @param outcome null until the bureau answered for the first time
 * @param state fpzt, null if it was not told @param abnormal sfycpz @param locked sdzt
 * @param message the bureau's own words
 */
public record VerificationNews(
        long id,
        String identity,
        boolean open,
        VerificationOutcome outcome,
        String state,
        String abnormal,
        String locked,
        String message,
        Instant checkedAt,
        Instant nextAt) {

    static VerificationNews of(VerificationRow row) {
        return new VerificationNews(
                row.id,
                row.identity,
                "PENDING".equals(row.status),
                row.outcome,
                row.stateCode,
                row.abnormalCode,
                row.lockCode,
                row.message,
                row.checkedAt,
                row.nextAt);
    }
}

package io.maotong.user.merchant;

import io.maotong.core.id.Ids;
import io.maotong.user.account.Mobile;
import io.maotong.user.timeline.Timelines;
import java.time.Instant;
import java.util.List;

/**
 * A merchant as it and the operators see it.
 *
 * @param status DRAFT, SUBMITTED, REVIEWING, ACTIVE, REJECTED, SUSPENDED
 * @param mobile masked
 * @param reasons why it was rejected, field by field
 * @param missing what must be done before it can be submitted; empty in a list
 * @param timeline every transition, oldest first; empty in a list
 */
record MerchantResponse(
        String merchantId,
        String status,
        String companyName,
        String contactName,
        String mobile,
        String creditCode,
        List<Reason> reasons,
        String comment,
        Instant createdAt,
        Instant submittedAt,
        Instant decidedAt,
        List<Missing> missing,
        List<Timelines.Entry> timeline) {

    /**
     * @param what REAL_NAME or LICENCE
     * @param hint what to do
     */
    record Missing(String what, String hint) {}

    static MerchantResponse of(
            MerchantRow row, List<Reason> reasons, List<Missing> missing, List<Timelines.Entry> timeline) {
        return new MerchantResponse(
                Ids.text(row.id),
                row.status.name(),
                row.companyName,
                row.contactName,
                Mobile.masked(row.mobile),
                row.creditCode,
                reasons,
                row.comment,
                row.createdAt,
                row.submittedAt,
                row.decidedAt,
                missing,
                timeline);
    }
}

package io.maotong.invoice.policy;

import io.maotong.invoice.document.InvoiceKind;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How a customer is invoiced.
 *
 * @param maxAmount largest amount of one invoice without tax, or null
 * @param maxLines or null for the setting of the service
 * @param submit whether the invoices go on their way at once; otherwise they stay drafts
 * @param nextRun the date that is to be done next, or null
 */
public record InvoicePolicy(
        long id,
        String customerNo,
        PolicyMode mode,
        Integer delayDays,
        Integer dayOfMonth,
        InvoiceKind kind,
        BigDecimal maxAmount,
        Integer maxLines,
        boolean byDelivery,
        boolean byOrder,
        boolean mergeEqual,
        boolean submit,
        LocalDate nextRun) {

    /** The last day whose orders the run takes. */
    public LocalDate orderedUntil(LocalDate run) {
        return calendar().orderedUntil(run);
    }

    /** The last day on which they may have been paid; null if unpaid ones are taken too. */
    public LocalDate paidUntil(LocalDate run) {
        return calendar().paidUntil(run);
    }

    private PolicyCalendar calendar() {
        return new PolicyCalendar(mode, delayDays, dayOfMonth);
    }
}

package io.maotong.invoice.ledger;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.issue.InvoiceStatus;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which issued invoices; everything optional but the dates.
 *
 * @param from first day of issue @param to last day of issue
 * @param red true for red ones only, false for blue ones only
 * @param buyer beginning of the buyer's name
 */
record LedgerFilter(LocalDate from, LocalDate to, InvoiceKind kind, InvoiceStatus status, Boolean red, String buyer) {

    Instant begin() {
        return from.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    /** As it is echoed in the file. */
    String words() {
        StringBuilder words =
                new StringBuilder("开票日期 ").append(from).append(" 至 ").append(to);
        if (kind != null) {
            words.append("；票种 ").append(kind);
        }
        if (status != null) {
            words.append("；状态 ").append(status);
        }
        if (red != null) {
            words.append(red ? "；红字" : "；蓝字");
        }
        if (buyer != null && !buyer.isBlank()) {
            words.append("；购方 ").append(buyer);
        }
        return words.toString();
    }
}

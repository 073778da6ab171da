package io.maotong.customs.issue;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which exceptions are wanted.
 *
 * @param status OPEN if absent
 * @param kind RULE, WARNING, RECEIPT, TRANSMISSION, WATCHDOG, UNKNOWN_STATUS, UNKNOWN_CODE, QUARANTINE, CONFLICT, REFUSED, SUMMARY
 * @param category FORMAT, SIGNATURE, DUPLICATE, STATE, DATA, SYSTEM or UNKNOWN
 * @param code rule id or code of the port
 * @param fixer MERCHANT, AGENT, OPERATOR or PLATFORM
 * @param owner who has taken it; - for those that nobody has
 * @param severity E or W
 * @param overdue only open ones after their deadline
 * @param escalated only those whose deadline passed at least once
 * @param q beginning of the order number, of the waybill number or of the document's key
 * @param from first day on which it was raised, in China
 * @param to last day
 */
record IssueFilter(
        Shown status,
        String kind,
        String category,
        String code,
        String fixer,
        String owner,
        String severity,
        Boolean overdue,
        Boolean escalated,
        String batchId,
        String orderNo,
        @Size(min = 3, max = 60) String q,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {

    static final String NOBODY = "-";

    enum Shown {
        OPEN,
        RESOLVED,
        ALL
    }

    Shown shown() {
        return status == null ? Shown.OPEN : status;
    }
}

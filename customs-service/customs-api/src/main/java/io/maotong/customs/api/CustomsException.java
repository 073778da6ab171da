package io.maotong.customs.api;

import io.maotong.core.error.Text;
import java.time.Instant;

/**
 * Something that went wrong at customs, as it is now.
 *
 * @param version rises with every change
 * @param status OPEN or RESOLVED
 * @param kind RULE, WARNING, RECEIPT, TRANSMISSION, WATCHDOG, UNKNOWN_STATUS, QUARANTINE, CONFLICT, REFUSED or SUMMARY
 * @param severity E blocks, W warns
 * @param category FORMAT, SIGNATURE, DUPLICATE, STATE, DATA, SYSTEM or UNKNOWN
 * @param code rule id or code of the port
 * @param fixer MERCHANT, AGENT, OPERATOR, or PLATFORM where nobody has to do anything
 * @param owner who has taken it; null if nobody has
 * @param documentType such as 603; null if it is about no document
 * @param escalation how often its deadline passed
 * @param resolvedAt null while it is open
 */
public record CustomsException(
        String exceptionId,
        long version,
        String status,
        String kind,
        String severity,
        String category,
        String code,
        String fixer,
        String owner,
        String documentType,
        String orderNo,
        String batchId,
        String waybillNo,
        Text advice,
        int escalation,
        Instant raisedAt,
        Instant dueAt,
        Instant resolvedAt) {}

package io.maotong.customs.document;

import io.maotong.core.error.Text;

/**
 * Something that a person should know of, or do something about.
 *
 * @param dedupeKey what makes it the same trouble: it is raised once however often it is found
 * @param kind RULE, RECEIPT, TRANSMISSION, WATCHDOG, UNKNOWN_STATUS, QUARANTINE, CONFLICT, REFUSED, SUMMARY
 * @param severity E blocks, W warns
 * @param code rule id or code of the port
 * @param detail rules broken, or the receipt's own words; as JSON or null
 */
public record Issue(
        String dedupeKey,
        String kind,
        String severity,
        Long documentId,
        String docType,
        String orderNo,
        Long batchId,
        String reference,
        String code,
        String category,
        String fixer,
        Text advice,
        String detail) {

    public static Issue of(CustomsDocument document, String kind, PortErrors.Advice advice, String detail) {
        return new Issue(
                kind + ":" + document.id() + ":" + document.version() + ":" + advice.code(),
                kind,
                "E",
                document.id(),
                document.type().code(),
                document.orderNo(),
                document.batchId(),
                document.businessKey(),
                advice.code(),
                advice.category(),
                advice.fixer(),
                advice.text(),
                detail);
    }
}

package io.maotong.customs.issue;

import io.maotong.core.error.Text;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.customs.document.CustomsDocument;

/**
 * Something that a person should know of, or do something about.
 *
 * @param dedupeKey what makes it the same trouble: it is raised once however often it is found
 * @param kind RULE, WARNING, RECEIPT, TRANSMISSION, WATCHDOG, UNKNOWN_STATUS, UNKNOWN_CODE, QUARANTINE, CONFLICT, REFUSED, SUMMARY
 * @param severity E blocks, W warns
 * @param code rule id or code of the port
 * @param detail rules broken, or the receipt's own words; as JSON or null
 * @param place null if it follows from the order's list
 * @param unknownCode a code in it of which the catalogue does not know the meaning; null if there is none
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
        String detail,
        Place place,
        String unknownCode) {

    /** Where it happened, for the analysis of causes. */
    public record Place(String customsCode, String chapter, String carrierCode, String waybillNo) {

        static final Place NOWHERE = new Place(null, null, null, null);
    }

    public Issue(
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
        this(
                dedupeKey,
                kind,
                severity,
                documentId,
                docType,
                orderNo,
                batchId,
                reference,
                code,
                category,
                fixer,
                advice,
                detail,
                null,
                null);
    }

    /** The same, for an order that has no list yet by which its place could be found. */
    public Issue at(Place where) {
        return new Issue(
                dedupeKey,
                kind,
                severity,
                documentId,
                docType,
                orderNo,
                batchId,
                reference,
                code,
                category,
                fixer,
                advice,
                detail,
                where,
                unknownCode);
    }

    /** About a document, with advice of its own. */
    public static Issue of(CustomsDocument document, String kind, PortErrors.Advice advice, String detail) {
        return of(document, kind, advice, detail, advice.isUnknown() ? advice.code() : null);
    }

    static Issue of(
            CustomsDocument document, String kind, PortErrors.Advice advice, String detail, String unknownCode) {
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
                detail,
                null,
                unknownCode);
    }
}

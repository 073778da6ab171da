package io.maotong.customs.document;

import java.math.BigDecimal;

/**
 * A document that is about to exist.
 *
 * @param key business key: the fields by which receipts name the document, joined by |
 * @param chunk number of the page of its batch
 * @param ownerCode who must sign it
 */
public record NewDocument(
        DocumentType type,
        String key,
        String orderNo,
        Long batchId,
        Long parentId,
        int chunk,
        String copNo,
        String logisticsCode,
        String logisticsNo,
        String ownerCode,
        String ownerName,
        BigDecimal grossWeight,
        DocumentContent content) {

    public static String key(String... parts) {
        return String.join("|", parts);
    }
}

package io.maotong.customs.document;

import java.util.Comparator;

/**
 * One receipt for one document.
 *
 * @param key business key of the document
 * @param status as returned
 * @param time yyyyMMddHHmmssSSS, compared as text
 * @param guid of the document, or one of customs' own
 * @param preNo null if none was given
 * @param version of the document that it is about; null until the document is known
 */
public record Reply(
        String key,
        String status,
        String time,
        String info,
        String infoHash,
        String guid,
        String preNo,
        String invtNo,
        String sumNo,
        Integer version) {

    /** Told apart by status, time and text; whatever else differs, it is the same receipt. */
    public record Identity(String key, String status, String time, String infoHash) {}

    static final Comparator<Reply> IN_TIME = Comparator.comparing(Reply::time)
            .thenComparingInt(Reply::order)
            .thenComparing(Reply::status)
            .thenComparing(Reply::infoHash);

    public static Reply of(
            String key,
            String status,
            String time,
            String info,
            String guid,
            String preNo,
            String invtNo,
            String sumNo) {
        return new Reply(key, status, time, info, Sha256.of(info), guid, preNo, invtNo, sumNo, null);
    }

    Reply about(int number) {
        return new Reply(key, status, time, info, infoHash, guid, preNo, invtNo, sumNo, number);
    }

    public Identity identity() {
        return new Identity(key, status, time, infoHash);
    }

    /** Receipts of the same millisecond happened in the order of the way forward. */
    private int order() {
        return DocumentStatus.of(DocumentType.LIST, status)
                .map(DocumentStatus::rank)
                .orElse(Integer.MAX_VALUE);
    }
}

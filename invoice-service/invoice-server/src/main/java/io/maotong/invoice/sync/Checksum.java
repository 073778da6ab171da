package io.maotong.invoice.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over records, such that a run that was cut off has the same sum as one that was not. */
final class Checksum {

    private Checksum() {}

    static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @param before of what came earlier; null if nothing did */
    static String over(String before, List<String> records) {
        String sum = before;
        for (String record : records) {
            sum = of((sum == null ? "" : sum) + of(record));
        }
        return sum;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

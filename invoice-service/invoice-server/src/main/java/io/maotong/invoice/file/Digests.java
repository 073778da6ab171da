package io.maotong.invoice.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SHA-256 and SM3 (GB/T 32905-2016) over the same bytes, as they pass. */
public final class Digests {

    private final MessageDigest sha256;
    private final SM3Digest sm3 = new SM3Digest();
    private long size;

    public Digests() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param sha256 64 hexadecimal digits @param sm3 likewise */
    public record Result(long size, String sha256, String sm3) {}

    public static Result of(byte[] bytes) {
        Digests digests = new Digests();
        digests.update(bytes, 0, bytes.length);
        return digests.finish();
    }

    public void update(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        sm3.update(bytes, offset, length);
        size += length;
    }

    public Result finish() {
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return new Result(
                size, HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(digest));
    }
}

package io.maotong.invoice.delivery;

import io.maotong.data.key.KeyService;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What opens a delivery without signing in: its id, the second until which it opens, and 128 bits of a keyed digest over both.
 * Nobody can make one for another delivery, or make one last longer.
 */
record LinkToken(long deliveryId, Instant until) {

    private static final int PLAIN = Long.BYTES + Long.BYTES;
    private static final int SEAL = 16;
    private static final int LENGTH = (PLAIN + SEAL) / 3 * 4 + 3;

    String text(KeyService keys) {
        byte[] plain = plain();
        byte[] all = ByteBuffer.allocate(PLAIN + SEAL)
                .put(plain)
                .put(seal(keys, plain))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty if it was not made here. Whether it still opens is another question. */
    static Optional<LinkToken> parse(String text, KeyService keys) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != PLAIN + SEAL) {
            return Optional.empty();
        }
        byte[] plain = java.util.Arrays.copyOf(all, PLAIN);
        byte[] seal = java.util.Arrays.copyOfRange(all, PLAIN, all.length);
        if (!MessageDigest.isEqual(seal(keys, plain), seal)) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(plain);
        return Optional.of(new LinkToken(read.getLong(), Instant.ofEpochSecond(read.getLong())));
    }

    private byte[] plain() {
        return ByteBuffer.allocate(PLAIN)
                .putLong(deliveryId)
                .putLong(until.getEpochSecond())
                .array();
    }

    /** The prefix keeps these digests apart from those that columns are searched by. */
    private static byte[] seal(KeyService keys, byte[] plain) {
        String digest = keys.blindIndex("invoice-link|" + HexFormat.of().formatHex(plain));
        return HexFormat.of().parseHex(digest.substring(0, SEAL * 2));
    }
}

package io.maotong.remote.authority;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over method, path with query, body hash, time and nonce, each on a line of its own. */
final class RequestSignature {

    private final String appId;
    private final SecretKeySpec key;
    private final Clock clock;

    RequestSignature(String appId, String secret, Clock clock) {
        this.appId = appId;
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    Map<String, String> headers(String method, String pathAndQuery, byte[] body) {
        String timestamp = Long.toString(clock.millis());
        String nonce = UUID.randomUUID().toString();
        try {
            String bodyHash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            String text = String.join("\n", method, pathAndQuery, bodyHash, timestamp, nonce);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Map.of(
                    "X-App-Id", appId,
                    "X-Timestamp", timestamp,
                    "X-Nonce", nonce,
                    "X-Signature", HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

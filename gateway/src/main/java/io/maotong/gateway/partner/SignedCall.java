package io.maotong.gateway.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What a partner says about its call in the headers.
 *
 * @param appId {@code X-App-Id}
 * @param time {@code X-Timestamp} as sent: Unix time in seconds (10 digits) or milliseconds (13 digits)
 * @param nonce {@code X-Nonce}: 16 to 64 letters, digits, {@code -} or {@code _}, never used twice
 * @param signature {@code X-Signature}: lower- or upper-case hex of HMAC-SHA256 with the partner's secret over
 *     {@code METHOD\nPATH?QUERY\nhex(sha256(body))\nX-Timestamp\nX-Nonce} ({@code ?QUERY} only if there is one)
 */
record SignedCall(String appId, String time, String nonce, String signature) {

    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern TIME = Pattern.compile("\\d{10}|\\d{13}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final int SECONDS = 10;
    private static final String ALGORITHM = "HmacSHA256";

    /** Empty if a header is missing, doubled or malformed. */
    static Optional<SignedCall> of(HttpHeaders headers) {
        String appId = one(headers, "X-App-Id", APP_ID);
        String time = one(headers, "X-Timestamp", TIME);
        String nonce = one(headers, "X-Nonce", NONCE);
        String signature = one(headers, "X-Signature", SIGNATURE);
        return appId == null || time == null || nonce == null || signature == null
                ? Optional.empty()
                : Optional.of(new SignedCall(appId, time, nonce, signature));
    }

    private static String one(HttpHeaders headers, String name, Pattern form) {
        List<String> values = headers.get(name);
        return values != null
                        && values.size() == 1
                        && form.matcher(values.getFirst()).matches()
                ? values.getFirst()
                : null;
    }

    Instant at() {
        long number = Long.parseLong(time);
        return time.length() == SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    /** Compares in constant time. */
    boolean isSignedWith(String secret, ServerHttpRequest request, byte[] body) {
        String query = request.getURI().getRawQuery();
        String text = String.join(
                "\n",
                request.getMethod().name(),
                request.getURI().getRawPath() + (query == null ? "" : "?" + query),
                HexFormat.of().formatHex(sha256(body)),
                time,
                nonce);
        return MessageDigest.isEqual(hmac(secret, text), HexFormat.of().parseHex(signature));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

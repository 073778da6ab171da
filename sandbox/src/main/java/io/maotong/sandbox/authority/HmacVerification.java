package io.maotong.sandbox.authority;

import io.maotong.sandbox.SandboxProperties;
import io.maotong.sandbox.UtcTime;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks who signed a call, that it is fresh and that it was not seen before. */
@Component
final class HmacVerification {

    static final Duration SKEW = Duration.ofMinutes(5);
    private static final Pattern NONCE = Pattern.compile("[!-~]{16,64}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{13}");

    private final Map<String, String> secrets;
    private final JdbcClient jdbc;
    private final Clock clock;

    HmacVerification(SandboxProperties properties, JdbcClient jdbc, Clock clock) {
        this.secrets = properties.appSecrets();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal 401 SIGNATURE when anything is wrong; which detail is said, as a test desk would */
    String verify(HttpServletRequest request, byte[] body) {
        String app = header(request, "X-App-Id");
        String timestamp = header(request, "X-Timestamp");
        String nonce = header(request, "X-Nonce");
        String signature = header(request, "X-Signature");
        String secret = secrets.get(app);
        if (secret == null) {
            throw Refusal.unsigned("X-App-Id is unknown");
        }
        if (!MILLIS.matcher(timestamp).matches()) {
            throw Refusal.unsigned("X-Timestamp must be epoch milliseconds");
        }
        if (!NONCE.matcher(nonce).matches()) {
            throw Refusal.unsigned("X-Nonce must have 16 to 64 printable characters");
        }
        Instant now = clock.instant();
        if (Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), now)
                        .abs()
                        .compareTo(SKEW)
                > 0) {
            throw Refusal.unsigned("X-Timestamp is more than five minutes away");
        }
        String target = request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
        String expected = sign(secret, request.getMethod(), target, body, timestamp, nonce);
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.unsigned("X-Signature does not match");
        }
        try {
            jdbc.sql("INSERT INTO nonce (app_id, nonce, seen_at) VALUES (?,?,?)")
                    .params(app, nonce, UtcTime.toRow(now))
                    .update();
        } catch (DuplicateKeyException replay) {
            throw Refusal.unsigned("X-Nonce was used before");
        }
        return app;
    }

    void forget(Instant before) {
        jdbc.sql("DELETE FROM nonce WHERE seen_at < ?")
                .params(UtcTime.toRow(before))
                .update();
    }

    static String sign(String secret, String method, String target, byte[] body, String timestamp, String nonce) {
        try {
            String text = String.join(
                    "\n",
                    method,
                    target,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body)),
                    timestamp,
                    nonce);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        if (value == null || value.isEmpty()) {
            throw Refusal.unsigned(name + " is missing");
        }
        return value;
    }
}

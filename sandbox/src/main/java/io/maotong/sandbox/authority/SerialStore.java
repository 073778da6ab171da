package io.maotong.sandbox.authority;

import io.maotong.sandbox.UtcTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does the work of a serial once and keeps the answer. The same serial with the same request is answered from the
 * store (200); with another request it is refused (409 SERIAL_REUSED). A refused request leaves nothing behind: the
 * serial stays free.
 */
@Component
public class SerialStore {

    private static final int ATTEMPTS = 4;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final Tally tally;

    SerialStore(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Clock clock, Tally tally) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * @param authority who is asked, for the counts
     * @param scope what kind of request, e.g. {@code registry/applications}; serials are unique within it
     * @param request the request as it was understood; compared by its JSON
     * @param status status of the first answer
     * @param work runs inside the transaction that records the answer; throws {@link Refusal} to refuse
     */
    public ResponseEntity<String> once(
            Authority authority, String scope, String serial, Object request, HttpStatus status, Supplier<?> work) {
        String digest = sha256(json.writeValueAsString(request));
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(s -> attempt(authority, scope, serial, digest, status, work));
            } catch (PessimisticLockingFailureException locked) {
                if (attempt == ATTEMPTS) {
                    throw locked;
                }
            }
        }
    }

    private ResponseEntity<String> attempt(
            Authority authority, String scope, String serial, String digest, HttpStatus status, Supplier<?> work) {
        try {
            jdbc.sql("INSERT INTO serial_answer (scope, serial, body_sha256, answer, created_at) VALUES (?,?,?,'',?)")
                    .params(scope, serial, digest, UtcTime.toRow(clock.instant()))
                    .update();
        } catch (DuplicateKeyException known) {
            return again(authority, scope, serial, digest);
        }
        String answer = json.writeValueAsString(work.get());
        jdbc.sql("UPDATE serial_answer SET answer = ? WHERE scope = ? AND serial = ?")
                .params(answer, scope, serial)
                .update();
        tally.add(authority, "accepted " + scope);
        return body(status, answer);
    }

    private ResponseEntity<String> again(Authority authority, String scope, String serial, String digest) {
        record Stored(String digest, String answer) {}
        Optional<Stored> stored = jdbc.sql("SELECT body_sha256, answer FROM serial_answer WHERE scope=? AND serial=?")
                .params(scope, serial)
                .query((row, n) -> new Stored(row.getString(1), row.getString(2)))
                .optional();
        if (stored.isEmpty()) {
            throw new PessimisticLockingFailureException("the first request of serial " + serial + " was rolled back");
        }
        if (!stored.get().digest().equals(digest)) {
            tally.add(authority, "refused SERIAL_REUSED");
            throw Refusal.conflict("SERIAL_REUSED", "流水号已用于另一请求");
        }
        tally.add(authority, "answered again " + scope);
        return body(HttpStatus.OK, stored.get().answer());
    }

    private static ResponseEntity<String> body(HttpStatus status, String answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.maotong.user.token;

import io.maotong.core.id.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-in sessions and their refresh tokens. Every refresh gives a new token and uses the old one up; an old one that
 * shows up again means that somebody else has it, so the whole session ends. Only hashes are kept.
 */
@Component
final class Sessions {

    private static final int TOKEN_BYTES = 32;

    /** A session and its one valid refresh token. */
    record Opened(long sessionId, String refreshToken, Instant issuedAt, Instant expiresAt) {}

    /** How a refresh ended. */
    sealed interface Refreshed {
        record Renewed(long accountId, Long merchantId, Opened opened) implements Refreshed {}

        record Refused(String reason, Long accountId) implements Refreshed {}
    }

    private record Held(
            long sessionId,
            long accountId,
            String clientId,
            Long merchantId,
            Instant expiresAt,
            Instant usedAt,
            Instant endedAt) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TokenProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(JdbcClient jdbc, TransactionTemplate transaction, TokenProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    Opened open(long accountId, String clientId, Long merchantId, String address, String agent) {
        Instant now = clock.instant();
        long id = Ids.next();
        return transaction.execute(status -> {
            jdbc.sql("""
                            INSERT INTO sign_in_session (id, account_id, client_id, merchant_id, address, agent,
                              created_at, last_used_at, expires_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(Arrays.asList(
                            id,
                            accountId,
                            clientId,
                            merchantId,
                            address,
                            agent,
                            Timestamp.from(now),
                            Timestamp.from(now),
                            Timestamp.from(now.plus(properties.refreshLife()))))
                    .update();
            return issue(id, now);
        });
    }

    /** @param merchantId the merchant to act for from now on; null to keep the present one */
    Refreshed refresh(String token, String clientId, Long merchantId) {
        Instant now = clock.instant();
        return transaction.execute(status -> {
            Optional<Held> found = lock(token);
            if (found.isEmpty()) {
                return new Refreshed.Refused("UNKNOWN_TOKEN", null);
            }
            Held held = found.get();
            if (!held.clientId().equals(clientId)) {
                return new Refreshed.Refused("OTHER_CLIENT", held.accountId());
            }
            if (held.endedAt() != null) {
                return new Refreshed.Refused("SESSION_ENDED", held.accountId());
            }
            if (held.usedAt() != null) {
                end(held.sessionId(), "REUSE", now);
                return new Refreshed.Refused("REUSE", held.accountId());
            }
            if (!now.isBefore(held.expiresAt())) {
                return new Refreshed.Refused("EXPIRED", held.accountId());
            }
            Long actsFor = merchantId == null ? held.merchantId() : merchantId;
            jdbc.sql("UPDATE refresh_token SET used_at = ? WHERE token_hash = ?")
                    .params(Timestamp.from(now), hash(token))
                    .update();
            jdbc.sql("UPDATE sign_in_session SET last_used_at = ?, expires_at = ?, merchant_id = ? WHERE id = ?")
                    .params(Arrays.asList(
                            Timestamp.from(now),
                            Timestamp.from(now.plus(properties.refreshLife())),
                            actsFor,
                            held.sessionId()))
                    .update();
            return new Refreshed.Renewed(held.accountId(), actsFor, issue(held.sessionId(), now));
        });
    }

    /** Ends the session of a refresh token, whichever of its tokens is shown. @return the account, if any */
    Optional<Long> revoke(String token, String clientId) {
        return transaction.execute(status -> lock(token)
                .filter(held -> held.clientId().equals(clientId))
                .map(held -> {
                    end(held.sessionId(), "SIGNED_OUT", clock.instant());
                    return held.accountId();
                }));
    }

    void end(long sessionId, String reason, Instant now) {
        jdbc.sql("UPDATE sign_in_session SET ended_at = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL")
                .params(Timestamp.from(now), reason, sessionId)
                .update();
    }

    /** Forgets sessions and tokens that can no longer be used. */
    int forgetExpired() {
        Timestamp before = Timestamp.from(clock.instant());
        jdbc.sql("DELETE FROM refresh_token WHERE expires_at < ?").param(before).update();
        return jdbc.sql("DELETE FROM sign_in_session WHERE expires_at < ?")
                .param(before)
                .update();
    }

    private Opened issue(long sessionId, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = now.plus(properties.refreshLife());
        jdbc.sql("INSERT INTO refresh_token (token_hash, session_id, issued_at, expires_at) VALUES (?, ?, ?, ?)")
                .params(hash(token), sessionId, Timestamp.from(now), Timestamp.from(expiresAt))
                .update();
        return new Opened(sessionId, token, now, expiresAt);
    }

    private Optional<Held> lock(String token) {
        return jdbc.sql("""
                        SELECT s.id, s.account_id, s.client_id, s.merchant_id, s.ended_at, t.expires_at, t.used_at
                        FROM refresh_token t JOIN sign_in_session s ON s.id = t.session_id
                        WHERE t.token_hash = ? FOR UPDATE
                        """).param(hash(token)).query(Sessions::read).optional();
    }

    private static Held read(ResultSet row, int number) throws SQLException {
        long merchantId = row.getLong("merchant_id");
        Long actsFor = row.wasNull() ? null : merchantId;
        Timestamp usedAt = row.getTimestamp("used_at");
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new Held(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("client_id"),
                actsFor,
                row.getTimestamp("expires_at").toInstant(),
                usedAt == null ? null : usedAt.toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.maotong.user.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.maotong.core.id.Ids;
import io.maotong.data.key.KeyService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign our tokens: in the database, encrypted, the same for all instances. A successor is published some
 * time before it signs, and the old key some time after, so that whoever checks tokens always knows the key.
 */
@Component
class KeyRing implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);
    private static final int BITS = 2048;

    private record SigningKey(RSAKey key, Instant createdAt, Instant activeFrom, Instant retiresAt) {

        boolean isPublishedAt(Instant now) {
            return retiresAt == null || now.isBefore(retiresAt);
        }
    }

    private record Snapshot(List<SigningKey> keys, Instant until) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyService keys;
    private final TokenProperties properties;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

    KeyRing(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            KeyService keys,
            TokenProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** The key that signs now. */
    RSAKey current() {
        Instant now = clock.instant();
        return newestActive(published(), now)
                .orElseGet(() -> {
                    createFirst();
                    return newestActive(reload(now).keys(), now)
                            .orElseThrow(() -> new IllegalStateException("there is no signing key"));
                })
                .key();
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(new JWKSet(
                published().stream().map(signing -> (JWK) signing.key()).toList()));
    }

    /**
     * Gives the signing key a successor if it is old enough, and forgets keys that nobody needs any more.
     *
     * @return whether a successor was made
     */
    boolean rotateIfDue() {
        Instant now = clock.instant();
        RSAKey successor = generate();
        Boolean rotated = transaction.execute(status -> {
            // Waits for another instance that is rotating; then the newest key is young.
            List<SigningKey> all = jdbc.sql(COLUMNS + " ORDER BY active_from FOR UPDATE")
                    .query(this::read)
                    .list();
            if (all.isEmpty()) {
                insert(successor, now, now);
                return true;
            }
            SigningKey newest = all.getLast();
            if (newest.createdAt().plus(properties.keys().rotateEvery()).isAfter(now)) {
                return false;
            }
            Instant activeFrom = now.plus(properties.keys().publishAhead());
            insert(successor, now, activeFrom);
            jdbc.sql("UPDATE signing_key SET retires_at = ? WHERE retires_at IS NULL AND kid <> ?")
                    .params(Timestamp.from(activeFrom.plus(properties.keys().keepAfter())), successor.getKeyID())
                    .update();
            jdbc.sql("DELETE FROM signing_key WHERE retires_at < ?")
                    .param(Timestamp.from(now))
                    .update();
            log.info("signing key {} will sign from {}", successor.getKeyID(), activeFrom);
            return true;
        });
        reload(now);
        return Boolean.TRUE.equals(rotated);
    }

    private static final String COLUMNS = "SELECT kid, sealed, created_at, active_from, retires_at FROM signing_key";

    private static Optional<SigningKey> newestActive(List<SigningKey> all, Instant now) {
        return all.stream()
                .filter(signing -> !signing.activeFrom().isAfter(now))
                .max(Comparator.comparing(SigningKey::activeFrom));
    }

    private List<SigningKey> published() {
        Instant now = clock.instant();
        Snapshot known = snapshot;
        if (!now.isBefore(known.until())) {
            known = reload(now);
        }
        return known.keys().stream()
                .filter(signing -> signing.isPublishedAt(now))
                .toList();
    }

    private Snapshot reload(Instant now) {
        Snapshot fresh = new Snapshot(
                jdbc.sql(COLUMNS).query(this::read).list(),
                now.plus(properties.keys().reload()));
        snapshot = fresh;
        return fresh;
    }

    // Two instances that start on an empty database at once may both make one: both are valid, the newer one signs.
    private synchronized void createFirst() {
        Instant now = clock.instant();
        if (newestActive(reload(now).keys(), now).isEmpty()) {
            insert(generate(), now, now);
        }
    }

    private void insert(RSAKey key, Instant createdAt, Instant activeFrom) {
        jdbc.sql("INSERT INTO signing_key (kid, sealed, created_at, active_from) VALUES (?, ?, ?, ?)")
                .params(
                        key.getKeyID(),
                        keys.encrypt(key.toJSONString()),
                        Timestamp.from(createdAt),
                        Timestamp.from(activeFrom))
                .update();
    }

    private SigningKey read(ResultSet row, int number) throws SQLException {
        Timestamp retiresAt = row.getTimestamp("retires_at");
        try {
            return new SigningKey(
                    RSAKey.parse(keys.decrypt(row.getString("sealed"))),
                    row.getTimestamp("created_at").toInstant(),
                    row.getTimestamp("active_from").toInstant(),
                    retiresAt == null ? null : retiresAt.toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key cannot be read", e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(Ids.text(Ids.next()))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

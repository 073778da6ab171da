package io.maotong.user.signin;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.data.key.KeyService;
import io.maotong.user.UserError;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Locks a number, a name or an address after failures, each further failure twice as long. */
@Component
final class SignInGuard {

    private static final Duration MEMORY = Duration.ofHours(24);

    private record Watch(int failures, Instant lastFailureAt) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyService keys;
    private final SignInProperties properties;
    private final Clock clock;

    SignInGuard(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            KeyService keys,
            SignInProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws BusinessException {@link UserError#LOCKED} while one of them is locked */
    void check(String who, String address) {
        checkOne(who);
        checkOne("address:" + address);
    }

    void failed(String who, String address) {
        count(who, properties.freeFailures());
        count("address:" + address, properties.freeFailuresOfAddress());
    }

    void succeeded(String who) {
        jdbc.sql("DELETE FROM sign_in_guard WHERE subject = ?")
                .param(keys.blindIndex(who))
                .update();
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM sign_in_guard WHERE last_failure_at < ?")
                .param(Timestamp.from(clock.instant().minus(MEMORY)))
                .update();
    }

    private void checkOne(String subject) {
        Optional<Instant> until = jdbc.sql(
                        "SELECT locked_until FROM sign_in_guard WHERE subject = ? AND locked_until > ?")
                .params(keys.blindIndex(subject), Timestamp.from(clock.instant()))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
        if (until.isPresent()) {
            long minutes = Math.max(
                    1,
                    Duration.between(clock.instant(), until.get())
                            .plusSeconds(59)
                            .toMinutes());
            throw new BusinessException(
                    UserError.LOCKED,
                    Text.of("尝试次数过多，请 %d 分钟后再试", "Too many attempts: try again in %d minutes")
                            .with(minutes));
        }
    }

    private void count(String subject, int free) {
        String index = keys.blindIndex(subject);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            INSERT INTO sign_in_guard (subject, failures, last_failure_at) VALUES (?, 0, ?)
                            ON DUPLICATE KEY UPDATE subject = VALUES(subject)
                            """).params(index, Timestamp.from(now)).update();
            Watch watch = jdbc.sql("SELECT failures, last_failure_at FROM sign_in_guard WHERE subject = ? FOR UPDATE")
                    .param(index)
                    .query((row, number) ->
                            new Watch(row.getInt(1), row.getTimestamp(2).toInstant()))
                    .single();
            int failures = watch.lastFailureAt().plus(MEMORY).isBefore(now) ? 1 : watch.failures() + 1;
            Timestamp lockedUntil = failures < free ? null : Timestamp.from(now.plus(lock(failures - free)));
            jdbc.sql("""
                            UPDATE sign_in_guard SET failures = :failures, last_failure_at = :now,
                              locked_until = :until WHERE subject = :subject
                            """)
                    .param("failures", failures)
                    .param("now", Timestamp.from(now))
                    .param("until", lockedUntil)
                    .param("subject", index)
                    .update();
        });
    }

    private Duration lock(int beyond) {
        Duration lock = properties.firstLock().multipliedBy(1L << Math.min(beyond, 20));
        return lock.compareTo(properties.longestLock()) > 0 ? properties.longestLock() : lock;
    }
}

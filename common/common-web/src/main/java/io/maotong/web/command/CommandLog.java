package io.maotong.web.command;

import io.maotong.core.actor.Actor;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.web.trace.CurrentTrace;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row for every mutating request, written in the transaction of its effect: the same row answers a repeated
 * request and is the audit record. If the transaction fails, neither exists.
 */
final class CommandLog {

    /** MySQL's ER_LOCK_NOWAIT, which Spring does not know; MariaDB reports a lock time-out instead. */
    private static final int LOCKED_NOWAIT = 3572;

    private record Earlier(String requestHash, int status, String answer, String location) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CurrentTrace trace;

    CommandLog(JdbcClient jdbc, Clock clock, CurrentTrace trace) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.trace = trace;
    }

    /**
     * Opens the row of a command, or ends with the stored answer.
     *
     * @return the row's id
     * @throws StoredAnswer if the same request was answered before
     * @throws BusinessException 409 if it is being processed, or if the key was used for another request
     */
    long open(Actor actor, CommandRequest request) {
        long owner = actor.merchantId() == null ? 0 : actor.merchantId();
        if (request.key() != null) {
            findEarlier(owner, actor, request).ifPresent(earlier -> answerAgain(earlier, request));
        }
        long id = Ids.next();
        try {
            insert(id, owner, actor, request);
        } catch (DuplicateKeyException e) {
            // The other request committed between our look and our insert.
            findEarlier(owner, actor, request).ifPresent(earlier -> answerAgain(earlier, request));
            throw inFlight();
        } catch (PessimisticLockingFailureException e) {
            throw inFlight();
        }
        return id;
    }

    void close(long id, int status, String answer, String location) {
        jdbc.sql("UPDATE command_log SET status = ?, answer = ?, location = ? WHERE id = ?")
                .params(Arrays.asList(status, answer, location, id))
                .update();
    }

    private Optional<Earlier> findEarlier(long owner, Actor actor, CommandRequest request) {
        try {
            return jdbc.sql("""
                            SELECT request_hash, status, answer, location FROM command_log
                            WHERE merchant_id = ? AND actor_id = ? AND command_key = ? FOR UPDATE NOWAIT
                            """)
                    .params(List.of(owner, actor.id(), request.key()))
                    .query((row, number) -> new Earlier(
                            row.getString("request_hash"),
                            row.getInt("status"),
                            row.getString("answer"),
                            row.getString("location")))
                    .optional();
        } catch (PessimisticLockingFailureException e) {
            throw inFlight();
        } catch (UncategorizedSQLException e) {
            if (e.getSQLException().getErrorCode() == LOCKED_NOWAIT) {
                throw inFlight();
            }
            throw e;
        }
    }

    private void insert(long id, long owner, Actor actor, CommandRequest request) {
        jdbc.sql("""
                        INSERT INTO command_log (id, merchant_id, actor_id, actor_kind, command_key, request_hash,
                          method, path, status, remote_address, trace_id, occurred_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        id,
                        owner,
                        actor.id(),
                        actor.kind().name(),
                        request.key(),
                        request.hash(),
                        request.method(),
                        request.path(),
                        request.remoteAddress(),
                        trace.traceId(),
                        Timestamp.from(clock.instant())))
                .update();
    }

    private static void answerAgain(Earlier earlier, CommandRequest request) {
        if (!earlier.requestHash().equals(request.hash())) {
            throw new BusinessException(
                    CommonError.KEY_REUSED,
                    Text.of("请为新的内容使用新的 Idempotency-Key", "Use a new Idempotency-Key for new content"));
        }
        throw new StoredAnswer(earlier.status(), earlier.answer(), earlier.location());
    }

    private static BusinessException inFlight() {
        return new BusinessException(
                CommonError.IN_FLIGHT, Text.of("请稍候再查询结果", "Wait a moment and ask for the result"));
    }
}

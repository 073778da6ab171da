package io.maotong.sandbox.due;

import io.maotong.sandbox.SandboxProperties;
import io.maotong.sandbox.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for due work and hands it to the handlers, one thread per kind at a time. Rows are claimed with SKIP LOCKED:
 * several processes may share the table.
 */
@Component
final class DueRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DueRunner.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);
    private static final int LONGEST_ERROR = 500;
    private static final RowMapper<DueAction> ROW = (row, n) -> new DueAction(
            row.getLong("id"),
            row.getString("kind"),
            row.getString("ref"),
            row.getString("payload"),
            UtcTime.fromRow(row, "due_at"),
            row.getInt("attempts"));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration poll;
    private final Map<String, DueHandler> handlers;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private volatile ScheduledExecutorService timer;
    private volatile ExecutorService workers;

    DueRunner(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Clock clock,
            SandboxProperties properties,
            List<DueHandler> handlers) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.poll = properties.poll();
        this.handlers = handlers.stream().collect(Collectors.toMap(DueHandler::kind, Function.identity()));
    }

    @Override
    public void start() {
        workers = Executors.newVirtualThreadPerTaskExecutor();
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("due").factory());
        timer.scheduleWithFixedDelay(this::look, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = timer;
        timer = null;
        stopping.shutdown();
        workers.shutdown();
        try {
            stopping.awaitTermination(5, TimeUnit.SECONDS);
            workers.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    private void look() {
        try {
            List<String> due = jdbc.queryForList(
                    "SELECT DISTINCT kind FROM due_action WHERE due_at <= ?",
                    String.class,
                    UtcTime.toRow(clock.instant()));
            for (String kind : due) {
                DueHandler handler = handlers.get(kind);
                if (handler != null && running.add(kind)) {
                    workers.execute(() -> drain(handler));
                }
            }
        } catch (RuntimeException failure) {
            log.warn("due work could not be looked up: {}", failure.getMessage());
        }
    }

    private void drain(DueHandler handler) {
        try {
            while (isRunning() && batch(handler) == handler.batchSize()) {
                log.trace("more work of {} is due", handler.kind());
            }
        } catch (RuntimeException failure) {
            log.warn("work of {} failed: {}", handler.kind(), failure.getMessage());
        } finally {
            running.remove(handler.kind());
        }
    }

    private int batch(DueHandler handler) {
        return handler.callsOut() ? leased(handler) : inTransaction(handler);
    }

    private int inTransaction(DueHandler handler) {
        List<DueAction> claimed = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                claimed.addAll(claim(handler));
                if (!claimed.isEmpty()) {
                    handler.handle(List.copyOf(claimed));
                    remove(claimed);
                }
            });
        } catch (RuntimeException failure) {
            log.warn("{} due actions of {} failed, tried one by one", claimed.size(), handler.kind(), failure);
            claimed.forEach(action -> alone(handler, action));
        }
        return claimed.size();
    }

    private void alone(DueHandler handler, DueAction action) {
        try {
            transaction.executeWithoutResult(status -> {
                List<DueAction> mine =
                        jdbc.query("SELECT * FROM due_action WHERE id = ? FOR UPDATE SKIP LOCKED", ROW, action.id());
                if (!mine.isEmpty()) {
                    handler.handle(mine);
                    remove(mine);
                }
            });
        } catch (RuntimeException failure) {
            postpone(List.of(action), failure);
        }
    }

    private int leased(DueHandler handler) {
        List<DueAction> claimed = transaction.execute(status -> {
            List<DueAction> rows = claim(handler);
            Instant until = clock.instant().plus(LEASE);
            jdbc.batchUpdate(
                    "UPDATE due_action SET due_at = ? WHERE id = ?",
                    rows.stream()
                            .map(a -> new Object[] {UtcTime.toRow(until), a.id()})
                            .toList());
            return rows;
        });
        if (claimed.isEmpty()) {
            return 0;
        }
        try {
            handler.handle(claimed);
            remove(claimed);
        } catch (RuntimeException failure) {
            postpone(claimed, failure);
        }
        return claimed.size();
    }

    private List<DueAction> claim(DueHandler handler) {
        return jdbc.query(
                "SELECT * FROM due_action WHERE kind = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?"
                        + " FOR UPDATE SKIP LOCKED",
                ROW,
                handler.kind(),
                UtcTime.toRow(clock.instant()),
                handler.batchSize());
    }

    private void remove(List<DueAction> done) {
        jdbc.update("DELETE FROM due_action WHERE id IN ("
                + done.stream().map(a -> String.valueOf(a.id())).collect(Collectors.joining(",")) + ")");
    }

    private void postpone(List<DueAction> actions, RuntimeException failure) {
        log.warn(
                "{} due actions of {} postponed",
                actions.size(),
                actions.getFirst().kind(),
                failure);
        String error = String.valueOf(failure.getMessage());
        String shown = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
        Instant now = clock.instant();
        jdbc.batchUpdate(
                "UPDATE due_action SET attempts = attempts + 1, last_error = ?, due_at = ? WHERE id = ?",
                actions.stream()
                        .map(a -> new Object[] {shown, UtcTime.toRow(now.plus(backoff(a.attempts()))), a.id()})
                        .toList());
    }

    private static Duration backoff(int attempts) {
        Duration wait = Duration.ofMillis(500L << Math.min(attempts, 10));
        return wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait;
    }
}

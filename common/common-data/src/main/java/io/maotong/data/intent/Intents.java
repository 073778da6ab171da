package io.maotong.data.intent;

import io.maotong.core.id.Ids;
import io.maotong.data.pump.Pump;
import io.maotong.data.scope.MerchantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The durable queue of promised work. A use case adds an intent in its own transaction; after the commit a worker of any
 * instance claims it for a while, handles it and records the outcome. A worker that dies loses only its claim.
 */
public final class Intents implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Intents.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json;
    private final TraceCarrier trace;
    private final Map<String, IntentHandler> handlers;
    private final Semaphore places;
    private final Pump pump;
    private volatile ExecutorService workers;

    public Intents(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            JsonMapper json,
            TraceCarrier trace,
            List<IntentHandler> handlers,
            int concurrency,
            Duration poll) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.json = json;
        this.trace = trace;
        this.handlers = handlers.stream().collect(Collectors.toMap(IntentHandler::kind, Function.identity()));
        this.places = new Semaphore(concurrency);
        this.pump = new Pump("intents", poll, this::claimAndStart);
    }

    /** Promises work of the current merchant, in the current transaction. */
    public long add(String kind, String reference, Object payload) {
        return add(MerchantScope.merchantId(), kind, reference, payload, Duration.ZERO);
    }

    /** Promises work for later. */
    public long add(long merchantId, String kind, String reference, Object payload, Duration delay) {
        if (!handlers.containsKey(kind)) {
            throw new IllegalArgumentException("no handler for intents of kind " + kind);
        }
        long id = Ids.next();
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO intent
                          (id, merchant_id, kind, reference, payload, trace_parent, state, attempts, due_at, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'OPEN', 0, ?, ?)
                        """)
                .params(Arrays.asList(
                        id,
                        merchantId,
                        kind,
                        reference,
                        json.writeValueAsString(payload),
                        trace.current(),
                        Timestamp.from(now.plus(delay)),
                        Timestamp.from(now)))
                .update();
        pump.wakeAfterCommit();
        return id;
    }

    /** Reads a payload that {@link #add} wrote. */
    public <T> T payload(Intent intent, Class<T> type) {
        return json.readValue(intent.payload(), type);
    }

    /** Opens a parked intent again. @return whether it was parked */
    public boolean replay(long id) {
        int changed = jdbc.sql("""
                        UPDATE intent SET state = 'OPEN', attempts = 0, due_at = ?, created_at = ?, last_error = NULL
                        WHERE id = ? AND state = 'PARKED'
                        """)
                .params(Timestamp.from(clock.instant()), Timestamp.from(clock.instant()), id)
                .update();
        pump.wakeAfterCommit();
        return changed == 1;
    }

    /** Intents that are open or parked, for the console and for metrics. */
    public List<IntentRow> pending(String state, int limit) {
        return jdbc.sql("""
                        SELECT id, merchant_id, kind, reference, state, attempts, due_at, created_at, last_error
                        FROM intent WHERE state = ? ORDER BY due_at LIMIT ?
                        """).params(state, limit).query(IntentRow::read).list();
    }

    /** Makes waiting workers look at the queue now. */
    public void wake() {
        pump.wake();
    }

    private int claimAndStart() {
        int free = places.availablePermits();
        if (free == 0) {
            return 0;
        }
        List<Intent> claimed = transaction.execute(status -> claim(free));
        for (Intent intent : claimed) {
            places.acquireUninterruptibly();
            workers.execute(() -> {
                try {
                    handle(intent);
                } finally {
                    places.release();
                    pump.wake();
                }
            });
        }
        if (claimed.isEmpty()) {
            nextDue().ifPresent(due -> pump.lookAgainIn(Duration.between(clock.instant(), due)));
        }
        return claimed.size();
    }

    private Optional<Instant> nextDue() {
        return jdbc.sql("SELECT MIN(due_at) FROM intent WHERE state = 'OPEN'")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private List<Intent> claim(int limit) {
        Instant now = clock.instant();
        List<Intent> due = jdbc.sql("""
                        SELECT id, merchant_id, kind, reference, payload, trace_parent, attempts FROM intent
                        WHERE state = 'OPEN' AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED
                        """)
                .params(Timestamp.from(now), limit)
                .query(Intents::read)
                .list();
        for (Intent intent : due) {
            IntentHandler handler = handlers.get(intent.kind());
            Duration lease = handler == null ? Duration.ofMinutes(1) : handler.lease();
            jdbc.sql("UPDATE intent SET attempts = attempts + 1, due_at = ? WHERE id = ?")
                    .params(Timestamp.from(now.plus(lease)), intent.id())
                    .update();
        }
        return due;
    }

    private static Intent read(ResultSet row, int number) throws SQLException {
        return new Intent(
                row.getLong("id"),
                row.getLong("merchant_id"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("payload"),
                row.getString("trace_parent"),
                row.getInt("attempts") + 1);
    }

    private void handle(Intent intent) {
        IntentHandler handler = handlers.get(intent.kind());
        IntentOutcome outcome;
        if (handler == null) {
            outcome = IntentOutcome.park("no handler in this version");
        } else {
            outcome = outcomeOf(handler, intent);
        }
        record(intent, handler, outcome);
    }

    private IntentOutcome outcomeOf(IntentHandler handler, Intent intent) {
        try {
            return trace.continued(
                    intent.traceParent(),
                    "intent " + intent.kind(),
                    () -> intent.merchantId() == 0
                            ? MerchantScope.everywhere("work of the platform", () -> handler.handle(intent))
                            : MerchantScope.call(intent.merchantId(), () -> handler.handle(intent)));
        } catch (RuntimeException e) {
            log.warn("{} {} failed at attempt {}", intent.kind(), intent.reference(), intent.attempt(), e);
            return IntentOutcome.retry(e.toString());
        }
    }

    private void record(Intent intent, IntentHandler handler, IntentOutcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case IntentOutcome.Done done ->
                jdbc.sql("DELETE FROM intent WHERE id = ?").param(intent.id()).update();
            case IntentOutcome.Again again ->
                jdbc.sql("UPDATE intent SET attempts = attempts - 1, due_at = ? WHERE id = ?")
                        .params(Timestamp.from(now.plus(again.after())), intent.id())
                        .update();
            case IntentOutcome.Retry retry -> retryOrPark(intent, handler, retry.reason(), now);
            case IntentOutcome.Park park -> park(intent, park.reason());
        }
    }

    private void retryOrPark(Intent intent, IntentHandler handler, String reason, Instant now) {
        List<Duration> schedule = handler.schedule();
        Duration wait = schedule.get(Math.min(intent.attempt(), schedule.size()) - 1);
        int kept = jdbc.sql("""
                        UPDATE intent SET due_at = ?, last_error = ? WHERE id = ? AND created_at > ?
                        """)
                .params(
                        Timestamp.from(now.plus(wait)),
                        shortened(reason),
                        intent.id(),
                        Timestamp.from(now.minus(handler.patience())))
                .update();
        if (kept == 0) {
            park(intent, reason);
        }
    }

    private void park(Intent intent, String reason) {
        log.error("{} {} is parked for a person: {}", intent.kind(), intent.reference(), reason);
        jdbc.sql("UPDATE intent SET state = 'PARKED', last_error = ? WHERE id = ?")
                .params(shortened(reason), intent.id())
                .update();
    }

    private static String shortened(String reason) {
        return reason.length() <= 1000 ? reason : reason.substring(0, 1000);
    }

    @Override
    public void start() {
        workers = Executors.newVirtualThreadPerTaskExecutor();
        pump.start();
    }

    @Override
    public void stop() {
        pump.stop();
        workers.close();
    }

    @Override
    public boolean isRunning() {
        return pump.isRunning();
    }
}

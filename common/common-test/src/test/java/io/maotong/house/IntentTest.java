package io.maotong.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.data.intent.TraceCarrier;
import io.maotong.data.scope.MerchantScope;
import io.maotong.test.ServiceTest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class IntentTest {

    /** Answers as each test tells it to, by the reference of the intent. */
    static class Scripted implements IntentHandler {

        final Map<String, Function<Intent, IntentOutcome>> script = new ConcurrentHashMap<>();
        final Queue<String> handled = new ConcurrentLinkedQueue<>();

        @Override
        public String kind() {
            return "scripted";
        }

        @Override
        public IntentOutcome handle(Intent intent) {
            handled.add(intent.reference() + "@" + MerchantScope.merchantId());
            return script.getOrDefault(intent.reference(), any -> IntentOutcome.done())
                    .apply(intent);
        }

        @Override
        public List<Duration> schedule() {
            return List.of(Duration.ofMillis(10));
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }

        long times(String reference) {
            return handled.stream()
                    .filter(text -> text.startsWith(reference + "@"))
                    .count();
        }
    }

    @TestConfiguration
    static class Handlers {
        @Bean
        Scripted scripted() {
            return new Scripted();
        }
    }

    @Autowired
    private Intents intents;

    @Autowired
    private Scripted handler;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private void promise(String reference) {
        transaction.executeWithoutResult(status ->
                MerchantScope.run(7, () -> intents.add("scripted", reference, Map.of("n", 1))));
    }

    private String state(String reference) {
        return jdbc.sql("SELECT state FROM intent WHERE reference = ?")
                .param(reference)
                .query(String.class)
                .optional()
                .orElse("GONE");
    }

    @Test
    void committedIntentIsHandledInItsMerchantsScope() {
        promise("simple");
        await().until(() -> handler.handled.contains("simple@7"));
        await().until(() -> state("simple").equals("GONE"));
    }

    @Test
    void rolledBackIntentIsNeverHandled() {
        transaction.executeWithoutResult(status -> {
            MerchantScope.run(7, () -> intents.add("scripted", "rolled-back", Map.of()));
            status.setRollbackOnly();
        });
        promise("after-roll-back");
        await().until(() -> handler.times("after-roll-back") == 1);
        assertThat(handler.times("rolled-back")).isZero();
    }

    @Test
    void failureIsTriedAgainUntilItWorks() {
        handler.script.put("flaky", intent -> {
            if (intent.attempt() < 3) {
                throw new IllegalStateException("not yet");
            }
            return IntentOutcome.done();
        });
        promise("flaky");
        await().until(() -> state("flaky").equals("GONE"));
        assertThat(handler.times("flaky")).isEqualTo(3);
    }

    @Test
    void askingAgainIsNoFailure() {
        handler.script.put(
                "thinking",
                intent -> handler.times("thinking") < 4
                        ? IntentOutcome.again(Duration.ofMillis(5))
                        : intent.attempt() == 1 ? IntentOutcome.done() : IntentOutcome.park("attempts were counted"));
        promise("thinking");
        await().until(() -> state("thinking").equals("GONE"));
    }

    @Test
    void hopelessIntentIsParkedAndCanBeReplayed() {
        handler.script.put("hopeless", intent -> IntentOutcome.retry("always"));
        promise("hopeless");
        await().until(() -> state("hopeless").equals("PARKED"));
        handler.script.remove("hopeless");
        long id = intents.pending("PARKED", 100).stream()
                .filter(row -> row.reference().equals("hopeless"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(intents.replay(id)).isTrue();
        await().until(() -> state("hopeless").equals("GONE"));
        assertThat(intents.replay(id)).isFalse();
    }

    @Test
    void claimOfADeadWorkerRunsOut() {
        promise("first");
        await().until(() -> state("first").equals("GONE"));
        // What a killed process leaves behind: claimed, with the lease in the past.
        jdbc.sql("""
                        INSERT INTO intent (id, merchant_id, kind, reference, payload, state, attempts, due_at, created_at)
                        VALUES (1, 7, 'scripted', 'orphan', '{}', 'OPEN', 1, ?, ?)
                        """)
                .params(Timestamp.from(clock.instant().minusSeconds(1)), Timestamp.from(clock.instant()))
                .update();
        intents.wake();
        await().until(() -> handler.times("orphan") == 1);
    }

    @Test
    void whatIsDueLaterIsDoneThenHoweverSeldomTheQueueIsLookedAt() {
        Scripted seldom = new Scripted();
        seldom.script.put(
                "later",
                intent ->
                        seldom.times("later") < 3 ? IntentOutcome.again(Duration.ofMillis(20)) : IntentOutcome.done());
        Intents lazy = new Intents(
                jdbc, transaction, clock, json, TraceCarrier.none(), List.of(seldom), 4, Duration.ofHours(1));
        intents.stop();
        lazy.start();
        try {
            transaction.executeWithoutResult(
                    status -> lazy.add(7, "scripted", "later", Map.of(), Duration.ofMillis(200)));
            await().until(() -> state("later").equals("GONE"));
        } finally {
            lazy.stop();
            intents.start();
        }
        assertThat(seldom.times("later")).isEqualTo(3);
    }

    @Test
    void twoInstancesShareTheWorkWithoutDoingItTwice() {
        Scripted other = new Scripted();
        Intents second = new Intents(
                jdbc, transaction, clock, json, TraceCarrier.none(), List.of(other), 4, Duration.ofMillis(50));
        second.start();
        try {
            for (int i = 0; i < 200; i++) {
                promise("shared-" + i);
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> jdbc.sql("SELECT COUNT(*) FROM intent WHERE reference LIKE 'shared-%'")
                                    .query(Long.class)
                                    .single()
                            == 0);
        } finally {
            second.stop();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(handler.times("shared-" + i) + other.times("shared-" + i))
                    .isEqualTo(1);
        }
    }
}

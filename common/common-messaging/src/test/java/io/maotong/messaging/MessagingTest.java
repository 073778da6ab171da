package io.maotong.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.scope.MerchantScope;
import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import io.maotong.web.trace.CurrentTrace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class MessagingTest {

    record Greeting(String text) {}

    static final EventType<Greeting> GREETED = new EventType<>("house.greeting.spoken", Greeting.class);

    static class Listener implements EventHandler<Greeting> {

        final Queue<Event<Greeting>> heard = new ConcurrentLinkedQueue<>();
        final Queue<String> scopes = new ConcurrentLinkedQueue<>();
        final Queue<String> traces = new ConcurrentLinkedQueue<>();
        final AtomicInteger failures = new AtomicInteger();
        private final CurrentTrace trace;

        Listener(CurrentTrace trace) {
            this.trace = trace;
        }

        @Override
        public EventType<Greeting> type() {
            return GREETED;
        }

        @Override
        public void handle(Event<Greeting> event) {
            if (event.data().text().startsWith("fail") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not today");
            }
            heard.add(event);
            scopes.add(event.data().text() + "@" + MerchantScope.merchantId());
            traces.add(event.data().text() + "=" + trace.traceId());
        }

        long times(String text) {
            return heard.stream()
                    .filter(event -> event.data().text().equals(text))
                    .count();
        }
    }

    @SpringBootApplication
    static class Application {
        @Bean
        Listener listener(CurrentTrace trace) {
            return new Listener(trace);
        }
    }

    @Autowired
    private Events events;

    @Autowired
    private Listener listener;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConfirmingBroker broker;

    @Autowired
    private MessagingSettings settings;

    @Autowired
    private MockMvc mvc;

    private void publish(String text) {
        transaction.executeWithoutResult(
                status -> MerchantScope.run(5, () -> events.publish(GREETED, "g-1", 3, new Greeting(text))));
    }

    @Test
    void committedFactArrivesWithEverythingItSays() {
        publish("hello");
        await().until(() -> listener.times("hello") == 1);
        Event<Greeting> event = listener.heard.stream()
                .filter(heard -> heard.data().text().equals("hello"))
                .findFirst()
                .orElseThrow();
        assertThat(event.merchantId()).isEqualTo(5);
        assertThat(event.aggregateId()).isEqualTo("g-1");
        assertThat(event.version()).isEqualTo(3);
        assertThat(listener.scopes).contains("hello@5");
        await().until(() -> outbox() == 0);
    }

    @Test
    void rolledBackFactIsNeverSent() {
        transaction.executeWithoutResult(status -> {
            MerchantScope.run(5, () -> events.publish(GREETED, "g", 1, new Greeting("never")));
            status.setRollbackOnly();
        });
        publish("after never");
        await().until(() -> listener.times("after never") == 1);
        assertThat(listener.times("never")).isZero();
    }

    @Test
    void sameMessageTwiceHasOneEffect() {
        for (int i = 0; i < 3; i++) {
            broker.template()
                    .send(
                            "",
                            settings.properties().inbox(),
                            MessageBuilder.withBody("{\"text\":\"twice\"}".getBytes(StandardCharsets.UTF_8))
                                    .setMessageId("4711")
                                    .setType(GREETED.name())
                                    .setHeader(EventHeaders.MERCHANT, 5L)
                                    .setHeader(EventHeaders.AGGREGATE, "x")
                                    .setHeader(EventHeaders.VERSION, 1L)
                                    .setHeader(EventHeaders.OCCURRED_AT, "2026-11-22T00:00:00Z")
                                    .build());
        }
        publish("after twice");
        await().until(() -> listener.times("after twice") == 1);
        assertThat(listener.times("twice")).isEqualTo(1);
    }

    @Test
    void failingHandlerIsRetriedAfterAWhile() {
        listener.failures.set(2);
        publish("fail twice");
        await().atMost(Duration.ofSeconds(20)).until(() -> listener.times("fail twice") == 1);
    }

    @Test
    void hopelessFactIsParkedAndReplayedByAnOperator() throws Exception {
        listener.failures.set(3);
        publish("fail for long");
        await().atMost(Duration.ofSeconds(20)).until(() -> parked("%fail for long%") != null);
        String id = parked("%fail for long%");
        mvc.perform(get("/api/ops/parked-messages").with(Callers.operator("operations:read")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.id == '%s')].reason", id).isNotEmpty());
        mvc.perform(post("/api/ops/parked-messages/" + id + ":replay").with(Callers.operator("operations:read")))
                .andExpect(status().isForbidden());
        mvc.perform(post("/api/ops/parked-messages/" + id + ":replay").with(Callers.operator("parked:replay")))
                .andExpect(status().isAccepted());
        await().until(() -> listener.times("fail for long") == 1);
        mvc.perform(post("/api/ops/parked-messages/" + id + ":replay").with(Callers.operator("parked:replay")))
                .andExpect(status().isConflict());
    }

    @Test
    void unreadableMessageIsParkedAtOnce() {
        broker.template()
                .send(
                        "",
                        settings.properties().inbox(),
                        MessageBuilder.withBody("not json at all".getBytes(StandardCharsets.UTF_8))
                                .setMessageId("88")
                                .setType(GREETED.name())
                                .setHeader(EventHeaders.MERCHANT, 5L)
                                .setHeader(EventHeaders.AGGREGATE, "x")
                                .setHeader(EventHeaders.VERSION, 1L)
                                .setHeader(EventHeaders.OCCURRED_AT, "2026-11-22T00:00:00Z")
                                .build());
        await().until(() -> parked("%not json%") != null);
    }

    @Test
    void twoRelaysSendEachFactOnce() {
        OutboxRelay second = new OutboxRelay(
                jdbc, transaction, broker.template(), settings.properties().exchange(), Duration.ofMillis(20));
        second.start();
        try {
            for (int i = 0; i < 300; i++) {
                publish("burst-" + i);
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> listener.heard.stream()
                                    .filter(event -> event.data().text().startsWith("burst-"))
                                    .count()
                            >= 300);
        } finally {
            second.stop();
        }
        assertThat(outbox()).isZero();
        for (int i = 0; i < 300; i++) {
            assertThat(listener.times("burst-" + i)).isEqualTo(1);
        }
    }

    private long outbox() {
        return jdbc.sql("SELECT COUNT(*) FROM outbox_event").query(Long.class).single();
    }

    private String parked(String body) {
        return jdbc.sql("SELECT id FROM parked_message WHERE body LIKE ? AND state = 'PARKED'")
                .param(body)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}

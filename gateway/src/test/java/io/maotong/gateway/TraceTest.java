package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class TraceTest {

    private static final String ORDERS = "/api/merchant/orders";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void traceIsBegunWhereThereIsNone() {
        Answer answer = TestGateway.get(ORDERS, Tokens.merchant());
        assertThat(answer.received("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(answer.received("traceparent")).contains(answer.header("X-Trace-Id"));
        assertThat(TestGateway.get(ORDERS, Tokens.merchant()).header("X-Trace-Id"))
                .isNotEqualTo(answer.header("X-Trace-Id"));
    }

    @Test
    void traceOfTheCallerIsContinued() {
        String parent = "00-" + TRACE + "-00f067aa0ba902b7-00";
        Answer answer =
                TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant()).header("traceparent", parent));
        assertThat(answer.received("traceparent")).isEqualTo(parent);
        assertThat(answer.header("X-Trace-Id")).isEqualTo(TRACE);
    }

    @Test
    void traceOfTheCallerIsInTheProblemToo() {
        Answer answer = TestGateway.send(
                TestGateway.request(ORDERS, null).header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
        answer.isProblem(401, "COMMON-40100");
        assertThat(answer.json().get("traceId").asString()).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-extra",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
            })
    void malformedTraceIsReplaced(String parent) {
        Answer answer =
                TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant()).header("traceparent", parent));
        assertThat(answer.received("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(answer.header("X-Trace-Id")).isNotEqualTo(TRACE);
    }

    @Test
    void twoTracesAreNone() {
        Answer answer = TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant())
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b8-01"));
        assertThat(answer.header("X-Trace-Id")).isNotEqualTo(TRACE);
        assertThat(answer.received("traceparent")).contains(answer.header("X-Trace-Id"));
    }

    @Test
    void everyRequestLeavesOneLineWithoutItsQuery() {
        Recorder recorder = new Recorder();
        try {
            String trace = TestGateway.get(ORDERS + "?mobile=13800000000", Tokens.merchant())
                    .header("X-Trace-Id");
            String refused = TestGateway.get("/api/ops/orders", null).header("X-Trace-Id");
            await().untilAsserted(() -> {
                assertThat(recorder.of(trace)).hasSize(1);
                assertThat(recorder.of(refused)).hasSize(1);
            });
            Map<String, Object> line = recorder.of(trace).getFirst();
            assertThat(line)
                    .containsEntry("method", "GET")
                    .containsEntry("path", ORDERS)
                    .containsEntry("route", "order-service:merchant")
                    .containsEntry("status", 200)
                    .containsEntry("actor", "merchant:acc-1")
                    .containsEntry("client", "127.0.0.1")
                    .containsEntry("end", "answered");
            assertThat((Long) line.get("millis")).isBetween(0L, 10_000L);
            assertThat(recorder.of(refused).getFirst())
                    .containsEntry("status", 401)
                    .containsEntry("route", "none")
                    .containsEntry("actor", "nobody");
            assertThat(recorder.messages()).noneMatch(message -> message.contains("13800000000"));
        } finally {
            recorder.stop();
        }
    }

    /** Listens to the access log. */
    private static final class Recorder extends AppenderBase<ILoggingEvent> {

        private final Logger logger = (Logger) LoggerFactory.getLogger("io.maotong.gateway.access");
        private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

        Recorder() {
            TestGateway.port();
            setContext(logger.getLoggerContext());
            start();
            logger.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }

        @Override
        public void stop() {
            logger.detachAppender(this);
            super.stop();
        }

        List<String> messages() {
            return events.stream()
                    .map(event -> event.toString() + event.getKeyValuePairs())
                    .toList();
        }

        List<Map<String, Object>> of(String traceId) {
            return events.stream()
                    .map(event -> event.getKeyValuePairs().stream()
                            .collect(Collectors.toMap((KeyValuePair pair) -> pair.key, pair -> pair.value)))
                    .filter(line -> traceId.equals(line.get("traceId")))
                    .toList();
        }
    }
}

package io.maotong.sandbox.port;

import static io.maotong.sandbox.port.Terminal.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static SandboxUnderTest sandbox;

    @BeforeAll
    static void start() {
        sandbox = new SandboxUnderTest(Map.of());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void behave() {
        sandbox.control("DELETE", "/behaviour", null);
    }

    private final String mobile =
            "139" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);

    private Map<String, Object> message(String serial) {
        return Map.of("serial", serial, "mobile", mobile, "template", "LOGIN_CODE", "params", Map.of("code", "1"));
    }

    @Test
    void receiptsWhenShuffledAndDoubledThenEveryStatusArrivesThoughNotInOrder() {
        sandbox.control("PUT", "/behaviour/port", Map.of("shuffle", true, "duplicateRate", 1.0));
        try (Terminal terminal = new Terminal(sandbox)) {
            List<String> orders = new ArrayList<>();
            List<String> lists = new ArrayList<>();
            List<String> paid = new ArrayList<>();
            List<String> parcels = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String orderNo = fresh("JMT");
                String parcel = fresh("1Z");
                orders.add(terminal.order(orderNo));
                paid.add(terminal.receipts(orderNo));
                parcels.add(terminal.waybill(parcel));
                lists.add(terminal.list(orderNo, parcel, fresh("IV")));
            }
            terminal.send(CebType.ORDER, orders);
            terminal.send(CebType.RECEIPTS, paid);
            terminal.send(CebType.WAYBILL, parcels);
            terminal.send(CebType.LIST, lists);
            await().atMost(LONG).until(() -> terminal.statuses("604").size() == 2 * 20 * 6);
            List<String> times = terminal.returns().stream()
                    .filter(r -> r.type().equals("604"))
                    .map(r -> r.fields().get("returnTime"))
                    .toList();
            assertThat(times).isNotEqualTo(times.stream().sorted().toList());
            for (String status : List.of("2", "3", "120", "399", "800", "899")) {
                assertThat(terminal.statuses("604").stream().filter(status::equals))
                        .hasSize(40);
            }
        }
    }

    @Test
    void messageWhenTransportTroubleIsOrderedThenItIsAnsweredSoAsOftenAsOrderedAndNothingIsHeld() {
        try (Terminal terminal = new Terminal(sandbox)) {
            sandbox.control(
                    "POST",
                    "/port/scenarios",
                    Map.of(
                            "copCode",
                            terminal.customsCode,
                            "orderNoPrefix",
                            "",
                            "kind",
                            "TRANSPORT",
                            "type",
                            "303",
                            "code",
                            "3002",
                            "times",
                            2));
            String order = terminal.order(fresh("JMT"));
            for (int time = 0; time < 2; time++) {
                assertThat(terminal.send(CebType.ORDER, List.of(order)).code()).isEqualTo("3002");
            }
            assertThat(held(terminal, "303")).isZero();
            assertThat(terminal.send(CebType.WAYBILL, List.of(terminal.waybill(fresh("1Z"))))
                            .code())
                    .isEqualTo("0000");
            assertThat(terminal.send(CebType.ORDER, List.of(order)).code()).isEqualTo("0000");
            assertThat(held(terminal, "303")).isEqualTo(1);
        } finally {
            sandbox.control("DELETE", "/port/scenarios", null);
        }
    }

    @Test
    void messageWhenAFormatFaultIsOrderedThenItIsTakenAndFoundUnreadableLater() {
        try (Terminal terminal = new Terminal(sandbox)) {
            String orderNo = fresh("JMT");
            sandbox.control(
                    "POST",
                    "/port/scenarios",
                    Map.of("orderNoPrefix", orderNo, "kind", "FORMAT", "info", "报文格式错误", "times", 1));
            String order = terminal.order(orderNo);
            assertThat(terminal.send(CebType.ORDER, List.of(order)).code()).isEqualTo("0000");
            await().atMost(LONG).until(() -> !terminal.statuses("900").isEmpty());
            assertThat(terminal.last("900").fields().get("returnInfo")).isEqualTo("报文格式错误");
            assertThat(held(terminal, "303")).isZero();
            assertThat(terminal.send(CebType.ORDER, List.of(order)).code()).isEqualTo("0000");
            assertThat(held(terminal, "303")).isEqualTo(1);
        } finally {
            sandbox.control("DELETE", "/port/scenarios", null);
        }
    }

    @Test
    void numberOfAnotherTerminalThenTheOneWhoUsesItAgainIsToldAndNotTheFirst() {
        try (Terminal first = new Terminal(sandbox);
                Terminal second = new Terminal(sandbox)) {
            String parcel = fresh("1Z");
            first.send(CebType.WAYBILL, List.of(first.waybill(parcel)));
            await().atMost(LONG).until(() -> first.statuses("506").contains("3"));
            second.send(CebType.WAYBILL, List.of(second.waybill(parcel)));
            await().atMost(LONG).until(() -> !second.statuses("506").isEmpty());
            assertThat(second.statuses("506")).allMatch(status -> status.startsWith("-"));
            assertThat(first.statuses("506")).noneMatch(status -> status.startsWith("-"));
        }
    }

    @Test
    void scenarioWithoutAnAnswerThenRefused() {
        assertThat(sandbox.control(
                                "POST",
                                "/port/scenarios",
                                Map.of("orderNoPrefix", "", "kind", "TRANSPORT", "code", "busy", "times", 0))
                        .status())
                .isEqualTo(422);
    }

    private static int held(Terminal terminal, String type) {
        return sandbox.control("GET", "/port/documents?copCode=" + terminal.customsCode + "&type=" + type, null)
                .body()
                .size();
    }

    @Test
    void callWhenDownThenBusyWithRetryAfter() {
        sandbox.control("PUT", "/behaviour/sms", Map.of("down", true));
        SandboxUnderTest.Answer answer = sandbox.post("user", "/sms/messages", message("S1"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsKey("retry-after");
        assertThat(answer.at("/code")).isEqualTo("BUSY");
    }

    @Test
    void callWhenTheAnswerIsSwallowedThenTheWorkWasDoneAndTheSerialTellsSo() {
        String serial = "S" + UUID.randomUUID().toString().substring(0, 20);
        sandbox.control("PUT", "/behaviour/sms", Map.of("timeoutRate", 1.0, "holdMillis", 50));
        assertThatThrownBy(() -> sandbox.post("user", "/sms/messages", message(serial)))
                .isInstanceOf(UncheckedIOException.class);
        sandbox.control("DELETE", "/behaviour/sms", null);
        assertThat(sandbox.post("user", "/sms/messages", message(serial)).status())
                .isEqualTo(200);
        assertThat(sandbox.control("GET", "/phones/" + mobile + "/messages", null)
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void callWhenDelayedThenTheAnswerComesLate() {
        sandbox.control("PUT", "/behaviour/sms", Map.of("delayMillis", List.of(300, 300)));
        long from = System.nanoTime();
        sandbox.post(
                "user",
                "/sms/messages",
                message("S" + UUID.randomUUID().toString().substring(0, 20)));
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void behaviourWhenRestartedThenKept() {
        sandbox.control("PUT", "/behaviour/dhl", Map.of("errorRate", 0.5));
        sandbox.restart();
        assertThat(sandbox.control("GET", "/behaviour", null)
                        .body()
                        .at("/dhl/errorRate")
                        .asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void behaviourWhenARateIsImpossibleThenRefused() {
        assertThat(sandbox.control("PUT", "/behaviour/dhl", Map.of("errorRate", 7))
                        .status())
                .isEqualTo(422);
        assertThat(sandbox.control("PUT", "/behaviour/nobody", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void summaryWhenFaultsWereInjectedThenCounted() {
        sandbox.control("PUT", "/behaviour/sms", Map.of("errorRate", 1.0));
        sandbox.post("user", "/sms/messages", message("S2"));
        assertThat(sandbox.control("GET", "/summary", null)
                        .body()
                        .at("/counts/sms/injected error")
                        .asInt())
                .isPositive();
    }
}

package io.maotong.sandbox.port;

import static io.maotong.sandbox.port.Terminal.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void declareWhenTheProcessStopsInTheMiddleThenANewOneContinuesOnTheSameDatabase() {
        try (SandboxUnderTest sandbox = new SandboxUnderTest(Map.of("sandbox.pace", "1"));
                Terminal terminal = new Terminal(sandbox)) {
            String orderNo = fresh("JMT");
            String parcel = fresh("1Z");
            String copNo = fresh("IV");
            terminal.send(CebType.LIST, List.of(terminal.list(orderNo, parcel, copNo)));
            await().atMost(LONG).until(() -> terminal.statuses("604").contains("2"));

            sandbox.restart();
            terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)));
            terminal.send(CebType.RECEIPTS, List.of(terminal.receipts(orderNo)));
            terminal.send(CebType.WAYBILL, List.of(terminal.waybill(parcel)));
            await().atMost(LONG).until(() -> terminal.statuses("604").contains("120"));

            sandbox.restart();
            await().atMost(LONG).until(() -> terminal.statuses("604").contains("899"));
            assertThat(terminal.statuses("604")).containsExactly("2", "3", "120", "399", "800", "899");
            assertThat(sandbox.control("GET", "/port/documents?type=603", null)
                            .body()
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void declareWhenTheProcessIsKilledThenNothingIsLostAndNothingIsDoneTwice() {
        try (SandboxUnderTest sandbox = new SandboxUnderTest(Map.of("sandbox.pace", "1"));
                Terminal terminal = new Terminal(sandbox)) {
            sandbox.moveOut();
            List<String> orders = new ArrayList<>();
            List<String> paid = new ArrayList<>();
            List<String> parcels = new ArrayList<>();
            List<String> lists = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
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
            await().atMost(LONG).until(() -> terminal.statuses("604").contains("3"));
            sandbox.killAndMoveIn();
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> terminal.statuses("604").stream()
                                    .filter("899"::equals)
                                    .count()
                            >= 50);
            // A receipt may reach the broker twice when the kill falls between sending and remembering; each one is
            // decided once.
            sandbox.control("GET", "/port/documents?type=603", null)
                    .body()
                    .valueStream()
                    .forEach(d -> assertThat(d.at("/receipts").toString())
                            .isEqualTo("[\"2\",\"3\",\"120\",\"399\",\"800\",\"899\"]"));
            assertThat(sandbox.control("GET", "/port/documents", null).body().size())
                    .isEqualTo(200);
        }
    }

    @Test
    void certificatesWhenTheProcessRestartsThenStillAccepted() {
        try (SandboxUnderTest sandbox = new SandboxUnderTest(Map.of());
                Terminal terminal = new Terminal(sandbox)) {
            String before = sandbox.get("customs", "/eport/ca").at("/chainPem");
            assertThat(terminal.send(CebType.ORDER, List.of(terminal.order(fresh("JMT"))))
                            .code())
                    .isEqualTo("0000");
            sandbox.restart();
            assertThat(sandbox.get("customs", "/eport/ca").at("/chainPem")).isEqualTo(before);
            assertThat(terminal.send(CebType.ORDER, List.of(terminal.order(fresh("JMT"))))
                            .code())
                    .isEqualTo("0000");
        }
    }
}

package io.maotong.order.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.event.EventType;
import io.maotong.core.money.Money;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.api.DeclaredList;
import io.maotong.customs.api.ListsChanged;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.forex.api.SettlementChanged;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.InvoiceReversed;
import io.maotong.invoice.api.RedFormChanged;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.messaging.Events;
import io.maotong.order.OrderClient;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.refund.api.RefundEvents;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every other service tells about an order, as it tells it: over the broker, in any order, and twice. */
@ServiceTest
class OrderFactsTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(6_400);
    private static final Instant DAY = Instant.parse("2026-11-25T00:00:00Z");
    private static final String BLUE = "26320000000000000071";

    private record Fact<T>(EventType<T> type, String aggregate, long version, T data) {}

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Events events;

    @Autowired
    TransactionTemplate transaction;

    private final long merchant = MERCHANTS.incrementAndGet();

    @BeforeEach
    void placed() throws Exception {
        client().imported(
                        "a.csv",
                        OrderClient.csv(List.of(
                                OrderClient.row("N-1", Map.of()),
                                OrderClient.row("N-2", Map.of()),
                                OrderClient.row("N-3", Map.of()))));
    }

    @Test
    void factsOfEveryServiceInAnyOrderAndTwiceThenOneTimelineInTheOrderOfBusiness() throws Exception {
        List<Fact<?>> facts = new ArrayList<>(List.of(
                shipped("BOOKED", 1),
                shipped("DELIVERED", 4),
                listed(),
                entered(),
                received("A-1", "N-1", "37.00", 1, true)));
        facts.addAll(List.of(settled("S-1", "37.00", at(50)), invoiced(), redForm(), reversed(), refunded()));
        long seed = new Random().nextLong();
        Collections.shuffle(facts, new Random(seed));
        facts.forEach(this::publish);
        facts.forEach(this::publish);

        List<String> wanted = List.of(
                "SHIPMENT BOOKED",
                "CUSTOMS RELEASED",
                "SHIPMENT DELIVERED",
                "SETTLEMENT SETTLED",
                "INVOICE ISSUED",
                "RED REVERSED",
                "REFUND PAID");
        JsonNode timeline = await("N-1", 11);
        List<String> told = happened(timeline);
        assertThat(told)
                .as("seed %d", seed)
                .containsAll(wanted)
                .contains("ORDER PAID", "RECEIPT MATCHED", "ENTRY CREATED", "RED RED_ISSUED")
                .hasSize(11);
        List<Instant> times = timeline.get("events")
                .valueStream()
                .map(event -> Instant.parse(event.get("at").asString()))
                .toList();
        assertThat(times).as("seed %d", seed).isSorted();
        // Those that carry the time of business stand in its order, whenever their facts came.
        assertThat(told.stream().filter(wanted::contains).toList())
                .as("seed %d", seed)
                .isEqualTo(wanted);
        assertThat(nodes(timeline, "SETTLEMENT").getFirst().get("phase").asString())
                .isEqualTo("DONE");
        assertThat(nodes(timeline, "RED")).hasSize(2);
        assertThat(client().read("/api/merchant/orders/N-1").get("status").asString())
                .isEqualTo("CLOSED");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM parked_message WHERE merchant_id = ?")
                        .param(merchant)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void settlementCountsTheOldestMoneyFirstAndWaitsForWhatIsNotKnownYet() throws Exception {
        publish(settled("S-1", "50.00", at(1)));
        settlements(1);
        publish(received("A-1", "N-1", "37.00", 1, true));
        await("N-1", 3);
        publish(received("A-2", "N-2", "37.00", 1, true));
        await("N-2", 3);
        assertThat(shares()).containsExactly("S-1 A-1 37.00000", "S-1 A-2 13.00000");
        // The rest of the second order goes with the next settlement, of which something is left.
        publish(settled("S-2", "30.00", at(2)));
        await("N-2", 4);
        assertThat(shares()).containsExactly("S-1 A-1 37.00000", "S-1 A-2 13.00000", "S-2 A-2 24.00000");
        // The first match was wrong: what was converted was the money of the next one.
        publish(received("A-1", "N-1", "37.00", 2, false));
        await("N-1", 5);
        publish(received("A-3", "N-3", "37.00", 1, true));
        await("N-3", 3);
        assertThat(shares()).containsExactly("S-1 A-2 13.00000", "S-2 A-2 24.00000", "S-1 A-3 37.00000");
        assertThat(happened(await("N-1", 5))).contains("RECEIPT TAKEN_BACK", "SETTLEMENT TAKEN_BACK");
        assertThat(nodes(await("N-1", 5), "SETTLEMENT").getFirst().get("phase").asString())
                .isEqualTo("FAILED");
        // An older version that comes late changes nothing.
        publish(received("A-1", "N-1", "37.00", 1, true));
        publish(received("A-4", "N-3", "1.00", 1, true));
        await("N-3", 5);
        assertThat(shares()).hasSize(4).contains("S-2 A-4 1.00000");
    }

    @Test
    void settlementOfAnotherCurrencyOrNotDoneConvertsNothing() throws Exception {
        publish(received("A-1", "N-1", "37.00", 1, true));
        publish(new Fact<>(
                ForexEvents.SETTLEMENT_CHANGED,
                "S-1",
                1,
                new SettlementChanged(
                        "S-1",
                        1,
                        "SUBMITTED",
                        Money.of("37.00", "USD"),
                        Money.cny("260.00"),
                        BigDecimal.valueOf(7),
                        at(1))));
        publish(new Fact<>(
                ForexEvents.SETTLEMENT_CHANGED,
                "S-2",
                1,
                new SettlementChanged(
                        "S-2",
                        1,
                        "SETTLED",
                        Money.of("37.00", "EUR"),
                        Money.cny("290.00"),
                        BigDecimal.valueOf(8),
                        at(1))));
        settlements(1);
        await("N-1", 2);
        assertThat(shares()).isEmpty();
    }

    private Fact<?> shipped(String status, long version) {
        return new Fact<>(
                LogisticsEvents.SHIPMENTS_CHANGED,
                "SH-1",
                0,
                new ShipmentsChanged(List.of(new Shipment(
                        "SH-1",
                        version,
                        "N-1",
                        status,
                        "SF",
                        "C",
                        "SF",
                        "X",
                        "SF1",
                        null,
                        BigDecimal.ONE,
                        1,
                        Money.cny("10.00"),
                        at(10),
                        at(20),
                        status.equals("DELIVERED") ? at(40) : null))));
    }

    private Fact<?> listed() {
        return new Fact<>(
                CustomsEvents.LISTS_CHANGED,
                "IV-1",
                0,
                new ListsChanged(List.of(
                        new DeclaredList("IV-1", 3, "N-1", "B-1", "I-1", "RELEASED", "800", null, at(11), at(12)))));
    }

    private Fact<?> entered() {
        return new Fact<>(
                CustomsEvents.ENTRY_CREATED,
                "230120260123456789",
                1,
                new CustomsEntry(
                        "230120260123456789",
                        1,
                        "SUM-1",
                        LocalDate.of(2026, 11, 25),
                        "2301",
                        "3207961234",
                        "东海",
                        "9610",
                        "SG",
                        List.of(new CustomsEntry.Line(
                                1,
                                "7013990000",
                                "玻璃",
                                "007",
                                BigDecimal.ONE,
                                "035",
                                BigDecimal.ONE,
                                null,
                                null,
                                Money.of("37.00", "USD"),
                                List.of(new CustomsEntry.Source(
                                        "N-1", 1, "I-1", 1, "GB-1", BigDecimal.ONE, Money.of("37.00", "USD")))))));
    }

    private Fact<?> received(String allocation, String orderNo, String amount, long version, boolean active) {
        return new Fact<>(
                ForexEvents.RECEIPTS_MATCHED,
                allocation,
                0,
                new ReceiptsMatched(List.of(new MatchedReceipt(
                        allocation,
                        version,
                        active,
                        "R-1",
                        orderNo,
                        Money.of(amount, "USD"),
                        "Tan",
                        "SG",
                        "B-1",
                        LocalDate.of(2026, 11, 24)))));
    }

    private Fact<?> settled(String id, String sold, Instant at) {
        return new Fact<>(
                ForexEvents.SETTLEMENT_CHANGED,
                id,
                5,
                new SettlementChanged(
                        id,
                        5,
                        "SETTLED",
                        Money.of(sold, "USD"),
                        Money.cny("264.99"),
                        new BigDecimal("7.16200000"),
                        at));
    }

    private Fact<?> invoiced() {
        return new Fact<>(
                InvoiceEvents.EXPORT_INVOICE_CHANGED,
                "INV-1",
                3,
                new ExportInvoice(
                        "INV-1",
                        3,
                        BLUE,
                        "ISSUED",
                        "230120260123456789",
                        List.of("N-1"),
                        Money.cny("265.00"),
                        Money.of("37.00", "USD"),
                        at(60)));
    }

    private Fact<?> redForm() {
        return new Fact<>(
                InvoiceEvents.RED_FORM_CHANGED,
                "F-1",
                4,
                new RedFormChanged(
                        "F-1",
                        4,
                        "32000000000000000001",
                        "RED_ISSUED",
                        "09",
                        "SELLER",
                        "SELLER",
                        BLUE,
                        "01",
                        Money.cny("-265.00"),
                        Money.cny("0.00"),
                        null,
                        "26320000000000000099"));
    }

    private Fact<?> reversed() {
        return new Fact<>(
                InvoiceEvents.INVOICE_REVERSED,
                BLUE,
                1,
                new InvoiceReversed(
                        BLUE,
                        1,
                        "OUTPUT",
                        "26320000000000000099",
                        true,
                        Money.cny("265.00"),
                        Money.cny("0.00"),
                        "230120260123456789",
                        at(70)));
    }

    private Fact<?> refunded() {
        return new Fact<>(
                RefundEvents.BATCH_CHANGED,
                "RB-1",
                9,
                new RefundBatchChanged(
                        "RB-1",
                        9,
                        "RB1",
                        "202611",
                        "PAID",
                        Money.cny("30.00"),
                        Money.cny("30.00"),
                        List.of("230120260123456789"),
                        List.of("N-1"),
                        at(80)));
    }

    private static Instant at(int minutes) {
        return DAY.plus(Duration.ofMinutes(minutes));
    }

    private <T> void publish(Fact<T> fact) {
        MerchantScope.run(
                merchant,
                () -> transaction.executeWithoutResult(
                        status -> events.publish(fact.type(), fact.aggregate(), fact.version(), fact.data())));
    }

    private void settlements(int wanted) {
        Awaitility.await()
                .until(() -> jdbc.sql("SELECT COUNT(*) FROM settled_money WHERE merchant_id = ?")
                                .param(merchant)
                                .query(Integer.class)
                                .single()
                        == wanted);
    }

    private List<String> shares() {
        return jdbc.sql(
                        "SELECT settlement_id, allocation_id, amount FROM settled_share WHERE merchant_id = ? ORDER BY id")
                .param(merchant)
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }

    private JsonNode await(String orderNo, int happenings) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> client().read("/api/merchant/orders/" + orderNo + "/timeline"),
                        timeline -> timeline.get("events").size() >= happenings);
    }

    private static List<String> happened(JsonNode timeline) {
        return timeline.get("events")
                .valueStream()
                .map(event -> event.get("source").asString() + " "
                        + event.get("state").asString())
                .toList();
    }

    private static List<JsonNode> nodes(JsonNode timeline, String source) {
        return timeline.get("nodes")
                .valueStream()
                .filter(node -> node.get("source").asString().equals(source))
                .toList();
    }

    private OrderClient client() {
        return new OrderClient(mvc, json, merchant);
    }
}

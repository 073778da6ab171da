package io.maotong.order.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.event.Event;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.DeclaredList;
import io.maotong.customs.api.ListsChanged;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.order.OrderClient;
import io.maotong.order.api.TradeOrder;
import io.maotong.order.returns.AnnouncedReturns;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@Import({AnnouncedOrders.class, AnnouncedReturns.class})
class OrderChangeTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(7000);
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    CustomsNews customs;

    @Autowired
    EntryNews entries;

    @Autowired
    InvoiceNews invoices;

    @Autowired
    AnnouncedOrders announced;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void changeThenTheDifferenceAMilestoneAndAFactWithTheNextVersion() throws Exception {
        placed();
        Map<String, Object> changed =
                OrderClient.order("N-1", Map.of("consigneeName", "Lim Ah Kow", "freight", "3.50", "province", "SG"));
        JsonNode compared = body(client().send("/api/merchant/orders/N-1:compare", Map.of("order", changed)), 200);
        assertThat(compared.get("result").asString()).isEqualTo("CHANGED");
        assertThat(client().read("/api/merchant/orders/N-1").get("version").asInt())
                .isEqualTo(1);

        JsonNode done = body(
                client().replace(
                                "/api/merchant/orders/N-1",
                                Map.of("version", 1, "reason", "buyer called", "order", changed)),
                200);
        assertThat(done.get("version").asInt()).isEqualTo(2);
        assertThat(done.get("changes").toString())
                .contains("\"T***\"", "\"L***\"", "3.5", "province")
                .doesNotContain("Lim Ah Kow");
        JsonNode order = client().read("/api/merchant/orders/N-1");
        assertThat(order.get("consignee").get("name").asString()).isEqualTo("Lim Ah Kow");
        assertThat(order.get("timeline").toString()).contains("buyer called");
        TradeOrder fact = Awaitility.await()
                .until(() -> announced.of(merchant), found -> found.size() == 2)
                .getLast()
                .orders()
                .getFirst();
        assertThat(fact.version()).isEqualTo(2);
        assertThat(fact.freight().amount()).isEqualByComparingTo("3.5");

        // The same again changes nothing; with an old version it is refused.
        assertThat(body(client().replace("/api/merchant/orders/N-1", Map.of("order", changed)), 200)
                        .get("result")
                        .asString())
                .isEqualTo("UNCHANGED");
        body(client().replace("/api/merchant/orders/N-1", Map.of("version", 1, "order", changed)), 409);
        // What is left out is emptied.
        body(client().replace("/api/merchant/orders/N-1", Map.of("order", OrderClient.order("N-1", Map.of()))), 200);
        assertThat(client().read("/api/merchant/orders/N-1")
                        .get("consignee")
                        .get("province")
                        .isNull())
                .isTrue();
    }

    @Test
    void customsHoldsTheListThenACorrectionThatWaitsForTheCancellation() throws Exception {
        placed();
        listed("SENT", null, 1);
        Map<String, Object> changed = OrderClient.order("N-1", Map.of("grossWeight", "6.5"));
        JsonNode late = body(client().replace("/api/merchant/orders/N-1", Map.of("order", changed)), 202);
        String id = late.get("correctionId").asString();
        assertThat(late.get("result").asString()).isEqualTo("CORRECTION_REQUESTED");
        assertThat(body(client().replace("/api/merchant/orders/N-1", Map.of("order", changed)), 409)
                        .get("code")
                        .asString())
                .isEqualTo("ORDER-40906");
        assertThat(client().read("/api/merchant/order-corrections/" + id)
                        .get("ready")
                        .asBoolean())
                .isFalse();
        body(client().submit("/api/merchant/order-corrections/" + id + ":apply"), 409);
        body(client().submit("/api/merchant/orders/N-1:cancel"), 409);

        listed("RETURNED", "100", 2);
        assertThat(client().read("/api/merchant/order-corrections?status=OPEN")
                        .get("items")
                        .get(0)
                        .get("ready")
                        .asBoolean())
                .isTrue();
        assertThat(body(client().submit("/api/merchant/order-corrections/" + id + ":apply"), 200)
                        .get("status")
                        .asString())
                .isEqualTo("APPLIED");
        JsonNode order = client().read("/api/merchant/orders/N-1");
        assertThat(order.get("grossWeight").decimalValue()).isEqualByComparingTo("6.5");
        body(client().submit("/api/merchant/order-corrections/" + id + ":withdraw"), 409);
        assertThat(jdbc.sql("SELECT content FROM order_correction WHERE merchant_id = ?")
                        .param(merchant)
                        .query(String.class)
                        .single())
                .startsWith("k1:")
                .doesNotContain("Orchard");
    }

    @Test
    void shippedThenBuyerAndPackingStayAndAllReasonsAreGiven() throws Exception {
        placed();
        jdbc.sql("UPDATE trade_order SET progress = 'SHIPPED', status = 'SHIPPED' WHERE merchant_id = ?")
                .param(merchant)
                .update();
        JsonNode refused = body(
                client().replace(
                                "/api/merchant/orders/N-1",
                                Map.of("order", OrderClient.order("N-1", Map.of("city", "Johor", "packs", 2)))),
                409);
        assertThat(refused.get("code").asString()).isEqualTo("ORDER-40904");
        assertThat(refused.get("errors")).hasSize(2);
    }

    @Test
    void heldThenAnnouncedAsHeldAndReleasedTwiceIsRefused() throws Exception {
        placed();
        body(client().send("/api/merchant/orders/N-1:hold", Map.of("reason", "address in doubt")), 200);
        assertThat(client().read("/api/merchant/orders?status=ON_HOLD")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        JsonNode node = node(client().read("/api/merchant/orders/N-1/timeline"), "HOLD");
        assertThat(node.get("phase").asString()).isEqualTo("RUNNING");
        assertThat(node.get("action").get("code").asString()).isEqualTo("RELEASE");
        body(client().submit("/api/merchant/orders/N-1:release"), 200);
        body(client().submit("/api/merchant/orders/N-1:release"), 409);
        assertThat(node(client().read("/api/merchant/orders/N-1/timeline"), "HOLD")
                        .get("phase")
                        .asString())
                .isEqualTo("DONE");
    }

    @Test
    void timelineShowsEveryServiceWithWhatComesNext() throws Exception {
        placed();
        listed("ACCEPTED", "120", 1);
        JsonNode first = client().read("/api/merchant/orders/N-1/timeline");
        JsonNode list = node(first, "CUSTOMS");
        assertThat(list.get("number").asString()).isEqualTo("IV-1");
        assertThat(list.get("channel").asString()).isEqualTo("SANDBOX");
        assertThat(list.get("next").get("state").asString()).isEqualTo("RELEASED");
        assertThat(list.get("next").get("basis").asString()).contains("数据不足");
        assertThat(list.get("next").get("overdue").asBoolean())
                .isEqualTo(Instant.parse(list.get("next").get("at").asString())
                        .isBefore(Instant.parse(first.get("asOf").asString())));
        assertThat(node(first, "REFUND").get("phase").asString()).isEqualTo("NOT_STARTED");

        for (int twice = 0; twice < 2; twice++) {
            in(() -> invoices.handle(event(new ExportInvoice(
                    "S-1",
                    2,
                    "26112000000000000001",
                    "ISSUED",
                    "230120260123456789",
                    List.of("N-1"),
                    Money.cny("1300.00"),
                    Money.of("185.00", "USD"),
                    NOON))));
            in(() -> entries.handle(event(entry())));
            listed("CLOSED", "899", 3);
            listed("RELEASED", "800", 2);
        }
        JsonNode all = client().read("/api/merchant/orders/N-1/timeline");
        assertThat(node(all, "CUSTOMS").get("state").asString()).isEqualTo("CLOSED");
        assertThat(node(all, "CUSTOMS").get("states")).hasSize(3);
        assertThat(node(all, "ENTRY").get("number").asString()).isEqualTo("230120260123456789");
        assertThat(node(all, "INVOICE").get("number").asString()).isEqualTo("26112000000000000001");
        assertThat(node(all, "REFUND").get("action").get("code").asString()).isEqualTo("FILE_REFUND");
        assertThat(all.get("mark")).isNotEqualTo(first.get("mark"));
    }

    @Test
    void enoughCasesThenTheMedianIsTheBasis() throws Exception {
        for (int i = 0; i < 21; i++) {
            String order = "O-" + i;
            Instant at = Instant.now().minusSeconds(86_400);
            milestone(order, "ACCEPTED", 1, at);
            milestone(order, "RELEASED", 2, at.plusSeconds(60L * (i + 1)));
        }
        placed();
        listed("ACCEPTED", "120", 1);
        JsonNode next = node(client().read("/api/merchant/orders/N-1/timeline"), "CUSTOMS")
                .get("next");
        assertThat(next.get("samples").asInt()).isEqualTo(21);
        assertThat(next.get("basis").asString()).contains("中位数").doesNotContain("数据不足");
        assertThat(Instant.parse(next.get("at").asString())).isEqualTo(NOON.plusSeconds(660));
    }

    @Test
    void streamSendsTheTimelineThenEachChangeAndResumes() throws Exception {
        placed();
        MvcResult stream = mvc.perform(MockMvcRequestBuilders.get("/api/merchant/orders/N-1/timeline/stream")
                        .with(client().caller()))
                .andReturn();
        assertThat(stream.getRequest().isAsyncStarted()).isTrue();
        await(stream, "event:timeline", 1);
        listed("ACCEPTED", "120", 1);
        String text = await(stream, "event:timeline", 2);
        assertThat(text).contains("\"IV-1\"").contains("id:");

        String mark =
                client().read("/api/merchant/orders/N-1/timeline").get("mark").asString();
        MvcResult again = mvc.perform(MockMvcRequestBuilders.get("/api/merchant/orders/N-1/timeline/stream")
                        .header("Last-Event-ID", mark)
                        .with(client().caller()))
                .andReturn();
        await(again, ":open", 1);
        listed("RELEASED", "800", 2);
        String resumed = await(again, "event:timeline", 1);
        assertThat(resumed).contains("RELEASED");
    }

    private static String await(MvcResult stream, String part, int times) {
        return Awaitility.await()
                .until(
                        () -> stream.getResponse().getContentAsString(StandardCharsets.UTF_8),
                        text -> text.split(part, -1).length - 1 >= times);
    }

    private void milestone(String orderNo, String state, int version, Instant at) {
        jdbc.sql("""
                        INSERT INTO order_milestone (id, merchant_id, order_no, source, source_id, state, source_version,
                          detail, occurred_at) VALUES (?, ?, ?, 'CUSTOMS', 'IV', ?, ?, '{}', ?)
                        """)
                .params(Ids.next(), merchant, orderNo, state, version, Timestamp.from(at))
                .update();
    }

    private static CustomsEntry entry() {
        return new CustomsEntry(
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
                        BigDecimal.TEN,
                        "035",
                        BigDecimal.ONE,
                        null,
                        null,
                        Money.of("185.00", "USD"),
                        List.of(new CustomsEntry.Source(
                                "N-1", 1, "INV", 1, "GB-1", BigDecimal.TEN, Money.of("185.00", "USD"))))));
    }

    private static JsonNode node(JsonNode timeline, String source) {
        for (JsonNode node : timeline.get("nodes")) {
            if (node.get("source").asString().equals(source)) {
                return node;
            }
        }
        throw new AssertionError("no " + source + " in " + timeline);
    }

    private void placed() throws Exception {
        body(client().send("/api/merchant/orders", OrderClient.order("N-1", Map.of())), 201);
    }

    private void listed(String status, String customsStatus, long version) {
        in(() -> customs.handle(event(new ListsChanged(List.of(
                new DeclaredList("IV-1", version, "N-1", "B-1", null, status, customsStatus, null, NOON, null))))));
    }

    private JsonNode body(MvcResult answer, int status) throws Exception {
        assertThat(answer.getResponse().getStatus())
                .as(answer.getResponse().getContentAsString())
                .isEqualTo(status);
        return client().bodyOf(answer);
    }

    private void in(Runnable work) {
        MerchantScope.run(merchant, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private <T> Event<T> event(T data) {
        return new Event<>(1, "test", merchant, "x", 1, NOON, data);
    }

    private OrderClient client() {
        return new OrderClient(mvc, json, merchant);
    }
}

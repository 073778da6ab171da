package io.maotong.order.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.maotong.core.event.Event;
import io.maotong.core.money.Money;
import io.maotong.customs.api.DeclaredList;
import io.maotong.customs.api.ListsChanged;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.order.OrderClient;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.order.returns.AnnouncedReturns;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@Import({AnnouncedOrders.class, AnnouncedReturns.class})
class OrderApiTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(2000);
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
    ShipmentNews shipments;

    @Autowired
    CustomsNews customs;

    @Autowired
    ReceiptNews receipts;

    @Autowired
    RefundNews refunds;

    @Autowired
    AnnouncedOrders announced;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void listFiltersSortsAndMasks() throws Exception {
        OrderClient client = client();
        client.imported("a.xlsx", OrderClient.demoWorkbook());

        assertThat(client.read("/api/merchant/orders").get("total").asInt()).isEqualTo(117);
        JsonNode german = client.read("/api/merchant/orders?country=DE&sort=goodsValue,desc&size=200");
        assertThat(german.get("total").asInt()).isPositive();
        BigDecimal last = null;
        for (JsonNode order : german.get("items")) {
            assertThat(order.get("country").asString()).isEqualTo("DE");
            assertThat(order.get("consigneeName").asString()).endsWith("***").hasSize(4);
            assertThat(order.get("goodsValue").get("currency").asString()).isEqualTo("EUR");
            assertThat(order.has("phone")).isFalse();
            BigDecimal value =
                    new BigDecimal(order.get("goodsValue").get("amount").asString());
            assertThat(last == null || value.compareTo(last) <= 0).isTrue();
            last = value;
        }
        assertThat(client.read("/api/merchant/orders?q=紫水晶手链").get("total").asInt())
                .isPositive();
        JsonNode byPhone = client.read("/api/merchant/orders?q=6561234501&size=200");
        assertThat(byPhone.get("total").asInt()).isPositive();
        for (JsonNode order : byPhone.get("items")) {
            assertThat(order.get("city").asString()).isEqualTo("Singapore");
            assertThat(order.get("consigneeName").asString()).isEqualTo("T***");
        }
        assertThat(client.read("/api/merchant/orders?from=2026-11-20&to=2026-11-20")
                        .get("total")
                        .asInt())
                .isBetween(1, 8);
    }

    @Test
    void unknownSortFieldIsRefused() throws Exception {
        assertThat(client().perform("/api/merchant/orders?sort=phone")
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void everyListQueryUsesAnIndex() throws Exception {
        client().imported("a.xlsx", OrderClient.demoWorkbook());
        for (int other = 1; other <= 20; other++) {
            jdbc.sql("""
                            INSERT INTO trade_order (id, merchant_id, order_no, shop, version, status, platform_code,
                              platform_name, trade_mode, ordered_at, currency, goods_value, freight, gross_weight,
                              net_weight, packs, goods, country, city, consignee_name, street, phone, phone_index,
                              created_at, updated_at)
                            SELECT id + ?, ?, order_no, shop, version, status, platform_code, platform_name, trade_mode,
                              ordered_at, currency, goods_value, freight, gross_weight, net_weight, packs, goods,
                              country, city, consignee_name, street, phone, phone_index, created_at, updated_at
                            FROM trade_order WHERE merchant_id = ?
                            """)
                    .params(other * 1_000_000_000_000L, 5_000_000L + merchant * 100 + other, merchant)
                    .update();
        }
        jdbc.sql("ANALYZE TABLE trade_order").query().listOfRows();
        for (String condition : List.of(
                "ORDER BY ordered_at DESC, id DESC",
                "AND status = 'PAID' ORDER BY ordered_at DESC, id DESC",
                "AND shop = 'DEMO' ORDER BY ordered_at DESC, id DESC",
                "AND country = 'SG' ORDER BY ordered_at DESC, id DESC",
                "AND order_no LIKE 'JMT20261120%' ORDER BY order_no, id DESC",
                "AND phone_index = 'x'")) {
            List<Map<String, Object>> plan = jdbc.sql(
                            "EXPLAIN FORMAT=TRADITIONAL SELECT * FROM trade_order WHERE merchant_id = " + merchant + " "
                                    + condition + " LIMIT 20")
                    .query()
                    .listOfRows();
            assertThat(plan.getFirst().get("key")).as(condition).isNotNull();
            assertThat(plan.getFirst().get("type")).as(condition).isNotIn("ALL", "index");
        }
    }

    @Test
    void exportThenAllOrdersAndNoFormula() throws Exception {
        OrderClient client = client();
        client.imported(
                "a.csv",
                OrderClient.csv(List.of(
                        OrderClient.row("N-1", Map.of("商品名称", "=玻璃")),
                        OrderClient.row("N-2", Map.of("城市", "\"Ho, Chi\"")))));
        String csv =
                client.perform("/api/merchant/orders/export.csv").getResponse().getContentAsString();
        assertThat(csv).startsWith("\uFEFF").contains("'=玻璃").contains("\"Ho, Chi\"");
        assertThat(csv.strip().split("\r\n")).hasSize(3);
    }

    @Test
    void newsInAnyOrderThenTheSameEndAndTheStatusNeverGoesBack() throws Exception {
        OrderClient client = client();
        client.imported("a.csv", OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()))));
        List<Runnable> news = new ArrayList<>(List.of(
                () -> shipped("BOOKED", 1),
                () -> shipped("IN_TRANSIT", 2),
                () -> shipped("DELIVERED", 3),
                () -> declared("120", "ACCEPTED", 1),
                () -> declared("899", "CLOSED", 2),
                () -> received(true, 1),
                () -> refunded("SUBMITTED", 1),
                () -> refunded("PAID", 2)));
        news.addAll(List.copyOf(news));
        Collections.shuffle(news, new Random(7));
        news.forEach(Runnable::run);

        JsonNode order = client.read("/api/merchant/orders/N-1");
        assertThat(order.get("status").asString()).isEqualTo("CLOSED");
        assertThat(order.get("timeline")).hasSize(9);
        assertThat(order.get("stages").get("shipment").asString()).isEqualTo("DELIVERED");
        assertThat(order.get("stages").get("customs").asString()).isEqualTo("CLOSED");
        assertThat(order.get("stages").get("refund").asString()).isEqualTo("PAID");
        assertThat(order.get("stages").get("collected").get("amount").asString())
                .isEqualTo("37.00");
    }

    @Test
    void receiptTakenBackThenNothingIsCollected() throws Exception {
        OrderClient client = client();
        client.imported("a.csv", OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()))));
        received(false, 2);
        received(true, 1);
        assertThat(client.read("/api/merchant/orders/N-1")
                        .get("stages")
                        .get("collected")
                        .isNull())
                .isTrue();
    }

    @Test
    void refusalByCustomsThenNotDeclared() throws Exception {
        OrderClient client = client();
        client.imported("a.csv", OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()))));
        declared("100", "RETURNED", 1);
        JsonNode order = client.read("/api/merchant/orders/N-1");
        assertThat(order.get("status").asString()).isEqualTo("PAID");
        assertThat(order.get("stages").get("customs").asString()).isEqualTo("RETURNED");
    }

    @Test
    void everyChangeIsAnnouncedWithARisingVersionAtMost100AtATime() throws Exception {
        OrderClient client = client();
        List<String> rows = IntStream.range(0, 230)
                .mapToObj(i -> OrderClient.row("N-" + i, Map.of()))
                .toList();
        client.imported("a.csv", OrderClient.csv(rows));
        List<OrdersChanged> events = Awaitility.await().until(() -> announced.of(merchant), found -> found.size() >= 3);
        assertThat(events).allSatisfy(event -> assertThat(event.orders()).hasSizeLessThanOrEqualTo(100));
        assertThat(events.stream().flatMap(event -> event.orders().stream()).map(TradeOrder::orderNo))
                .hasSize(230)
                .doesNotHaveDuplicates();

        shipped("IN_TRANSIT", 2);
        TradeOrder changed = Awaitility.await()
                .until(() -> announced.of(merchant), found -> found.size() > events.size())
                .getLast()
                .orders()
                .getFirst();
        assertThat(changed.orderNo()).isEqualTo("N-1");
        assertThat(changed.status()).isEqualTo("SHIPPED");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.lines()).hasSize(1);
        assertThat(changed.consignee().name()).isEqualTo("Tan Wei Ling");
    }

    @Test
    void cancelThenCancelledAndAfterShippingRefused() throws Exception {
        OrderClient client = client();
        client.imported(
                "a.csv", OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()), OrderClient.row("N-2", Map.of()))));
        shipped("IN_TRANSIT", 1);

        assertThat(client.submit("/api/merchant/orders/N-1:cancel")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        assertThat(client.submit("/api/merchant/orders/N-2:cancel")
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(client.submit("/api/merchant/orders/N-2:cancel")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        assertThat(client.read("/api/merchant/orders/N-2").get("status").asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void productsAreAddedChangedAndRemoved() throws Exception {
        String product = """
                {"sku":"X-1","name":"玻璃球","nameEn":"Glass ball","commodityCode":"7013990000",
                 "elements":"4|3|装饰用|玻璃|无品牌","unit":"007","netWeight":0.5}
                """;
        mvc.perform(post("/api/merchant/products")
                        .with(client().caller())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(product))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.version").value(1));
        mvc.perform(post("/api/merchant/products")
                        .with(client().caller())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(product))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ORDER-40902"));
        mvc.perform(put("/api/merchant/products/X-1")
                        .with(client().caller())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(product.replace("玻璃球", "玻璃方块").replace("0.5", "0.5,\"version\":1")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("玻璃方块"))
                .andExpect(jsonPath("$.version").value(2));
        mvc.perform(put("/api/merchant/products/X-1")
                        .with(client().caller())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(product.replace("0.5", "0.5,\"version\":1")))
                .andExpect(status().isConflict());
        mvc.perform(post("/api/merchant/products")
                        .with(client().caller())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(product.replace("X-1", "X-2")
                                .replace("7013990000", "0000000000")
                                .replace("007", "999")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors.length()").value(2));
        mvc.perform(delete("/api/merchant/products/X-1").with(client().caller()))
                .andExpect(status().isNoContent());
        mvc.perform(get("/api/merchant/products/X-1").with(client().caller())).andExpect(status().isNotFound());
    }

    private void shipped(String status, long version) {
        in(() -> shipments.handle(event(new ShipmentsChanged(List.of(new Shipment(
                "S-1",
                version,
                "N-1",
                status,
                "DHL",
                "3120980DH1",
                "DHL",
                "P",
                "3318810025",
                null,
                new BigDecimal("0.62"),
                1,
                null,
                NOON,
                null,
                NOON.plusSeconds(60)))))));
    }

    private void declared(String customsStatus, String status, long version) {
        in(() -> customs.handle(event(new ListsChanged(List.of(
                new DeclaredList("IV-1", version, "N-1", "B-1", null, status, customsStatus, null, NOON, null))))));
    }

    private void received(boolean active, long version) {
        in(() -> receipts.handle(event(new ReceiptsMatched(List.of(new MatchedReceipt(
                "A-1",
                version,
                active,
                "R-1",
                "N-1",
                Money.of("37.00", "USD"),
                "Tan",
                "SG",
                "BANK-1",
                LocalDate.of(2026, 11, 21)))))));
    }

    private void refunded(String status, long version) {
        in(() -> refunds.handle(event(new RefundBatchChanged(
                "F-1",
                version,
                "001",
                "202611",
                status,
                Money.cny("10.00"),
                null,
                List.of("E"),
                List.of("N-1"),
                NOON))));
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

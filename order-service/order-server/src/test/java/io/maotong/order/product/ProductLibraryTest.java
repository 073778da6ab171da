package io.maotong.order.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.order.OrderClient;
import io.maotong.test.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class ProductLibraryTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(10_000);
    private static final String PRODUCTS = "/api/merchant/products";

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void detailSaysWhatTheTariffWants() throws Exception {
        body(client().send(PRODUCTS, product("P-1", Map.of("netWeight", "0.5"))), 201);
        JsonNode detail = client().read(PRODUCTS + "/P-1");
        assertThat(detail.get("problems")).isEmpty();
        JsonNode tariff = detail.get("tariff");
        assertThat(tariff.get("legalUnit1").asString()).isEqualTo("035");
        assertThat(tariff.get("legalQuantity1").asString()).isEqualTo("0.5");
        JsonNode brand = tariff.get("elements").get(0);
        assertThat(brand.get("mandatory").asBoolean()).isTrue();
        assertThat(brand.get("choices").get("4").asString()).contains("境外品牌");
        assertThat(brand.get("value").asString()).isEqualTo("4");
        assertThat(client().read(PRODUCTS + "/tariff?q=玻璃").size()).isGreaterThan(2);
    }

    @Test
    void elementOutsideOfItsChoicesIsRefusedWithThem() throws Exception {
        JsonNode refused = body(client().send(PRODUCTS, product("P-1", Map.of("elements", "9|3|装饰用|玻璃|无品牌"))), 400);
        assertThat(refused.get("errors").get(0).get("rule").asString()).isEqualTo("I11");
        assertThat(refused.get("errors").get(0).get("expected").asString()).contains("0=无品牌");
    }

    @Test
    void everyChangeIsInTheHistory() throws Exception {
        body(client().send(PRODUCTS, product("P-1", Map.of())), 201);
        body(client().replace(PRODUCTS + "/P-1", product("P-1", Map.of("name", "玻璃方块", "netWeight", "0.7"))), 200);
        body(client().submit(PRODUCTS + "/P-1:freeze"), 200);
        JsonNode history = client().read(PRODUCTS + "/P-1/history");
        assertThat(history).hasSize(3);
        assertThat(history.get(0).get("changes").toString()).contains("FROZEN");
        assertThat(history.get(1).get("changes")).hasSize(2);
        assertThat(history.get(1).get("actor").asString()).isEqualTo("member-of-" + merchant);
        // The same content again is no version.
        assertThat(body(
                                client().replace(
                                                PRODUCTS + "/P-1",
                                                product("P-1", Map.of("name", "玻璃方块", "netWeight", "0.70"))),
                                200)
                        .get("version")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void learnedProductThenItsFirstChangeShowsWhatItWas() throws Exception {
        client().imported("a.csv", OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()))));
        body(client().replace(PRODUCTS + "/GB-1", product("GB-1", Map.of("nameEn", "Crystal"))), 200);
        JsonNode history = client().read(PRODUCTS + "/GB-1/history");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).get("changes").toString()).contains("Glass ornament");
    }

    @Test
    void frozenThenNewOrdersAreRefusedAndArchivedThenNoDefaults() throws Exception {
        body(client().send(PRODUCTS, product("GB-1", Map.of())), 201);
        body(client().submit(PRODUCTS + "/GB-1:freeze"), 200);
        JsonNode refused = body(client().send("/api/merchant/orders", OrderClient.order("N-1", Map.of())), 400);
        assertThat(refused.get("errors").get(0).get("rule").asString()).isEqualTo("P1");
        body(client().submit(PRODUCTS + "/GB-1:archive"), 200);
        assertThat(client().read(PRODUCTS).get("total").asInt()).isZero();
        assertThat(client().read(PRODUCTS + "?status=ARCHIVED").get("total").asInt())
                .isEqualTo(1);
        body(
                client().send(
                                "/api/merchant/orders",
                                OrderClient.order(
                                        "N-1",
                                        Map.of(
                                                "lines",
                                                List.of(Map.of("sku", "GB-1", "quantity", 1, "unitPrice", 1))))),
                400);
        body(client().submit(PRODUCTS + "/GB-1:release"), 200);
        body(client().send("/api/merchant/orders", OrderClient.order("N-1", Map.of())), 201);
    }

    @Test
    void codeThatHasEndedThenTheProductIsFoundAndSaysSo() throws Exception {
        jdbc.sql("""
                        INSERT IGNORE INTO hs_code (code, name, unit1, unit2, elements, valid_from, valid_to, source)
                        VALUES ('7013990099', '旧编码', '035', NULL, '品牌类型', '2019-01-01', '2019-12-31', 'test')
                        """).update();
        jdbc.sql("""
                        INSERT INTO product (id, merchant_id, sku, name, name_en, commodity_code, elements, unit, version,
                          updated_at) VALUES (?, ?, 'OLD', '旧', 'old', '7013990099', '4', '007', 1, NOW())
                        """).params(merchant * 100, merchant).update();
        body(client().send(PRODUCTS, product("P-1", Map.of())), 201);
        JsonNode expired = client().read(PRODUCTS + "?codeExpired=true");
        assertThat(expired.get("total").asInt()).isEqualTo(1);
        assertThat(client().read(PRODUCTS + "/OLD")
                        .get("problems")
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("I6");
    }

    @Test
    void sheetThenGoodRowsAreKeptAndBadOnesHandedBackAndTheExportIsASheet() throws Exception {
        String sheet = """
                货号,商品名称,英文名称,商品编码,申报要素,计量单位,单件净重(千克)
                P-1,玻璃球,Glass ball,7013990000,4|3|装饰用|玻璃|无品牌,个,0.5
                P-2,玻璃球,Glass ball,7013990000,4|3|装饰用|玻璃|无品牌,7,heavy
                P-1,玻璃球,Glass ball,7013990000,4|3|装饰用|玻璃|无品牌,个,0.5
                """;
        JsonNode answer =
                body(client().upload(PRODUCTS + "/import", "p.csv", sheet.getBytes(StandardCharsets.UTF_8)), 200);
        assertThat(answer.get("added").asInt()).isEqualTo(1);
        assertThat(answer.get("rows")).hasSize(2);
        assertThat(answer.get("rows").get(0).get("row").asInt()).isEqualTo(3);

        JsonNode job = body(client().send("/api/merchant/order-exports", Map.of("subject", "products")), 202);
        String export = job.get("exportId").asString();
        Awaitility.await()
                .until(() -> client().read("/api/merchant/order-exports/" + export)
                        .get("status")
                        .asString()
                        .equals("DONE"));
        byte[] file = client().perform("/api/merchant/order-exports/" + export + "/file")
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("P-1,玻璃球", "ACTIVE");
        assertThat(body(client().upload(PRODUCTS + "/import", "again.csv", file), 200)
                        .get("unchanged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void shopsFillOrdersAndAClosedOneTakesNoNewOnes() throws Exception {
        body(
                client().send(
                                "/api/merchant/shops",
                                Map.of(
                                        "code", "shop-1",
                                        "name", "Shop",
                                        "platformCode", "12345",
                                        "platformName", "X")),
                400);
        body(client().send("/api/merchant/orders", OrderClient.order("N-1", Map.of())), 201);
        JsonNode learned = client().read("/api/merchant/shops/shop-1");
        assertThat(learned.get("learned").asBoolean()).isTrue();
        body(
                client().replace(
                                "/api/merchant/shops/shop-1",
                                Map.of(
                                        "code", "shop-1",
                                        "name", "Shop",
                                        "platformCode", "无",
                                        "platformName", "Shopee",
                                        "currency", "SGD",
                                        "version", 1)),
                200);
        Map<String, Object> order = OrderClient.order("N-2", Map.of());
        order.remove("currency");
        body(client().send("/api/merchant/orders", order), 201);
        JsonNode placed = client().read("/api/merchant/orders/N-2");
        assertThat(placed.get("goodsValue").get("currency").asString()).isEqualTo("SGD");
        assertThat(placed.get("platformName").asString()).isEqualTo("Shopee");
        body(client().submit("/api/merchant/shops/shop-1:close"), 200);
        JsonNode refused = body(client().send("/api/merchant/orders", OrderClient.order("N-3", Map.of())), 400);
        assertThat(refused.get("errors").get(0).get("rule").asString()).isEqualTo("S1");
        assertThat(client().read("/api/merchant/platforms").size()).isGreaterThan(3);
    }

    @Test
    void ordersAboveTheDirectLimitAreExportedInTheBackgroundOnly() throws Exception {
        client().imported("a.csv", OrderClient.csv(List.of(OrderClient.row("N-0", Map.of()))));
        for (int power = 0; power < 13; power++) {
            jdbc.sql("""
                            INSERT INTO trade_order (id, merchant_id, order_no, shop, version, status, platform_code,
                              platform_name, trade_mode, ordered_at, currency, goods_value, freight, gross_weight,
                              net_weight, packs, goods, country, city, consignee_name, street, phone, phone_index,
                              created_at, updated_at)
                            SELECT id + ?, merchant_id, CONCAT(order_no, '.', ?), shop, version, status, platform_code,
                              platform_name, trade_mode, ordered_at, currency, goods_value, freight, gross_weight,
                              net_weight, packs, goods, country, city, consignee_name, street, phone, phone_index,
                              created_at, updated_at
                            FROM trade_order WHERE merchant_id = ?
                            """).params(1L << (power + 4), power, merchant).update();
        }
        body(client().perform("/api/merchant/orders/export.csv"), 409);
        JsonNode job = body(
                client().send(
                                "/api/merchant/order-exports",
                                Map.of("subject", "orders", "filter", Map.of("shop", "shop-1"))),
                202);
        assertThat(job.get("totalRows").asInt()).isEqualTo(8192);
        String id = job.get("exportId").asString();
        Awaitility.await()
                .until(() -> client().read("/api/merchant/order-exports/" + id)
                        .get("status")
                        .asString()
                        .equals("DONE"));
        String file = client().perform("/api/merchant/order-exports/" + id + "/file")
                .getResponse()
                .getContentAsString();
        assertThat(file.split("\r\n")).hasSize(8193);
        assertThat(file).doesNotContain("Tan Wei Ling");
        body(client().send("/api/merchant/order-exports", Map.of("subject", "nothing")), 400);
        body(
                client().send(
                                "/api/merchant/order-exports",
                                Map.of("subject", "orders", "filter", Map.of("status", "NOPE"))),
                400);
    }

    private static Map<String, Object> product(String sku, Map<String, Object> changes) {
        Map<String, Object> product = new HashMap<>(Map.of(
                "sku", sku,
                "name", "玻璃球",
                "nameEn", "Glass ball",
                "commodityCode", "7013990000",
                "elements", "4|3|装饰用|玻璃|无品牌",
                "unit", "007"));
        product.putAll(changes);
        return product;
    }

    private JsonNode body(MvcResult answer, int status) throws Exception {
        assertThat(answer.getResponse().getStatus())
                .as(answer.getResponse().getContentAsString())
                .isEqualTo(status);
        return client().bodyOf(answer);
    }

    private OrderClient client() {
        return new OrderClient(mvc, json, merchant);
    }
}

package io.maotong.order.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.order.OrderClient;
import io.maotong.test.ServiceTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files as merchants have them: their own columns, other formats, checked first, corrected in place. */
@ServiceTest
class ImportWorkflowTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(8000);
    private static final String IMPORTS = "/api/merchant/order-imports";

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void ownColumnNamesAreMappedOnceAndRememberedForTheShop() throws Exception {
        String mapping = """
                {"单号":"orderNo","买家姓名":"consigneeName","数量(件)":"quantity","备注":""}
                """;
        byte[] first = renamed(OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()))));
        JsonNode preview = client().bodyOf(client().upload(IMPORTS + "/preview", "a.csv", first, "shop", "shop-1"));
        assertThat(column(preview, "城市").get("basis").asString()).isEqualTo("NAME");
        assertThat(column(preview, "买家姓名").get("field").isNull()).isTrue();
        assertThat(column(preview, "买家姓名").get("sample").asString()).isEqualTo("T***");
        assertThat(column(preview, "数量(件)").get("basis").asString()).isEqualTo("SIMILAR");
        assertThat(preview.get("missing")).hasSize(3);

        JsonNode done = imported(first, "shop", "shop-1", "mapping", mapping);
        assertThat(done.get("accepted").asInt()).isEqualTo(1);

        byte[] second = renamed(OrderClient.csv(List.of(OrderClient.row("N-2", Map.of()))));
        JsonNode remembered = client().bodyOf(client().upload(IMPORTS + "/preview", "b.csv", second, "shop", "shop-1"));
        assertThat(column(remembered, "买家姓名").get("basis").asString()).isEqualTo("REMEMBERED");
        assertThat(remembered.get("missing")).isEmpty();
        assertThat(imported(second, "shop", "shop-1").get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void failedForItsColumnsThenTheSameFileMayComeAgainWithAMapping() throws Exception {
        byte[] file = renamed(OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()))));
        JsonNode failed = imported(file);
        assertThat(failed.get("status").asString()).isEqualTo("FAILED");
        JsonNode done =
                imported(file, "mapping", "{\"单号\":\"orderNo\",\"买家姓名\":\"consigneeName\",\"数量(件)\":\"quantity\"}");
        assertThat(done.get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void wrongMappingIsRefusedAtOnce() throws Exception {
        MvcResult answer = client().upload(
                        IMPORTS,
                        "a.csv",
                        "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8),
                        "mapping",
                        "{\"a\":\"nothing\",\"b\":\"orderNo\"}");
        assertThat(answer.getResponse().getStatus()).isEqualTo(400);
        assertThat(client().bodyOf(answer).get("errors").get(0).get("field").asString())
                .isEqualTo("a");
    }

    @Test
    void gbkFileThenReadAsItIs() throws Exception {
        byte[] utf8 = OrderClient.csv(List.of(OrderClient.row("N-1", Map.of("城市", "新加坡"))));
        byte[] gbk = new String(utf8, StandardCharsets.UTF_8).getBytes(Charset.forName("GBK"));
        JsonNode done = imported(gbk);
        assertThat(done.get("format").asString()).startsWith("CSV GB18030");
        assertThat(done.get("expectedRows").asInt()).isEqualTo(1);
        assertThat(client().read("/api/merchant/orders/N-1")
                        .get("consignee")
                        .get("city")
                        .asString())
                .isEqualTo("新加坡");
    }

    @Test
    void jsonLinesThenOrdersWithTheirLines() throws Exception {
        String lines = json.writeValueAsString(OrderClient.order("N-1", Map.of()))
                + "\n"
                + json.writeValueAsString(OrderClient.order("N-2", Map.of("currency", "XYZ")));
        JsonNode done = imported(lines.getBytes(StandardCharsets.UTF_8));
        assertThat(done.get("accepted").asInt()).isEqualTo(1);
        assertThat(done.get("rejected").asInt()).isEqualTo(1);
        assertThat(client().read("/api/merchant/orders/N-1").get("orderedAt").asString())
                .startsWith("2026-11-20T02:15:00");
    }

    @Test
    void platformReportIsRecognisedAndProductsAndShopFillTheRest() throws Exception {
        client().send(
                        "/api/merchant/products",
                        Map.ofEntries(
                                Map.entry("sku", "GB-1"),
                                Map.entry("name", "玻璃摆件"),
                                Map.entry("nameEn", "Glass ornament"),
                                Map.entry("commodityCode", "7013990000"),
                                Map.entry("elements", "4|3|装饰用|玻璃|无品牌"),
                                Map.entry("unit", "个"),
                                Map.entry("netWeight", "0.5"),
                                Map.entry("grossWeight", "0.6"),
                                Map.entry("originCountry", "CN")));
        client().send(
                        "/api/merchant/shops",
                        Map.of(
                                "code", "my-shopify",
                                "name", "My shop",
                                "platformCode", "无",
                                "platformName", "Shopify",
                                "tradeMode", "9710",
                                "payName", "Shopify Payments"));
        String report = """
                Name,Email,Created at,Currency,Shipping,Shipping Name,Shipping Street,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Lineitem sku,Lineitem name,Lineitem quantity,Lineitem price,Notes
                S1001,a@example.com,2026-11-20 10:15:00 +0800,USD,3.00,Tan Wei Ling,12 Orchard Road,Singapore,238832,,SG,+65 6123 4567,GB-1,Glass,2,18.50,x
                """;
        JsonNode preview = client().bodyOf(client().upload(
                        IMPORTS + "/preview", "a.csv", report.getBytes(StandardCharsets.UTF_8), "shop", "my-shopify"));
        assertThat(preview.get("preset").get("preset").asString()).isEqualTo("shopify");
        assertThat(preview.get("rows").get(0).get("errors")).isEmpty();
        JsonNode done = imported(report.getBytes(StandardCharsets.UTF_8), "shop", "my-shopify");
        assertThat(done.get("accepted").asInt()).as(done.toString()).isEqualTo(1);
        JsonNode order = client().read("/api/merchant/orders/S1001");
        assertThat(order.get("tradeMode").asString()).isEqualTo("9710");
        assertThat(order.get("payName").asString()).isEqualTo("Shopify Payments");
        assertThat(order.get("orderedAt").asString()).startsWith("2026-11-20T02:15:00");
        assertThat(order.get("grossWeight").decimalValue()).isEqualByComparingTo("1.2");
        assertThat(order.get("lines").get(0).get("totalPrice").get("amount").asString())
                .isEqualTo("37.00");
        assertThat(order.get("lines").get(0).get("originCountry").asString()).isEqualTo("CN");
        assertThat(order.get("provenance").toString())
                .contains("\"PRODUCT v1\"", "\"SHOP\"", "\"CALCULATED\"", "commodityCode");
    }

    @Test
    void checkedFirstThenNothingIsTakenUntilAPersonSaysSo() throws Exception {
        byte[] file =
                OrderClient.csv(List.of(OrderClient.row("N-1", Map.of()), OrderClient.row("N-2", Map.of("总价", "1"))));
        JsonNode checked = imported(file, "mode", "CHECK_FIRST");
        assertThat(checked.get("status").asString()).isEqualTo("CHECKED");
        assertThat(checked.get("accepted").asInt()).isEqualTo(1);
        assertThat(orders()).isZero();
        String id = checked.get("importId").asString();
        assertThat(client().read(IMPORTS + "/" + id + "?rowStatus=VALID")
                        .get("rows")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(client().submit(IMPORTS + "/" + id + ":take-valid")
                        .getResponse()
                        .getStatus())
                .isEqualTo(202);
        JsonNode done = done(id);
        assertThat(done.get("accepted").asInt()).isEqualTo(1);
        assertThat(done.get("rejected").asInt()).isEqualTo(1);
        assertThat(done.get("totalRows").asInt()).isEqualTo(2);
        assertThat(orders()).isEqualTo(1);
        assertThat(client().submit(IMPORTS + "/" + id + ":take-valid")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void discardedThenTheFileMayComeAgain() throws Exception {
        byte[] file = OrderClient.csv(List.of(OrderClient.row("N-1", Map.of())));
        String id = imported(file, "mode", "CHECK_FIRST").get("importId").asString();
        assertThat(client().submit(IMPORTS + "/" + id + ":discard")
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        JsonNode again = imported(file);
        assertThat(again.get("importId").asString()).isNotEqualTo(id);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void errorsAreGroupedByRepairAndOneRepairPutsAllOfThemRight() throws Exception {
        List<String> rows = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(i -> OrderClient.row("N-" + i, Map.of("币制", "840")))
                .toList());
        rows.add(OrderClient.row("N-99", Map.of("总价", "36.99", "币制", "840")));
        String id = imported(OrderClient.csv(rows)).get("importId").asString();

        JsonNode repairs = client().read(IMPORTS + "/" + id + "/repairs");
        assertThat(repairs).hasSize(2);
        assertThat(repairs.get(0).get("rows").asInt()).isEqualTo(31);
        assertThat(repairs.get(0).get("given").asString()).isEqualTo("840");
        assertThat(repairs.get(0).get("expected").asString()).isEqualTo("USD");
        String repair = repairs.get(0).get("repair").asString();
        assertThat(client().read(IMPORTS + "/" + id + "?repair=" + repair)
                        .get("rows")
                        .get("total")
                        .asInt())
                .isEqualTo(31);

        JsonNode fixed = client().bodyOf(
                        client().send(IMPORTS + "/" + id + "/repairs/" + repair + ":apply", Map.of("value", "USD")));
        assertThat(fixed.get("accepted").asInt()).isEqualTo(30);
        assertThat(fixed.get("left").asInt()).isEqualTo(1);
        assertThat(orders()).isEqualTo(30);

        JsonNode last = client().bodyOf(client().send(
                        IMPORTS + "/" + id + "/rows/32:fix", Map.of("cells", Map.of("totalPrice", "37.00"))));
        assertThat(last.get("accepted").asInt()).isEqualTo(1);
        JsonNode done = client().read(IMPORTS + "/" + id);
        assertThat(done.get("accepted").asInt()).isEqualTo(31);
        assertThat(done.get("rejected").asInt()).isZero();
        assertThat(done.get("fixed").asInt()).isEqualTo(31);
        assertThat(client().read(IMPORTS + "/" + id + "/repairs")).isEmpty();
        // Twice is not two orders.
        assertThat(client().send(IMPORTS + "/" + id + "/rows/32:fix", Map.of("cells", Map.of("totalPrice", "37.00")))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void orderOfSeveralRowsIsFixedAsAWhole() throws Exception {
        String id = imported(OrderClient.csv(List.of(
                        OrderClient.row("N-1", Map.of("电话", "call me")),
                        OrderClient.row("N-1", Map.of("电话", "call me", "货号", "GB-2", "净重(千克)", "0.01")))))
                .get("importId")
                .asString();
        JsonNode fixed = client().bodyOf(client().send(
                        IMPORTS + "/" + id + "/rows/3:fix", Map.of("cells", Map.of("phone", "+65 6123 4567"))));
        assertThat(fixed.get("accepted").asInt()).as(fixed.toString()).isEqualTo(1);
        assertThat(client().read("/api/merchant/orders/N-1").get("lines")).hasSize(2);
        // What people are called and how they are reached is not in the table of faults.
        assertThat(jdbc.sql("SELECT COUNT(*) FROM order_import_fault WHERE given = 'call me'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static byte[] renamed(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8)
                .replaceFirst("订单编号", "单号")
                .replaceFirst("收货人", "买家姓名")
                .replaceFirst(",数量,", ",数量(件),")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode column(JsonNode preview, String header) {
        for (JsonNode column : preview.get("columns")) {
            if (column.get("header").asString().equals(header)) {
                return column;
            }
        }
        throw new AssertionError("no column " + header + " in " + preview);
    }

    private JsonNode imported(byte[] file, String... fields) throws Exception {
        MvcResult answer = client().upload(IMPORTS, "a.dat", file, fields);
        assertThat(answer.getResponse().getStatus())
                .as(answer.getResponse().getContentAsString())
                .isEqualTo(202);
        return done(client().bodyOf(answer).get("importId").asString());
    }

    private JsonNode done(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> client().read(IMPORTS + "/" + id),
                        found -> List.of("DONE", "FAILED", "CHECKED")
                                .contains(found.get("status").asString()));
    }

    private int orders() {
        return jdbc.sql("SELECT COUNT(*) FROM trade_order WHERE merchant_id = ?")
                .param(merchant)
                .query(Integer.class)
                .single();
    }

    private OrderClient client() {
        return new OrderClient(mvc, json, merchant);
    }
}

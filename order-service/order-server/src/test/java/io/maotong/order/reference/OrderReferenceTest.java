package io.maotong.order.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.core.time.BusinessTime;
import io.maotong.order.OrderClient;
import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class OrderReferenceTest {

    private static final String TABLES = "/api/ops/order-references";
    private static final RequestPostProcessor OPERATOR = Callers.operator("operations:read", "order:reference");

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void tablesSayTheirColumns() throws Exception {
        JsonNode tables = read(TABLES, 200);
        assertThat(tables.valueStream().map(table -> table.get("table").asString()))
                .containsExactly(
                        "units",
                        "currencies",
                        "countries",
                        "tariff",
                        "elements",
                        "platforms",
                        "presets",
                        "expectations");
        for (JsonNode table : tables) {
            JsonNode page = read(TABLES + "/" + table.get("table").asString() + "?size=5", 200);
            assertThat(page.get("items")).as(table.toString()).isNotEmpty();
            assertThat(page.get("items").get(0).get("source").asString()).isNotBlank();
        }
        read(TABLES + "/orders", 404);
    }

    @Test
    void platformIsAddedForMerchantsOnceAndEndsOnADay() throws Exception {
        String name = "Ozon";
        Map<String, Object> request = written(today(), Map.of("name", name, "code", "无", "overseas", "1"));
        assertThat(send(TABLES + "/platforms", request, 201).get("entries").asInt())
                .isEqualTo(1);
        assertThat(platforms()).contains(name);

        JsonNode again = send(TABLES + "/platforms", request, 409);
        assertThat(again.get("errors").get(0).get("row").asInt()).isEqualTo(1);
        // The database would call it the same.
        send(TABLES + "/platforms", written(today(), Map.of("name", "OZON", "code", "无", "overseas", "1")), 409);

        send(
                TABLES + "/platforms:retire",
                Map.of("keys", List.of(name), "lastDay", today().toString(), "reason", "closed"),
                200);
        assertThat(platforms()).contains(name);
        assertThat(keys("/platforms?q=Ozon&on=" + today().plusDays(1))).isEmpty();
        send(
                TABLES + "/platforms:retire",
                Map.of("keys", List.of(name), "lastDay", today().toString(), "reason", "closed"),
                400);

        JsonNode history = read(TABLES + "/platforms/history?key=" + name, 200);
        assertThat(history.get("periods")).hasSize(1);
        assertThat(history.get("periods").get(0).get("validTo").asString()).isEqualTo(today().toString());
        assertThat(history.get("changes").get(0).get("action").asString()).isEqualTo("RETIRED");
        assertThat(history.get("changes").get(0).get("grounds").asString()).isEqualTo("closed");
        assertThat(history.get("changes").get(1).get("action").asString()).isEqualTo("CREATED");
        assertThat(history.get("changes").get(1).get("actor").asString()).isEqualTo("operator-1");

        // What has ended may begin again afterwards.
        send(
                TABLES + "/platforms",
                written(today().plusDays(1), Map.of("name", name, "code", "无", "overseas", "1")),
                201);
        assertThat(read(TABLES + "/platforms/history?key=" + name, 200).get("periods"))
                .hasSize(2);
    }

    @Test
    void changedTariffCountsFromItsDayOnAndTheOldOneUntilThen() throws Exception {
        Map<String, String> line = Map.of("code", "7018200000", "name", "玻璃珠粉", "unit1", "035", "elements", "用途|材质");
        send(TABLES + "/tariff", written(today(), line), 201);
        Map<String, String> later =
                Map.of("code", "7018200000", "name", "玻璃微球", "unit1", "035", "elements", "用途|材质|直径");
        LocalDate day = today().plusDays(3);
        send(TABLES + "/tariff:change", written(day, later), 200);

        assertThat(names("/tariff?q=7018200000")).containsExactly("玻璃珠粉");
        assertThat(names("/tariff?q=7018200000&on=" + day.minusDays(1))).containsExactly("玻璃珠粉");
        assertThat(names("/tariff?q=7018200000&on=" + day)).containsExactly("玻璃微球");
        assertThat(names("/tariff?q=7018200000&all=true")).containsExactly("玻璃珠粉", "玻璃微球");
        // Only behind what is there already.
        send(TABLES + "/tariff:change", written(day, later), 400);
        send(TABLES + "/tariff:change", written(today(), later), 400);

        OrderClient merchant = new OrderClient(mvc, json, 8_801);
        JsonNode imported = merchant.imported(
                "a.csv",
                OrderClient.csv(List.of(
                        OrderClient.row("REF-1", Map.of("商品编码", "7018200000", "申报要素", "装饰用|玻璃")),
                        OrderClient.row("REF-2", Map.of("商品编码", "7018200000", "申报要素", "装饰用|玻璃|1mm")))));
        assertThat(imported.get("accepted").asInt()).as(imported.toString()).isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsWritten() throws Exception {
        Map<String, Object> request = written(
                today(),
                Map.of("code", "7018300000", "name", "好", "unit1", "035", "elements", "用途"),
                Map.of("code", "70183", "name", "", "unit1", "kg", "elements", "用途|用途", "colour", "red"),
                Map.of("code", "7018300000", "name", "又", "unit1", "998", "elements", "用途"));
        JsonNode refused = send(TABLES + "/tariff", request, 400);
        List<String> found = refused.get("errors")
                .valueStream()
                .map(error ->
                        error.get("row").asInt() + " " + error.get("field").asString() + " "
                                + error.get("rule").asString())
                .toList();
        assertThat(found)
                .contains("2 code FORMAT", "2 name FORMAT", "2 unit1 FORMAT", "2 colour COLUMN")
                .contains("3 unit1 UNIT", "3 code REPEATED");
        assertThat(keys("/tariff?q=70183")).isEmpty();
        JsonNode past =
                send(TABLES + "/units", written(today().minusDays(1), Map.of("code", "997", "name", "袋2")), 400);
        assertThat(past.get("errors").get(0).get("field").asString()).isEqualTo("validFrom");
        send(TABLES + "/units", written(today()), 400);
        send(TABLES + "/units:change", written(today(), Map.of("code", "996", "name", "无此")), 400);
    }

    @Test
    void unitThatTheTariffNeedsStays() throws Exception {
        JsonNode refused = send(
                TABLES + "/units:retire",
                Map.of("keys", List.of("035"), "lastDay", today().toString(), "reason", "test"),
                400);
        assertThat(refused.get("errors").get(0).get("rule").asString()).isEqualTo("IN_USE");
        assertThat(keys("/units?q=035&on=" + today().plusDays(1))).containsExactly("035");
    }

    @Test
    void presetOfAPlatformIsUsedByTheNextFile() throws Exception {
        List<Map<String, String>> columns = new ArrayList<>();
        Map.of("orderNo", "Posting", "consigneeName", "Buyer", "city", "Town", "sku", "Offer", "quantity", "Pieces")
                .forEach((field, header) -> columns.add(
                        Map.of("preset", "ozon", "field", field, "header", header, "title", "Ozon postings")));
        send(
                TABLES + "/presets",
                Map.of("entries", columns, "validFrom", today().toString(), "source", "a fresh export"),
                201);
        OrderClient merchant = new OrderClient(mvc, json, 8_802);
        JsonNode preview = merchant.bodyOf(merchant.upload(
                "/api/merchant/order-imports/preview",
                "a.csv",
                "Posting,Buyer,Town,Offer,Pieces\nP-1,Tan,Kazan,GB-1,2\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(preview.get("preset").get("preset").asString()).isEqualTo("ozon");
        send(
                TABLES + "/presets",
                written(today(), Map.of("preset", "ozon", "field", "colour", "header", "Colour", "title", "Ozon")),
                400);
    }

    @Test
    void twoOperatorsAtOnceThenOneOfThemHasWritten() throws Exception {
        int operators = 4;
        CyclicBarrier together = new CyclicBarrier(operators);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sent = IntStream.range(0, operators)
                    .mapToObj(i -> people.submit(() -> {
                        together.await();
                        return perform(TABLES + "/units", written(today(), Map.of("code", "995", "name", "捆" + i)))
                                .getResponse()
                                .getStatus();
                    }))
                    .toList();
            for (Future<Integer> one : sent) {
                answers.add(one.get());
            }
        }
        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM code_unit WHERE code = '995'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM reference_change WHERE ref_key = '995'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void listsAndHistoriesAreReadAlongTheirKeys() {
        jdbc.sql("""
                        INSERT INTO hs_code (code, name, unit1, elements, valid_from, source)
                        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000)
                        SELECT 9900000000 + n, 'filler', '035', 'x', '2020-01-01', 'test' FROM numbers
                        """).update();
        jdbc.sql("""
                        INSERT INTO reference_change (id, ref_table, ref_key, action, content, grounds, actor, changed_at)
                        SELECT code, 'tariff', code, 'CREATED', '{}', 'test', 'a', NOW(6) FROM hs_code WHERE code LIKE '99%'
                        """).update();
        jdbc.sql("ANALYZE TABLE hs_code, reference_change").query().listOfRows();
        ReferencePeriods.Wanted wanted = new ReferencePeriods.Wanted("99000001", today());
        List<Object> parameters = new ArrayList<>(wanted.parameters());
        parameters.addAll(List.of(50, 0));
        Map<String, Object> list = jdbc.sql(
                        "EXPLAIN FORMAT=TRADITIONAL " + ReferencePeriods.listSql(ReferenceTable.TARIFF, wanted))
                .params(parameters)
                .query()
                .singleRow();
        assertThat(list).containsEntry("key", "PRIMARY").containsEntry("type", "range");
        Map<String, Object> history = jdbc.sql("EXPLAIN FORMAT=TRADITIONAL SELECT * FROM reference_change"
                        + " WHERE ref_table = 'tariff' AND ref_key = '9900000007' ORDER BY id DESC LIMIT 200")
                .query()
                .singleRow();
        assertThat(history).containsEntry("key", "ix_reference_key");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Map<String, Object> written(LocalDate from, Map<String, String>... entries) {
        return Map.of("entries", List.of(entries), "validFrom", from.toString(), "source", "announcement 1 of 2026");
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    private List<String> platforms() throws Exception {
        return new OrderClient(mvc, json, 8_800)
                .read("/api/merchant/platforms")
                .valueStream()
                .map(platform -> platform.get("name").asString())
                .toList();
    }

    private List<String> keys(String query) throws Exception {
        return read(TABLES + query, 200)
                .get("items")
                .valueStream()
                .map(item -> item.get("key").asString())
                .toList();
    }

    private List<String> names(String query) throws Exception {
        return read(TABLES + query, 200)
                .get("items")
                .valueStream()
                .map(item -> item.get("values").get("name").asString())
                .toList();
    }

    private JsonNode read(String path, int status) throws Exception {
        MvcResult answer = mvc.perform(get(path).with(OPERATOR)).andReturn();
        return body(answer, status);
    }

    private JsonNode send(String path, Object body, int status) throws Exception {
        return body(perform(path, body), status);
    }

    private MvcResult perform(String path, Object body) throws Exception {
        return mvc.perform(post(path)
                        .with(OPERATOR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body)))
                .andReturn();
    }

    private JsonNode body(MvcResult answer, int status) throws Exception {
        assertThat(answer.getResponse().getStatus())
                .as(answer.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}

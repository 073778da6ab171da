package io.maotong.order.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.order.OrderClient;
import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The merchant's own systems. */
@ServiceTest
class OpenOrderTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(9000);
    private static final String ORDERS = "/api/open/orders";

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void createdChangedAndCancelledOneByOne() throws Exception {
        assertThat(body(post(ORDERS), OrderClient.order("N-1", Map.of()), 201)
                        .get("status")
                        .asString())
                .isEqualTo("PAID");
        assertThat(body(post(ORDERS), OrderClient.order("N-1", Map.of()), 409)
                        .get("code")
                        .asString())
                .isEqualTo("ORDER-40901");
        assertThat(body(put(ORDERS + "/N-1"), Map.of("order", OrderClient.order("N-1", Map.of("packs", 2))), 200)
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(read(ORDERS + "/N-1").get("packs").asInt()).isEqualTo(2);
        assertThat(body(post(ORDERS + "/N-1:cancel"), Map.of("reason", "test"), 200)
                        .get("status")
                        .asString())
                .isEqualTo("CANCELLED");
        assertThat(body(post(ORDERS), Map.of("orderNo", "N-2", "lines", List.of(Map.of("sku", "A"))), 400)
                        .get("errors")
                        .size())
                .isGreaterThan(8);
    }

    @Test
    void batchThenEachRowHasItsAnswerAndTheSameAgainChangesNothing() throws Exception {
        body(post(ORDERS), OrderClient.order("N-0", Map.of()), 201);
        body(post(ORDERS), OrderClient.order("N-9", Map.of()), 201);
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(Map.of("order", OrderClient.order("N-0", Map.of("packs", 3))));
        items.add(Map.of("order", OrderClient.order("N-1", Map.of())));
        items.add(Map.of("order", OrderClient.order("N-2", Map.of("currency", "840"))));
        items.add(Map.of("action", "CANCEL", "orderNo", "N-9"));
        items.add(Map.of("action", "CANCEL", "orderNo", "N-8"));
        items.add(Map.of("order", OrderClient.order("N-1", Map.of("packs", 9))));
        items.add(Map.of("action", "UPSERT", "orderNo", "N-7"));
        JsonNode answer = body(post(ORDERS + "/batch"), Map.of("orders", items), 207);
        assertThat(results(answer))
                .containsExactly(
                        "200 CHANGED",
                        "201 CREATED",
                        "400 REJECTED",
                        "200 CANCELLED",
                        "404 REJECTED",
                        "409 REJECTED",
                        "400 REJECTED");
        assertThat(answer.get("accepted").asInt()).isEqualTo(3);
        assertThat(answer.get("rows")
                        .get(2)
                        .get("errors")
                        .get(0)
                        .get("expected")
                        .asString())
                .isEqualTo("USD");
        assertThat(results(body(post(ORDERS + "/batch"), Map.of("orders", items.subList(0, 2)), 207)))
                .containsExactly("200 UNCHANGED", "200 UNCHANGED");
    }

    @Test
    void fiveHundredAtOnceArePlacedAndOneMoreIsTooMany() throws Exception {
        List<Map<String, Object>> items = IntStream.range(0, 501)
                .mapToObj(i -> Map.<String, Object>of("order", OrderClient.order("N-" + i, Map.of())))
                .toList();
        body(post(ORDERS + "/batch"), Map.of("orders", items), 400);
        JsonNode answer = body(post(ORDERS + "/batch"), Map.of("orders", items.subList(0, 500)), 207);
        assertThat(answer.get("accepted").asInt()).isEqualTo(500);
        assertThat(results(body(post(ORDERS + "/batch"), Map.of("orders", items.subList(0, 500)), 207)))
                .containsOnly("200 UNCHANGED");
    }

    @Test
    void sameIdempotencyKeyThenTheStoredAnswer() throws Exception {
        Map<String, Object> batch = Map.of("orders", List.of(Map.of("order", OrderClient.order("N-1", Map.of()))));
        MvcResult first = send(post(ORDERS + "/batch").header("Idempotency-Key", "k-1"), batch);
        MvcResult second = send(post(ORDERS + "/batch").header("Idempotency-Key", "k-1"), batch);
        assertThat(second.getResponse().getStatus()).isEqualTo(207);
        assertThat(second.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getResponse().getContentAsString())
                .isEqualTo(first.getResponse().getContentAsString())
                .contains("CREATED");
        // What is kept for the repetition says nothing of the buyer.
        assertThat(jdbc.sql("SELECT COUNT(*) FROM command_log WHERE merchant_id = ? AND answer LIKE '%Tan Wei%'")
                        .param(merchant)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void readerWithACursorSeesEveryOrderOnceAndWhatChangesLater() throws Exception {
        List<Map<String, Object>> items = IntStream.range(0, 25)
                .mapToObj(i -> Map.<String, Object>of("order", OrderClient.order("N-" + i, Map.of())))
                .toList();
        body(post(ORDERS + "/batch"), Map.of("orders", items), 207);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> read(ORDERS + "?limit=1").get("items").size() == 1);
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        boolean more = true;
        while (more) {
            JsonNode page = read(ORDERS + "?limit=10&cursor=" + cursor);
            for (JsonNode entry : page.get("items")) {
                assertThat(seen.add(entry.get("order").get("orderNo").asString()))
                        .isTrue();
            }
            cursor = page.get("next").asString();
            more = page.get("more").asBoolean();
            pages++;
        }
        assertThat(seen).hasSize(25);
        assertThat(pages).isEqualTo(3);
        body(post(ORDERS + "/N-7:cancel"), Map.of(), 200);
        String last = cursor;
        JsonNode later = Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () -> read(ORDERS + "?cursor=" + last),
                        page -> !page.get("items").isEmpty());
        assertThat(later.get("items").get(0).get("order").get("status").asString())
                .isEqualTo("CANCELLED");
        assertThat(read(ORDERS + "?status=CANCELLED").get("items")).hasSize(1);
        assertThat(mvc.perform(get(ORDERS + "?cursor=nonsense").with(caller()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void otherMerchantsPartnerFindsNothing() throws Exception {
        body(post(ORDERS), OrderClient.order("N-1", Map.of()), 201);
        RequestPostProcessor stranger = Callers.partner(merchant + 500, "order:read", "order:import");
        assertThat(mvc.perform(get(ORDERS + "/N-1").with(stranger))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void productsAreAddedChangedOrHandedBack() throws Exception {
        Map<String, Object> good = Map.of(
                "sku", "P-1",
                "name", "玻璃球",
                "nameEn", "Glass ball",
                "commodityCode", "7013990000",
                "elements", "4|3|装饰用|玻璃|无品牌",
                "unit", "007");
        Map<String, Object> bad = Map.of("sku", "P-2", "commodityCode", "0000000000");
        JsonNode answer = body(post("/api/open/products/batch"), Map.of("products", List.of(good, bad)), 207);
        assertThat(answer.get("added").asInt()).isEqualTo(1);
        assertThat(answer.get("rejected").asInt()).isEqualTo(1);
        assertThat(answer.get("rows").get(1).get("errors")).hasSize(4);
        assertThat(body(post("/api/open/products/batch"), Map.of("products", List.of(good)), 207)
                        .get("unchanged")
                        .asInt())
                .isEqualTo(1);
        assertThat(read("/api/open/products/P-1").get("version").asInt()).isEqualTo(1);
    }

    private static List<String> results(JsonNode answer) {
        List<String> results = new ArrayList<>();
        answer.get("rows")
                .forEach(row -> results.add(
                        row.get("status").asInt() + " " + row.get("result").asString()));
        return results;
    }

    private RequestPostProcessor caller() {
        return Callers.partner(merchant, "order:read", "order:import", "product:manage");
    }

    private JsonNode read(String path) throws Exception {
        MvcResult answer = mvc.perform(get(path).with(caller())).andReturn();
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    private MvcResult send(MockHttpServletRequestBuilder request, Object body) throws Exception {
        return mvc.perform(request.with(caller())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body)))
                .andReturn();
    }

    private JsonNode body(MockHttpServletRequestBuilder request, Object body, int status) throws Exception {
        MvcResult answer = send(request, body);
        assertThat(answer.getResponse().getStatus())
                .as(answer.getResponse().getContentAsString())
                .isEqualTo(status);
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}

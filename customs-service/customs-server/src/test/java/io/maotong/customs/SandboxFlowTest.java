package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import io.maotong.test.Callers;
import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way against the real sandbox process: it checks everything by its own code. */
@ServiceTest
class SandboxFlowTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String[] ALL = {"customs:read", "customs:declare"};

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private CustomsFixture fixture;

    @Autowired
    private AuthorityClients authorities;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", Sandbox::url);
        registry.add("seata.enabled", () -> "false");
        registry.add("customs.resend.backoff", () -> "200ms,500ms");
        registry.add("customs.resend.unknown-wait", () -> "2s");
        registry.add("customs.watchdog.every", () -> "1s");
        registry.add("maotong.authority.port.read-timeout", () -> "3s");
    }

    @AfterEach
    void goodBehaviour() {
        Sandbox.control("DELETE", "/control/behaviour", null);
        Sandbox.control("DELETE", "/control/port/scenarios", null);
    }

    @Test
    void mainJobFromReadyOrdersToDeclarationsWithTheirEvidence() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        List<String> orders =
                fixture.readyOrders(merchant, "SB" + merchant.code().substring(6), 117);

        String batch = declared(merchant, "\"allReady\":true");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/batches/" + batch)
                                .at("/progress/counts/CLOSED")
                                .asInt())
                        .isEqualTo(117));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/batches/" + batch)
                                .get("status")
                                .asString())
                        .isEqualTo("RELEASED"));

        JsonNode manifest = accepted(
                merchant,
                "/api/merchant/manifests",
                "{\"batchId\":\"" + batch
                        + "\",\"billNo\":\"78412345675\",\"voyageNo\":\"CA837\",\"trafName\":\"CA837\"}");
        String manifestId = manifest.get("manifestId").asString();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/manifests/" + manifestId)
                                .get("status")
                                .asString())
                        .isEqualTo("ACCEPTED"));

        JsonNode summary = accepted(merchant, "/api/merchant/summaries", "{\"batchId\":\"" + batch + "\"}");
        assertThat(summary.get("lists").asInt()).isEqualTo(117);
        String summaryId = summary.get("summaryId").asString();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/summaries/" + summaryId)
                                .get("status")
                                .asString())
                        .isEqualTo("DONE"));
        JsonNode done = read(merchant, "/api/merchant/summaries/" + summaryId);
        assertThat(done.get("mismatch").isNull()).as(done.toString()).isTrue();
        assertThat(done.get("entries")).isNotEmpty();

        Money total = Money.zero("USD");
        Map<String, Integer> evidence = new HashMap<>();
        for (JsonNode id : done.get("entries")) {
            JsonNode entry = read(merchant, "/api/merchant/entries/" + id.asString());
            assertThat(entry.get("consignorCode").asString()).isEqualTo(merchant.code());
            for (JsonNode line : entry.get("lines")) {
                BigDecimal quantity = BigDecimal.ZERO;
                for (JsonNode source : line.get("sources")) {
                    quantity =
                            quantity.add(new BigDecimal(source.get("quantity").asString()));
                    evidence.merge(source.get("orderNo").asString(), 1, Integer::sum);
                }
                assertThat(quantity).isEqualByComparingTo(line.get("quantity").asString());
                total = total.plus(Money.of(line.at("/total/amount").asString(), "USD"));
            }
        }
        assertThat(evidence)
                .containsOnlyKeys(orders)
                .allSatisfy((no, lines) -> assertThat(lines).isEqualTo(2));
        Money expected = Money.zero("USD");
        for (int index = 1; index <= 117; index++) {
            expected = expected.plus(CustomsFixture.order("x", index).goodsValue());
        }
        assertThat(total).isEqualTo(expected);
        assertThat(read(merchant, "/api/merchant/entries/evidence?orderNo=" + orders.getFirst()))
                .hasSize(2);
        assertNothingTwice(merchant, 117);
    }

    @Test
    void misbehavingPortThenEverythingArrivesOnceAllTheSame() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        fixture.readyOrders(merchant, "SM" + merchant.code().substring(6), 60);
        Sandbox.control(
                "PUT",
                "/control/behaviour/port",
                "{\"errorRate\":0.2,\"timeoutRate\":0.1,\"duplicateRate\":0.4,\"shuffle\":true}");

        String batch = declared(merchant, "\"allReady\":true");
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/batches/" + batch)
                                .at("/progress/counts/CLOSED")
                                .asInt())
                        .isEqualTo(60));
        assertNothingTwice(merchant, 60);
    }

    @Test
    void returnedListThenExceptionWithAdviceAndCorrectedOneIsAccepted() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        String prefix = "SR" + merchant.code().substring(6);
        List<String> orders = fixture.readyOrders(merchant, prefix, 3);
        Sandbox.control(
                "POST",
                "/control/port/scenarios",
                "{\"copCode\":\"" + merchant.code() + "\",\"orderNoPrefix\":\"" + orders.getFirst()
                        + "\",\"kind\":\"RETURN\",\"code\":\"13035\",\"info\":\"支付企业不一致\"}");

        String batch = declared(merchant, "\"allReady\":true");
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode issues = read(merchant, "/api/merchant/customs-exceptions?kind=RECEIPT");
            assertThat(issues.get("items")).isNotEmpty();
            assertThat(issues.at("/items/0/orderNo").asString()).isEqualTo(orders.getFirst());
            assertThat(issues.at("/items/0/advice/zh").asString()).isNotBlank();
        });
        Sandbox.control("DELETE", "/control/port/scenarios", null);
        JsonNode returned = read(merchant, "/api/merchant/documents?status=RETURNED");
        for (JsonNode document : returned.get("items")) {
            accepted(
                    merchant,
                    "/api/merchant/documents/" + document.get("documentId").asString() + ":resubmit",
                    "{}");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/batches/" + batch)
                                .at("/progress/counts/CLOSED")
                                .asInt())
                        .as(() -> held(merchant) + documents(merchant))
                        .isEqualTo(3));
        String id = returned.at("/items/0/documentId").asString();
        JsonNode versions = read(merchant, "/api/merchant/documents/" + id + "/versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/appTime").asString())
                .isGreaterThan(versions.at("/0/appTime").asString());
        assertThat(versions.at("/1/guid").asString())
                .isNotEqualTo(versions.at("/0/guid").asString());
    }

    @Test
    void overTheAgentWithSm2FromDeclarationToDepartureAndBack() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        mvc.perform(put("/api/merchant/customs-channel")
                        .with(Callers.merchant(merchant.id(), ALL))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"channel\":\"AGENT\"}"))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isEqualTo(200));
        fixture.readyOrders(merchant, "SG" + merchant.code().substring(6), 3);
        String batch = declared(merchant, "\"allReady\":true");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/batches/" + batch)
                                .at("/progress/counts/CLOSED")
                                .asInt())
                        .as(() -> held(merchant) + documents(merchant))
                        .isEqualTo(3));
        String manifest = accepted(
                        merchant,
                        "/api/merchant/manifests",
                        "{\"batchId\":\"" + batch
                                + "\",\"billNo\":\"78412345675\",\"voyageNo\":\"CA1\",\"trafName\":\"CA1\"}")
                .get("manifestId")
                .asString();
        awaitStatus(merchant, "/api/merchant/manifests/" + manifest, "ACCEPTED");
        accepted(
                merchant,
                "/api/merchant/manifests/" + manifest + ":change-flight",
                "{\"billNo\":\"99912345675\",\"voyageNo\":\"CA2\",\"trafName\":\"CA2\"}");
        awaitStatus(merchant, "/api/merchant/manifests/" + manifest, "ACCEPTED");
        String arrival = accepted(
                        merchant,
                        "/api/merchant/arrivals",
                        "{\"manifestId\":\"" + manifest
                                + "\",\"operatorCode\":\"2301980001\",\"operatorName\":\"监管场所\",\"domesticTrafNo\":\"苏G1\"}")
                .get("reportId")
                .asString();
        awaitStatus(merchant, "/api/merchant/arrivals/" + arrival, "CONFIRMED");
        String departure = accepted(
                        merchant,
                        "/api/merchant/departures",
                        "{\"manifestId\":\"" + manifest + "\",\"leftAt\":\"" + Instant.now() + "\"}")
                .get("reportId")
                .asString();
        awaitStatus(merchant, "/api/merchant/departures/" + departure, "CONFIRMED");
        JsonNode list = read(merchant, "/api/merchant/documents?type=603&batchId=" + batch)
                .at("/items/0");
        String back = "/api/merchant/customs-returns/"
                + accepted(
                                merchant,
                                "/api/merchant/customs-returns",
                                "{\"documentId\":\"" + list.get("documentId").asString()
                                        + "\",\"reason\":\"买家退货\",\"billNo\":\"B1\",\"trafMode\":\"5\",\"trafName\":\"MU\","
                                        + "\"voyageNo\":\"MU9\",\"portCode\":\"2301\"}")
                        .get("returnId")
                        .asString();
        awaitStatus(merchant, back, "APPROVED");
        accepted(
                merchant,
                back + ":tally",
                "{\"operatorCode\":\"2301980001\",\"operatorName\":\"监管场所\",\"location\":\"A1\"}");
        awaitStatus(merchant, back, "RETURNED");
    }

    private void awaitStatus(CustomsFixture.Merchant merchant, String path, String status) {
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode answer = read(merchant, path);
            assertThat(answer.get("status").asString()).as(answer.toString()).isEqualTo(status);
        });
    }

    private String documents(CustomsFixture.Merchant merchant) {
        try {
            return read(merchant, "/api/merchant/documents?type=603&size=200").toString();
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static String held(CustomsFixture.Merchant merchant) {
        return Sandbox.control("GET", "/control/port/documents?copCode=" + merchant.code(), null);
    }

    private void assertNothingTwice(CustomsFixture.Merchant merchant, int orders) {
        Map<String, Integer> held = new HashMap<>();
        for (JsonNode document : json.readTree(held(merchant))) {
            held.merge(document.get("type").asString(), 1, Integer::sum);
            assertThat(document.get("versions").asInt()).as(document.toString()).isEqualTo(1);
        }
        assertThat(held).containsEntry("303", orders).containsEntry("403", orders);
        assertThat(held).containsEntry("505", orders).containsEntry("603", orders);
    }

    private String declared(CustomsFixture.Merchant merchant, String orders) throws Exception {
        JsonNode batch = accepted(merchant, "/api/merchant/batches", CustomsServiceTest.batchOf(orders));
        String id = batch.get("batchId").asString();
        accepted(merchant, "/api/merchant/batches/" + id + ":declare", null);
        return id;
    }

    /** A company with licence, customs code, card and DXP id at the sandbox. */
    private CustomsFixture.Merchant enrolled() {
        String name = "东海县" + Ids.next() + "水晶有限公司";
        String uscc = json.readTree(
                        Sandbox.control("POST", "/control/registry/companies", "{\"name\":\"" + name + "\"}"))
                .get("uscc")
                .asString();
        String code = json.readTree(
                        Sandbox.control("POST", "/control/customs-office/enterprises", "{\"uscc\":\"" + uscc + "\"}"))
                .get("customsCode")
                .asString();
        eport("cards", Map.of("customsCode", code, "uscc", uscc, "holderName", "张三", "kind", "LEGAL"));
        JsonNode dxp = eport(
                "dxp-ids",
                Map.of(
                        "customsCode",
                        code,
                        "companyName",
                        name,
                        "contact",
                        "张三",
                        "clientType",
                        "TERMINAL",
                        "protocol",
                        "AMQP"));
        CustomsFixture.Merchant merchant = new CustomsFixture.Merchant(
                Ids.next(), code, name, dxp.get("dxpId").asString());
        fixture.qualify(merchant, 1);
        return merchant;
    }

    private JsonNode eport(String what, Map<String, String> request) {
        String serial = Ids.text(Ids.next());
        Map<String, String> body = new HashMap<>(request);
        body.put("serial", serial);
        AuthorityAnswer asked = authorities
                .get("eport")
                .exchange(AuthorityCall.postJson(what, serial, "/eport/" + what, json.writeValueAsBytes(body)));
        assertThat(asked).isInstanceOf(AuthorityAnswer.Accepted.class);
        List<JsonNode> states = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            AuthorityAnswer answer =
                    authorities.get("eport").exchange(AuthorityCall.get(what, "/eport/" + what + "?serial=" + serial));
            JsonNode state = json.readTree(((AuthorityAnswer.Accepted) answer).body());
            states.add(state);
            return "APPROVED".equals(state.get("status").asString());
        });
        return states.getLast();
    }

    private JsonNode read(CustomsFixture.Merchant merchant, String path) throws Exception {
        var result = mvc.perform(get(path).with(Callers.merchant(merchant.id(), ALL)))
                .andReturn();
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(200);
        return json.readTree(text);
    }

    private JsonNode accepted(CustomsFixture.Merchant merchant, String path, String body) throws Exception {
        MockHttpServletRequestBuilder request = post(path).with(Callers.merchant(merchant.id(), ALL));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        var result = mvc.perform(request).andReturn();
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isBetween(200, 299);
        return text.isEmpty() ? json.createObjectNode() : json.readTree(text);
    }
}

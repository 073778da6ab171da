package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.core.id.Ids;
import io.maotong.customs.document.CustomsTime;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import io.maotong.test.Callers;
import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of the service against the real sandbox process; all of them share one application and one sandbox. */
@ServiceTest
abstract class SandboxTest {

    static final Duration LONG = Duration.ofSeconds(60);
    static final String[] ALL = {"customs:read", "customs:declare"};

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    CustomsFixture fixture;

    @Autowired
    AuthorityClients authorities;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", Sandbox::url);
        registry.add("seata.enabled", () -> "false");
        registry.add("customs.resend.backoff", () -> "200ms,500ms");
        registry.add("customs.resend.unknown-wait", () -> "2s");
        registry.add("customs.watchdog.every", () -> "1s");
        registry.add("customs.watchdog.processing", () -> "6s");
        registry.add("customs.watchdog.acceptance", () -> "8s");
        registry.add("customs.watchdog.release", () -> "8s");
        registry.add("db-scheduler.polling-interval", () -> "500ms");
        registry.add("maotong.authority.port.read-timeout", () -> "3s");
    }

    @AfterEach
    void goodBehaviour() {
        Sandbox.control("DELETE", "/control/behaviour", null);
        Sandbox.control("DELETE", "/control/port/scenarios", null);
    }

    /** Enters customs' rate of this month, as an operator does. */
    void rate(String currency, String cny) throws Exception {
        var result = mvc.perform(put("/api/ops/customs-rates")
                        .with(Callers.operator("customs:reference"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"currency\":\"" + currency + "\",\"month\":\"" + month() + "\",\"cny\":" + cny
                                + ",\"source\":\"announcement of the test\"}"))
                .andReturn();
        assertThat(result.getResponse().getStatus())
                .as(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    /** yyyyMM of today in China. */
    static String month() {
        return CustomsTime.day(Instant.now()).substring(0, 6);
    }

    void awaitStatus(CustomsFixture.Merchant merchant, String path, String status) {
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode answer = read(merchant, path);
            assertThat(answer.get("status").asString()).as(answer.toString()).isEqualTo(status);
        });
    }

    String documents(CustomsFixture.Merchant merchant) {
        try {
            return read(merchant, "/api/merchant/documents?type=603&size=200").toString();
        } catch (Exception e) {
            return e.toString();
        }
    }

    void awaitClosed(CustomsFixture.Merchant merchant, String batch, int lists) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/batches/" + batch)
                                .at("/progress/counts/CLOSED")
                                .asInt())
                        .as(() -> held(merchant) + documents(merchant))
                        .isEqualTo(lists));
    }

    /** How many documents of each type the port holds. */
    Map<String, Integer> heldByType(CustomsFixture.Merchant merchant) {
        Map<String, Integer> held = new HashMap<>();
        json.readTree(held(merchant))
                .forEach(document -> held.merge(document.get("type").asString(), 1, Integer::sum));
        return held;
    }

    static String held(CustomsFixture.Merchant merchant) {
        return Sandbox.control("GET", "/control/port/documents?copCode=" + merchant.code(), null);
    }

    /** Each document reached the port once, in messages of at most a hundred. */
    void assertNothingTwice(CustomsFixture.Merchant merchant, int orders) throws Exception {
        for (JsonNode document : json.readTree(held(merchant))) {
            assertThat(document.get("versions").asInt()).as(document.toString()).isEqualTo(1);
        }
        for (JsonNode message :
                read(merchant, "/api/merchant/transmissions?size=100").get("items")) {
            assertThat(message.get("documents").asInt()).isBetween(1, 100);
        }
        Map<String, Integer> held = heldByType(merchant);
        assertThat(held).containsEntry("303", orders).containsEntry("403", orders);
        assertThat(held).containsEntry("505", orders).containsEntry("603", orders);
    }

    String declared(CustomsFixture.Merchant merchant, String orders) throws Exception {
        return declared(merchant, "9610", orders);
    }

    String declared(CustomsFixture.Merchant merchant, String mode, String orders) throws Exception {
        JsonNode batch = accepted(
                merchant,
                "/api/merchant/batches",
                CustomsServiceTest.batchOf(orders).replace("9610", mode));
        String id = batch.get("batchId").asString();
        accepted(merchant, "/api/merchant/batches/" + id + ":declare", null);
        return id;
    }

    /** A company with licence, customs code, card and DXP id, of which this application knows. */
    CustomsFixture.Merchant enrolled() {
        CustomsFixture.Merchant merchant = registered();
        fixture.qualify(merchant, 1);
        return merchant;
    }

    /** A company with licence, customs code, card and DXP id at the sandbox. */
    CustomsFixture.Merchant registered() {
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
        return new CustomsFixture.Merchant(
                Ids.next(), code, name, dxp.get("dxpId").asString());
    }

    JsonNode eport(String what, Map<String, String> request) {
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

    JsonNode read(CustomsFixture.Merchant merchant, String path) throws Exception {
        var result = mvc.perform(get(path).with(Callers.merchant(merchant.id(), ALL)))
                .andReturn();
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(200);
        return json.readTree(text);
    }

    JsonNode accepted(CustomsFixture.Merchant merchant, String path, String body) throws Exception {
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

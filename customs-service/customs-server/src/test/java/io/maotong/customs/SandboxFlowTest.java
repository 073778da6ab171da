package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.core.money.Money;
import io.maotong.test.Callers;
import io.maotong.test.Sandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** The whole way against the real sandbox process: it checks everything by its own code. */
class SandboxFlowTest extends SandboxTest {

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
}

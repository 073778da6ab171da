package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.customs.signing.MessageSigner;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.test.Callers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** What if the process dies, the answer never comes, the exchange is busy or refuses. */
class SendingTest extends CustomsServiceTest {

    @Autowired
    private Intents intents;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MessageSigner signer;

    @Test
    void answerNeverComesThenTheSameBytesAreSentAgainAndNothingIsDoubled() throws Exception {
        Set<String> cut = ConcurrentHashMap.newKeySet();
        port.answer(message -> cut.add(message.copMsgId()) ? new FakePort.Answer(0, null) : FakePort.Answer.ACCEPTED);
        Declared declared = declared("UA", 5);
        for (String type : List.of("303", "403", "505", "603")) {
            List<FakePort.Arrived> messages = port.of(declared.merchant().dxpId(), type);
            assertThat(messages).as(type).hasSize(2);
            assertThat(messages.get(0).copMsgId()).isEqualTo(messages.get(1).copMsgId());
            assertThat(messages.get(0).xml()).isEqualTo(messages.get(1).xml());
        }
    }

    @Test
    void portCallsRepeatedMessageDuplicateThenItIsAnEchoAndNoFailure() throws Exception {
        Set<String> cut = ConcurrentHashMap.newKeySet();
        port.answer(message -> cut.add(message.copMsgId()) ? new FakePort.Answer(0, null) : FakePort.Answer.ACCEPTED);
        Declared declared = declared("EC", 1);
        JsonNode list = declared.lists().getFirst();
        CustomsFixture.Merchant merchant = declared.merchant();
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB604Message",
                        "InventoryReturn",
                        List.of(PortVoice.listReturn(
                                merchant.code(),
                                list.get("copNo").asString(),
                                declared.orders().getFirst(),
                                "",
                                "-604001",
                                "20991122090000000")));
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB604Message",
                        "InventoryReturn",
                        List.of(PortVoice.listReturn(
                                merchant.code(),
                                list.get("copNo").asString(),
                                declared.orders().getFirst(),
                                "",
                                "2",
                                "20991122090001000")));
        String path = "/api/merchant/documents/" + list.get("documentId").asString();
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(read(merchant.id(), path).get("status").asString()).isEqualTo("PORT_PROCESSING");
            assertThat(read(merchant.id(), path + "/receipts").findValuesAsString("effect"))
                    .containsExactly("REPEATED", "APPLIED");
        });
    }

    @Test
    void declareIntentRunsAgainAfterACrashThenNothingIsCreatedTwice() throws Exception {
        Declared declared = declared("CR", 130);
        long merchant = declared.merchant().id();
        jdbc.update("UPDATE batch_order SET state = 'WAITING' WHERE batch_id = ? AND seq > 200", declared.batchId());
        for (int time = 0; time < 3; time++) {
            MerchantScope.run(
                    merchant,
                    () -> intents.add(
                            merchant,
                            "customs.declare",
                            "again",
                            Map.of("batchId", declared.batchId()),
                            Duration.ZERO));
        }
        jdbc.queryForList("SELECT id FROM transmission WHERE merchant_id = ?", Long.class, merchant)
                .forEach(id -> intents.add(
                        merchant, "customs.send", "again", Map.of("transmissionId", Long.toString(id)), Duration.ZERO));
        intents.wake();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "SELECT COUNT(*) FROM intent WHERE merchant_id = ?", Integer.class, merchant))
                        .isZero());
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM customs_document WHERE merchant_id = ?", Integer.class, merchant))
                .isEqualTo(4 * 130);
        for (String type : List.of("303", "403", "505", "603")) {
            List<FakePort.Arrived> messages = port.of(declared.merchant().dxpId(), type);
            assertThat(messages).as(type).hasSize(2);
            assertThat(new HashSet<>(
                            messages.stream().map(FakePort.Arrived::copMsgId).toList()))
                    .hasSize(2);
        }
    }

    @Test
    void exchangeIsBusyThenTheMessageGoesAgainLater() throws Exception {
        AtomicInteger busy = new AtomicInteger(3);
        port.answer(
                message -> busy.getAndDecrement() > 0 ? new FakePort.Answer(200, "3003") : FakePort.Answer.ACCEPTED);
        Declared declared = declared("BU", 2);
        assertThat(declared.lists()).hasSize(2);
    }

    @Test
    void exchangeRefusesTheSignatureThenEveryDocumentOfTheMessageIsRefusedWithAdviceAndListsStay() throws Exception {
        port.answer(message ->
                message.type().equals("CEB403Message") ? new FakePort.Answer(200, "1004") : FakePort.Answer.ACCEPTED);
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "RS", 3);
        String batch = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + batch + ":declare", null);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?kind=TRANSMISSION")
                                        .get("total")
                                        .asInt())
                                .isEqualTo(3));
        JsonNode issue = read(merchant.id(), "/api/merchant/customs-exceptions?kind=TRANSMISSION")
                .at("/items/0");
        assertThat(issue.get("code").asString()).isEqualTo("DXP-1004");
        assertThat(issue.get("category").asString()).isEqualTo("SIGNATURE");
        assertThat(port.of(merchant.dxpId(), "603")).isEmpty();

        port.answer(message -> FakePort.Answer.ACCEPTED);
        for (JsonNode document : read(merchant.id(), "/api/merchant/documents?type=403&status=TRANSMIT_REJECTED")
                .get("items")) {
            accepted(
                    merchant.id(),
                    "/api/merchant/documents/" + document.get("documentId").asString() + ":resubmit",
                    "{}");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(port.of(merchant.dxpId(), "603").stream()
                                .mapToInt(message ->
                                        FakePort.all(message.text(), "copNo").size())
                                .sum())
                        .isEqualTo(3));
    }

    @Test
    void sendFailedAtThePortThenTheSameContentGoesAgainWithNewGuidAndLaterTime() throws Exception {
        Declared declared = declared("SF", 1);
        CustomsFixture.Merchant merchant = declared.merchant();
        JsonNode list = declared.lists().getFirst();
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB604Message",
                        "InventoryReturn",
                        List.of(PortVoice.listReturn(
                                merchant.code(),
                                list.get("copNo").asString(),
                                declared.orders().getFirst(),
                                "",
                                "4",
                                "20991122090000000")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(2));
        JsonNode versions = read(
                merchant.id(),
                "/api/merchant/documents/" + list.get("documentId").asString() + "/versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/reason").asString()).isEqualTo("RESENT");
        assertThat(versions.at("/1/guid").asString())
                .isNotEqualTo(versions.at("/0/guid").asString());
        assertThat(versions.at("/1/appTime").asString())
                .isGreaterThan(versions.at("/0/appTime").asString());
        assertThat(versions.at("/1/changes")).isEmpty();
    }

    @Test
    void unreadableForThePortThenEveryDocumentOfThatMessageIsRefused() throws Exception {
        Declared declared = declared("C9", 2);
        CustomsFixture.Merchant merchant = declared.merchant();
        String copMsgId = port.of(merchant.dxpId(), "603").getFirst().copMsgId();
        PortVoice.get()
                .raw(
                        merchant.queue(),
                        PortVoice.envelope(
                                "CEB900Message",
                                "<ceb:CEB900Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">"
                                        + PortVoice.field("guid", "g")
                                        + PortVoice.field("returnStatus", "-1") + PortVoice.field("returnInfo", "格式错误")
                                        + PortVoice.field("oriCopMsgId", copMsgId) + "</ceb:CEB900Message>"));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(
                                read(merchant.id(), "/api/merchant/documents?type=603&status=TRANSMIT_REJECTED")
                                        .get("total")
                                        .asInt())
                        .isEqualTo(2));
    }

    @Test
    void exchangeCannotTakeItThenTheSameContentGoesAsANewVersionWithALaterTime() throws Exception {
        AtomicInteger busy = new AtomicInteger(1);
        port.answer(message -> message.type().equals("CEB603Message") && busy.getAndDecrement() > 0
                ? new FakePort.Answer(200, "3002")
                : FakePort.Answer.ACCEPTED);
        Declared declared = declared("PP", 2);
        long merchant = declared.merchant().id();
        JsonNode versions = read(
                merchant,
                "/api/merchant/documents/"
                        + declared.lists().getFirst().get("documentId").asString() + "/versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/reason").asString()).isEqualTo("RESENT");
        assertThat(versions.at("/1/appType").asString()).isEqualTo("1");
        assertThat(versions.at("/1/guid").asString())
                .isNotEqualTo(versions.at("/0/guid").asString());
        assertThat(versions.at("/1/appTime").asString())
                .isGreaterThan(versions.at("/0/appTime").asString());
        assertThat(versions.at("/1/changes")).isEmpty();
        JsonNode postponed = read(merchant, "/api/merchant/transmissions?state=POSTPONED");
        assertThat(postponed.get("total").asInt()).isEqualTo(1);
        assertThat(postponed.at("/items/0/responseCode").asString()).isEqualTo("3002");
    }

    @Test
    void exchangeNeverTakesItThenItStopsAtTheMostAndAPersonMustLook() throws Exception {
        port.answer(message ->
                message.type().equals("CEB505Message") ? new FakePort.Answer(200, "3001") : FakePort.Answer.ACCEPTED);
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "NV", 2);
        String batch = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + batch + ":declare", null);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?kind=TRANSMISSION")
                                        .get("total")
                                        .asInt())
                                .isEqualTo(2));
        assertThat(port.of(merchant.dxpId(), "505")).hasSize(6);
        assertThat(read(merchant.id(), "/api/merchant/documents?type=505&status=TRANSMIT_REJECTED")
                        .get("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(port.of(merchant.dxpId(), "603")).isEmpty();
    }

    @Test
    void merchantOnTheAgentsChannelThenMessagesGoThereSignedBySm2AndEachUseOfAKeyIsKnown() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        MvcResult chosen = mvc.perform(put("/api/merchant/customs-channel")
                        .with(Callers.merchant(merchant.id(), ALL))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"channel\":\"AGENT\"}"))
                .andReturn();
        assertThat(chosen.getResponse().getStatus()).isEqualTo(200);
        declared(merchant, fixture.readyOrders(merchant, "AG", 2));
        for (String type : List.of("303", "403", "505", "603")) {
            List<FakePort.Arrived> messages = port.of(merchant.dxpId(), type);
            assertThat(messages).as(type).hasSize(1);
            assertThat(port.byAgent).contains(messages.getFirst().copMsgId());
            assertThat(messages.getFirst().text())
                    .contains("http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3")
                    .containsOnlyOnce("<ds:Signature ");
        }
        JsonNode sent = read(merchant.id(), "/api/merchant/transmissions?state=SENT");
        assertThat(sent.get("total").asInt()).isEqualTo(4);
        JsonNode one = read(
                merchant.id(),
                "/api/merchant/transmissions/"
                        + sent.at("/items/0/transmissionId").asString());
        assertThat(one.get("channel").asString()).isEqualTo("AGENT");
        assertThat(one.get("keyUses")).hasSize(1);
        assertThat(one.at("/keyUses/0/certificateNo").asString())
                .isEqualTo(one.get("certificateNo").asString());
        assertThat(one.at("/keyUses/0/digest").asString())
                .isEqualTo(one.get("digest").asString());
        assertThat(one.at("/keyUses/0/signingProfile").asString()).isEqualTo("sm2");
    }

    @Test
    void newSignerIsNeededByManyAtOnceThenOneKeyIsCertifiedByOneRequest() throws Exception {
        for (String profile : List.of("rsa", "sm2")) {
            String code = "320796" + profile.toUpperCase(Locale.ROOT) + "1";
            List<Callable<String>> uses = Collections.nCopies(
                    6,
                    () -> signer.sign(
                                    "<ceb:CEB303Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"></ceb:CEB303Message>",
                                    code,
                                    "新签名人",
                                    profile)
                            .certificateNo());
            Set<String> certificates = new HashSet<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<String> use : executor.invokeAll(uses)) {
                    certificates.add(use.get());
                }
            }
            assertThat(certificates).as(profile).hasSize(1);
            assertThat(jdbc.queryForList("SELECT active FROM signing_key WHERE owner_code = ?", Integer.class, code))
                    .as(profile)
                    .containsExactly(1);
        }
    }

    @Test
    void processDiesAtEachStepOfSendingThenTheSameDocumentsGoOnceMoreUnderTheSameNumber() throws Exception {
        Declared declared = declared("KS", 3);
        long merchant = declared.merchant().id();
        List<FakePort.Arrived> first = List.copyOf(port.arrived);
        for (String died : List.of(
                "state = 'WAITING', message = NULL", // planned, not signed
                "state = 'SIGNED'", // signed, not sent
                "state = 'UNKNOWN', unknown_since = NOW()")) { // sent, the answer not recorded
            jdbc.update("UPDATE transmission SET " + died + " WHERE merchant_id = ?", merchant);
            for (int worker = 0; worker < 3; worker++) {
                jdbc.queryForList("SELECT id FROM transmission WHERE merchant_id = ?", Long.class, merchant)
                        .forEach(id -> intents.add(
                                merchant,
                                "customs.send",
                                "again",
                                Map.of("transmissionId", Long.toString(id)),
                                Duration.ZERO));
            }
            intents.wake();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                    "SELECT COUNT(*) FROM intent WHERE merchant_id = ?", Integer.class, merchant))
                            .isZero());
        }
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM customs_document_version WHERE merchant_id = ?", Integer.class, merchant))
                .isEqualTo(4 * 3);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM transmission WHERE merchant_id = ? AND state = 'SENT'",
                        Integer.class,
                        merchant))
                .isEqualTo(4);
        for (FakePort.Arrived again : port.arrived) {
            FakePort.Arrived original = first.stream()
                    .filter(one -> one.copMsgId().equals(again.copMsgId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(FakePort.all(again.text(), "guid")).isEqualTo(FakePort.all(original.text(), "guid"));
            assertThat(FakePort.all(again.text(), "appTime")).isEqualTo(FakePort.all(original.text(), "appTime"));
        }
        assertThat(port.arrived.size()).isGreaterThan(first.size());
    }
}

package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** Changes, deletions and cancellations: what may still be altered at customs, and what it leads to. */
class CorrectionTest extends CustomsServiceTest {

    /** Orders whose receipt document was refused, so that their lists wait at home. */
    private CustomsFixture.Merchant waiting(String prefix) throws Exception {
        port.answer(message ->
                message.type().equals("CEB403Message") ? new FakePort.Answer(200, "1004") : FakePort.Answer.ACCEPTED);
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, prefix, 1);
        String batch = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + batch + ":declare", null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                read(merchant.id(), "/api/merchant/documents?type=403&status=TRANSMIT_REJECTED")
                                        .get("total")
                                        .asInt())
                        .isEqualTo(1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(order(merchant).get("status").asString()).isEqualTo("SENT"));
        return merchant;
    }

    private JsonNode order(CustomsFixture.Merchant merchant) throws Exception {
        return read(merchant.id(), "/api/merchant/documents?type=303").at("/items/0");
    }

    private void answerOrder(CustomsFixture.Merchant merchant, String orderNo, String status, String time)
            throws Exception {
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB304Message",
                        "OrderReturn",
                        List.of(PortVoice.field("guid", "x")
                                + PortVoice.field("ebpCode", "无")
                                + PortVoice.field("ebcCode", merchant.code())
                                + PortVoice.field("orderNo", orderNo)
                                + PortVoice.field("returnStatus", status)
                                + PortVoice.field("returnTime", time)
                                + PortVoice.field("returnInfo", "x")));
    }

    private void awaitOrder(CustomsFixture.Merchant merchant, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(order(merchant).get("status").asString()).isEqualTo(status));
    }

    private String refused(long merchant, String path, String body, int status) throws Exception {
        MvcResult result = send(merchant, path, body);
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(status);
        return text;
    }

    @Test
    void changeAcceptedOrderBeforeItsListThenAppType2WithLaterTimeAndTheDifferenceIsShown() throws Exception {
        CustomsFixture.Merchant merchant = waiting("CH");
        String path =
                "/api/merchant/documents/" + order(merchant).get("documentId").asString();
        refused(merchant.id(), path + ":change", "{\"head\":{\"note\":\"x\"}}", 409);
        answerOrder(merchant, "CH0001", "2", "20991122090000000");
        awaitOrder(merchant, "PORT_PROCESSING");
        refused(merchant.id(), path + ":change", "{\"head\":{\"orderNo\":\"x\",\"currency\":\"12345\"}}", 400);
        accepted(merchant.id(), path + ":change", "{\"head\":{\"note\":\"更正\"}}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "303")).hasSize(2));
        String[] sent = port.of(merchant.dxpId(), "303").stream()
                .map(FakePort.Arrived::text)
                .toArray(String[]::new);
        assertThat(FakePort.all(sent[1], "appType")).containsExactly("2");
        assertThat(FakePort.all(sent[1], "appTime").getFirst())
                .isGreaterThan(FakePort.all(sent[0], "appTime").getFirst());
        JsonNode versions = read(merchant.id(), path + "/versions");
        assertThat(versions.at("/1/reason").asString()).isEqualTo("CHANGED");
        assertThat(versions.at("/1/changes/0/field").asString()).isEqualTo("note");
        assertThat(versions.at("/1/changes/0/after").asString()).isEqualTo("更正");
    }

    @Test
    void deletedOrderThenItIsGoneAtCustomsAndMayBeDeclaredAnew() throws Exception {
        CustomsFixture.Merchant merchant = waiting("DE");
        answerOrder(merchant, "DE0001", "2", "20991122090000000");
        awaitOrder(merchant, "PORT_PROCESSING");
        String path =
                "/api/merchant/documents/" + order(merchant).get("documentId").asString();
        accepted(merchant.id(), path + ":delete", null);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "303")).hasSize(2));
        assertThat(FakePort.all(port.of(merchant.dxpId(), "303").get(1).text(), "appType"))
                .containsExactly("3");
        answerOrder(merchant, "DE0001", "120", "20991122100000000");
        awaitOrder(merchant, "CANCELLED");

        // The receipt follows, but without its order the list must stay.
        port.answer(message -> FakePort.Answer.ACCEPTED);
        accepted(
                merchant.id(),
                "/api/merchant/documents/"
                        + read(merchant.id(), "/api/merchant/documents?type=403")
                                .at("/items/0/documentId")
                                .asString()
                        + ":resubmit",
                "{}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(merchant.id(), "/api/merchant/documents?type=403&status=SENT")
                                .get("total")
                                .asInt())
                        .isEqualTo(1));
        assertThat(read(merchant.id(), "/api/merchant/transmissions?size=50").findValuesAsString("type"))
                .contains("303", "403", "505")
                .doesNotContain("603");
        accepted(merchant.id(), path + ":resubmit", "{}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(1));
        assertThat(FakePort.all(port.of(merchant.dxpId(), "303").get(2).text(), "appType"))
                .containsExactly("1");
    }

    @Test
    void changeAfterTheListIsDeclaredThenRefusedWithTheWayOut() throws Exception {
        Declared declared = declared("CL", 1);
        CustomsFixture.Merchant merchant = declared.merchant();
        answerOrder(merchant, "CL0001", "2", "20991122090000000");
        awaitOrder(merchant, "PORT_PROCESSING");
        String path =
                "/api/merchant/documents/" + order(merchant).get("documentId").asString();
        assertThat(refused(merchant.id(), path + ":change", "{}", 409)).contains("CUSTOMS-40910");
        assertThat(refused(merchant.id(), path + ":delete", null, 409)).contains("CUSTOMS-40910");
        String list = declared.lists().getFirst().get("documentId").asString();
        refused(merchant.id(), "/api/merchant/documents/" + list + ":change", "{}", 409);
        assertThat(port.of(merchant.dxpId(), "303")).hasSize(1);
    }

    @Test
    void cancelledListThenTheOrderIsDeclaredAgainWithANewListOnly() throws Exception {
        Declared declared = declared("CA", 1);
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
                                "CA0001",
                                "23012026E000000017",
                                "120",
                                "20991122090000000")));
        String path = "/api/merchant/documents/" + list.get("documentId").asString();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("ACCEPTED"));
        String cancellation = accepted(merchant.id(), path + ":cancel", "{\"reason\":\"申报错误\"}")
                .get("documentId")
                .asString();
        assertThat(refused(merchant.id(), path + ":cancel", "{\"reason\":\"再来\"}", 409))
                .contains("CUSTOMS-40912");
        String copNo = read(merchant.id(), "/api/merchant/documents/" + cancellation)
                .get("copNo")
                .asString();
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB606Message",
                        "InvtCancelReturn",
                        List.of(PortVoice.field("guid", "x")
                                + PortVoice.field("agentCode", merchant.code())
                                + PortVoice.field("copNo", copNo)
                                + PortVoice.field("preNo", "")
                                + PortVoice.field("invtNo", "23012026E000000017")
                                + PortVoice.field("returnStatus", "399")
                                + PortVoice.field("returnTime", "20991122100000000")
                                + PortVoice.field("returnInfo", "[Code:2300;Desc:审核通过]")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("CANCELLED"));

        Declared again = declared(merchant, List.of("CA0001"));
        assertThat(again.lists()).hasSize(1);
        assertThat(port.of(merchant.dxpId(), "303")).hasSize(1);
        assertThat(port.of(merchant.dxpId(), "505")).hasSize(1);
        assertThat(port.of(merchant.dxpId(), "603")).hasSize(2);
        assertThat(again.lists().getFirst().get("copNo").asString())
                .isNotEqualTo(list.get("copNo").asString());
    }
}

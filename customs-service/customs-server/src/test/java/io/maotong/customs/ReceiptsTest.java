package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Receipts over the real broker: twice, in the wrong order, for nobody, unreadable. */
class ReceiptsTest extends CustomsServiceTest {

    private static final String[] WAY = {"2", "3", "120", "300", "500", "399", "800", "899"};

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void receiptsInAnyOrderAndTwiceLeadToTheSameStates() throws Exception {
        Random random = new Random(603);
        Declared one = declared("RA", 12);
        Declared other = declared("RB", 12);
        Map<Integer, Integer> ends = new TreeMap<>();
        for (int index = 0; index < 12; index++) {
            ends.put(index, random.nextInt(WAY.length) + 1);
        }
        say(one, returns(one, ends), 7);
        List<String> shuffled = returns(other, ends);
        shuffled.addAll(returns(other, ends));
        Collections.shuffle(shuffled, random);
        say(other, shuffled, 5);

        for (Declared declared : List.of(one, other)) {
            int receipts = ends.values().stream().mapToInt(Integer::intValue).sum();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                    "SELECT COUNT(*) FROM customs_receipt WHERE merchant_id = ?",
                                    Integer.class,
                                    declared.merchant().id()))
                            .isEqualTo(receipts));
        }
        assertThat(states(other)).isEqualTo(states(one));
        assertThat(states(one).getFirst()).doesNotContain("SENT");
    }

    private List<String> returns(Declared declared, Map<Integer, Integer> ends) {
        List<String> returns = new ArrayList<>();
        ends.forEach((index, end) -> {
            JsonNode list = declared.lists().get(index);
            for (int step = 0; step < end; step++) {
                returns.add(PortVoice.listReturn(
                        declared.merchant().code(),
                        list.get("copNo").asString(),
                        list.get("orderNo").asString(),
                        step >= 2 ? "23012026E%09d".formatted(index + 1) : "",
                        WAY[step],
                        "209911220900%05d".formatted(step * 100 + index)));
            }
        });
        return returns;
    }

    private static void say(Declared declared, List<String> returns, int page) {
        for (int from = 0; from < returns.size(); from += page) {
            PortVoice.get()
                    .say(
                            declared.merchant().queue(),
                            "CEB604Message",
                            "InventoryReturn",
                            returns.subList(from, Math.min(returns.size(), from + page)));
        }
    }

    private List<String> states(Declared declared) throws Exception {
        List<String> states = new ArrayList<>();
        for (JsonNode list : read(
                        declared.merchant().id(),
                        "/api/merchant/documents?type=603&size=200&sort=id,asc&batchId=" + declared.batchId())
                .get("items")) {
            states.add(String.join(
                    " ",
                    list.get("status").asString(),
                    list.get("returnStatus").asString(),
                    list.get("returnTime").asString(),
                    String.valueOf(list.get("inventoryNo")),
                    String.valueOf(list.get("releasedAt"))));
        }
        return states;
    }

    @Test
    void lateOlderReceiptIsKeptAsStaleAndChangesNothing() throws Exception {
        Declared declared = declared("ST", 1);
        JsonNode list = declared.lists().getFirst();
        CustomsFixture.Merchant merchant = declared.merchant();
        say(declared, List.of(listReturn(declared, "120", "20991122090005000")), 1);
        String path = "/api/merchant/documents/" + list.get("documentId").asString();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("ACCEPTED"));
        say(declared, List.of(listReturn(declared, "3", "20991122090004000")), 1);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path + "/receipts").findValuesAsString("effect"))
                                .containsExactly("STALE", "APPLIED"));
        assertThat(read(merchant.id(), path).get("status").asString()).isEqualTo("ACCEPTED");
    }

    private static String listReturn(Declared declared, String status, String time) {
        JsonNode list = declared.lists().getFirst();
        return PortVoice.listReturn(
                declared.merchant().code(),
                list.get("copNo").asString(),
                list.get("orderNo").asString(),
                "",
                status,
                time);
    }

    @Test
    void unknownStatusIsStoredAndRaisedAndDoesNotMoveTheDocument() throws Exception {
        Declared declared = declared("US", 1);
        CustomsFixture.Merchant merchant = declared.merchant();
        say(declared, List.of(listReturn(declared, "777", "20991122090005000")), 1);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?kind=UNKNOWN_STATUS")
                                        .at("/items/0/code")
                                        .asString())
                                .isEqualTo("777"));
        assertThat(read(merchant.id(), "/api/merchant/documents?type=603&status=SENT")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void receiptBeforeItsDocumentWaitsInQuarantineAndIsAppliedWhenTheDocumentAppears() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        String orderNo = "QU0001";
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB304Message",
                        "OrderReturn",
                        List.of(PortVoice.field("guid", "x")
                                + PortVoice.field("ebpCode", "无")
                                + PortVoice.field("ebcCode", merchant.code())
                                + PortVoice.field("orderNo", orderNo)
                                + PortVoice.field("returnStatus", "120")
                                + PortVoice.field("returnTime", "20991122090005000")
                                + PortVoice.field("returnInfo", "入库")));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?kind=QUARANTINE")
                                .get("total")
                                .asInt())
                        .isEqualTo(1));
        declared(merchant, fixture.readyOrders(merchant, "QU", 1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), "/api/merchant/documents?type=303&orderNo=" + orderNo)
                                        .at("/items/0/status")
                                        .asString())
                                .isEqualTo("ACCEPTED"));
    }

    @Test
    void unreadableMessageIsKeptForAPersonAndTheNextOneIsRead() throws Exception {
        Declared declared = declared("UR", 1);
        CustomsFixture.Merchant merchant = declared.merchant();
        PortVoice.get().raw(merchant.queue(), "no xml at all".getBytes());
        PortVoice.get()
                .raw(
                        merchant.queue(),
                        PortVoice.envelope(
                                "CEB604Message", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
        say(declared, List.of(listReturn(declared, "2", "20991122090005000")), 1);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(read(merchant.id(), "/api/merchant/documents?type=603")
                            .at("/items/0/status")
                            .asString())
                    .isEqualTo("PORT_PROCESSING");
            assertThat(jdbc.queryForObject(
                            "SELECT COUNT(*) FROM receipt_message WHERE merchant_id = ? AND state = 'UNREADABLE'",
                            Integer.class,
                            merchant.id()))
                    .isEqualTo(2);
        });
    }

    @Test
    void overdueReceiptRaisesAnException() throws Exception {
        Declared declared = declared("WD", 1);
        jdbc.update(
                "UPDATE customs_document SET watch_at = created_at WHERE merchant_id = ? AND doc_type = '603'",
                declared.merchant().id());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                read(declared.merchant().id(), "/api/merchant/customs-exceptions?kind=WATCHDOG")
                                        .at("/items/0/documentType")
                                        .asString())
                        .isEqualTo("603"));
    }

    @Test
    void returnedListIsSentAgainAtOnceThenTheOldReturnDoesNotTouchTheNewVersion() throws Exception {
        Declared declared = declared("RV", 1);
        CustomsFixture.Merchant merchant = declared.merchant();
        String path = "/api/merchant/documents/"
                + declared.lists().getFirst().get("documentId").asString();
        // The port's clock is far ahead of ours: times alone could not tell the versions apart.
        say(declared, List.of(listReturn(declared, "100", "20991122090005000")), 1);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("RETURNED"));
        accepted(merchant.id(), path + ":resubmit", "{\"head\":{\"note\":\"corrected\"}}");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(2));
        say(declared, List.of(listReturn(declared, "100", "20991122090005000")), 1);
        say(declared, List.of(listReturn(declared, "120", "20991122090007000")), 1);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("ACCEPTED"));
        JsonNode versions = read(merchant.id(), path + "/versions");
        assertThat(versions.at("/1/changes/0/field").asString()).isEqualTo("note");
        assertThat(versions.at("/1/reason").asString()).isEqualTo("CORRECTED");
        assertThat(read(merchant.id(), "/api/merchant/customs-exceptions")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void cancellationIsApprovedThenTheListIsCancelledForGood() throws Exception {
        Declared declared = declared("CX", 1);
        CustomsFixture.Merchant merchant = declared.merchant();
        JsonNode list = declared.lists().getFirst();
        String path = "/api/merchant/documents/" + list.get("documentId").asString();
        assertThat(send(merchant.id(), path + ":cancel", "{\"reason\":\"buyer withdrew\"}")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB604Message",
                        "InventoryReturn",
                        List.of(PortVoice.listReturn(
                                merchant.code(),
                                list.get("copNo").asString(),
                                list.get("orderNo").asString(),
                                "23012026E000000077",
                                "120",
                                "20991122090005000")));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("ACCEPTED"));
        String cancellation = accepted(merchant.id(), path + ":cancel", "{\"reason\":\"buyer withdrew\"}")
                .get("documentId")
                .asString();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "605")).hasSize(1));
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
                                + PortVoice.field("returnStatus", "399")
                                + PortVoice.field("returnTime", "20991122090006000")
                                + PortVoice.field("returnInfo", "[Code:2300;Desc:审核通过]")));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("CANCELLED"));
        say(declared, List.of(listReturn(declared, "800", "20991122090007000")), 1);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(read(merchant.id(), path + "/receipts")).hasSize(2));
        assertThat(read(merchant.id(), path).get("status").asString()).isEqualTo("CANCELLED");
    }
}

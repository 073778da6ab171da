package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** A manifest changes its flight, arrives, leaves; and some of the goods come back. */
class BorderTest extends CustomsServiceTest {

    private static final String CARRIER = "3120980DH1";

    private void lists(Declared declared, String status, String time) throws Exception {
        List<String> returns = new ArrayList<>();
        for (int index = 0; index < declared.lists().size(); index++) {
            returns.add(declared.listReturn(index, "23012026E%09d".formatted(index + 1), status, time));
        }
        PortVoice.get().say(declared.merchant().queue(), "CEB604Message", "InventoryReturn", returns);
    }

    private static String field(String name, String value) {
        return PortVoice.field(name, value);
    }

    private void answer(Declared declared, String message, String element, String keys, String status)
            throws Exception {
        PortVoice.get()
                .say(
                        declared.merchant().queue(),
                        message,
                        element,
                        List.of(field("guid", "x")
                                + keys
                                + field("returnStatus", status)
                                + field("returnTime", "20991122090000000")
                                + field("returnInfo", "x")));
    }

    private void awaitField(Declared declared, String path, String pointer, String value) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                read(declared.merchant().id(), path).at(pointer).asString())
                        .isEqualTo(value));
    }

    private String refused(Declared declared, String path, String body, int status) throws Exception {
        MvcResult result = send(declared.merchant().id(), path, body);
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(status);
        return text;
    }

    private String newest(Declared declared, String type, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(port.of(declared.merchant().dxpId(), type)).hasSize(count));
        return port.of(declared.merchant().dxpId(), type).getLast().text();
    }

    @Test
    void manifestChangesItsFlightArrivesAndLeavesAndGoodsComeBack() throws Exception {
        Declared declared = declared("BO", 3);
        long merchant = declared.merchant().id();
        lists(declared, "120", "20261122090001000");
        awaitField(declared, "/api/merchant/batches/" + declared.batchId(), "/progress/counts/ACCEPTED", "3");
        String manifest = accepted(
                        merchant,
                        "/api/merchant/manifests",
                        "{\"batchId\":\"" + declared.batchId()
                                + "\",\"billNo\":\"78412345675\",\"voyageNo\":\"MU1\",\"trafName\":\"MU\"}")
                .get("manifestId")
                .asString();
        String path = "/api/merchant/manifests/" + manifest;
        String copNo = FakePort.all(newest(declared, "607", 1), "copNo").getFirst();
        String departure = "{\"manifestId\":\"" + manifest + "\",\"leftAt\":\""
                + Instant.now().minusSeconds(60) + "\"}";
        assertThat(refused(declared, "/api/merchant/departures", departure, 400))
                .contains("\"D1\"")
                .contains("受理后再申报离境")
                .contains("未放行");
        String manifestKeys = field("agentCode", declared.merchant().code())
                + field("logisticsCode", CARRIER)
                + field("copNo", copNo)
                + field("preNo", "")
                + field("billNo", "x")
                + field("msgSeqNo", "1");
        answer(declared, "CEB608Message", "WayBillReturn", manifestKeys, "120");
        awaitField(declared, path, "/status", "ACCEPTED");

        JsonNode changed = accepted(
                merchant,
                path + ":change-flight",
                "{\"billNo\":\"99912345675\",\"voyageNo\":\"CA2\",\"trafName\":\"CA\"}");
        assertThat(changed.get("billNo").asString()).isEqualTo("99912345675");
        String replaced = newest(declared, "607", 2);
        assertThat(FakePort.all(replaced, "appType")).containsExactly("2");
        assertThat(FakePort.all(replaced, "billNo")).containsExactly("99912345675");
        assertThat(FakePort.all(replaced, "logisticsNo")).hasSize(3);
        awaitField(declared, path, "/parts/0/status", "SENT");
        PortVoice.get()
                .say(
                        declared.merchant().queue(),
                        "CEB608Message",
                        "WayBillReturn",
                        List.of(field("guid", FakePort.all(replaced, "guid").getFirst())
                                + manifestKeys
                                + field("returnStatus", "120")
                                + field("returnTime", "20991122090100000")
                                + field("returnInfo", "x")));
        awaitField(declared, path, "/status", "ACCEPTED");

        String arrival = accepted(
                        merchant,
                        "/api/merchant/arrivals",
                        "{\"manifestId\":\"" + manifest
                                + "\",\"operatorCode\":\"2301980001\",\"operatorName\":\"连云港监管作业场所\",\"domesticTrafNo\":\"苏G12345\"}")
                .get("reportId")
                .asString();
        String arrived = newest(declared, "507", 1);
        assertThat(FakePort.all(arrived, "billNo")).containsExactly("99912345675");
        answer(
                declared,
                "CEB508Message",
                "ArrivalReturn",
                field("operatorCode", "2301980001")
                        + field("logisticsCode", CARRIER)
                        + field("preNo", "")
                        + field("copNo", FakePort.all(arrived, "copNo").getFirst())
                        + field("billNo", "x")
                        + field("msgSeqNo", "1"),
                "399");
        awaitField(declared, "/api/merchant/arrivals/" + arrival, "/status", "CONFIRMED");

        lists(declared, "800", "20261122090002000");
        awaitField(declared, "/api/merchant/batches/" + declared.batchId(), "/progress/counts/RELEASED", "3");
        assertThat(refused(
                        declared,
                        "/api/merchant/departures",
                        "{\"manifestId\":\"" + manifest + "\",\"leftAt\":\"2026-11-22T00:00:00Z\"}",
                        400))
                .contains("leftAt");
        String list = declared.lists().getFirst().get("documentId").asString();
        String back = "{\"documentId\":\"" + list
                + "\",\"reason\":\"买家退货\",\"billNo\":\"B\",\"trafMode\":\"5\",\"trafName\":\"MU\",\"voyageNo\":\"MU9\",\"portCode\":\"2301\"";
        assertThat(refused(declared, "/api/merchant/customs-returns", back + "}", 409))
                .contains("CUSTOMS-40913");

        String left = accepted(merchant, "/api/merchant/departures", departure)
                .get("reportId")
                .asString();
        String departed = newest(declared, "509", 1);
        assertThat(FakePort.all(departed, "voyageNo")).containsExactly("CA2");
        answer(
                declared,
                "CEB510Message",
                "DepartureReturn",
                field("logisticsCode", CARRIER)
                        + field("copNo", FakePort.all(departed, "copNo").getFirst())
                        + field("preNo", "")
                        + field("msgSeqNo", "1"),
                "399");
        awaitField(declared, "/api/merchant/departures/" + left, "/status", "CONFIRMED");
        awaitField(declared, "/api/merchant/batches/" + declared.batchId(), "/status", "DEPARTED");
        assertThat(read(merchant, "/api/merchant/documents/" + list)
                        .get("departedAt")
                        .isNull())
                .isFalse();
        assertThat(refused(declared, "/api/merchant/documents/" + list + ":cancel", "{\"reason\":\"太晚\"}", 409))
                .contains("CUSTOMS-40911");
        assertThat(refused(
                        declared,
                        path + ":change-flight",
                        "{\"billNo\":\"1\",\"voyageNo\":\"2\",\"trafName\":\"3\"}",
                        409))
                .contains("CUSTOMS-40911");
        comesBack(declared, back);
    }

    private void comesBack(Declared declared, String back) throws Exception {
        long merchant = declared.merchant().id();
        assertThat(refused(
                        declared,
                        "/api/merchant/customs-returns",
                        back
                                + ",\"lines\":[{\"gnum\":2,\"quantity\":2,\"quantity1\":0.49},{\"gnum\":9,\"quantity\":1,\"quantity1\":1}]}",
                        400))
                .contains("RET1")
                .contains("RET2");
        JsonNode applied = accepted(
                merchant,
                "/api/merchant/customs-returns",
                back + ",\"lines\":[{\"gnum\":2,\"quantity\":1,\"quantity1\":0.49}]}");
        String path = "/api/merchant/customs-returns/" + applied.get("returnId").asString();
        String application = newest(declared, "213", 1);
        assertThat(FakePort.all(application, "tradeMode")).containsExactly("9661");
        assertThat(FakePort.all(application, "invtNo")).containsExactly("23012026E000000001");
        // What is on its way back cannot come back twice.
        refused(
                declared,
                "/api/merchant/customs-returns",
                back + ",\"lines\":[{\"gnum\":2,\"quantity\":1,\"quantity1\":0.49}]}",
                400);
        String tally = "{\"operatorCode\":\"2301980001\",\"operatorName\":\"连云港监管作业场所\",\"location\":\"A1\"}";
        refused(declared, path + ":tally", tally, 409);
        answer(
                declared,
                "CEB214Message",
                "RefundReturn",
                field("agentCode", declared.merchant().code())
                        + field("coElNo", applied.get("returnNo").asString())
                        + field("invtNo", "23012026E000000001"),
                "800");
        awaitField(declared, path, "/status", "APPROVED");
        accepted(merchant, path + ":tally", tally);
        String counted = newest(declared, "215", 1);
        assertThat(FakePort.all(counted, "coElNo"))
                .containsExactly(applied.get("returnNo").asString());
        String keys = field("operatorCode", "2301980001")
                + field("logisticsCode", CARRIER)
                + field("logisticsNo", FakePort.all(counted, "logisticsNo").getFirst())
                + field("coElNo", applied.get("returnNo").asString());
        answer(declared, "CEB216Message", "InvtRefundDetailReturn", keys, "100");
        awaitField(declared, path, "/status", "APPROVED");
        accepted(merchant, path + ":tally", tally);
        newest(declared, "215", 2);
        PortVoice.get()
                .say(
                        declared.merchant().queue(),
                        "CEB216Message",
                        "InvtRefundDetailReturn",
                        List.of(field(
                                        "guid",
                                        FakePort.all(newest(declared, "215", 2), "guid")
                                                .getFirst())
                                + keys
                                + field("returnStatus", "120")
                                + field("returnTime", "20991122090100000")
                                + field("returnInfo", "x")));
        awaitField(declared, path, "/status", "RETURNED");
    }
}

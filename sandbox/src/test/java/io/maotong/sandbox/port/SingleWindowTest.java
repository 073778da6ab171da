package io.maotong.sandbox.port;

import static io.maotong.sandbox.port.Terminal.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SingleWindowTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private Terminal terminal;
    private final String orderNo = fresh("JMT");
    private final String logisticsNo = fresh("1Z");
    private final String copNo = fresh("IV");

    @BeforeEach
    void connect() {
        terminal = new Terminal(sandbox);
    }

    @AfterEach
    void disconnect() {
        terminal.close();
    }

    private void sendAll() {
        assertThat(terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)))
                        .code())
                .isEqualTo("0000");
        assertThat(terminal.send(CebType.RECEIPTS, List.of(terminal.receipts(orderNo)))
                        .code())
                .isEqualTo("0000");
        assertThat(terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)))
                        .code())
                .isEqualTo("0000");
        assertThat(terminal.send(CebType.LIST, List.of(terminal.list(orderNo, logisticsNo, copNo)))
                        .code())
                .isEqualTo("0000");
    }

    private String released() {
        sendAll();
        await().atMost(LONG).until(() -> terminal.statuses("604").contains("899"));
        return terminal.last("604").fields().get("invtNo");
    }

    @Test
    void declareWhenWorkedExampleThenReceiptsToTheSummary() {
        String invtNo = released();
        assertThat(invtNo).matches("230120\\d{2}E\\d{9}");
        assertThat(terminal.statuses("304")).containsExactly("2", "3", "120");
        assertThat(terminal.statuses("404")).containsExactly("2", "3", "120");
        assertThat(terminal.statuses("506")).containsExactly("2", "3", "120");
        assertThat(terminal.statuses("604")).containsExactly("2", "3", "120", "399", "800", "899");
        assertThat(terminal.last("604").fields().get("preNo")).matches("B\\d{17}");

        terminal.send(CebType.MANIFEST, List.of(terminal.manifest(fresh("WB"), List.of(logisticsNo), "0.62")));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("608")).containsExactly("2", "120"));
        terminal.send(CebType.DEPARTURE, List.of(terminal.departure(fresh("DP"), List.of(logisticsNo))));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("510")).containsExactly("2", "399"));
        terminal.send(CebType.SUMMARY, List.of(terminal.summary(fresh("SM"), List.of(invtNo))));
        await().atMost(LONG)
                .until(() -> terminal.returns().stream().anyMatch(r -> r.type().equals("792")));
        assertThat(terminal.statuses("702")).containsExactly("2", "399");
        Terminal.Return result = terminal.last("792");
        assertThat(result.fields().get("entryId")).matches("230120\\d{2}0\\d{9}");
        assertThat(result.fields().get("grossWeight")).isEqualTo("0.62");
        assertThat(result.xml()).contains(invtNo, "<ceb:gseqno>1</ceb:gseqno>", "<ceb:gseqno>2</ceb:gseqno>");

        CustomsEntries.Entry entry = sandbox.bean(CustomsEntries.class)
                .byEntryIds(List.of(result.fields().get("entryId")))
                .get(result.fields().get("entryId"));
        assertThat(entry.ebcCode()).isEqualTo(terminal.customsCode);
        assertThat(entry.items()).extracting(CustomsEntries.Item::gcode).containsExactly("7116200000", "7018900000");
        assertThat(entry.items().getFirst().total()).isEqualByComparingTo("37");
    }

    @Test
    void listWhenItComesBeforeTheOtherThreeThenItWaitsAndIsReleased() {
        terminal.send(CebType.LIST, List.of(terminal.list(orderNo, logisticsNo, copNo)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("604")).containsExactly("2", "3"));
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)));
        terminal.send(CebType.RECEIPTS, List.of(terminal.receipts(orderNo)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("404")).containsExactly("2", "3"));
        assertThat(terminal.statuses("604")).containsExactly("2", "3");
        terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)));
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(terminal.statuses("604")).containsExactly("2", "3", "120", "399", "800", "899"));
    }

    @Test
    void envelopeWhenNotXmlThenFormatCode() {
        assertThat(terminal.postEnvelope("hello").code()).isEqualTo("0001");
    }

    @Test
    void envelopeWhenItDeclaresADocumentTypeThenRefused() {
        assertThat(terminal.postEnvelope("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>")
                        .code())
                .isEqualTo("0001");
    }

    @Test
    void envelopeWhenAPartIsMissingThenSchemaCode() {
        String envelope =
                terminal.envelope("CEB303Message", "<a/>", "1").replaceAll("<dxp:CreatTime>.*</dxp:CreatTime>", "");
        assertThat(terminal.postEnvelope(envelope).code()).isEqualTo("0002");
    }

    @Test
    void envelopeWhenSenderIsUnknownThenAddressCode() {
        assertThat(terminal.postEnvelope(Terminal.envelope("CEB303Message", "<a/>", fresh("M"), "DXPENT0000000001"))
                        .code())
                .isEqualTo("2002");
    }

    @Test
    void envelopeWhenReceiverIsUnknownThenReceiverCode() {
        String envelope =
                terminal.envelope("CEB303Message", "<a/>", fresh("M")).replace("DXPEDCCEB0000003", "DXPEDCCEB0000009");
        assertThat(terminal.postEnvelope(envelope).code()).isEqualTo("2001");
    }

    @Test
    void messageWhenNotXmlThenFormatReceiptWithTheOriginalId() {
        String copMsgId = fresh("M");
        assertThat(terminal.postEnvelope(terminal.envelope("CEB303Message", "<broken ]]>", copMsgId))
                        .code())
                .isEqualTo("0000");
        await().atMost(LONG).until(() -> !terminal.statuses("900").isEmpty());
        Terminal.Return refusal = terminal.last("900");
        assertThat(refusal.fields().get("oriCopMsgId")).isEqualTo(copMsgId);
        assertThat(refusal.fields().get("oriMessageType")).isEqualTo("Unknown");
        assertThat(refusal.fields().get("oriBizMessage")).isEqualTo("<broken ]]>");
        assertThat(Integer.parseInt(refusal.status())).isNegative();
    }

    @Test
    void messageWhenSeveralFieldsBreakTheSchemaThenOneReceiptNamesAll() {
        Map<String, String> head = terminal.orderHead(orderNo);
        String order = terminal.order(head, terminal.orderRows())
                .replace("<ceb:currency>502</ceb:currency></ceb:OrderHead>", "</ceb:OrderHead>")
                .replace("<ceb:goodsValue>57.00<", "<ceb:goodsValue>fifty<");
        terminal.send(CebType.ORDER, List.of(order));
        await().atMost(LONG).until(() -> !terminal.statuses("900").isEmpty());
        assertThat(terminal.last("900").fields().get("returnInfo")).contains("goodsValue", "currency");
        assertThat(terminal.last("900").fields().get("oriMessageType")).isEqualTo("CEB303Message");
    }

    @Test
    void messageWhenOneByteChangesAfterSigningThenMismatchCode() {
        String signed = terminal.sign(
                terminal.message(CebType.ORDER, List.of(terminal.order(orderNo))), terminal.customsCode, terminal.name);
        Terminal.Reply reply = terminal.post(CebType.ORDER, signed.replace("57.00", "58.00"));
        assertThat(reply.code()).isEqualTo("1004");
    }

    @Test
    void messageWhenUnsignedThenSignatureCode() {
        Terminal.Reply reply =
                terminal.post(CebType.ORDER, terminal.message(CebType.ORDER, List.of(terminal.order(orderNo))));
        assertThat(reply.code()).isEqualTo("1001");
    }

    @Test
    void messageWhenSignedByAnotherEnterpriseThenEveryDocumentIsRefused() {
        terminal.post(
                CebType.ORDER,
                terminal.sign(
                        terminal.message(CebType.ORDER, List.of(terminal.order(orderNo))),
                        Terminal.CARRIER,
                        Terminal.CARRIER_NAME));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("304")).containsExactly("-301029"));
        assertThat(terminal.last("304").fields().get("returnInfo")).contains("卡信息不匹配");
    }

    @Test
    void messageWhenCopCodeIsNotTheOwnerOfTheDxpIdThenAddressCode() {
        String message = terminal.message(CebType.ORDER, List.of(terminal.order(orderNo)))
                .replace("<ceb:copCode>" + terminal.customsCode, "<ceb:copCode>" + "3207960000");
        assertThat(terminal.post(CebType.ORDER, terminal.sign(message, terminal.customsCode, terminal.name))
                        .code())
                .isEqualTo("2002");
    }

    @Test
    void messageWhenTheSameArrivesTwiceThenItCountsOnce() {
        String signed = terminal.sign(
                terminal.message(CebType.ORDER, List.of(terminal.order(orderNo))), terminal.customsCode, terminal.name);
        String envelope =
                terminal.envelope("CEB303Message", signed, UUID.randomUUID().toString());
        assertThat(terminal.postEnvelope(envelope).code()).isEqualTo("0000");
        assertThat(terminal.postEnvelope(envelope).code()).isEqualTo("0000");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("304")).containsExactly("2", "3"));
        assertThat(sandbox.control("GET", "/port/documents?copCode=" + terminal.customsCode, null)
                        .body()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void documentWhenTheSameKeyIsInFlightThenTheSecondIsRefusedAndTheFirstGoesOn() {
        terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)));
        terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)));
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(terminal.statuses("304")).containsExactlyInAnyOrder("-304001", "2", "3"));
        assertThat(terminal.returns().stream()
                        .filter(r -> r.status().equals("-304001"))
                        .map(r -> r.fields().get("returnInfo")))
                .singleElement()
                .asString()
                .contains("业务主键重复入库失败", orderNo);
    }

    @Test
    void documentWhenResentAfterRefusalWithTheOldTimeThenOldMessageElseAccepted() {
        Map<String, String> bad = terminal.orderHead(orderNo);
        bad.put("goodsValue", "99.00");
        terminal.send(CebType.ORDER, List.of(terminal.order(bad, terminal.orderRows())));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("304")).containsExactly("2", "3", "100"));
        assertThat(terminal.last("304").fields().get("returnInfo")).contains("[Code:13013;Desc:");

        Map<String, String> old = terminal.orderHead(orderNo);
        old.put("appTime", bad.get("appTime"));
        terminal.send(CebType.ORDER, List.of(terminal.order(old, terminal.orderRows())));
        await().atMost(LONG).until(() -> terminal.statuses("304").contains("-301014"));

        Map<String, String> later = terminal.orderHead(orderNo);
        later.put("appTime", String.valueOf(Long.parseLong(bad.get("appTime")) + 1));
        if (PortTime.appTime(later.get("appTime")) == null) {
            later.put("appTime", Terminal.now());
        }
        terminal.send(CebType.ORDER, List.of(terminal.order(later, terminal.orderRows())));
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(terminal.statuses("304")).containsExactly("2", "3", "100", "-301014", "2", "3"));
    }

    @Test
    void listWhenItDiffersFromOrderAndWaybillThenReturnedWithEveryReason() {
        terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)));
        terminal.send(CebType.RECEIPTS, List.of(terminal.receipts(orderNo)));
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)));
        Map<String, String> head = terminal.listHead(orderNo, logisticsNo, copNo);
        head.put("grossWeight", "0.70");
        List<Map<String, String>> rows = terminal.listRows();
        rows.get(1).put("price", "21.00");
        rows.get(1).put("totalPrice", "21.00");
        terminal.send(CebType.LIST, List.of(terminal.list(head, rows)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("604")).containsExactly("2", "3", "100"));
        assertThat(terminal.last("604").fields().get("returnInfo"))
                .contains("[Code:13101;Desc:", "[Code:13107;Desc:第2项price");
        assertThat(terminal.statuses("304")).containsExactly("2", "3");
    }

    @Test
    void receiptWhenTheAmountDiffersThenReturnedAndTheListWaitsForARightOne() {
        Map<String, String> wrong = terminal.receiptsHead(orderNo);
        wrong.put("charge", "50.00");
        terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)));
        terminal.send(CebType.RECEIPTS, List.of(CebWriter.element("Receipts", "Receipts", wrong)));
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)));
        terminal.send(CebType.LIST, List.of(terminal.list(orderNo, logisticsNo, copNo)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("404")).containsExactly("2", "3", "100"));
        Map<String, String> right = terminal.receiptsHead(orderNo);
        await().atMost(LONG).until(() -> Terminal.now().compareTo(wrong.get("appTime")) > 0);
        right.put("appTime", Terminal.now());
        terminal.send(CebType.RECEIPTS, List.of(CebWriter.element("Receipts", "Receipts", right)));
        await().atMost(LONG).until(() -> terminal.statuses("604").contains("899"));
    }

    @Test
    void listWhenNetAboveGrossAndNameNotOnFileThenReturnedWithBothReasons() {
        Map<String, String> head = terminal.listHead(orderNo, logisticsNo, copNo);
        head.put("netWeight", "0.99");
        head.put("ebcName", "另一家有限公司");
        terminal.send(CebType.LIST, List.of(terminal.list(head, terminal.listRows())));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("604")).containsExactly("2", "3", "100"));
        assertThat(terminal.last("604").fields().get("returnInfo")).contains("13042", "13073");
    }

    @Test
    void orderWhenCurrencyIsAnIsoNumberThenParameterRefused() {
        Map<String, String> head = terminal.orderHead(orderNo);
        head.put("currency", "840");
        terminal.send(CebType.ORDER, List.of(terminal.order(head, terminal.orderRows())));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("304")).containsExactly("-301008"));
    }

    @Test
    void cancellationWhenReleasedThenApprovedAndTheOrderMayBeDeclaredAgain() {
        sandbox.control(
                "POST",
                "/port/scenarios",
                Map.of("orderNoPrefix", orderNo, "kind", "DETAIN", "code", "300", "info", "人工审核"));
        sendAll();
        await().atMost(LONG).until(() -> terminal.statuses("604").contains("300"));
        String invtNo = terminal.last("604").fields().get("invtNo");
        terminal.send(CebType.CANCELLATION, List.of(terminal.cancellation(fresh("CX"), invtNo)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("606")).containsExactly("2", "3", "399"));
        assertThat(terminal.last("606").fields().get("returnInfo")).contains("已成功撤单", invtNo);
        terminal.send(CebType.CANCELLATION, List.of(terminal.cancellation(fresh("CX"), invtNo)));
        await().atMost(LONG).until(() -> terminal.statuses("606").contains("-623009"));
        sandbox.control("DELETE", "/port/scenarios", null);
        terminal.send(CebType.LIST, List.of(terminal.list(orderNo, logisticsNo, fresh("IV"))));
        await().atMost(LONG).until(() -> terminal.statuses("604").contains("899"));
    }

    @Test
    void cancellationWhenClosedThenRefused() {
        String invtNo = released();
        terminal.send(CebType.CANCELLATION, List.of(terminal.cancellation(fresh("CX"), invtNo)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("606")).containsExactly("2", "3", "100"));
    }

    @Test
    void orderWhenChangedAfterItsListIsDeclaredThenRefused() {
        released();
        Map<String, String> change = terminal.orderHead(orderNo);
        change.put("appType", "2");
        await().atMost(LONG).until(() -> Terminal.now().compareTo(change.get("appTime")) > 0);
        change.put("appTime", Terminal.now());
        terminal.send(CebType.ORDER, List.of(terminal.order(change, terminal.orderRows())));
        await().atMost(LONG).until(() -> terminal.statuses("304").contains("-301011"));
    }

    @Test
    void manifestWhenParcelIsUnknownOrTakenThenReturned() {
        terminal.send(CebType.MANIFEST, List.of(terminal.manifest(fresh("WB"), List.of(logisticsNo), "0.62")));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("608")).containsExactly("2", "100"));
        released();
        terminal.send(CebType.MANIFEST, List.of(terminal.manifest(fresh("WB"), List.of(logisticsNo), "0.62")));
        terminal.send(CebType.MANIFEST, List.of(terminal.manifest(fresh("WB"), List.of(logisticsNo), "0.62")));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("608"))
                        .containsExactlyInAnyOrder("2", "100", "2", "120", "2", "100"));
    }

    @Test
    void summaryWhenListIsSummarisedTwiceThenTheSecondIsReturned() {
        String invtNo = released();
        terminal.send(CebType.SUMMARY, List.of(terminal.summary(fresh("SM"), List.of(invtNo))));
        await().atMost(LONG).until(() -> terminal.statuses("702").contains("399"));
        terminal.send(CebType.SUMMARY, List.of(terminal.summary(fresh("SM"), List.of(invtNo))));
        await().atMost(LONG).until(() -> terminal.statuses("702").contains("100"));
        assertThat(terminal.last("702").fields().get("returnInfo")).contains("13608");
    }

    @Test
    void listWhenInspectionIsOrderedThenInspectedBeforeRelease() {
        sandbox.control("POST", "/port/scenarios", Map.of("orderNoPrefix", orderNo, "kind", "INSPECT"));
        sendAll();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("604"))
                        .containsExactly("2", "3", "120", "399", "500", "800", "899"));
    }

    @Test
    void listWhenReturnIsOrderedThenReturnedWithThatReason() {
        sandbox.control(
                "POST",
                "/port/scenarios",
                Map.of("orderNoPrefix", orderNo, "kind", "RETURN", "code", "13035", "info", "支付企业不一致"));
        sendAll();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("604")).containsExactly("2", "3", "100"));
        assertThat(terminal.last("604").fields().get("returnInfo")).isEqualTo("[Code:13035;Desc:支付企业不一致]");
    }

    @Test
    void receiptsWhenOneIsLostThenThePortStillHoldsIt() {
        sandbox.control(
                "POST", "/port/scenarios", Map.of("orderNoPrefix", orderNo, "kind", "LOSE_RECEIPT", "code", "120"));
        sendAll();
        await().atMost(LONG).until(() -> terminal.statuses("604").contains("899"));
        assertThat(terminal.statuses("604")).containsExactly("2", "3", "399", "800", "899");
        assertThat(sandbox.control("GET", "/port/documents?copCode=" + terminal.customsCode + "&type=603", null)
                        .body()
                        .at("/0/receipts")
                        .toString())
                .isEqualTo("[\"2\",\"3\",\"!120\",\"399\",\"800\",\"899\"]");
    }

    @Test
    void messageWhenHundredDocumentsOfEachKindThenAllReleasedAndEachMessageIsFast() {
        int n = 100;
        Map<CebType, List<String>> documents = new HashMap<>();
        List<String> parcels = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String order = orderNo + "-" + i;
            String parcel = logisticsNo + i;
            parcels.add(parcel);
            documents.computeIfAbsent(CebType.ORDER, t -> new ArrayList<>()).add(terminal.order(order));
            documents.computeIfAbsent(CebType.RECEIPTS, t -> new ArrayList<>()).add(terminal.receipts(order));
            documents.computeIfAbsent(CebType.WAYBILL, t -> new ArrayList<>()).add(terminal.waybill(parcel));
            documents
                    .computeIfAbsent(CebType.LIST, t -> new ArrayList<>())
                    .add(terminal.list(order, parcel, copNo + i));
        }
        List<Long> millis = new ArrayList<>();
        for (CebType type : List.of(CebType.ORDER, CebType.RECEIPTS, CebType.WAYBILL, CebType.LIST)) {
            boolean carrier = type == CebType.WAYBILL;
            String signed = terminal.sign(
                    terminal.message(type, documents.get(type)),
                    carrier ? Terminal.CARRIER : terminal.customsCode,
                    carrier ? Terminal.CARRIER_NAME : terminal.name);
            String envelope = terminal.envelope(
                    type.messageName(), signed, UUID.randomUUID().toString());
            long from = System.nanoTime();
            assertThat(terminal.postEnvelope(envelope).code()).isEqualTo("0000");
            millis.add((System.nanoTime() - from) / 1_000_000);
        }
        System.out.println("port: 100 documents per message took (303, 403, 505, 603) " + millis + " ms");
        assertThat(millis).allMatch(m -> m < 2_000);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        terminal.statuses("604").stream().filter("899"::equals).count() == n);
        assertThat(terminal.received).hasSizeLessThan(14 * n / 4);
        for (String type : List.of("304", "404", "506")) {
            assertThat(terminal.statuses(type).stream().filter("120"::equals)).hasSize(n);
        }
    }

    @Test
    void manifestWhenSentInTwoPartsThenTheWeightIsComparedOnceBothAreIn() {
        String secondOrder = fresh("JMT");
        String secondParcel = fresh("1Z");
        sendAll();
        terminal.send(CebType.ORDER, List.of(terminal.order(secondOrder)));
        terminal.send(CebType.RECEIPTS, List.of(terminal.receipts(secondOrder)));
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(secondParcel)));
        terminal.send(CebType.LIST, List.of(terminal.list(secondOrder, secondParcel, fresh("IV"))));
        await().atMost(LONG)
                .until(() ->
                        terminal.statuses("604").stream().filter("120"::equals).count() == 2);
        String manifest = fresh("WB");
        terminal.send(CebType.MANIFEST, List.of(terminal.manifest(manifest, List.of(logisticsNo), "9.00", 1, 2)));
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(terminal.statuses("608", "msgSeqNo", "1")).containsExactly("2", "120"));
        terminal.send(CebType.MANIFEST, List.of(terminal.manifest(manifest, List.of(secondParcel), "9.00", 2, 2)));
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(terminal.statuses("608", "msgSeqNo", "2")).containsExactly("2", "100"));
        assertThat(terminal.last("608").fields().get("returnInfo")).contains("13207", "1.24");
    }

    @Test
    void arrivalWhenTheWaybillIsKnownThenConfirmedElseReturned() {
        terminal.send(CebType.ARRIVAL, List.of(terminal.arrival(fresh("AR"), List.of(logisticsNo))));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("508")).containsExactly("2", "100"));
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)));
        await().atMost(LONG).until(() -> terminal.statuses("506").contains("3"));
        terminal.send(CebType.ARRIVAL, List.of(terminal.arrival(fresh("AR"), List.of(logisticsNo))));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("508")).containsExactly("2", "100", "2", "399"));
    }

    @Test
    void departureWhenNotReleasedThenReturned() {
        terminal.send(CebType.DEPARTURE, List.of(terminal.departure(fresh("DP"), List.of(logisticsNo))));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("510")).containsExactly("2", "100"));
    }

    @Test
    void summaryWhenForAPeriodThenEveryClosedListOfItIsTaken() {
        released();
        terminal.send(
                CebType.SUMMARY, List.of(terminal.summaryOfPeriod(fresh("SM"), "20260101000000", "20991231235959")));
        await().atMost(LONG)
                .until(() -> terminal.returns().stream().anyMatch(r -> r.type().equals("792")));
        assertThat(terminal.last("702").fields().get("sumNo"))
                .isEqualTo(terminal.last("792").fields().get("sumNo"));
    }

    @Test
    void returnWhenTheGoodsHaveLeftThenReleasedElseRefused() {
        String invtNo = released();
        String early = fresh("RT");
        terminal.send(CebType.RETURN, List.of(terminal.goodsReturn(early, logisticsNo, invtNo)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("214")).containsExactly("2", "3", "100"));
        assertThat(terminal.last("214").fields().get("returnInfo")).contains("13702");
        terminal.send(CebType.DEPARTURE, List.of(terminal.departure(fresh("DP"), List.of(logisticsNo))));
        await().atMost(LONG).until(() -> terminal.statuses("510").contains("399"));
        terminal.send(CebType.RETURN, List.of(terminal.goodsReturn(fresh("RT"), logisticsNo, invtNo)));
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(terminal.statuses("214")).containsExactly("2", "3", "100", "2", "3", "120", "800"));
        // Two pieces went out: the second may come back, the third never went.
        terminal.send(CebType.RETURN, List.of(terminal.goodsReturn(fresh("RT"), logisticsNo, invtNo)));
        await().atMost(LONG)
                .until(() ->
                        terminal.statuses("214").stream().filter("800"::equals).count() == 2);
        terminal.send(CebType.RETURN, List.of(terminal.goodsReturn(fresh("RT"), logisticsNo, invtNo)));
        await().atMost(LONG)
                .until(() -> terminal.last("214").fields().get("returnInfo").contains("13706"));
        terminal.send(CebType.RETURN, List.of(terminal.goodsReturn(fresh("RT"), logisticsNo, "23012026E999999999")));
        await().atMost(LONG).until(() -> terminal.statuses("214").contains("-625003"));
    }

    @Test
    void waybillWhenDeletedBeforeAnyListThenItMayBeSentAnew() {
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)));
        await().atMost(LONG).until(() -> terminal.statuses("506").contains("3"));
        Map<String, String> delete = terminal.waybillHead(logisticsNo);
        delete.put("appType", "3");
        terminal.send(CebType.WAYBILL, List.of(CebWriter.element("Logistics", "Logistics", delete)));
        await().atMost(LONG).until(() -> terminal.statuses("506").contains("120"));
        await().atMost(LONG).until(() -> Terminal.now().compareTo(delete.get("appTime")) > 0);
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)));
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(terminal.statuses("506")).containsExactly("2", "3", "2", "120", "2", "3"));
    }

    @Test
    void orderWhenOnlyStoredThenTheUnsignedMessageIsAcceptedAndNothingMoreHappens() {
        Map<String, String> head = terminal.orderHead(orderNo);
        head.put("appStatus", "1");
        assertThat(terminal.post(
                                CebType.ORDER,
                                terminal.message(CebType.ORDER, List.of(terminal.order(head, terminal.orderRows()))))
                        .code())
                .isEqualTo("0000");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("304")).containsExactly("1"));
    }

    @Test
    void b2bWhenNoReceiptIsSentThenTheOtherThreeSuffice() {
        Map<String, String> order = terminal.orderHead(orderNo);
        order.put("orderType", "B");
        Map<String, String> list = terminal.listHead(orderNo, logisticsNo, copNo);
        list.put("tradeMode", "9710");
        terminal.send(CebType.ORDER, List.of(terminal.order(order, terminal.orderRows())));
        terminal.send(CebType.WAYBILL, List.of(terminal.waybill(logisticsNo)));
        terminal.send(CebType.LIST, List.of(terminal.list(list, terminal.listRows())));
        await().atMost(LONG).until(() -> terminal.statuses("604").contains("899"));
        terminal.send(CebType.RECEIPTS, List.of(terminal.receipts(orderNo)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(terminal.statuses("404")).containsExactly("2", "3", "120"));
    }
}

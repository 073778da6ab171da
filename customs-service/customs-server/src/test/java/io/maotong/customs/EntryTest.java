package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.core.id.Ids;
import io.maotong.test.Callers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Manifests, summaries, declarations and who holds their items. */
class EntryTest extends CustomsServiceTest {

    @Autowired
    private JdbcTemplate jdbc;

    private Declared closed(String prefix, int count) throws Exception {
        Declared declared = declared(prefix, count);
        for (String[] step :
                new String[][] {{"120", "20261122090001000"}, {"800", "20261122090002000"}, {"899", "20261122090003000"}
                }) {
            List<String> returns = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                returns.add(declared.listReturn(index, invtNo(index), step[0], step[1]));
            }
            PortVoice.get().say(declared.merchant().queue(), "CEB604Message", "InventoryReturn", returns);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                read(declared.merchant().id(), "/api/merchant/batches/" + declared.batchId())
                                        .at("/progress/counts/CLOSED")
                                        .asInt())
                        .isEqualTo(count));
        return declared;
    }

    private static String invtNo(int index) {
        return "23012026E%09d".formatted(index + 1);
    }

    @Test
    void manifestIsSplitIntoPartsAndAcceptedWhenAllOfThemAre() throws Exception {
        Declared declared = closed("MF", 20);
        CustomsFixture.Merchant merchant = declared.merchant();
        String body = "{\"batchId\":\"" + declared.batchId()
                + "\",\"billNo\":\"78412345675\",\"voyageNo\":\"CA837\",\"trafName\":\"CA837\",\"grossWeight\":12.5}";
        JsonNode manifest = accepted(merchant.id(), "/api/merchant/manifests", body);
        String path = "/api/merchant/manifests/" + manifest.get("manifestId").asString();
        JsonNode parts = read(merchant.id(), path).get("parts");
        assertThat(parts).hasSize(3);
        assertThat(send(merchant.id(), "/api/merchant/manifests", body)
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "607")).isNotEmpty());
        String xml = port.of(merchant.dxpId(), "607").getFirst().text();
        assertThat(FakePort.all(xml, "msgCount")).containsExactly("3", "3", "3");
        assertThat(FakePort.all(xml, "msgSeqNo")).containsExactly("1", "2", "3");
        assertThat(FakePort.all(xml, "logisticsNo")).hasSize(20).doesNotHaveDuplicates();
        for (int part = 1; part <= 3; part++) {
            assertThat(read(merchant.id(), path).get("status").asString()).isEqualTo("DECLARING");
            PortVoice.get()
                    .say(
                            merchant.queue(),
                            "CEB608Message",
                            "WayBillReturn",
                            List.of(PortVoice.field("guid", "x")
                                    + PortVoice.field("agentCode", merchant.code())
                                    + PortVoice.field(
                                            "copNo", parts.get(0).get("copNo").asString())
                                    + PortVoice.field("msgSeqNo", Integer.toString(part))
                                    + PortVoice.field("returnStatus", "120")
                                    + PortVoice.field("returnTime", "20991122090005000")
                                    + PortVoice.field("returnInfo", "ok")));
            int accepted = part;
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(read(merchant.id(), "/api/merchant/documents?type=607&status=ACCEPTED")
                                            .get("total")
                                            .asInt())
                                    .isEqualTo(accepted));
        }
        assertThat(read(merchant.id(), path).get("status").asString()).isEqualTo("ACCEPTED");
        assertThat(read(merchant.id(), "/api/merchant/batches/" + declared.batchId())
                        .get("status")
                        .asString())
                .isIn("MANIFESTED", "CLOSED");
    }

    @Test
    void summaryResultTwiceAndInPartsThenOneDeclarationWithFiguresOfOurLists() throws Exception {
        Declared declared = closed("SU", 6);
        CustomsFixture.Merchant merchant = declared.merchant();
        JsonNode preview = accepted(
                merchant.id(), "/api/merchant/summaries?preview=true", "{\"batchId\":\"" + declared.batchId() + "\"}");
        assertThat(preview.get("expected")).hasSize(2);
        assertThat(preview.at("/expected/0/quantity").asString()).isEqualTo("12");
        JsonNode summary =
                accepted(merchant.id(), "/api/merchant/summaries", "{\"batchId\":\"" + declared.batchId() + "\"}");
        String path = "/api/merchant/summaries/" + summary.get("summaryId").asString();
        assertThat(send(merchant.id(), "/api/merchant/summaries", "{\"batchId\":\"" + declared.batchId() + "\"}")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);

        String entryId = "230120260" + "%09d".formatted(merchant.id() % 1_000_000_000L);
        for (int part : new int[] {2, 1, 1, 2}) {
            PortVoice.get()
                    .raw(
                            merchant.queue(),
                            PortVoice.envelope("CEB792Message", result(declared, entryId, part, 3 * (part - 1))));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("DONE"));
        JsonNode done = read(merchant.id(), path);
        assertThat(done.get("mismatch").isNull()).as(done.toString()).isTrue();
        assertThat(read(merchant.id(), "/api/merchant/entries").get("total").asInt())
                .isEqualTo(1);
        JsonNode entry = read(merchant.id(), "/api/merchant/entries/" + entryId);
        assertThat(entry.get("lines")).hasSize(2);
        assertThat(new BigDecimal(entry.at("/lines/0/quantity").asString())).isEqualByComparingTo("12");
        assertThat(entry.at("/lines/0/total/amount").asString()).isEqualTo("222.00");
        assertThat(entry.at("/lines/1/total/amount").asString()).isEqualTo("120.00");
        assertThat(entry.at("/lines/0/sources")).hasSize(6);
        assertThat(read(merchant.id(), "/api/merchant/entries/evidence?inventoryNo=" + invtNo(0)))
                .hasSize(2);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM customs_entry WHERE merchant_id = ?", Integer.class, merchant.id()))
                .isEqualTo(1);
    }

    private static String result(Declared declared, String entryId, int part, int from) {
        StringBuilder text = new StringBuilder(
                "<ceb:CEB792Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"><ceb:SummaryResult><ceb:SummaryResultHead>");
        CustomsFixture.Merchant merchant = declared.merchant();
        String[] head = {
            "guid",
            "x",
            "customsCode",
            "2301",
            "sumNo",
            "SUM000000000000001",
            "opDate",
            "20261122100000000",
            "declSeqNo",
            "D" + merchant.id() % 10_000_000_000L,
            "entryId",
            entryId,
            "decState",
            "P",
            "agentCode",
            merchant.code(),
            "agentName",
            merchant.name(),
            "ebcCode",
            merchant.code(),
            "ebcName",
            merchant.name(),
            "declAgentCode",
            merchant.code(),
            "declAgentName",
            merchant.name(),
            "grossWeight",
            "3.72",
            "netWeight",
            "3.3",
            "msgCount",
            "2",
            "msgSeqNo",
            Integer.toString(part)
        };
        for (int index = 0; index < head.length; index += 2) {
            text.append(PortVoice.field(head[index], head[index + 1]));
        }
        text.append("</ceb:SummaryResultHead>");
        for (int list = from; list < from + 3; list++) {
            for (int line = 1; line <= 2; line++) {
                text.append("<ceb:SummaryResultList>")
                        .append(PortVoice.field("invtNo", invtNo(list)))
                        .append(PortVoice.field("logisticsNo", "W"))
                        .append(PortVoice.field("gseqno", Integer.toString(line)))
                        .append(PortVoice.field("gnum", Integer.toString(line)))
                        .append(PortVoice.field("gcode", "7116200000"))
                        .append("</ceb:SummaryResultList>");
            }
        }
        return text.append("</ceb:SummaryResult></ceb:CEB792Message>").toString();
    }

    @Test
    void itemIsHeldByOneRefundBatchAtATimeAndCanBeGivenBack() throws Exception {
        long merchant = Ids.next();
        String entryId = entryWithItems(merchant, 3);
        assertThat(occupy(merchant, "RB1", entryId, 1, 2)).isEqualTo(200);
        assertThat(occupy(merchant, "RB1", entryId, 1, 2)).isEqualTo(200);
        assertThat(occupy(merchant, "RB2", entryId, 2, 3)).isEqualTo(409);
        assertThat(occupy(merchant, "RB2", entryId, 3)).isEqualTo(200);
        assertThat(occupy(merchant, "RB3", entryId, 9)).isEqualTo(409);
        release(merchant, "RB1");
        release(merchant, "RB1");
        assertThat(occupy(merchant, "RB2", entryId, 1, 2)).isEqualTo(200);
    }

    @Test
    void twoRefundBatchesAtOnceThenOneOfThemHoldsTheItem() throws Exception {
        long merchant = Ids.next();
        String entryId = entryWithItems(merchant, 1);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int batch = 0; batch < 6; batch++) {
            String name = "RB" + batch;
            calls.add(() -> occupy(merchant, name, entryId, 1));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : executor.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status != 200)).allMatch(status -> status == 409);
    }

    private String entryWithItems(long merchant, int items) {
        String entryId = "230120260" + "%09d".formatted(merchant % 1_000_000_000L);
        for (int item = 1; item <= items; item++) {
            jdbc.update("""
                    INSERT INTO customs_entry_line (id, merchant_id, entry_id, item_no, commodity_code, name, unit, quantity,
                      unit1, quantity1, currency, total) VALUES (?, ?, ?, ?, '7116200000', 'x', '007', 1, '035', 1, 'USD', 1)
                    """, Ids.next(), merchant, entryId, item);
        }
        return entryId;
    }

    private int occupy(long merchant, String batch, String entryId, int... items) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int item : items) {
            text.append(text.isEmpty() ? "" : ",")
                    .append("{\"entryId\":\"")
                    .append(entryId)
                    .append("\",\"itemNo\":")
                    .append(item)
                    .append('}');
        }
        return internal(
                "/internal/entry-occupations",
                "{\"merchantId\":\"" + merchant + "\",\"batchId\":\"" + batch + "\",\"items\":[" + text + "]}");
    }

    private void release(long merchant, String batch) throws Exception {
        assertThat(internal(
                        "/internal/entry-occupations/release",
                        "{\"merchantId\":\"" + merchant + "\",\"batchId\":\"" + batch + "\"}"))
                .isEqualTo(200);
    }

    private int internal(String path, String body) throws Exception {
        return mvc.perform(post(path)
                        .with(Callers.service("refund-service"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}

package io.maotong.order.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;

import cn.idev.excel.FastExcel;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderClient;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.KnownGoods;
import io.maotong.order.draft.OrderColumn;
import io.maotong.test.ServiceTest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@TestPropertySource(properties = {"maotong.order.import.chunk=20", "maotong.order.import.slice=100ms"})
class OrderImportTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(1000);

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @MockitoSpyBean
    ChunkService chunks;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void demoWorkbookThen117OrdersAreInAndThreeRowsComeBackWithReasons() throws Exception {
        JsonNode result = client().imported("donghai-orders.xlsx", OrderClient.demoWorkbook());

        assertThat(result.get("status").asString()).isEqualTo("DONE");
        assertThat(result.get("accepted").asInt()).isEqualTo(117);
        assertThat(result.get("rejected").asInt()).isEqualTo(3);
        assertThat(result.get("duplicates").asInt()).isZero();
        assertThat(result.get("totalRows").asInt()).isEqualTo(132);
        assertThat(result.get("rows").get("total").asInt()).isEqualTo(3);
        Set<String> rules = new LinkedHashSet<>();
        for (JsonNode row : result.get("rows").get("items")) {
            assertThat(row.get("errors")).hasSize(1);
            JsonNode error = row.get("errors").get(0);
            rules.add(error.get("rule").asString());
            assertThat(error.get("row").asInt()).isEqualTo(row.get("row").asInt());
            assertThat(error.get("hint").asString()).isNotBlank();
        }
        assertThat(rules).containsExactly("I6", "O2", "O6");
        assertThat(count("trade_order")).isEqualTo(117);
        assertThat(count("order_line")).isEqualTo(129);
        assertThat(count("product")).isEqualTo(16);
        assertThat(count("order_milestone")).isEqualTo(117);
    }

    @Test
    void sameFileAgainThenTheSameImportAndNothingCreated() throws Exception {
        OrderClient client = client();
        JsonNode first = client.imported("donghai-orders.xlsx", OrderClient.demoWorkbook());
        MvcResult second = client.upload("renamed.xlsx", OrderClient.demoWorkbook());

        JsonNode answer = json.readTree(second.getResponse().getContentAsByteArray());
        assertThat(second.getResponse().getStatus()).isEqualTo(202);
        assertThat(answer.get("duplicate").asBoolean()).isTrue();
        assertThat(answer.get("importId")).isEqualTo(first.get("importId"));
        assertThat(answer.get("accepted").asInt()).isEqualTo(117);
        assertThat(count("trade_order")).isEqualTo(117);
        assertThat(count("order_import")).isEqualTo(1);
    }

    @Test
    void sameFileOfTwoMerchantsThenBothHaveTheirOrders() throws Exception {
        client().imported("a.xlsx", OrderClient.demoWorkbook());
        JsonNode other =
                new OrderClient(mvc, json, MERCHANTS.incrementAndGet()).imported("a.xlsx", OrderClient.demoWorkbook());
        assertThat(other.get("accepted").asInt()).isEqualTo(117);
    }

    @Test
    void otherFileWithKnownOrdersThenTheyAreDuplicates() throws Exception {
        OrderClient client = client();
        client.imported("a.csv", OrderClient.csv(List.of(row("N-1"), row("N-2"))));
        JsonNode second = client.imported("b.csv", OrderClient.csv(List.of(row("N-2"), row("N-3"), row("N-1"))));

        assertThat(second.get("accepted").asInt()).isEqualTo(1);
        assertThat(second.get("duplicates").asInt()).isEqualTo(2);
        assertThat(count("trade_order")).isEqualTo(3);
        JsonNode duplicates = client.read(
                "/api/merchant/order-imports/" + second.get("importId").asString() + "?rowStatus=DUPLICATE");
        assertThat(duplicates.get("rows").get("total").asInt()).isEqualTo(2);
        assertThat(duplicates
                        .get("rows")
                        .get("items")
                        .get(0)
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("ORDER-40901");
    }

    @Test
    void numberUsedByAnotherShopThenTheRowIsReturned() throws Exception {
        OrderClient client = client();
        client.imported("a.csv", OrderClient.csv(List.of(row("N-1"))));
        JsonNode second =
                client.imported("b.csv", OrderClient.csv(List.of(OrderClient.row("N-1", Map.of("店铺", "shop-2")))));
        assertThat(second.get("rejected").asInt()).isEqualTo(1);
        assertThat(second.get("rows")
                        .get("items")
                        .get(0)
                        .get("errors")
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("O8");
    }

    @Test
    void rowsOfOneOrderApartThenTheSecondPartIsADuplicate() throws Exception {
        JsonNode result = client().imported(
                        "a.csv",
                        OrderClient.csv(List.of(
                                row("N-1"),
                                OrderClient.row("N-1", Map.of("货号", "GB-2", "净重(千克)", "0.01")),
                                row("N-2"),
                                row("N-1"))));
        assertThat(result.get("accepted").asInt()).isEqualTo(2);
        assertThat(result.get("duplicates").asInt()).isEqualTo(1);
        assertThat(count("order_line")).isEqualTo(3);
    }

    @Test
    void twoUploadsOfOneFileAtOnceThenOneImport() throws Exception {
        byte[] file = OrderClient.demoWorkbook();
        int callers = 6;
        CyclicBarrier start = new CyclicBarrier(callers);
        Set<String> ids = new LinkedHashSet<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            List<Future<MvcResult>> answers = IntStream.range(0, callers)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return client().upload("a.xlsx", file);
                    }))
                    .toList();
            for (Future<MvcResult> answer : answers) {
                assertThat(answer.get().getResponse().getStatus()).isIn(202, 409);
                if (answer.get().getResponse().getStatus() == 202) {
                    ids.add(json.readTree(answer.get().getResponse().getContentAsByteArray())
                            .get("importId")
                            .asString());
                }
            }
        }
        assertThat(ids).hasSize(1);
        client().finished(ids.iterator().next());
        assertThat(count("order_import")).isEqualTo(1);
        assertThat(count("trade_order")).isEqualTo(117);
    }

    @Test
    void twoFilesWithTheSameOrdersAtOnceThenEveryOrderOnce() throws Exception {
        List<String> rows = IntStream.range(0, 100).mapToObj(i -> row("N-" + i)).toList();
        List<String> withOneMore = new ArrayList<>(rows.reversed());
        withOneMore.add(row("N-100"));
        MvcResult first = client().upload("a.csv", OrderClient.csv(rows));
        MvcResult second = client().upload("b.csv", OrderClient.csv(withOneMore));
        int accepted = 0;
        int duplicates = 0;
        for (MvcResult answer : List.of(first, second)) {
            JsonNode done = client().finished(json.readTree(answer.getResponse().getContentAsByteArray())
                    .get("importId")
                    .asString());
            accepted += done.get("accepted").asInt();
            duplicates += done.get("duplicates").asInt();
        }
        assertThat(accepted).isEqualTo(101);
        assertThat(duplicates).isEqualTo(100);
        assertThat(count("trade_order")).isEqualTo(101);
    }

    @Test
    void workerDiesInTheMiddleThenAnotherGoesOnAndNothingIsDoubled() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        doAnswer(call -> {
                    if (calls.incrementAndGet() == 3) {
                        throw new IllegalStateException("the process dies here");
                    }
                    Object stored = call.callRealMethod();
                    if (calls.get() == 5) {
                        throw new IllegalStateException("the process dies after the commit");
                    }
                    return stored;
                })
                .when(chunks)
                .store(any(), anyInt(), any());

        JsonNode result = client().imported("donghai-orders.xlsx", OrderClient.demoWorkbook());

        assertThat(calls.get()).isGreaterThan(6);
        assertThat(result.get("accepted").asInt()).isEqualTo(117);
        assertThat(result.get("rejected").asInt()).isEqualTo(3);
        assertThat(result.get("totalRows").asInt()).isEqualTo(132);
        assertThat(count("trade_order")).isEqualTo(117);
        assertThat(count("order_import_row")).isEqualTo(132);
    }

    @Test
    void rejectedRowsCanBeDownloadedCorrectedAndUploadedAgain() throws Exception {
        OrderClient client = client();
        JsonNode result = client.imported(
                "a.csv", OrderClient.csv(List.of(row("N-1"), OrderClient.row("N-2", Map.of("总价", "36.99")))));
        MvcResult download = client.perform(
                "/api/merchant/order-imports/" + result.get("importId").asString() + "/rejected.xlsx");
        byte[] workbook = download.getResponse().getContentAsByteArray();
        List<Map<Integer, String>> rows = FastExcel.read(new ByteArrayInputStream(workbook))
                .sheet()
                .headRowNumber(0)
                .doReadSync();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).get(0)).isEqualTo("3");
        assertThat(rows.get(1).get(1)).contains("ORDER-40006").contains("37");
        // As it is, it is read again and rejected again for the same reason: the added columns do no harm.
        JsonNode again = client.imported("again.xlsx", workbook);
        assertThat(again.get("rejected").asInt()).isEqualTo(1);
        assertThat(again.get("rows").get("items").get(0).get("errors")).hasSize(1);
    }

    @Test
    void templateThenItsOwnExampleIsAccepted() throws Exception {
        OrderClient client = client();
        byte[] template = client.perform("/api/merchant/order-imports/template.xlsx")
                .getResponse()
                .getContentAsByteArray();
        JsonNode result = client.imported("template.xlsx", template);
        assertThat(result.get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void notAWorkbookThenTheImportFailsWithTheReason() throws Exception {
        JsonNode result = client().imported("a.xlsx", new byte[] {'P', 'K', 3, 4, 5, 6, 7, 8});
        assertThat(result.get("status").asString()).isEqualTo("FAILED");
        assertThat(result.get("errors").get(0).get("code").asString()).isEqualTo("ORDER-40001");
    }

    @Test
    void columnsMissingThenAllOfThemAreNamed() throws Exception {
        JsonNode result = client().imported("a.csv", "订单编号,店铺\nN-1,shop\n".getBytes("UTF-8"));
        assertThat(result.get("status").asString()).isEqualTo("FAILED");
        assertThat(result.get("errors").size()).isEqualTo(9);
        assertThat(result.get("errors").get(0).get("code").asString()).isEqualTo("ORDER-40002");
    }

    @Test
    void emptyFileIsRefusedAtOnce() throws Exception {
        assertThat(client().upload("a.xlsx", new byte[0]).getResponse().getStatus())
                .isEqualTo(400);
        assertThat(count("order_import")).isZero();
    }

    @Test
    void isoNumberOfACurrencyIsRefusedWithTheLetters() throws Exception {
        JsonNode result =
                client().imported("a.csv", OrderClient.csv(List.of(OrderClient.row("N-1", Map.of("币制", "840")))));
        JsonNode error = result.get("rows").get("items").get(0).get("errors").get(0);
        assertThat(error.get("rule").asString()).isEqualTo("O6");
        assertThat(error.get("expected").asString()).isEqualTo("USD");
    }

    @Test
    void knownProductFillsWhatTheRowLeavesOut() throws Exception {
        OrderClient client = client();
        client.imported("a.csv", OrderClient.csv(List.of(row("N-1"))));
        JsonNode second = client.imported(
                "b.csv",
                OrderClient.csv(List.of(OrderClient.row(
                        "N-2", Map.of("商品名称", "", "英文名称", "", "商品编码", "", "申报要素", "", "计量单位", "", "净重(千克)", "")))));
        assertThat(second.get("accepted").asInt()).isEqualTo(1);
        JsonNode line = client.read("/api/merchant/orders/N-2").get("lines").get(0);
        assertThat(line.get("commodityCode").asString()).isEqualTo("7013990000");
        assertThat(line.get("netWeight").decimalValue()).isEqualByComparingTo("0.55");
    }

    @Test
    void laterChunksMayLeaveOutWhatEarlierRowsOfTheFileHaveSaid() throws Exception {
        Map<String, String> sparse = Map.of("商品名称", "", "英文名称", "", "商品编码", "", "申报要素", "", "计量单位", "", "净重(千克)", "");
        List<String> rows = IntStream.range(0, 70)
                .mapToObj(i -> OrderClient.row("N-" + i, i < 20 ? Map.of() : sparse))
                .toList();
        JsonNode result = client().imported("a.csv", OrderClient.csv(rows));
        assertThat(result.get("accepted").asInt()).as(result.toString()).isEqualTo(70);
    }

    @Test
    void rowsWithOtherColumnsEmptyAreStoredAsTheyAre() throws Exception {
        List<String> rows = IntStream.range(0, 40)
                .mapToObj(i -> OrderClient.row(
                        "N-" + i,
                        i % 2 == 0 ? Map.of("英文名称", "Item " + i) : Map.of("币制", "JPY", "单价", "18", "总价", "36")))
                .toList();
        assertThat(client().imported("a.csv", OrderClient.csv(rows))
                        .get("accepted")
                        .asInt())
                .isEqualTo(40);
        assertThat(client().read("/api/merchant/orders/N-4")
                        .get("lines")
                        .get(0)
                        .get("nameEn")
                        .asString())
                .isEqualTo("Item 4");
        assertThat(client().read("/api/merchant/orders/N-5")
                        .get("goodsValue")
                        .get("currency")
                        .asString())
                .isEqualTo("JPY");
    }

    @Test
    void workerThatOnlyCheckedComesLateThenItStoresNothingOfAFileThatIsTakenNow() {
        ImportRow late = new ImportRow();
        late.id = Ids.next();
        late.mode = ImportMode.CHECK_FIRST;
        late.createdBy = "a";
        jdbc.sql("""
            INSERT INTO order_import (id, merchant_id, file_hash, live_hash, file_name, file_size, status, mode,
              total_rows, processed_row, accepted, rejected, duplicates, fixed, created_by, created_at)
            VALUES (?, ?, 'late', 'late', 'a.csv', 1, 'QUEUED', 'TAKE_VALID', 0, 0, 0, 0, 0, 0, 'a', NOW(6))
            """).params(late.id, merchant).update();
        ChunkService.Stored stored = MerchantScope.call(merchant, () -> {
            RowGroup group = new RowGroup(
                    List.of(new EnteredLine(2, Map.of(OrderColumn.ORDER_NO, "N-1", OrderColumn.SHOP, "s"))), false);
            return chunks.store(late, 0, chunks.judge(late, List.of(group), new KnownGoods()));
        });
        assertThat(stored).isEqualTo(ChunkService.Stored.OVERTAKEN);
        assertThat(count("order_import_row")).isZero();
    }

    @Test
    void personalDataIsNotReadableInTheDatabase() throws Exception {
        client().imported("a.csv", OrderClient.csv(List.of(row("N-1"), OrderClient.row("N-2", Map.of("总价", "1")))));
        String stored = jdbc.sql("SELECT CONCAT(consignee_name, street, phone) FROM trade_order WHERE merchant_id = ?")
                .param(merchant)
                .query(String.class)
                .single();
        String rejected = jdbc.sql("SELECT cells FROM order_import_row WHERE merchant_id = ? AND status = 'REJECTED'")
                .param(merchant)
                .query(String.class)
                .single();
        String file = jdbc.sql("SELECT content FROM order_import_part WHERE merchant_id = ?")
                .param(merchant)
                .query(String.class)
                .single();
        assertThat(List.of(stored, rejected, file))
                .allSatisfy(text -> assertThat(text)
                        .startsWith("k1:")
                        .doesNotContain("Tan Wei Ling")
                        .doesNotContain("Orchard")
                        .doesNotContain("6123"));
    }

    private static String row(String orderNo) {
        return OrderClient.row(orderNo, Map.of());
    }

    private OrderClient client() {
        return new OrderClient(mvc, json, merchant);
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE merchant_id = ?")
                .param(merchant)
                .query(Integer.class)
                .single();
    }
}

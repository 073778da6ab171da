package io.maotong.invoice.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.intent.Intent;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import io.maotong.sheet.SheetCell;
import io.maotong.sheet.SheetHandler;
import io.maotong.sheet.SheetReader;
import io.maotong.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class InvoiceImportTest {

    private static final String IMPORTS = "/api/merchant/invoice-imports";
    private static final String HEAD = "申请单号,发票种类,购方名称,购方税号,项目名称,单位,数量,单价,税率,税收分类编码";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ImportIntent worker;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void rowsOfOneRequestAreOneInvoiceAndBadOnesComeBack() throws Exception {
        Merchant merchant = fixture.merchant();
        JsonNode done = imported(
                merchant,
                csv(
                        row("R1", "水晶手链", "3", "33.33", "13%"),
                        row("R1", "玻璃摆件", "1", "50", "0.13"),
                        row("R2", "水晶手链", "三", "10", "13"),
                        row("R3", "水晶手链", "1", "10", "13"),
                        row("R3", "水晶手链", "1", "10", "13"),
                        row("R4", "水晶手链", "2", "10", "13%"),
                        row("R1", "又来一行", "2", "10", "13%")));

        assertThat(done.get("status").asString()).isEqualTo("DONE");
        assertThat(done.get("accepted").asInt()).isEqualTo(2);
        assertThat(done.get("rejected").asInt()).isEqualTo(2);
        assertThat(done.get("duplicates").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT total FROM invoice_header WHERE merchant_id = ? AND reference = 'R1'")
                        .param(merchant.id())
                        .query(String.class)
                        .single())
                .isEqualTo("169.49");
        JsonNode bad = fixture.get(
                        merchant, IMPORTS + "/" + done.get("importId").asString() + "/rows")
                .get("items");
        JsonNode number = bad.get(0).get("errors").get(0);
        assertThat(bad.get(0).get("row").asInt()).isEqualTo(4);
        assertThat(number.get("field").asString()).isEqualTo("quantity");
        assertThat(number.get("rule").asString()).isEqualTo("NUMBER");
        assertThat(number.get("hint").asString()).contains("数量");
        assertThat(bad.get(2).get("errors").get(0).get("code").asString()).isEqualTo("INVOICE-40099");
    }

    @Test
    void rejectedRowsComeAsAWorkbookThatCanBeUploadedAgain() throws Exception {
        Merchant merchant = fixture.merchant();
        JsonNode done = imported(merchant, csv(row("R1", "水晶手链", "x", "10", "13%")));
        byte[] workbook =
                fixture.bytes(merchant, IMPORTS + "/" + done.get("importId").asString() + "/rejected.xlsx");
        List<List<String>> sheet = read(workbook);
        assertThat(sheet.get(1).get(1)).contains("INVOICE-40097").contains("数量");

        ByteArrayOutputStream corrected = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetWriter.xlsx(corrected, "a", sheet.get(0))) {
            writer.row(sheet.get(1).stream()
                    .map(cell -> cell.equals("x") ? "4" : cell)
                    .toList());
        }
        JsonNode again = imported(merchant, corrected.toByteArray());
        assertThat(again.get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void templateIsAnImportThatWorks() throws Exception {
        Merchant merchant = fixture.merchant();
        JsonNode done = imported(merchant, fixture.bytes(merchant, IMPORTS + "/template.xlsx"));
        assertThat(done.get("accepted").asInt()).as(done.toString()).isEqualTo(1);
    }

    @Test
    void sameFileAgainIsTheSameImportAndSameRequestIsADuplicate() throws Exception {
        Merchant merchant = fixture.merchant();
        byte[] file = csv(row("R1", "水晶手链", "3", "10", "13%"));
        String first = imported(merchant, file).get("importId").asString();
        Reply again = fixture.upload(merchant, IMPORTS, "a.csv", file, Map.of());
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(again.body().get("importId").asString()).isEqualTo(first);

        JsonNode other =
                imported(merchant, csv(row("R1", "水晶手链", "3", "10", "13%"), row("R2", "水晶手链", "3", "10", "13%")));
        assertThat(other.get("duplicates").asInt()).isEqualTo(1);
        assertThat(other.get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void columnsAreToldOnceAndRememberedForTheNextFile() throws Exception {
        Merchant merchant = fixture.merchant();
        String head = "甲,发票种类,购方名称,购方税号,品名,单位,数量,单价,税率,乙";
        byte[] file = text(head, row("R1", "水晶手链", "3", "10", "13%"));
        JsonNode failed = imported(merchant, file);
        assertThat(failed.get("status").asString()).isEqualTo("FAILED");
        assertThat(failed.get("errors")).hasSize(2);
        assertThat(failed.get("errors").get(0).get("code").asString()).isEqualTo("INVOICE-40095");

        JsonNode told = finished(
                merchant,
                fixture.upload(
                        merchant,
                        IMPORTS,
                        "a.csv",
                        file,
                        Map.of("mapping", "{\"甲\":\"requestNo\",\"乙\":\"taxClassCode\"}")));
        assertThat(told.get("accepted").asInt()).isEqualTo(1);
        JsonNode next = imported(merchant, text(head, row("R2", "水晶手链", "3", "10", "13%")));
        assertThat(next.get("accepted").asInt()).isEqualTo(1);
        assertThat(next.get("columns").get(0).get("how").asString()).isEqualTo("REMEMBERED");
    }

    @Test
    void ordersAreEnteredByTheSameSheet() throws Exception {
        Merchant merchant = fixture.merchant();
        JsonNode done = finished(
                merchant,
                fixture.upload(
                        merchant,
                        IMPORTS,
                        "a.csv",
                        csv(row("O1", "水晶手链", "3", "10", "13%"), row("O1", "玻璃摆件", "1", "10", "13%")),
                        Map.of("target", "ORDERS")));
        assertThat(done.get("accepted").asInt()).isEqualTo(1);
        assertThat(fixture.get(merchant, "/api/merchant/invoice-orders/O1").get("lines"))
                .hasSize(2);
    }

    @Test
    void workerThatComesTwiceImportsOnce() throws Exception {
        Merchant merchant = fixture.merchant();
        String[] rows = new String[120];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("R" + i, "水晶手链", "1", "10", "13%");
        }
        String id = fixture.upload(merchant, IMPORTS, "a.csv", csv(rows), Map.of())
                .body()
                .get("importId")
                .asString();
        Intent intent = new Intent(1, merchant.id(), ImportIntent.KIND, "x", "{\"importId\":" + id + "}", null, 1);
        MerchantScope.run(merchant.id(), () -> worker.handle(intent));
        JsonNode done = finished(merchant, id);
        assertThat(done.get("accepted").asInt()).isEqualTo(120);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM invoice_header WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(120);
    }

    @Test
    void personalDataOfRejectedRowsIsNotReadableInTheDatabase() throws Exception {
        Merchant merchant = fixture.merchant();
        imported(merchant, csv(row("R1", "水晶手链", "x", "10", "13%")));
        assertThat(jdbc.sql("SELECT cells FROM invoice_import_row WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(cells -> cells.contains("四川"));
    }

    private static String row(String requestNo, String name, String quantity, String price, String rate) {
        return String.join(
                ",",
                requestNo,
                "专票",
                "四川某贸易有限公司",
                "91512081MA62K0260E",
                name,
                "个",
                quantity,
                price,
                rate,
                "1060599000000000000");
    }

    private static byte[] csv(String... rows) {
        return text(HEAD, rows);
    }

    private static byte[] text(String head, String... rows) {
        return (head + "\n" + String.join("\n", Arrays.asList(rows)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode imported(Merchant merchant, byte[] file) {
        return finished(merchant, fixture.upload(merchant, IMPORTS, "a", file, Map.of()));
    }

    private JsonNode finished(Merchant merchant, Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return finished(merchant, reply.body().get("importId").asString());
    }

    private JsonNode finished(Merchant merchant, String id) {
        InvoiceFixture.await(() -> List.of("DONE", "FAILED")
                .contains(
                        fixture.get(merchant, IMPORTS + "/" + id).get("status").asString()));
        return fixture.get(merchant, IMPORTS + "/" + id);
    }

    private List<List<String>> read(byte[] workbook) throws Exception {
        Path file = Files.write(folder.resolve("a.xlsx"), workbook);
        List<List<String>> sheet = new ArrayList<>();
        int[] width = new int[1];
        new SheetReader(1000).read(file, new SheetHandler() {
            @Override
            public void head(Map<Integer, String> titles) {
                sheet.add(List.copyOf(new TreeMap<>(titles).values()));
                width[0] = titles.size();
            }

            @Override
            public boolean row(int number, Map<Integer, SheetCell> cells) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < width[0]; i++) {
                    row.add(cells.containsKey(i) ? cells.get(i).text() : "");
                }
                sheet.add(row);
                return true;
            }
        });
        return sheet;
    }
}

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Drafts of an import are looked at together, the good ones submitted and the bad ones handed back. */
@InvoiceTest
class SubmissionTest {

    private static final String IMPORTS = "/api/merchant/invoice-imports";
    private static final String SUBMISSIONS = IMPORTS + "/submissions";
    private static final String HEAD = "申请单号,发票种类,购方名称,购方税号,项目名称,单位,数量,单价,税率,税收分类编码";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    SubmissionIntent worker;

    @Autowired
    SubmissionWork work;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void draftsAreLookedAtTogetherThenTheGoodOnesGoAndTheBadOnesComeBack() throws Exception {
        Merchant merchant = fixture.merchant();
        String imported = imported(merchant, 5);
        spoil(merchant, "R2");
        spoil(merchant, "R4");

        JsonNode checked = awaited(merchant, open(merchant, imported), "CHECKED");

        assertThat(checked.get("invoices").asInt()).isEqualTo(5);
        assertThat(checked.get("good").asInt()).isEqualTo(3);
        assertThat(checked.get("bad").asInt()).isEqualTo(2);
        assertThat(statuses(merchant)).as("nothing is sent yet").containsOnly("DRAFT");
        String one = path(checked);
        JsonNode bad = fixture.get(merchant, one + "/items?state=BAD").get("items");
        assertThat(bad.get(0).get("requestNo").asString()).isEqualTo("R2");
        assertThat(bad.get(0).get("errors").get(0).get("code").asString()).isEqualTo("INVOICE-40001");
        assertThat(bad.get(0).get("errors").get(0).get("hint").asString()).isNotBlank();

        assertThat(fixture.post(merchant, one + ":submit", "{}").status()).isEqualTo(202);
        assertThat(fixture.post(merchant, one + ":submit", "{}").status()).isIn(202, 409);
        JsonNode done = awaited(merchant, checked, "DONE");
        assertThat(done.get("submitted").asInt()).isEqualTo(3);
        assertThat(done.get("submittedBy").asString()).isNotBlank();
        InvoiceFixture.await(() -> statuses(merchant).stream()
                        .filter(status -> status.equals("ISSUED"))
                        .count()
                == 3);
        assertThat(statuses(merchant).stream().filter(status -> status.equals("DRAFT")))
                .hasSize(2);

        Path file = Files.write(folder.resolve("bad.xlsx"), fixture.bytes(merchant, one + "/bad.xlsx"));
        List<String> first = firstRow(file);
        assertThat(first).contains("R2", "INVOICE-40001");
        assertThat(fixture.get(merchant, SUBMISSIONS + "?status=DONE")
                        .get("items")
                        .get(0)
                        .get("bad")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void correctedOnesAreLookedAtOnceMore() throws Exception {
        Merchant merchant = fixture.merchant();
        String imported = imported(merchant, 2);
        spoil(merchant, "R1");
        JsonNode checked = awaited(merchant, open(merchant, imported), "CHECKED");
        assertThat(checked.get("bad").asInt()).isEqualTo(1);

        assertThat(number(merchant, "R1", "91512081MA62K0260E")).isEqualTo(1);
        fixture.post(merchant, path(checked) + ":check", "{}");

        InvoiceFixture.await(
                () -> fixture.get(merchant, path(checked)).get("good").asInt() == 2);
    }

    @Test
    void eightPeopleAtOnceThenOneBatch() throws Exception {
        Merchant merchant = fixture.merchant();
        String imported = imported(merchant, 3);
        CyclicBarrier start = new CyclicBarrier(8);
        List<String> ids = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            Callable<JsonNode> press = () -> {
                start.await();
                return open(merchant, imported);
            };
            List<Future<JsonNode>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(people.submit(press));
            }
            for (Future<JsonNode> one : all) {
                ids.add(one.get().get("submissionId").asString());
            }
        }

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM invoice_submission_item WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void workerThatDiesInTheMiddleThenTheNextOneGoesOnAndNothingIsSubmittedTwice() throws Exception {
        Merchant merchant = fixture.merchant();
        JsonNode checked = awaited(merchant, open(merchant, imported(merchant, 60)), "CHECKED");
        long id = checked.get("submissionId").asLong();
        jdbc.sql("UPDATE invoice_submission SET status = 'SUBMITTING', submitted_by = 'x' WHERE id = ?")
                .param(id)
                .update();
        // One worker read what is good and submitted one of it before it died; another holds the same list.
        List<SubmissionItemRow> stale = MerchantScope.call(merchant.id(), () -> work.good(id, 50));
        MerchantScope.run(merchant.id(), () -> work.submit(stale.getFirst(), "x"));
        Intent intent =
                new Intent(1, merchant.id(), SubmissionIntent.KIND, "x", "{\"submissionId\":" + id + "}", null, 1);
        MerchantScope.run(merchant.id(), () -> worker.handle(intent));
        MerchantScope.run(merchant.id(), () -> stale.forEach(item -> work.submit(item, "x")));

        JsonNode done = awaited(merchant, checked, "DONE");
        assertThat(done.get("submitted").asInt()).isEqualTo(60);
        assertThat(jdbc.sql("""
                        SELECT COUNT(*) FROM invoice_event
                        WHERE merchant_id = ? AND from_status = 'DRAFT' AND to_status = 'READY'
                        """).param(merchant.id()).query(Integer.class).single())
                .isEqualTo(60);
    }

    @Test
    void draftThatSomebodySubmittedMeanwhileThenItIsGone() throws Exception {
        Merchant merchant = fixture.merchant();
        JsonNode checked = awaited(merchant, open(merchant, imported(merchant, 2)), "CHECKED");
        String invoice = fixture.get(merchant, path(checked) + "/items")
                .get("items")
                .get(0)
                .get("invoiceId")
                .asString();
        fixture.post(merchant, "/api/merchant/invoices/" + invoice + ":cancel", "{\"reason\":\"重复\"}");

        fixture.post(merchant, path(checked) + ":submit", "{}");

        JsonNode done = awaited(merchant, checked, "DONE");
        assertThat(done.get("gone").asInt()).isEqualTo(1);
        assertThat(done.get("submitted").asInt()).isEqualTo(1);
    }

    @Test
    void cancelledThenEverythingStaysADraftAndMayBeGatheredAgain() throws Exception {
        Merchant merchant = fixture.merchant();
        String imported = imported(merchant, 2);
        JsonNode checked = awaited(merchant, open(merchant, imported), "CHECKED");

        JsonNode cancelled =
                fixture.post(merchant, path(checked) + ":cancel", "{}").body();

        assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.get("left").asInt()).isEqualTo(2);
        assertThat(fixture.post(merchant, path(checked) + ":submit", "{}").status())
                .isEqualTo(409);
        assertThat(statuses(merchant)).containsOnly("DRAFT");
        assertThat(open(merchant, imported).get("known").asBoolean()).isFalse();
    }

    @Test
    void nothingChosenThenRefusedWithAHint() {
        Merchant merchant = fixture.merchant();
        for (String body : List.of("{}", "{\"importIds\":[\"1\"]}", "{\"importIds\":[\"1\"],\"invoiceIds\":[\"2\"]}")) {
            Reply reply = fixture.post(merchant, SUBMISSIONS, body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().get("errors").get(0).get("hint").asString()).isNotBlank();
        }
    }

    private static List<String> firstRow(Path file) throws Exception {
        List<String> cells = new ArrayList<>();
        new SheetReader(100).read(file, new SheetHandler() {
            @Override
            public void head(Map<Integer, String> titles) {
                assertThat(titles).hasSize(9);
            }

            @Override
            public boolean row(int number, Map<Integer, SheetCell> row) {
                row.values().forEach(cell -> cells.add(cell.text()));
                return false;
            }
        });
        return cells;
    }

    /** As if the rules of the day had become stricter than those of the import: the number does not pass any more. */
    private void spoil(Merchant merchant, String requestNo) {
        assertThat(number(merchant, requestNo, "123")).isEqualTo(1);
    }

    private int number(Merchant merchant, String requestNo, String taxNo) {
        return jdbc.sql("UPDATE invoice_header SET buyer_tax_no = ? WHERE merchant_id = ? AND reference = ?")
                .params(taxNo, merchant.id(), requestNo)
                .update();
    }

    private String imported(Merchant merchant, int requests) {
        String[] rows = new String[requests];
        for (int i = 0; i < requests; i++) {
            rows[i] = "R" + (i + 1) + ",专票,四川某贸易有限公司,91512081MA62K0260E,水晶手链,个,1,10,13%,1060599000000000000";
        }
        byte[] file = (HEAD + "\n" + String.join("\n", Arrays.asList(rows)) + "\n").getBytes(StandardCharsets.UTF_8);
        String id = fixture.upload(merchant, IMPORTS, "a.csv", file, Map.of())
                .body()
                .get("importId")
                .asString();
        InvoiceFixture.await(() -> fixture.get(merchant, IMPORTS + "/" + id)
                .get("status")
                .asString()
                .equals("DONE"));
        assertThat(fixture.get(merchant, IMPORTS + "/" + id).get("accepted").asInt())
                .isEqualTo(requests);
        return id;
    }

    private JsonNode open(Merchant merchant, String importId) {
        Reply reply = fixture.post(merchant, SUBMISSIONS, "{\"importIds\":[\"" + importId + "\"]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply.body();
    }

    private JsonNode awaited(Merchant merchant, JsonNode submission, String status) {
        InvoiceFixture.await(() ->
                fixture.get(merchant, path(submission)).get("status").asString().equals(status));
        return fixture.get(merchant, path(submission));
    }

    private static String path(JsonNode submission) {
        return SUBMISSIONS + "/" + submission.get("submissionId").asString();
    }

    private List<String> statuses(Merchant merchant) {
        return jdbc.sql("SELECT status FROM invoice_header WHERE merchant_id = ?")
                .param(merchant.id())
                .query(String.class)
                .list();
    }
}

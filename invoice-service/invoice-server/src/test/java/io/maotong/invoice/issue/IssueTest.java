package io.maotong.invoice.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.money.Money;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.Published;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class IssueTest {

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Published.Exports exports;

    @Autowired
    JdbcClient jdbc;

    @Test
    void issueWhenAllGoesWellThenTheInvoiceHasItsFigures() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String entry = fixture.plainEntry(merchant);

        InvoiceFixture.Reply reply = create(merchant, "{\"entryId\":\"" + entry + "\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body().get("created").asInt()).isEqualTo(1);
        JsonNode invoice = settled(merchant, "ISSUED");
        assertThat(invoice.get("invoice").get("number").asString()).matches("\\d{20}");
        // 370.50 × 7.1 = 2630.55 and 18.25 × 7.1 = 129.575
        assertThat(invoice.get("invoice").get("total").get("amount").asString()).isEqualTo("2760.13");
        assertThat(invoice.get("invoice").get("dealTotal").get("amount").asString())
                .isEqualTo("388.75");
        assertThat(invoice.get("orderNos").valueStream().map(JsonNode::asString))
                .containsExactly("ORDER-1", "ORDER-2");
        assertThat(invoice.get("timeline")
                        .valueStream()
                        .map(step -> step.get("status").asString()))
                .containsExactly("READY", "SUBMITTING", "ISSUED");
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
        assertThat(platform.received(merchant.taxNo()).getFirst())
                .containsEntry("fppz", "02")
                .containsEntry("ckywsyzcDm", "01")
                .containsEntry("hjje", "2760.13")
                .doesNotContainKey("gmfnsrsbh");
        assertThat(quota(merchant)).isEqualTo("0.00 2760.13");
        assertThat(fates(merchant)).containsExactly("ISSUED");
        InvoiceFixture.await(() -> exports.of(merchant.id()).stream()
                .anyMatch(told -> told.status().equals("ISSUED")
                        && told.entryId().equals(entry)
                        && told.number() != null
                        && told.total().equals(Money.cny("2760.13"))
                        && told.dealTotal().equals(Money.of("388.75", "USD"))));
        assertThat(exports.of(merchant.id()))
                .as("a number that was not issued is nobody's business")
                .filteredOn(told -> !told.status().equals("ISSUED"))
                .allMatch(told -> told.number() == null);
    }

    @Test
    void issueWhenTheAnswerIsLostThenThePlatformIsAskedAndNothingIsSentTwice() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);
        platform.plan("upload", merchant.taxNo(), Mishap.ANSWER_LOST);

        create(merchant, "{\"allEntries\":true}");

        JsonNode invoice = settled(merchant, "ISSUED");
        assertThat(invoice.get("timeline")
                        .valueStream()
                        .map(step -> step.get("status").asString()))
                .containsExactly("READY", "SUBMITTING", "UNKNOWN", "ISSUED");
        assertThat(platform.calls("upload", merchant.taxNo())).isEqualTo(1);
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
    }

    @Test
    void issueWhenItNeverArrivedThenTheSameIsSentAgain() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);
        platform.plan("upload", merchant.taxNo(), Mishap.LOST);

        create(merchant, "{\"allEntries\":true}");

        JsonNode invoice = settled(merchant, "ISSUED");
        assertThat(invoice.get("timeline")
                        .valueStream()
                        .map(step -> step.get("status").asString()))
                .containsExactly("READY", "SUBMITTING", "UNKNOWN", "READY", "SUBMITTING", "ISSUED");
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
        assertThat(fates(merchant)).containsExactly("ISSUED");
        assertThat(quota(merchant)).isEqualTo("0.00 2760.13");
    }

    @Test
    void issueWhenTheWorkerDiesWhileSendingThenThePlatformIsAskedFirst() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);
        platform.plan("upload", merchant.taxNo(), Mishap.DEATH);

        create(merchant, "{\"allEntries\":true}");

        settled(merchant, "ISSUED");
        assertThat(platform.calls("find", merchant.taxNo())).isPositive();
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
    }

    @Test
    void issueWhenEveryStepHasItsMishapThenStillOneInvoice() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);
        platform.plan("draw", merchant.taxNo(), Mishap.NOT_SENT);
        platform.plan("quota", merchant.taxNo(), Mishap.LATER);
        platform.plan("download", merchant.taxNo(), Mishap.ANSWER_LOST);
        platform.plan("upload", merchant.taxNo(), Mishap.LATER, Mishap.NOT_SENT);

        create(merchant, "{\"allEntries\":true}");

        settled(merchant, "ISSUED");
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
        assertThat(fates(merchant)).containsExactly("ISSUED");
    }

    @Test
    void issueWhenNobodyCanTellThenAPersonDecides() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);
        platform.plan("upload", merchant.taxNo(), Mishap.ANSWER_LOST);
        platform.plan("find", merchant.taxNo(), Mishap.LOST, Mishap.LOST, Mishap.LOST);

        create(merchant, "{\"allEntries\":true}");

        JsonNode manual = settled(merchant, "MANUAL");
        assertThat(manual.get("invoice").get("number").isNull()).isTrue();
        String id = manual.get("invoice").get("invoiceId").asString();
        assertThat(cancel(merchant, id)).as("it may exist").isEqualTo(409);
        assertThat(retry(merchant, id)).isEqualTo(202);
        settled(merchant, "ISSUED");
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
    }

    @Test
    void issueWhenRefusedThenItFailsWithThePlatformsWordsAndMayBeTriedAgain() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.entry(
                merchant, InvoiceFixture.item(1, "7018100000", "水晶手链", "30", Money.of("370.50", "USD"), "REFUSE-ME"));
        create(merchant, "{\"allEntries\":true}");

        JsonNode failed = settled(merchant, "FAILED");

        assertThat(failed.get("platformCode").asString()).isEqualTo("1010");
        assertThat(failed.get("platformMessage").asString()).isEqualTo("金额有误");
        assertThat(quota(merchant)).as("given back").isEqualTo("0.00 0.00");
        assertThat(fates(merchant)).containsExactly("ALLOCATED");
        assertThat(retry(merchant, failed.get("invoice").get("invoiceId").asString()))
                .isEqualTo(202);
        settled(merchant, "ISSUED");
        assertThat(fates(merchant)).containsExactly("ISSUED");
        assertThat(quota(merchant)).isEqualTo("0.00 2630.55");
    }

    @Test
    void cancelWhenFailedThenTheNumberIsVoidAndTheDeclarationFree() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String entry = fixture.entry(
                merchant, InvoiceFixture.item(1, "7018100000", "水晶手链", "30", Money.of("370.50", "USD"), "REFUSE-ME"));
        create(merchant, "{\"allEntries\":true}");
        String id = settled(merchant, "FAILED").get("invoice").get("invoiceId").asString();

        assertThat(cancel(merchant, id)).isEqualTo(200);
        assertThat(cancel(merchant, id)).isEqualTo(409);

        assertThat(fates(merchant)).containsExactly("VOID_LOCAL");
        create(merchant, "{\"entryIds\":[\"" + entry + "\"]}");
        settled(merchant, "ISSUED");
        assertThat(fates(merchant)).containsExactlyInAnyOrder("VOID_LOCAL", "ISSUED");
    }

    @Test
    void issueWhenTheQuotaDoesNotSufficeThenFailed() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "2000.00");
        fixture.plainEntry(merchant);

        create(merchant, "{\"allEntries\":true}");

        assertThat(settled(merchant, "FAILED").get("platformCode").asString()).startsWith("INVOICE-40042");
        assertThat(platform.received(merchant.taxNo())).isEmpty();
    }

    @Test
    void createAgainThenNothingIsCreated() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String entry = fixture.plainEntry(merchant);
        create(merchant, "{\"entryIds\":[\"" + entry + "\"]}");

        InvoiceFixture.Reply again = create(merchant, "{\"entryIds\":[\"" + entry + "\"]}");
        InvoiceFixture.Reply all = create(merchant, "{\"allEntries\":true}");

        assertThat(again.body().get("created").asInt()).isZero();
        assertThat(again.body().get("existing").asInt()).isEqualTo(1);
        assertThat(all.body().get("total").asInt()).isZero();
        settled(merchant, "ISSUED");
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
    }

    @Test
    void createWhenManyPressAtOnceThenOneInvoice() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String entry = fixture.plainEntry(merchant);
        Callable<Integer> press =
                () -> create(merchant, "{\"entryIds\":[\"" + entry + "\"]}").status();
        List<Integer> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            answers = threads.invokeAll(Collections.nCopies(6, press)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).containsOnly(202);
        settled(merchant, "ISSUED");
        assertThat(fixture.get(merchant, "/api/merchant/invoices").get("total").asInt())
                .isEqualTo(1);
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
    }

    @Test
    void createWhenNamedDeclarationsBreakRulesThenAllAreTold() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String good = fixture.plainEntry(merchant);
        String bad =
                fixture.entry(merchant, InvoiceFixture.item(1, "9701210000", "油画", "1", Money.of("10.00", "USD"), "O"));

        InvoiceFixture.Reply reply = create(merchant, "{\"entryIds\":[\"" + good + "\",\"" + bad + "\"]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().get("code").asString()).isEqualTo("INVOICE-40010");
        assertThat(fixture.get(merchant, "/api/merchant/invoices").get("total").asInt())
                .isZero();
        InvoiceFixture.Reply unknown = create(merchant, "{\"entryIds\":[\"999999999999999999\"]}");
        assertThat(unknown.status()).isEqualTo(422);
    }

    @Test
    void createWhenAllAreAskedForThenOneThatBreaksARuleIsLeftOut() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);
        String bad =
                fixture.entry(merchant, InvoiceFixture.item(1, "9701210000", "油画", "1", Money.of("10.00", "USD"), "O"));

        InvoiceFixture.Reply reply = create(merchant, "{\"allEntries\":true}");

        assertThat(reply.body().get("created").asInt()).isEqualTo(1);
        assertThat(reply.body().get("refused").asInt()).isEqualTo(1);
        JsonNode batch = fixture.get(
                merchant,
                "/api/merchant/export-invoices/" + reply.body().get("batchId").asString());
        assertThat(batch.get("refusals").get(0).get("entryId").asString()).isEqualTo(bad);
        assertThat(batch.get("refusals").get(0).get("code").asString()).isEqualTo("INVOICE-40010");
        settled(merchant, "ISSUED");
    }

    @Test
    void declarationKeepsItsNewestVersionWhateverTheOrder() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String entryId =
                fixture.entry(merchant, InvoiceFixture.item(1, "7018100000", "旧", "1", Money.of("1.00", "USD"), "O"));
        fixture.publish(
                merchant.id(),
                CustomsEvents.ENTRY_CREATED,
                InvoiceFixture.entry(
                        entryId,
                        3,
                        merchant,
                        InvoiceFixture.item(1, "7018100000", "新", "1", Money.of("2.00", "USD"), "O")));
        fixture.publish(
                merchant.id(),
                CustomsEvents.ENTRY_CREATED,
                InvoiceFixture.entry(
                        entryId,
                        2,
                        merchant,
                        InvoiceFixture.item(1, "7018100000", "中", "1", Money.of("3.00", "USD"), "O")));

        create(merchant, "{\"allEntries\":true}");

        assertThat(settled(merchant, "ISSUED").get("lines").get(0).get("name").asString())
                .isEqualTo("新");
    }

    @Test
    void issuedInvoiceCannotBeChangedNorDeleted() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);
        create(merchant, "{\"allEntries\":true}");
        settled(merchant, "ISSUED");

        for (String change : List.of(
                "total = total + 1",
                "number = '1'",
                "document = '{}'",
                "buyer_name = 'x'",
                "status = 'FAILED'",
                "live_key = NULL")) {
            assertThatThrownBy(() -> jdbc.sql("UPDATE invoice_header SET " + change + " WHERE merchant_id = ?")
                            .param(merchant.id())
                            .update())
                    .as(change)
                    .hasMessageContaining("an issued invoice cannot be changed");
        }
        for (String table : List.of("invoice_header", "invoice_detail", "invoice_event")) {
            assertThatThrownBy(() -> jdbc.sql("DELETE FROM " + table + " WHERE merchant_id = ?")
                            .param(merchant.id())
                            .update())
                    .as(table)
                    .hasMessageContaining("cannot be deleted");
        }
    }

    @Test
    void listFiltersSortsAndUsesItsIndexes() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String first = fixture.plainEntry(merchant);
        fixture.plainEntry(merchant);
        create(merchant, "{\"allEntries\":true}");
        InvoiceFixture.await(() -> total(merchant, "kind=EXPORT&status=ISSUED") == 2);

        assertThat(total(merchant, "entryId=" + first)).isEqualTo(1);
        assertThat(total(merchant, "q=" + first)).isEqualTo(1);
        assertThat(total(merchant, "status=FAILED")).isZero();
        assertThat(total(merchant, "sort=total,desc&size=1&page=2")).isEqualTo(2);
        jdbc.sql("""
                        INSERT INTO invoice_header (id, merchant_id, version, kind, status, upload_state, serial_no, attempt,
                          entry_id, batch_id, issuer_tax_no, seller_tax_no, seller_name, region_code, buyer_name, amount, tax,
                          total, order_nos, undecided, created_by, created_at, updated_at)
                        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
                        SELECT i, merchant_id + 1000000, 1, kind, status, upload_state, CONCAT('N', i), 1, entry_id,
                          batch_id, issuer_tax_no, seller_tax_no, seller_name, region_code, buyer_name, amount, tax, total,
                          '[]', 0,
                          created_by, created_at, updated_at
                        FROM n JOIN invoice_header WHERE merchant_id = ? AND entry_id = ?
                        """).params(merchant.id(), first).update();
        jdbc.sql("ANALYZE TABLE invoice_header").query().listOfRows();
        for (String condition : List.of(
                "kind = 'EXPORT' AND status = 'FAILED' ORDER BY id DESC LIMIT 20",
                "status = 'FAILED' ORDER BY id DESC LIMIT 20",
                "entry_id = '1'",
                "batch_id = 1 AND status = 'FAILED'")) {
            assertThat(jdbc.sql("EXPLAIN FORMAT=JSON SELECT * FROM invoice_header WHERE merchant_id = " + merchant.id()
                                    + " AND " + condition)
                            .query(String.class)
                            .single())
                    .as(condition)
                    .containsPattern("\"ix_invoice_");
        }
    }

    private InvoiceFixture.Reply create(InvoiceFixture.Merchant merchant, String request) {
        return fixture.post(merchant, "/api/merchant/export-invoices", request);
    }

    private int retry(InvoiceFixture.Merchant merchant, String id) {
        return fixture.post(merchant, "/api/merchant/invoices/" + id + ":retry", "{}")
                .status();
    }

    private int cancel(InvoiceFixture.Merchant merchant, String id) {
        return fixture.post(merchant, "/api/merchant/invoices/" + id + ":cancel", "{\"reason\":\"test\"}")
                .status();
    }

    private JsonNode settled(InvoiceFixture.Merchant merchant, String status) {
        String path = "/api/merchant/invoices?status=" + status;
        InvoiceFixture.await(() -> fixture.get(merchant, path).get("total").asInt() > 0);
        String id =
                fixture.get(merchant, path).get("items").get(0).get("invoiceId").asString();
        return fixture.get(merchant, "/api/merchant/invoices/" + id);
    }

    private int total(InvoiceFixture.Merchant merchant, String query) {
        return fixture.get(merchant, "/api/merchant/invoices?" + query)
                .get("total")
                .asInt();
    }

    private String quota(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT reserved, used FROM quota WHERE merchant_id = ?")
                .param(merchant.id())
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    private List<String> fates(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT fate FROM number_fate WHERE merchant_id = ? ORDER BY id")
                .param(merchant.id())
                .query(String.class)
                .list();
    }
}

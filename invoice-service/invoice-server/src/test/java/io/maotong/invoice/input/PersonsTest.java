package io.maotong.invoice.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.Published;
import io.maotong.invoice.ScriptedBureau;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.Unguarded;
import io.maotong.invoice.conversion.Conversion;
import io.maotong.invoice.conversion.Conversions;
import io.maotong.invoice.integrity.IntegrityRounds;
import io.maotong.invoice.integrity.SealedRows;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A natural person's number is in no table, and whoever has it finds its invoices. */
@InvoiceTest
class PersonsTest {

    private static final String FARMER = "110101199003070011";
    private static final String MASKED = "***0011";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    ScriptedBureau bureau;

    @Autowired
    Published.Inputs published;

    @Autowired
    InputInvoices invoices;

    @Autowired
    Intake intake;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Conversions conversions;

    @Autowired
    List<Conversion> allConversions;

    @Autowired
    IntegrityRounds rounds;

    @Autowired
    List<SealedRows> sealed;

    @Autowired
    Unguarded root;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void supplierWhenItIsAPersonThenItsNumberIsInNoTableAndIsFoundAllTheSame() {
        Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        ReceivedInvoice refused = of(merchant, InvoiceFixture.number(merchant, 2), FARMER, "99");
        ReceivedInvoice company = InvoiceFixture.received(merchant, InvoiceFixture.number(merchant, 3), "10.00");
        platform.feed(
                merchant.taxNo(), InvoiceFixture.pages(List.of(of(merchant, number, FARMER, "82"), refused, company)));
        bureau.document(number, "{\"fphm\":\"" + number + "\",\"xsfnsrsbh\":\"" + FARMER + "\",\"xsfmc\":\"张三\"}");

        JsonNode run = fixture.pulled(merchant);
        String id = fixture.post(merchant, "/api/merchant/verifications", """
                        {"kind":"82","number":"%s","issuedOn":"2026-11-10","amount":11.30}""".formatted(number))
                .body()
                .get("verificationId")
                .asString();
        InvoiceFixture.await(
                () -> verification(merchant, id).get("status").asString().equals("DONE"));

        assertThat(run.get("inserted").asInt()).isEqualTo(2);
        assertThat(run.get("rejected").asInt()).isEqualTo(1);
        assertThat(json.readTree(verification(merchant, id).get("document").asString())
                        .get("xsfnsrsbh")
                        .asString())
                .isEqualTo(MASKED);
        JsonNode found = fixture.get(merchant, "/api/merchant/input-invoices?supplierTaxNo=" + FARMER);
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(found.get("items").get(0).get("number").asString()).isEqualTo(number);
        assertThat(found.get("items").get(0).get("supplierTaxNo").asString()).isEqualTo(MASKED);
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices?supplierTaxNo=91320722MA1SUPPL1X")
                        .get("items")
                        .get(0)
                        .get("supplierTaxNo")
                        .asString())
                .isEqualTo("91320722MA1SUPPL1X");
        assertThat(fixture.get(fixture.merchant(), "/api/merchant/input-invoices?supplierTaxNo=" + FARMER)
                        .get("total")
                        .asInt())
                .as("somebody else's")
                .isZero();
        assertThat(MerchantScope.call(merchant.id(), () -> invoices.find(number).orElseThrow())
                        .supplierTaxNo())
                .as("whole for a red form, which is sent to the platform")
                .isEqualTo(FARMER);
        InvoiceFixture.await(() -> published.of(merchant.id()).stream()
                .flatMap(List::stream)
                .anyMatch(one ->
                        one.number().equals(number) && one.supplierTaxNo().equals(MASKED)));
        assertThat(placesOf(FARMER)).isEmpty();
    }

    @Test
    void rejectedRecordWhenItIsShownMaskedAndFixedThenTheWholeNumberIsTakenIn() {
        Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(List.of(of(merchant, number, FARMER, "99"))));
        fixture.pulled(merchant);
        JsonNode reject = fixture.get(merchant, "/api/merchant/invoice-sync/rejects")
                .get("items")
                .get(0);
        String shown = reject.get("record").asString();
        String id =
                jdbc.queryForObject("SELECT id FROM sync_reject WHERE merchant_id = ?", String.class, merchant.id());

        assertThat(shown).contains(MASKED).doesNotContain(FARMER);
        InvoiceFixture.Reply fixed = fixture.operate(
                "/api/ops/invoice-sync/rejects/" + id + ":fix",
                json.writeValueAsString(Map.of("record", shown.replace("\"99\"", "\"82\""), "reason", "票种有误")));

        assertThat(fixed.status()).as(fixed.toString()).isEqualTo(200);
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices?supplierTaxNo=" + FARMER)
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        // The command log has what the operator sent, and that was masked.
        assertThat(placesOf(FARMER)).isEmpty();
    }

    @Test
    void oldRowsWhenTheyAreConvertedThenNothingIsLeftInClearAndNothingIsRefusedMeanwhile() {
        Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        ReceivedInvoice received = of(merchant, number, FARMER, "82");
        platform.feed(
                merchant.taxNo(),
                InvoiceFixture.pages(
                        List.of(received, of(merchant, InvoiceFixture.number(merchant, 2), FARMER, "99")),
                        List.of(received),
                        List.of(received)));
        fixture.pulled(merchant);
        String hash = ((Reception.Result.Read) new Reception(merchant.taxNo()).read(received)).invoice().contentHash;
        asBefore(merchant, number, hash);
        assertThat(placesOf(FARMER))
                .containsExactlyInAnyOrder(
                        "input_invoice.supplier_tax_no", "sync_reject.record", "verification.document");
        String path = "/api/merchant/input-invoices/" + number;
        assertThat(fixture.get(merchant, path)
                        .get("invoice")
                        .get("supplierTaxNo")
                        .asString())
                .isEqualTo(MASKED);
        MerchantScope.run(merchant.id(), () -> unchanged(merchant, received));

        allConversions.forEach(conversion -> {
            while (conversions.step(conversion)) {
                // The next rows.
            }
        });

        assertThat(placesOf(FARMER)).isEmpty();
        assertThat(fixture.get(merchant, path)
                        .get("invoice")
                        .get("supplierTaxNo")
                        .asString())
                .isEqualTo(MASKED);
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices?supplierTaxNo=" + FARMER)
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        MerchantScope.run(merchant.id(), () -> unchanged(merchant, received));
        assertThat(json.readTree(fixture.get(merchant, "/api/merchant/verifications")
                                .get("items")
                                .get(0)
                                .get("document")
                                .asString())
                        .get("xsfnsrsbh")
                        .asString())
                .isEqualTo(MASKED);
        SealedRows inputs = sealed.stream()
                .filter(rows -> rows.kind().equals("INPUT"))
                .findFirst()
                .orElseThrow();
        while (rounds.page(inputs)) {
            // The next page.
        }
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM integrity_finding WHERE merchant_id = ?", Integer.class, merchant.id()))
                .as("the seal does not mind how the number is stored")
                .isZero();
    }

    private void unchanged(Merchant merchant, ReceivedInvoice received) {
        var taken = transaction.execute(status -> intake.take(List.of(received), "test", "SANDBOX"));
        assertThat(taken.unchanged()).isEqualTo(1);
        assertThat(taken.refused()).isEmpty();
    }

    private void asBefore(Merchant merchant, String number, String hash) {
        root.update(
                "input_invoice",
                "UPDATE input_invoice SET supplier_tax_no = ?, supplier_person_no = NULL, supplier_key = NULL, content_hash = ?"
                        + " WHERE merchant_id = ? AND number = ?",
                FARMER,
                hash,
                merchant.id(),
                number);
        jdbc.update(
                "UPDATE sync_reject SET record = ?, sealed_record = NULL WHERE merchant_id = ?",
                "{\"xsfnsrsbh\":\"" + FARMER + "\"}",
                merchant.id());
        jdbc.update("""
                INSERT INTO verification (id, merchant_id, kind_code, number, identity, issued_on, cache_key, status, outcome,
                  document, asked, requested_by, created_at)
                VALUES (?, ?, '82', ?, ?, '2026-11-10', 'x', 'DONE', 'GENUINE', ?, 1, 'x', NOW(6))
                """, merchant.id(), merchant.id(), number, number, "{\"xsfnsrsbh\":\"" + FARMER + "\"}");
        jdbc.update("DELETE FROM data_conversion");
    }

    private JsonNode verification(Merchant merchant, String id) {
        return fixture.get(merchant, "/api/merchant/verifications/" + id);
    }

    private static ReceivedInvoice of(Merchant merchant, String number, String supplier, String kind) {
        ReceivedInvoice plain = InvoiceFixture.received(merchant, number, "10.00");
        return new ReceivedInvoice(
                number,
                null,
                kind,
                plain.issuedAt(),
                supplier,
                "张三",
                plain.buyerTaxNo(),
                plain.buyerName(),
                plain.amount(),
                plain.tax(),
                plain.total(),
                plain.state(),
                plain.use(),
                plain.abnormal(),
                plain.locked(),
                plain.lines(),
                """
                {"fphm":"%s","fplx":"%s","kprq":"%s","xsfnsrsbh":"%s","xsfmc":"张三","gmfnsrsbh":"%s","gmfmc":"%s","hjje":"%s",
                 "hjse":"%s","jshj":"%s","fpzt":"0","fpmxList":[{"mxxh":"1","xmmc":"*水果*苹果","dw":"斤","sl":"10","dj":"1","je":"10.00",
                 "slv":"0.13","se":"1.30","sphfwssflhbbm":"1010115010100000000"}]}""".formatted(
                                number,
                                kind,
                                plain.issuedAt(),
                                supplier,
                                plain.buyerTaxNo(),
                                plain.buyerName(),
                                plain.amount(),
                                plain.tax(),
                                plain.total()));
    }

    /** Every column of every table that has the text somewhere. */
    private List<String> placesOf(String text) {
        List<String[]> columns = jdbc.query("""
                SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()
                  AND DATA_TYPE IN ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'json', 'blob', 'mediumblob', 'longblob')
                """, (row, n) -> new String[] {row.getString(1), row.getString(2)});
        assertThat(columns).hasSizeGreaterThan(300);
        List<String> places = new ArrayList<>();
        for (String[] column : columns) {
            Integer rows = jdbc.queryForObject(
                    "SELECT COUNT(*) FROM `" + column[0] + "` WHERE INSTR(CONVERT(`" + column[1]
                            + "` USING utf8mb4), ?) > 0",
                    Integer.class,
                    text);
            if (rows > 0) {
                places.add(column[0] + "." + column[1]);
            }
        }
        return places;
    }
}

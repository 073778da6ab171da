package io.maotong.invoice.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.TestGate;
import io.maotong.invoice.Unguarded;
import io.maotong.invoice.conversion.Conversion;
import io.maotong.invoice.conversion.Conversions;
import io.maotong.invoice.file.IssuedInvoices;
import io.maotong.invoice.issue.Documents;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.OfflineMoves;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.test.Callers;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Whoever changes a row without the service is found out, whichever column it is. */
@InvoiceTest
class SealedRowsTest {

    /** Columns that the way of an invoice changes, or that another proof stands for; all others are covered by the seal. */
    private static final Map<String, Set<String>> NOT_SEALED = Map.of(
            "invoice_header",
            Set.of(
                    "id",
                    "version",
                    "status",
                    "upload_state",
                    "attempt",
                    "live_key",
                    "batch_id",
                    "content_hash",
                    "document",
                    "row_mac",
                    "acceptance_no",
                    "quota_period",
                    "undecided",
                    "platform_code",
                    "platform_message",
                    "created_by",
                    "created_at",
                    "updated_at",
                    "sender",
                    "submitted_by",
                    "submitted_on",
                    "review_reasons"),
            "invoice_detail",
            Set.of("id"),
            "invoice_voucher",
            Set.of("id"),
            "input_invoice",
            Set.of(
                    "id",
                    "version",
                    "status",
                    "use_kind",
                    "use_period",
                    "content_hash",
                    "first_seen_at",
                    "updated_at",
                    "state_code",
                    "abnormal_code",
                    "lock_code",
                    "releasing",
                    "row_mac",
                    "supplier_key"),
            "input_invoice_line",
            Set.of("id"));

    @Autowired
    IntegrityRounds rounds;

    @Autowired
    List<SealedRows> kinds;

    @Autowired
    Conversions conversions;

    @Autowired
    List<Conversion> allConversions;

    @Autowired
    InvoiceDesk desk;

    @Autowired
    IssuedInvoices invoices;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    TestGate gate;

    @Autowired
    OfflineMoves offline;

    @Autowired
    Unguarded root;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void issuedInvoiceWhenAnyColumnIsFlippedThenItIsFoundAndClosesWhenItIsRestored() {
        Merchant merchant = fixture.merchant();
        long id = invoices.issue(merchant).id();
        round("ISSUED");
        assertThat(open("ISSUED", id)).isEmpty();

        root.on("invoice_header", () -> eachColumnOf("invoice_header", "id = " + id, "ISSUED", id));
        root.on("invoice_detail", () -> eachColumnOf("invoice_detail", firstOf("invoice_detail", id), "ISSUED", id));
    }

    @Test
    void differentialInvoiceWhenAVoucherIsFlippedThenItIsFound() {
        Merchant merchant = fixture.merchant();
        long id = invoices.issue(merchant).id();
        // As if it had been issued with a voucher: sealed again by the service's own conversion.
        root.update(
                "invoice_voucher",
                "INSERT INTO invoice_voucher (id, merchant_id, invoice_id, voucher_no, kind, total, deducted)"
                        + " VALUES (?, ?, ?, 1, '01', 100, 50)",
                id,
                merchant.id(),
                id);
        sealAnew(id);
        round("ISSUED");
        assertThat(open("ISSUED", id)).isEmpty();

        root.on("invoice_voucher", () -> eachColumnOf("invoice_voucher", firstOf("invoice_voucher", id), "ISSUED", id));
    }

    @Test
    void receivedInvoiceWhenAnyColumnIsFlippedThenItIsFoundAndClosesWhenItIsRestored() {
        Merchant merchant = fixture.merchant();
        long id = received(merchant);
        round("INPUT");
        assertThat(open("INPUT", id)).isEmpty();

        root.on("input_invoice", () -> eachColumnOf("input_invoice", "id = " + id, "INPUT", id));
        eachColumnOf("input_invoice_line", firstOf("input_invoice_line", id), "INPUT", id);
    }

    @Test
    void lineWhenItIsAddedOrTakenAwayThenItIsFound() {
        Merchant merchant = fixture.merchant();
        long id = invoices.issue(merchant).id();
        long other = invoices.issue(merchant).id();

        root.on("invoice_detail", () -> {
            jdbc.update(
                    "UPDATE invoice_detail SET invoice_id = ?, line_no = 99 WHERE " + firstOf("invoice_detail", id),
                    other);
        });
        round("ISSUED");

        assertThat(open("ISSUED", id)).containsExactly("ALTERED");
        assertThat(open("ISSUED", other)).containsExactly("ALTERED");
    }

    @Test
    void serviceItselfWhenItTriesToChangeASealThenTheTriggersRefuse() {
        Merchant merchant = fixture.merchant();
        long issued = invoices.issue(merchant).id();
        long input = received(merchant);

        assertThatThrownBy(() -> jdbc.update("UPDATE invoice_header SET row_mac = NULL WHERE id = ?", issued))
                .hasMessageContaining("seal");
        assertThatThrownBy(() -> jdbc.update("UPDATE invoice_header SET row_mac = 'v1:k1:0' WHERE id = ?", issued))
                .hasMessageContaining("seal");
        assertThatThrownBy(() -> jdbc.update("UPDATE input_invoice SET row_mac = NULL WHERE id = ?", input))
                .hasMessageContaining("seal");
    }

    @Test
    void sealWhenItIsTakenAwayOrForgedThenItIsFound() {
        Merchant merchant = fixture.merchant();
        long gone = invoices.issue(merchant).id();
        long forged = invoices.issue(merchant).id();
        long copied = invoices.issue(merchant).id();
        long strangeKey = invoices.issue(merchant).id();
        long strangeVersion = invoices.issue(merchant).id();
        convertAll();

        root.on("invoice_header", () -> {
            jdbc.update("UPDATE invoice_header SET row_mac = NULL WHERE id = ?", gone);
            jdbc.update("UPDATE invoice_header SET row_mac = 'nonsense' WHERE id = ?", forged);
            jdbc.update(
                    "UPDATE invoice_header h JOIN invoice_header o ON o.id = ? SET h.row_mac = o.row_mac WHERE h.id = ?",
                    strangeKey,
                    copied);
            jdbc.update("UPDATE invoice_header SET row_mac = REPLACE(row_mac, 'k1:', 'k0:') WHERE id = ?", strangeKey);
            jdbc.update(
                    "UPDATE invoice_header SET row_mac = CONCAT('v9', SUBSTRING(row_mac, 3)) WHERE id = ?",
                    strangeVersion);
        });
        round("ISSUED");

        assertThat(open("ISSUED", gone)).containsExactly("MISSING");
        assertThat(open("ISSUED", forged)).containsExactly("ALTERED");
        assertThat(open("ISSUED", copied)).containsExactly("ALTERED");
        assertThat(open("ISSUED", strangeKey)).containsExactly("UNCHECKABLE");
        assertThat(open("ISSUED", strangeVersion)).containsExactly("UNCHECKABLE");
    }

    @Test
    void invoiceWhenItWasDeletedOrMadeADraftAgainThenItsNumberTells() {
        Merchant merchant = fixture.merchant();
        StoredInvoice deleted = invoices.issue(merchant);
        StoredInvoice hidden = invoices.issue(merchant);
        round("NUMBERS");
        assertThat(open("NUMBERS", fate(deleted))).isEmpty();

        root.update("invoice_header", "DELETE FROM invoice_header WHERE id = ?", deleted.id());
        root.update("invoice_header", "UPDATE invoice_header SET status = 'FAILED' WHERE id = ?", hidden.id());
        round("NUMBERS");

        assertThat(open("NUMBERS", fate(deleted))).containsExactly("GONE");
        assertThat(open("NUMBERS", fate(hidden))).containsExactly("GONE");
    }

    @Test
    void readingWhenTheRowWasChangedThenNothingIsHandedOutAndItIsReportedAtOnce() {
        Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        String files = "/api/merchant/invoices/" + invoice.id() + "/files/";
        assertThat(fixture.bytes(merchant, files + "xml")).isNotEmpty();

        root.update("invoice_header", "UPDATE invoice_header SET total = total + 1 WHERE id = ?", invoice.id());

        assertThat(fixture.raw(merchant, files + "pdf").getStatus()).isEqualTo(409);
        InvoiceFixture.Reply delivery = fixture.post(
                merchant, "/api/merchant/invoices/" + invoice.id() + "/deliveries", "{\"channel\":\"LINK\"}");
        assertThat(delivery.status()).isEqualTo(409);
        assertThat(delivery.body().get("code").asString()).isEqualTo("INVOICE-40986");
        JsonNode findings = fixture.get(merchant, "/api/merchant/invoice-exceptions/integrity");
        assertThat(findings.get("total").asInt()).isEqualTo(1);
        JsonNode finding = findings.get("items").get(0);
        assertThat(finding.get("cause").asString()).isEqualTo("ALTERED");
        assertThat(finding.get("owner").asString()).isEqualTo("operations");
        assertThat(finding.get("advice").asString()).isNotBlank();
        assertThat(finding.get("number").asString())
                .isEqualTo(invoice.document().number());
        assertThat(finding.get("times").asInt()).isGreaterThan(1);

        root.update("invoice_header", "UPDATE invoice_header SET total = total - 1 WHERE id = ?", invoice.id());
        assertThat(fixture.bytes(merchant, files + "pdf")).isNotEmpty();
        round("ISSUED");
        assertThat(open("ISSUED", invoice.id())).isEmpty();
    }

    @Test
    void findingWhenAnOperatorClosesItAndTheRowIsStillWrongThenAnotherOneOpens() {
        Merchant merchant = fixture.merchant();
        long id = invoices.issue(merchant).id();
        root.update("invoice_header", "UPDATE invoice_header SET buyer_name = '别人' WHERE id = ?", id);
        round("ISSUED");
        String finding = jdbc.queryForObject(
                "SELECT id FROM integrity_finding WHERE object_id = ? AND state = 'OPEN'", String.class, id);
        String path = "/api/ops/invoice-exceptions/integrity/" + finding;

        assertThat(operate(path + ":assign", "{\"owner\":\"王五\"}").status()).isEqualTo(200);
        InvoiceFixture.Reply closed = operate(path + ":resolve", "{\"reason\":\"已核对\"}");
        InvoiceFixture.Reply twice = operate(path + ":resolve", "{\"reason\":\"已核对\"}");

        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        assertThat(closed.body().get("owner").asString()).isEqualTo("王五");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(operate("/api/ops/invoice-exceptions/integrity/1:resolve", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        round("ISSUED");
        assertThat(open("ISSUED", id)).containsExactly("ALTERED");
        assertThat(fixture.operate("/api/ops/invoice-exceptions/integrity?state=RESOLVED", null)
                        .body()
                        .get("items")
                        .valueStream()
                        .map(row -> row.get("findingId").asString()))
                .contains(finding);
    }

    @Test
    void backFillWhenItIsCutOffThenItGoesOnAndSealsEveryRowOnce() {
        Merchant merchant = fixture.merchant();
        Set<Long> old = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            old.add(invoices.issue(merchant).id());
        }
        long input = received(merchant);
        String before = mac(old.iterator().next());
        asBeforeSeals(old, input);
        round("ISSUED");
        assertThat(old.stream().flatMap(id -> open("ISSUED", id).stream()))
                .as("nobody is accused before the back-fill is done")
                .isEmpty();

        Conversion sealing = conversion("issued-seals");
        assertThatThrownBy(() -> conversions.step(dyingAfter(sealing))).isInstanceOf(IllegalStateException.class);
        assertThat(mac(old.iterator().next()))
                .as("rolled back with its position")
                .isNull();
        convertAll();

        assertThat(mac(old.iterator().next())).isEqualTo(before);
        assertThat(conversions.isDone("issued-seals")).isTrue();
        assertThat(conversions.isDone("input-seals")).isTrue();
        round("ISSUED");
        round("INPUT");
        assertThat(old.stream().flatMap(id -> open("ISSUED", id).stream())).isEmpty();
        assertThat(open("INPUT", input)).isEmpty();
    }

    @Test
    void redInvoiceAndOfflineInvoiceAreSealedInTheTransactionThatGivesTheNumber() {
        Merchant merchant = fixture.merchant();
        StoredInvoice blue = invoices.issue(merchant);
        long red = MerchantScope.call(
                        merchant.id(),
                        () -> desk.issueRed(
                                new NewInvoice(
                                        "RED",
                                        Origin.RED,
                                        "form",
                                        null,
                                        Documents.reversing(
                                                blue.document(), blue.document().number())),
                                "somebody"))
                .id();
        InvoiceFixture.await(() -> invoices.find(merchant, red).status().isIssued());
        gate.close(merchant.taxNo());
        long late = invoices.draft(merchant).id();
        MerchantScope.run(merchant.id(), () -> desk.submit(late, "somebody"));
        InvoiceFixture.await(() -> invoices.find(merchant, late).status() == InvoiceStatus.QUEUED_OFFLINE);
        assertThat(mac(late)).as("nothing is sealed before it has a number").isNull();
        gate.open(merchant.taxNo());
        MerchantScope.run(merchant.id(), () -> offline.release(late));
        InvoiceFixture.await(() -> invoices.find(merchant, late).status().isIssued());

        assertThat(mac(red)).matches("v1:k1:[0-9a-f]{64}");
        assertThat(mac(late)).matches("v1:k1:[0-9a-f]{64}");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM invoice_header WHERE merchant_id = ? AND (row_mac IS NULL) <> (issued_at IS NULL)",
                        Integer.class,
                        merchant.id()))
                .isZero();
        root.on(
                "invoice_header",
                () -> jdbc.update(
                        "UPDATE invoice_header SET amount = amount - 1, total = total - 1 WHERE id IN (?, ?)",
                        red,
                        late));
        round("ISSUED");
        assertThat(open("ISSUED", red)).containsExactly("ALTERED");
        assertThat(open("ISSUED", late)).containsExactly("ALTERED");
        assertThat(open("ISSUED", blue.id())).isEmpty();
    }

    @Test
    void monthWhenOneRowWasChangedThenItIsNamed() {
        Merchant merchant = fixture.merchant();
        StoredInvoice sound = invoices.issue(merchant);
        StoredInvoice wrong = invoices.issue(merchant);
        root.update(
                "invoice_header",
                "UPDATE invoice_header SET tax = tax + 1, total = total + 1 WHERE id = ?",
                wrong.id());
        LocalDate day = LocalDate.parse("2026-01-01");

        List<Flaw> flaws =
                MerchantScope.call(merchant.id(), () -> kind("ISSUED").between(day, day.plusYears(5)));

        assertThat(flaws)
                .extracting(Flaw::number)
                .containsExactly(wrong.document().number());
        assertThat(MerchantScope.call(merchant.id(), () -> desk.findIntact(sound.id())))
                .isPresent();
        assertThatThrownBy(() -> MerchantScope.call(merchant.id(), () -> desk.findIntact(wrong.id())))
                .isInstanceOf(BusinessException.class);
    }

    private void eachColumnOf(String table, String where, String kind, long objectId) {
        Set<String> notSealed = NOT_SEALED.get(table);
        Set<String> silent = new TreeSet<>();
        Map<String, String> types = types(table);
        assertThat(types.keySet()).containsAll(notSealed);
        String id = jdbc.queryForObject("SELECT id FROM " + table + " WHERE " + where, String.class);
        types.keySet().removeAll(notSealed);
        types.forEach((column, type) -> {
            Object original = jdbc.queryForMap("SELECT " + column + " AS c FROM " + table + " WHERE id = " + id)
                    .get("c");
            jdbc.update("UPDATE " + table + " SET " + column + " = " + flipped(column, type) + " WHERE id = " + id);
            round(kind);
            if (open(kind, objectId).isEmpty()) {
                silent.add(column);
            }
            jdbc.update("UPDATE " + table + " SET " + column + " = ? WHERE id = " + id, original);
            round(kind);
            assertThat(open(kind, objectId))
                    .as(table + "." + column + " restored")
                    .isEmpty();
        });
        assertThat(silent)
                .as("columns of " + table + " that can be changed unseen")
                .isEmpty();
    }

    private Map<String, String> types(String table) {
        Map<String, String> types = new TreeMap<>();
        jdbc.query(
                "SELECT COLUMN_NAME, COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?",
                row -> {
                    types.put(row.getString(1), row.getString(2));
                },
                table);
        return types;
    }

    private static String flipped(String column, String type) {
        if (type.startsWith("tinyint")) {
            return "NOT " + column;
        }
        if (type.startsWith("decimal")) {
            return "COALESCE(" + column + ", 0) + 0.01";
        }
        if (type.startsWith("int") || type.startsWith("bigint")) {
            return "COALESCE(" + column + ", 0) + 1000";
        }
        if (type.startsWith("date")) {
            return "COALESCE(DATE_SUB(" + column + ", INTERVAL 1 DAY), '2026-01-02')";
        }
        if (type.startsWith("timestamp")) {
            return "DATE_SUB(" + column + ", INTERVAL 1 SECOND)";
        }
        return "IF(" + column + " IS NULL OR " + column + " = '', '1', CONCAT(LEFT(" + column + ", CHAR_LENGTH("
                + column + ") - 1), IF(RIGHT(" + column + ", 1) = '1', '2', '1')))";
    }

    private String firstOf(String table, long invoiceId) {
        return "id = "
                + jdbc.queryForObject(
                        "SELECT MIN(id) FROM " + table + " WHERE invoice_id = ?", String.class, invoiceId);
    }

    private long received(Merchant merchant) {
        String number = InvoiceFixture.number(merchant, 1);
        platform.feed(
                merchant.taxNo(), InvoiceFixture.pages(List.of(InvoiceFixture.received(merchant, number, "100.00"))));
        fixture.pulled(merchant);
        return jdbc.queryForObject(
                "SELECT id FROM input_invoice WHERE merchant_id = ? AND number = ?", Long.class, merchant.id(), number);
    }

    private void round(String kind) {
        SealedRows rows = kind(kind);
        // To the end of the round that may be going on, and then a whole one.
        for (int i = 0; i < 2; i++) {
            while (rounds.page(rows)) {
                // The next page.
            }
        }
    }

    private SealedRows kind(String kind) {
        return kinds.stream()
                .filter(rows -> rows.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<String> open(String kind, long objectId) {
        return jdbc.queryForList(
                "SELECT cause FROM integrity_finding WHERE kind = ? AND object_id = ? AND state = 'OPEN'",
                String.class,
                kind,
                objectId);
    }

    private long fate(StoredInvoice invoice) {
        return jdbc.queryForObject(
                "SELECT id FROM number_fate WHERE number = ?",
                Long.class,
                invoice.document().number());
    }

    private String mac(long id) {
        return jdbc.queryForObject("SELECT row_mac FROM invoice_header WHERE id = ?", String.class, id);
    }

    private void sealAnew(long id) {
        asBeforeSeals(Set.of(id), 0);
        convertAll();
    }

    private void asBeforeSeals(Set<Long> issued, long input) {
        root.on(
                "invoice_header",
                () -> issued.forEach(id -> jdbc.update("UPDATE invoice_header SET row_mac = NULL WHERE id = ?", id)));
        root.update("input_invoice", "UPDATE input_invoice SET row_mac = NULL WHERE id = ?", input);
        jdbc.update("DELETE FROM data_conversion");
    }

    private void convertAll() {
        allConversions.forEach(conversion -> {
            while (conversions.step(conversion)) {
                // The next rows.
            }
        });
    }

    private Conversion conversion(String name) {
        return allConversions.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Conversion dyingAfter(Conversion conversion) {
        return new Conversion() {
            @Override
            public String name() {
                return conversion.name();
            }

            @Override
            public Step convert(long after, int limit) {
                conversion.convert(after, limit);
                throw new IllegalStateException("the process dies here");
            }
        };
    }

    private InvoiceFixture.Reply operate(String path, String body) {
        return fixture.send(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(Callers.operator("invoice-sync:handle")));
    }
}

package io.maotong.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.key.KeyService;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.test.Callers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * The statements that lists really send, with every filter and every order, explained over a merchant with a long history among
 * others: each uses an index, and none sorts the whole history.
 */
@InvoiceTest
@Import(StatementTap.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlansTest {

    /** Rows of the merchant; as many belong to all the others together. */
    private static final int HISTORY = 12_000;

    /** More rows than this are not sorted: a page of them comes from an index in its order. */
    private static final int SORTED_AT_MOST = 2_500;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    StatementTap tap;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    KeyService keys;

    private Merchant merchant;

    @BeforeAll
    void fill() {
        merchant = fixture.merchant();
        titles();
        invoices();
        verifications();
        inputs();
        supplierKeys();
        deliveries();
        archives();
        findings();
        jdbc.execute("ANALYZE TABLE invoice_title, invoice_header, verification, input_invoice, input_invoice_line,"
                + " invoice_delivery, invoice_delivery_log, delivery_preference, archive_package, integrity_finding,"
                + " customer_manager, sync_reject");
    }

    @AfterAll
    void empty() {
        // The others of this schema have their own rows; these are many, and nobody needs them.
        for (String table : List.of("input_invoice_line", "verification", "invoice_title", "invoice_delivery")) {
            jdbc.update("DELETE FROM " + table + " WHERE id BETWEEN 70000000000 AND 79999999999");
        }
    }

    @TestFactory
    List<DynamicTest> listsOfAMerchant() {
        List<String> paths = new ArrayList<>();
        paths.addAll(all(
                "titles",
                "sort=id",
                "sort=name",
                "sort=taxNo",
                "sort=status",
                "type=ENTERPRISE",
                "status=ACTIVE",
                "status=PENDING",
                "customerId=C7",
                "q=客户1",
                "q=9151",
                "type=PERSON&status=ACTIVE&sort=name"));
        paths.addAll(all("invoice-reviews", "sort=total", "sort=submittedOn", "sort=updatedAt", "sort=status"));
        paths.addAll(all("invoice-exceptions", "status=FAILED", "status=UNKNOWN"));
        paths.addAll(all("invoice-exceptions/integrity", "state=RESOLVED"));
        paths.addAll(all("customer-managers", "accountId=a", "sort=customerName", "sort=accountId"));
        paths.addAll(all(
                "verifications",
                "sort=id",
                "number=26100",
                "outcome=GENUINE",
                "outcome=NOT_FOUND",
                "status=DONE",
                "status=PENDING",
                "status=DONE&outcome=GENUINE",
                "number=26100&status=DONE"));
        paths.addAll(all(
                "input-invoices",
                "sort=id",
                "sort=issuedOn",
                "sort=number",
                "sort=amount,desc",
                "sort=supplierName",
                "use=UNUSED",
                "use=REFUND",
                "status=NORMAL",
                "status=REVERSED",
                "use=UNUSED&status=NORMAL",
                "kind=DIGITAL_SPECIAL",
                "from=2026-01-01&to=2026-01-05",
                "from=2020-01-01&to=2027-01-05",
                "q=2632",
                "q=供应商1",
                "supplierTaxNo=91320722MA1SUPPL1X",
                "status=NORMAL&sort=amount",
                "use=REFUND&sort=supplierName"));
        paths.addAll(all("input-invoices/26320000005001000001"));
        paths.addAll(all("invoices/70000000001/deliveries"));
        paths.addAll(all("invoices/70000000001/deliveries/70000000001/log"));
        paths.addAll(all("delivery-preferences", "q=买家1", "sort=buyerName"));
        paths.addAll(all(
                "archives",
                "year=2025",
                "category=ISSUED",
                "status=DONE",
                "sort=year",
                "sort=status",
                "year=2025&category=RECEIVED&status=DONE"));
        paths.addAll(all("invoice-sync/rejects", "state=OPEN", "kind=INPUT", "rule=KIND"));
        return paths.stream()
                .map(path -> DynamicTest.dynamicTest(
                        path, () -> explained(path, tap.during(() -> answered(fixture.look(merchant, path))))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> listsOfOperators() {
        return List.of(
                        "/api/ops/invoice-deliveries",
                        "/api/ops/invoice-deliveries?status=FAILED",
                        "/api/ops/invoice-deliveries?status=SENT&sort=status",
                        "/api/ops/archives",
                        "/api/ops/archives?status=FAILED",
                        "/api/ops/archives?sort=year",
                        "/api/ops/invoice-exceptions/integrity",
                        "/api/ops/invoice-exceptions")
                .stream()
                .map(path -> DynamicTest.dynamicTest(
                        path,
                        () -> explained(
                                path,
                                tap.during(() -> fixture.send(
                                        MockMvcRequestBuilders.get(path).with(Callers.operator("operations:read")))))))
                .toList();
    }

    private static void answered(InvoiceFixture.Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isIn(200, 404);
    }

    private static List<String> all(String list, String... queries) {
        List<String> paths = new ArrayList<>();
        paths.add("/api/merchant/" + list);
        for (String query : queries) {
            paths.add("/api/merchant/" + list + "?" + query);
        }
        return paths;
    }

    private void explained(String path, List<String> statements) {
        assertThat(statements).as(path).isNotEmpty();
        for (String statement : statements) {
            for (Map<String, Object> step : jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL " + statement)) {
                String extra = String.valueOf(step.get("Extra"));
                if (step.get("table") == null
                        || extra.contains("no matching row")
                        || extra.contains("Impossible WHERE")) {
                    continue;
                }
                String seen = statement + "\n" + step;
                assertThat(step.get("type")).as(seen).isNotEqualTo("ALL");
                assertThat(step.get("key")).as(seen).isNotNull();
                if (extra.contains("filesort")) {
                    assertThat(((Number) step.get("rows")).longValue())
                            .as("sorted: " + seen)
                            .isLessThanOrEqualTo(SORTED_AT_MOST);
                }
            }
        }
    }

    private void titles() {
        fill("""
                INSERT INTO invoice_title (id, merchant_id, version, customer_id, type, name, tax_no, tax_key, contact, status, source,
                  tax_check, created_by, created_at, updated_by, updated_at)
                SELECT 70000000000 + n, %s, 1, CONCAT('C', n %% 500), IF(n %% 10 = 0, 'PERSON', 'ENTERPRISE'), CONCAT('客户', n, '公司'),
                  CONCAT('9151', n), SHA2(n, 256), '$NOTHING', IF(n %% 100 = 0, 'PENDING', 'ACTIVE'), 'MANUAL', 'VALID', 'x', NOW(6), 'x', NOW(6)
                FROM n""");
        fill("""
                INSERT INTO customer_manager (id, merchant_id, account_id, buyer_key, customer_name, assigned_by, assigned_at)
                SELECT 70000000000 + n, %s, CONCAT('a', n %% 40), SHA2(n, 256), CONCAT('客户', n), 'x', NOW(6) FROM n""");
    }

    private void invoices() {
        fill("""
                INSERT INTO invoice_header (id, merchant_id, version, kind, status, upload_state, serial_no, attempt, seller_tax_no,
                  seller_name, region_code, buyer_name, amount, tax, total, order_nos, undecided, created_by, created_at, updated_at,
                  issuer_tax_no, submitted_on)
                SELECT 70000000000 + n, %s, 1, 'DIGITAL_NORMAL',
                  ELT(1 + n %% 20, 'PENDING_REVIEW', 'CANCELLED', 'FAILED', 'CANCELLED', 'UNKNOWN', 'CANCELLED', 'CANCELLED', 'CANCELLED',
                    'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED',
                    'CANCELLED', 'CANCELLED', 'CANCELLED'),
                  'NONE', CONCAT('LP', n), 1, 'x', 'x', '320722', CONCAT('买家', n), n, 0, n, '[]', 0, 'x', NOW(6), '2026-01-01', 'x',
                  DATE_SUB('2026-12-01', INTERVAL n %% 700 DAY) FROM n""");
    }

    private void verifications() {
        fill("""
                INSERT INTO verification (id, merchant_id, kind_code, number, identity, issued_on, cache_key, status, outcome, asked,
                  requested_by, created_at)
                SELECT 70000000000 + n, %s, '81', CONCAT('26', n), CONCAT('26', n), '2026-11-10', SHA2(n, 256),
                  IF(n %% 200 = 0, 'PENDING', 'DONE'), IF(n %% 50 = 0, 'NOT_FOUND', 'GENUINE'), 1, 'x', NOW(6) FROM n""");
        fill("""
                INSERT INTO sync_reject (id, merchant_id, run_id, number, rule, detail, created_at, digest, state, last_seen_at)
                SELECT 70000000000 + n, %s, 1, 'x', IF(n %% 2 = 0, 'KIND', 'BUYER'), 'x', NOW(6), SHA2(n, 256),
                  IF(n %% 100 = 0, 'OPEN', 'FIXED'), NOW(6) FROM n""");
    }

    private void inputs() {
        fill("""
                INSERT INTO input_invoice (id, merchant_id, version, number, printed_no, kind_code, kind, status, use_kind, issued_on,
                  issued_at, supplier_tax_no, supplier_key, supplier_name, buyer_tax_no, buyer_name, amount, tax, total, content_hash,
                  first_seen_at, updated_at)
                SELECT 70000000000 + n, %s, 1, CONCAT('2632', LPAD(n, 16, '0')), CONCAT('2632', LPAD(n, 16, '0')), '81',
                  IF(n %% 3 = 0, 'DIGITAL_NORMAL', 'DIGITAL_SPECIAL'), IF(n %% 100 = 0, 'REVERSED', 'NORMAL'),
                  IF(n %% 4 = 0, 'UNUSED', IF(n %% 4 = 2, 'REFUND', 'DEDUCT')), DATE_SUB('2026-12-01', INTERVAL n %% 1500 DAY), NOW(6),
                  CONCAT('9132', n), SHA2(n %% 300, 256), CONCAT('供应商', n %% 300), 'x', 'x', n * 7 %% 9999, 0, n * 7 %% 9999, 'x', NOW(6), NOW(6)
                FROM n""");
        fill("""
                INSERT INTO input_invoice_line (id, merchant_id, invoice_id, line_no, name, amount, rate, tax, tax_class_code)
                SELECT 70000000000 + n, %s, 70000000000 + n, 1, 'x', 1, 0, 0, 'x' FROM n""");
    }

    /** Of a supplier with some invoices, as the service makes it. */
    private void supplierKeys() {
        jdbc.update(
                "UPDATE input_invoice SET supplier_key = ? WHERE merchant_id = ? AND supplier_name = '供应商0'",
                keys.blindIndex("supplier:91320722MA1SUPPL1X"),
                merchant.id());
    }

    private void deliveries() {
        fill("""
                INSERT INTO invoice_delivery (id, merchant_id, invoice_id, number, channel, dedupe_key, status, round, attempts, opened,
                  requested_by, created_at, updated_at)
                SELECT 70000000000 + n, %s, 70000000000 + n, '1', 'LINK', 'x', IF(n %% 100 = 0, 'FAILED', 'SENT'), 1, 0, 0, 'x', NOW(6), NOW(6)
                FROM n""");
        fill("""
                INSERT INTO invoice_delivery_log (id, merchant_id, delivery_id, event, actor, happened_at)
                SELECT 70000000000 + n, %s, 70000000000 + n, 'SENT', 'x', NOW(6) FROM n""");
        fill("""
                INSERT INTO delivery_preference (id, merchant_id, buyer_key, buyer_name, channel, updated_by, updated_at)
                SELECT 70000000000 + n, %s, SHA2(n, 256), CONCAT('买家', n), 'PORTAL', 'x', NOW(6) FROM n""");
    }

    private void archives() {
        fill("""
                INSERT INTO archive_package (id, merchant_id, fonds, book_year, category, edition, volume, after_id, retention, status,
                  invoices, files, findings, keep_until, requested_by, created_at)
                SELECT 70000000000 + n, %s, 'x', 2000 + n %% 27, IF(n %% 2 = 0, 'ISSUED', 'RECEIVED'), n, 1, 0, 'VOUCHER',
                  IF(n %% 100 = 0, 'FAILED', 'DONE'), 1, 1, 0, '2056-12-31', 'x', NOW(6) FROM n""");
    }

    private void findings() {
        fill("""
                INSERT INTO integrity_finding (id, merchant_id, kind, object_id, cause, state, owner, times, found_at, last_seen_at)
                SELECT 70000000000 + n, %s, 'ISSUED', n, 'ALTERED', IF(n %% 100 = 0, 'OPEN', 'RESOLVED'), 'x', 1, NOW(6), NOW(6) FROM n""");
    }

    // Even numbers are the merchant's, odd ones those of forty others.
    private void fill(String insert) {
        String numbers = "(SELECT a.d + b.d * 10 + c.d * 100 + d.d * 1000 + e.d * 10000 AS n FROM " + digits("a") + ", "
                + digits("b") + ", " + digits("c") + ", " + digits("d") + ", " + digits("e") + ") numbers WHERE n < "
                + 2 * HISTORY;
        String whose = "IF(n % 2 = 0, " + merchant.id() + ", 880000000 + n % 40)";
        jdbc.update(insert.formatted(whose)
                .replaceFirst("FROM n$", "FROM " + numbers)
                .replace("$NOTHING", keys.encrypt("{}")));
    }

    private static String digits(String name) {
        return "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) " + name;
    }
}

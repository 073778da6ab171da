package io.maotong.invoice;

import io.maotong.core.id.Ids;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.test.Callers;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * The lists are asked for as merchants and operators do; each statement that reached the database then has to have a plan that
 * reads no whole table.
 */
@InvoiceTest
@Import(StatementTap.class)
class WorkListIndexTest {

    private static final int ROWS = 3_000;
    private static final int MERCHANTS = 40;

    @Autowired
    StatementTap sent;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcTemplate jdbc;

    private final SoftAssertions findings = new SoftAssertions();
    private final long first = 700_000_000L + ProcessHandle.current().pid() % 1000 * 1000;

    @Test
    void listsOfMerchantsAndOperatorsUseIndexes() {
        fill();
        Merchant merchant = new Merchant(
                first + 7, "x", "x", Callers.merchant(first + 7, "invoice:read", "invoice:issue", "invoice:review"));
        for (String path : List.of(
                "red-forms?status=WAITING",
                "red-forms?role=SELLER&status=WAITING",
                "red-forms?enteredBy=SELLER",
                "red-forms?reason=02",
                "red-forms?blueNumber=5",
                "red-forms?attention=true",
                "red-forms?from=2026-11-01&to=2026-11-02&sort=enteredAt,desc",
                "red-forms?q=26",
                "red-forms?sort=amount,asc",
                "red-forms/syncs",
                "red-forms/returns",
                "red-forms/returns?status=REFUSED",
                "invoice-plans",
                "invoice-plans?status=DONE",
                "invoice-plans?customerNo=C5",
                "pre-invoices?state=OVERDUE",
                "pre-invoices",
                "invoice-policies",
                "invoice-policies?mode=MANUAL",
                "invoice-policies?q=C5",
                "invoice-imports",
                "invoice-imports/submissions",
                "invoice-imports/submissions?status=DONE",
                "invoice-ledgers",
                "reconciliations",
                "reconciliations?status=DIFFERENT",
                "reconciliations?direction=INPUT&period=202611",
                "reconciliations:incidents?state=OPEN",
                "invoice-queue",
                "invoice-queue?state=WAITING",
                "invoice-queue/alerts?hours=12",
                "invoice-exceptions",
                "invoice-exceptions?status=FAILED",
                "invoice-exceptions/items",
                "invoice-exceptions/items?kind=DELIVERY_BOUNCED",
                "invoice-exceptions/items?subject=S5",
                "invoice-orders",
                "invoice-orders?customerNo=C5",
                "invoice-orders?origin=DOMESTIC",
                "received-files:invoices",
                "received-files:invoices?state=MISMATCH",
                "received-files:invoices?number=N5",
                "titles:candidates",
                "titles:candidates?q=C5")) {
            explained(() -> fixture.look(merchant, "/api/merchant/" + path), path);
        }
        for (String path : List.of(
                "red-forms?status=WAITING",
                "red-forms?merchantId=" + (first + 7),
                "reconciliations?status=DIFFERENT",
                "reconciliations:incidents?state=OPEN",
                "invoice-outages/queue?state=WAITING",
                "invoice-exceptions?status=FAILED",
                "invoice-exceptions/items")) {
            explained(
                    () -> fixture.send(MockMvcRequestBuilders.get("/api/ops/" + path)
                            .accept(MediaType.APPLICATION_JSON)
                            .with(Callers.operator("operations:read"))),
                    "ops " + path);
        }
        findings.assertAll();
    }

    private void explained(Callable<InvoiceFixture.Reply> call, String path) {
        List<String> statements = sent.during(() -> {
            try {
                findings.assertThat(call.call().status()).as(path).isEqualTo(200);
            } catch (Exception | AssertionError e) {
                findings.fail(path, e);
            }
        });
        findings.assertThat(statements).as(path).isNotEmpty();
        statements.stream()
                .filter(sql -> sql.stripLeading().startsWith("SELECT"))
                .forEach(sql -> indexed(path, sql));
    }

    private void indexed(String path, String sql) {
        for (Map<String, Object> step : jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
            String extra = String.valueOf(step.get("Extra"));
            boolean nothing = extra.contains("no matching row") || extra.contains("Impossible WHERE");
            if (!nothing) {
                String words = path + "\n" + sql + "\n" + step;
                findings.assertThat(step.get("type"))
                        .as(words)
                        .isNotEqualTo("ALL")
                        .isNotEqualTo("index");
                findings.assertThat(step.get("key")).as(words).isNotNull();
            }
        }
    }

    private void fill() {
        fill(
                "red_form",
                Map.of(
                        "status",
                        "RED_ISSUED",
                        "role",
                        "SELLER",
                        "entered_by",
                        "SELLER",
                        "reason",
                        "GOODS_RETURNED",
                        "origin",
                        "OWN",
                        "exchange",
                        "NONE"));
        fill("red_sync_run", Map.of("status", "DONE", "cursor_side", "SELLER"));
        fill("returned_goods", Map.of("status", "FORM"));
        fill("invoice_plan", Map.of("status", "DONE", "trigger_kind", "PERSON", "mode", "DRAFT"));
        fill("pre_invoice", Map.of("state", "MATCHED"));
        fill("invoice_policy", Map.of("mode", "MANUAL", "kind", "DIGITAL_NORMAL"));
        fill("invoice_import", Map.of("status", "DONE", "target", "INVOICES", "mapping", "{}"));
        fill("invoice_submission", Map.of("status", "DONE"));
        fill("invoice_submission_item", Map.of("state", "SUBMITTED"));
        fill(
                "ledger_export",
                Map.of(
                        "status",
                        "DONE",
                        "kind",
                        "INVOICES",
                        "format",
                        "XLSX",
                        "filters",
                        "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"}"));
        fill("reconciliation", Map.of("status", "MATCHED", "direction", "INPUT", "period", "202611"));
        fill("reconciliation_incident", Map.of("state", "RESOLVED", "direction", "INPUT", "period", "202611"));
        fill("offline_queue", Map.of("state", "SENT"));
        fill("offline_alert", Map.of());
        fill("invoice_attention", Map.of("state", "CLOSED", "cause", "DELIVERY_BOUNCED"));
        fill(
                "invoice_order",
                Map.of("origin", "DOMESTIC", "status", "OPEN", "kind", "DIGITAL_NORMAL", "currency", "CNY"));
        fill("received_invoice", Map.of("state", "GENUINE"));
        jdbc.update("""
                INSERT INTO received_file (id, merchant_id, number, format, partial, red, content, unread, file_id, sha256, sm3,
                  source, received_by, received_at)
                SELECT file_id, merchant_id, number, 'XML', FALSE, FALSE, 'x', '', 1, 'x', 'x', 'UPLOAD', 'x', received_at
                FROM received_invoice
                """);
        jdbc.execute("ANALYZE TABLE received_file");
        fill("title_candidate", Map.of("state", "KNOWN", "tax_check", "VALID", "relation", "SAME"));
    }

    /** Rows of many merchants; what is not told is the running number in the form of its column. */
    private void fill(String table, Map<String, String> told) {
        List<Map<String, Object>> columns = jdbc.queryForList("""
                SELECT column_name AS name, data_type AS type, COALESCE(character_maximum_length, 0) AS length
                FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = ? AND (is_nullable = 'NO' OR column_name IN ('attention', 'blue_number'))
                  AND extra NOT LIKE '%GENERATED%'
                ORDER BY ordinal_position
                """, table);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int running = i;
            rows.add(
                    columns.stream().map(column -> value(column, told, running)).toArray());
        }
        String names = String.join(
                ",",
                columns.stream().map(column -> "`" + column.get("name") + "`").toList());
        String places = String.join(",", columns.stream().map(column -> "?").toList());
        jdbc.batchUpdate("INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")", rows);
        jdbc.execute("ANALYZE TABLE " + table);
    }

    private Object value(Map<String, Object> column, Map<String, String> told, int running) {
        String name = String.valueOf(column.get("name"));
        Map<String, Object> known = new HashMap<>(told);
        known.put("id", Ids.next());
        known.put("merchant_id", first + running % MERCHANTS);
        if (known.containsKey(name)) {
            return known.get(name);
        }
        return switch (String.valueOf(column.get("type"))) {
            case "bigint", "int" -> running;
            case "tinyint" -> 0;
            case "decimal" -> BigDecimal.ZERO;
            case "date" -> LocalDate.parse("2026-01-01").plusDays(running % 300);
            case "timestamp", "datetime" ->
                Timestamp.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(running * 3600L));
            default -> cut(name.equals("attention") ? "" : "C" + running, ((Number) column.get("length")).intValue());
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

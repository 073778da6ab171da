package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.maotong.core.id.Ids;
import io.maotong.test.Callers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The plans of the statements that lists really run, on tables of some size: each list is asked for, its statements are
 * listened to, and the database explains them.
 */
class ListIndexTest extends CustomsServiceTest {

    private static final int ROWS = 4_000;
    private static final int MERCHANTS = 40;
    private static final Pattern SNAPSHOT =
            Pattern.compile("SELECT .* FROM (port_error|customs_code|tariff|tariff_hint)");
    private static final Pattern PARAMETER = Pattern.compile("(.*)\\((\\w+)\\)", Pattern.DOTALL);

    /** All tests of this class look at the same rows. */
    private static long merchant;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void fill() {
        if (merchant != 0) {
            return;
        }
        merchant = Ids.next();
        rows("""
                INSERT INTO customs_document (id, merchant_id, doc_type, business_key, order_no, batch_id, chunk, owner_code,
                  owner_name, version, state_version, status, resends, invt_no, chapter, customs_code, logistics_code,
                  submitted_at, created_at, updated_at)
                VALUES (?, ?, '%2', 'K%i', 'O%q', %b, 1, 'A', 'A', 1, 1, '%s', 0, 'I%i', '71', '2301', 'C',
                  '2026-%m-01 00:00:00', '2026-%m-01 00:00:00', NOW())
                """);
        rows("""
                INSERT INTO customs_receipt (id, merchant_id, doc_type, business_key, document_id, return_status, return_time,
                  info_hash, return_info, state, received_at)
                VALUES (?, ?, '603', 'K%i', %i, '120', '20261122090000000', 'h%i', '', 'APPLIED', '2026-%m-01 00:00:00')
                """);
        rows("""
                INSERT INTO customs_issue (id, merchant_id, dedupe_key, kind, severity, document_id, order_no, batch_id,
                  waybill_no, reference, code, category, fixer, owner, chapter, customs_code, carrier_code, advice_zh,
                  advice_en, status, raised_at, due_at, escalate_at)
                VALUES (?, ?, 'D%i', '%k', 'E', %i, 'O%q', %b, 'W%i', 'K%i', '%b', '%k', '%k', '%b', '71', '2301', 'C', 'x',
                  'x', '%o', '2026-%m-01 00:00:00', '2026-%m-02 00:00:00', '2037-01-01 00:00:00')
                """);
        rows("""
                INSERT INTO customs_issue_step (id, merchant_id, issue_id, action, done_by, done_at)
                VALUES (?, ?, %i, 'NOTED', 'x', NOW())
                """);
        rows("""
                INSERT INTO declaration_warning (id, merchant_id, batch_id, order_no, doc_type, document_version, rule_id,
                  hint_zh, hint_en, fingerprint, state, raised_at)
                VALUES (?, ?, %b, 'O%i', '603', 1, 'I%b', 'x', 'x', 'f%i', '%w', '2026-%m-01 00:00:00')
                """);
        rows("""
                INSERT INTO clearance_batch (id, merchant_id, batch_no, status, trade_mode, customs_code, port_code, traf_mode,
                  agent_code, statistics_flag, total, left_out, released, closed, created_by, created_at, updated_at)
                VALUES (?, ?, 'B%i', '%t', '9610', '2301', '2301', '5', 'A', 'B', 0, 0, 0, 0, 'x', '2026-%m-01 00:00:00', NOW())
                """);
        rows("""
                INSERT INTO manifest (id, merchant_id, manifest_no, batch_id, bill_no, voyage_no, traf_name, traf_mode,
                  customs_code, status, lists, created_at, updated_at)
                VALUES (?, ?, 'M%i', %b, 'B%i', 'V', 'T', '5', '2301', '%t', 0, '2026-%m-01 00:00:00', NOW())
                """);
        rows("""
                INSERT INTO summary (id, merchant_id, summary_no, status, lists, expected, created_at, updated_at)
                VALUES (?, ?, 'S%i', '%t', 0, '[]', '2026-%m-01 00:00:00', NOW())
                """);
        rows("""
                INSERT INTO customs_entry (id, merchant_id, entry_id, version, sum_no, decl_seq_no, decl_state, export_date,
                  customs_code, consignor_code, consignor_name, trade_mode, gross_weight, net_weight, created_at)
                VALUES (?, ?, LPAD(%i, 18, '0'), 1, 'S%b', 'D', 'P', '2026-%m-01', '2301', 'A', 'A', '9610', 1, 1, NOW())
                """);
        rows("""
                INSERT INTO transmission (id, merchant_id, doc_type, batch_id, chunk, cop_msg_id, guid, dxp_id, cop_code,
                  cop_name, signer_code, signer_name, state, documents, attempts, created_at)
                VALUES (?, ?, '%2', %b, 1, 'M%i', 'G', 'D', 'A', 'A', 'A', 'A', '%n', 1, 1, '2026-%m-01 00:00:00')
                """);
        rows("""
                INSERT INTO border_report (id, merchant_id, kind, report_no, manifest_id, batch_id, status, parcels, created_by,
                  created_at, updated_at) VALUES (?, ?, '%d', 'R%i', %b, %b, '%t', 0, 'x', NOW(), NOW())
                """);
        rows("""
                INSERT INTO customs_return (id, merchant_id, return_no, list_id, invt_no, status, reason, created_by, created_at,
                  updated_at) VALUES (?, ?, 'R%i', %b, 'I', '%r', 'x', 'x', '2026-%m-01 00:00:00', NOW())
                """);
        rows("""
                INSERT INTO declaration_draft (id, merchant_id, order_no, batch_id, trade_mode, reasons, content, created_at,
                  updated_at) VALUES (?, ?, 'O%i', 1, '9710', '[]', '{}', '2026-%m-01 00:00:00', NOW())
                """);
        rows("""
                INSERT INTO source_shipment (id, merchant_id, shipment_id, version, order_no, status, tracking_no, booked_at)
                VALUES (?, ?, 'S%i', 1, 'O%q', 'BOOKED', 'W%i', NOW())
                """);
        jdbc.batchUpdate(
                """
                INSERT INTO price_observation (merchant_id, commodity_code, unit, currency, price, times)
                VALUES (?, ?, '007', '502', ?, 1)
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {merchant + i % MERCHANTS, "71162" + "%05d".formatted(i % 97), i})
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO code_import (id, code_table, source, valid_from, kept, refused, imported_by, imported_at)
                VALUES (?, ?, 'x', '2026-01-01', 0, 0, 'x', NOW())
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {Ids.next(), i % 9 == 0 ? "units" : "ports"})
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO port_error (code, category, fixer, retryable, advice_zh, advice_en, verified, valid_from, source)
                VALUES (?, 'FORMAT', 'AGENT', FALSE, 'x', 'x', FALSE, '2026-01-01', 'x')
                """,
                IntStream.range(0, ROWS).mapToObj(i -> new Object[] {"X" + i}).toList());
        jdbc.batchUpdate(
                """
                INSERT INTO customs_rate (currency, month, cny, source, entered_by, entered_at)
                VALUES (?, ?, 1, 'x', 'x', NOW())
                """,
                IntStream.range(0, 2_400)
                        .mapToObj(i -> new Object[] {
                            "X" + (char) ('A' + i % 20) + "Y", "%d%02d".formatted(1990 + i / 240, i / 20 % 12 + 1)
                        })
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO tariff (code, name, unit1, valid_from, source) VALUES (?, '某品', '035', '2026-01-01', 'x')",
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {"80%08d".formatted(i)})
                        .toList());
        jdbc.execute(
                "ANALYZE TABLE customs_document, customs_receipt, customs_issue, customs_issue_step, declaration_warning,"
                        + " clearance_batch, manifest, summary, customs_entry, transmission, border_report, customs_return,"
                        + " declaration_draft, source_shipment, price_observation, code_import, port_error, customs_rate, tariff,"
                        + " customs_code");
    }

    /** Rows of 40 merchants; what stands behind a percent sign differs from row to row. */
    private void rows(String sql) {
        List<String> types = List.of("603", "303");
        String head = sql.substring(0, sql.indexOf("VALUES"));
        String values = sql.substring(sql.indexOf("VALUES") + "VALUES".length()).strip();
        for (int from = 0; from < ROWS; from += 500) {
            StringBuilder text = new StringBuilder(head).append("VALUES ");
            for (int i = from; i < from + 500; i++) {
                String row = values.replaceFirst("\\?", Long.toString(Ids.next()))
                        .replaceFirst("\\?", Long.toString(merchant + i % MERCHANTS))
                        .replace("%2", types.get(i / MERCHANTS % 2))
                        .replace("%i", Integer.toString(i))
                        .replace("%q", Integer.toString(i / 4))
                        .replace("%b", Integer.toString(i / MERCHANTS % 10))
                        .replace("%m", "%02d".formatted(i / MERCHANTS % 12 + 1))
                        .replace("%s", i / MERCHANTS % 10 == 0 ? "RETURNED" : "CLOSED")
                        .replace("%k", i / MERCHANTS % 5 == 0 ? "DATA" : "SYSTEM")
                        .replace("%o", i / MERCHANTS % 9 == 0 ? "OPEN" : "RESOLVED")
                        .replace("%w", i / MERCHANTS % 9 == 0 ? "OPEN" : "ACCEPTED")
                        .replace("%t", i / MERCHANTS % 9 == 0 ? "OPEN" : "CLOSED")
                        .replace("%n", i / MERCHANTS % 9 == 0 ? "WAITING" : "SENT")
                        .replace("%r", i / MERCHANTS % 9 == 0 ? "APPROVED" : "REFUSED")
                        .replace("%d", i / MERCHANTS % 2 == 0 ? "ARRIVAL" : "DEPARTURE");
                text.append(i == from ? "" : ", ").append(row);
            }
            jdbc.execute(text.toString());
        }
    }

    private record Ran(String sql, List<Object> parameters) {}

    /** What a request asked the database. */
    private List<Ran> statements(String path, RequestPostProcessor caller) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.maotong.customs");
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        logger.setLevel(Level.DEBUG);
        String thread = Thread.currentThread().getName();
        try {
            MvcResult result = mvc.perform(get(path).with(caller)).andReturn();
            assertThat(result.getResponse().getStatus())
                    .as(path + ": " + result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                    .isEqualTo(200);
        } finally {
            logger.setLevel(before);
            logger.detachAppender(heard);
        }
        List<Ran> ran = new ArrayList<>();
        String sql = null;
        for (ILoggingEvent event : List.copyOf(heard.list)) {
            String text = event.getFormattedMessage();
            if (!thread.equals(event.getThreadName())) {
                continue;
            }
            if (text.startsWith("==>  Preparing: ")) {
                sql = text.substring("==>  Preparing: ".length());
            } else if (text.startsWith("==> Parameters:") && sql != null) {
                ran.add(new Ran(
                        sql,
                        parameters(text.substring("==> Parameters:".length()).strip())));
                sql = null;
            }
        }
        assertThat(ran).as(path).isNotEmpty();
        return ran;
    }

    private static List<Object> parameters(String text) {
        List<Object> parameters = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String part : text.split("(?<=\\)), ")) {
                Matcher value = PARAMETER.matcher(part);
                assertThat(value.matches()).as(part).isTrue();
                parameters.add(
                        switch (value.group(2)) {
                            case "Long", "Integer" -> Long.valueOf(value.group(1));
                            // Instants are written as they are stored: in UTC.
                            default -> value.group(1).replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)T([\\d:.]+)Z$", "$1 $2");
                        });
            }
        }
        return parameters;
    }

    private void assertIndexed(String about, String sql, Object... parameters) {
        List<Map<String, Object>> plan = jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL " + sql, parameters);
        for (Map<String, Object> step : plan) {
            if (String.valueOf(step.get("table")).startsWith("<")) {
                // What was found before, put together.
                continue;
            }
            assertThat(step.get("type"))
                    .as(about + " | " + sql + " | " + List.of(parameters) + " | " + step)
                    .isNotEqualTo("ALL")
                    .isNotEqualTo("index");
            assertThat(step.get("key")).as(about + " | " + sql + " | " + step).isNotNull();
        }
    }

    private void assertIndexed(String path, RequestPostProcessor caller) throws Exception {
        for (Ran ran : statements(path, caller)) {
            // Tables that are kept in memory are read as a whole, every few minutes.
            if (!SNAPSHOT.matcher(ran.sql()).matches()) {
                assertIndexed(path, ran.sql(), ran.parameters().toArray());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batches",
                "batches?status=OPEN",
                "batches?sort=createdAt,desc",
                "batches?sort=status,asc",
                "documents",
                "documents?type=603",
                "documents?type=603&status=RETURNED",
                "documents?status=RETURNED",
                "documents?batchId=7",
                "documents?batchId=7&type=603&status=RETURNED",
                "documents?orderNo=O40",
                "documents?sort=createdAt,asc",
                "documents?type=603&sort=releasedAt,desc",
                "manifests",
                "manifests?status=OPEN",
                "manifests?batchId=7",
                "manifests?sort=createdAt,desc",
                "summaries",
                "summaries?status=OPEN",
                "summaries?sort=createdAt,desc",
                "entries",
                "entries?from=2026-03-01&until=2026-04-30",
                "entries?sumNo=S7",
                "entries?sort=exportDate,desc",
                "entries?sort=entryId,asc",
                "transmissions",
                "transmissions?state=WAITING",
                "transmissions?batchId=7",
                "transmissions?sort=createdAt,desc",
                "arrivals",
                "arrivals?status=OPEN",
                "departures",
                "departures?status=OPEN",
                "customs-returns",
                "customs-returns?status=APPROVED",
                "customs-returns?sort=createdAt,desc",
                "declaration-drafts",
                "declaration-drafts?orderNo=O40",
                "declaration-drafts?sort=createdAt,desc",
                "declaration-warnings",
                "declaration-warnings?state=OPEN",
                "declaration-warnings?state=OPEN&rule=I7",
                "declaration-warnings?batchId=7",
                "declaration-warnings?batchId=7&state=OPEN",
                "declaration-warnings?orderNo=O40",
                "declaration-warnings?sort=raisedAt,desc",
                "customs-exceptions",
                "customs-exceptions?status=ALL",
                "customs-exceptions?kind=DATA",
                "customs-exceptions?category=DATA",
                "customs-exceptions?code=7",
                "customs-exceptions?fixer=DATA",
                "customs-exceptions?owner=7",
                "customs-exceptions?owner=-",
                "customs-exceptions?overdue=true",
                "customs-exceptions?escalated=true",
                "customs-exceptions?batchId=7",
                "customs-exceptions?orderNo=O40",
                "customs-exceptions?q=O12&status=ALL",
                "customs-exceptions?from=2026-03-01&to=2026-03-31&status=ALL",
                "customs-exceptions?sort=dueAt,asc",
                "customs-exceptions?sort=raisedAt,desc",
                "customs-exceptions/export",
                "customs-exceptions/causes?from=2026-03-01&to=2026-04-15",
                "customs-exceptions/causes?by=WEEK&from=2026-03-01&to=2026-04-15",
                "customs-exceptions/causes?by=CARRIER&from=2026-03-01&to=2026-04-15",
                "codes/units",
                "codes/countries?q=US",
                "codes/hs?q=8000000012"
            })
    void listsOfMerchantsUseIndexes(String list) throws Exception {
        assertIndexed("/api/merchant/" + list, Callers.merchant(merchant, ALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customs-exceptions",
                "customs-exceptions?status=ALL&merchantId=0",
                "customs-exceptions?fixer=DATA",
                "customs-exceptions?owner=7",
                "customs-exceptions?overdue=true",
                "customs-exceptions?escalated=true",
                "customs-exceptions?q=O12",
                "customs-exceptions?from=2026-03-01&to=2026-03-31&status=ALL",
                "customs-exceptions?sort=dueAt,asc",
                "customs-exceptions/causes?from=2026-03-01&to=2026-03-15",
                "customs-exceptions/causes?by=OFFICE&from=2026-03-01&to=2026-03-15",
                "code-imports?table=units",
                "customs-rates?month=199402",
                "error-catalogue?code=X12",
                "error-catalogue?category=DATA",
                "error-catalogue?fixer=PLATFORM"
            })
    void listsOfOperatorsUseIndexes(String list) throws Exception {
        assertIndexed("/api/ops/" + list, Callers.operator("operations:read"));
    }

    @Test
    void pageOfReceiptsUsesIndexes() {
        String keys = " AND doc_type = '603' AND business_key IN ('K1', 'K41', 'K81') ";
        String mine = "merchant_id = " + merchant;
        assertIndexed("lock", "SELECT * FROM customs_document WHERE " + mine + keys + "ORDER BY id FOR UPDATE");
        assertIndexed("receipts", "SELECT * FROM customs_receipt WHERE " + mine + keys);
        assertIndexed("overdue", "SELECT * FROM customs_document WHERE watch_at <= NOW() ORDER BY watch_at LIMIT 500");
        assertIndexed(
                "numbers",
                "SELECT * FROM customs_document WHERE " + mine + " AND doc_type = '603' AND invt_no IN ('I1', 'I2')");
        assertIndexed(
                "settle",
                "SELECT id FROM customs_issue WHERE " + mine
                        + " AND status = 'OPEN' AND document_id IN (1, 41) ORDER BY id");
        assertIndexed(
                "places",
                "SELECT order_no, chapter FROM customs_document WHERE " + mine
                        + " AND doc_type = '603' AND order_no IN ('O1', 'O2') ORDER BY id");
    }

    @Test
    void jobsAndRulesUseIndexes() {
        String mine = "merchant_id = " + merchant;
        assertIndexed("late", "SELECT * FROM customs_issue WHERE escalate_at <= NOW() ORDER BY escalate_at LIMIT 500");
        assertIndexed(
                "prices",
                "SELECT commodity_code, unit, currency, price, times FROM price_observation WHERE " + mine
                        + " AND commodity_code IN ('7116200001', '7116200002')");
        assertIndexed(
                "accepted",
                "SELECT order_no, fingerprint FROM declaration_warning WHERE " + mine
                        + " AND batch_id = 7 AND document_version = 1 AND state = 'ACCEPTED' AND order_no IN ('O1', 'O2')");
        assertIndexed(
                "history",
                "SELECT * FROM customs_issue_step WHERE " + mine + " AND issue_id = 7 ORDER BY id LIMIT 500");
    }
}

package io.maotong.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plans of the lists of files, deliveries and packages, on tables of some size: none reads a whole table. */
@InvoiceTest
class FileListIndexTest {

    private static final int ROWS = 2_000;

    @Autowired
    JdbcTemplate jdbc;

    private final long merchant = Ids.next();

    @Test
    void listsUseTheirIndexes() {
        fill();
        String mine = " WHERE merchant_id = " + merchant + " ";
        assertIndexed("SELECT * FROM received_file" + mine + "ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT * FROM received_file" + mine + "AND format = 'PDF' ORDER BY id DESC LIMIT 20");
        assertIndexed(
                "SELECT * FROM received_file" + mine
                        + "AND issued_on >= '2026-11-01' AND issued_on <= '2026-11-02' ORDER BY issued_on DESC, id DESC LIMIT 20");
        assertIndexed(
                "SELECT * FROM received_file" + mine + "AND (number LIKE '26%' OR seller_name LIKE '东海%') LIMIT 20");
        assertIndexed("SELECT * FROM received_file" + mine + "AND number = '1' AND format = 'PDF'");
        assertIndexed("SELECT * FROM received_entry" + mine + "AND upload_id = 5 ORDER BY entry_no LIMIT 20");
        assertIndexed("SELECT * FROM invoice_delivery" + mine + "AND invoice_id = 5 ORDER BY id");
        assertIndexed("SELECT * FROM invoice_delivery WHERE status = 'FAILED' ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT * FROM invoice_delivery_log" + mine + "AND delivery_id = 5 ORDER BY id LIMIT 20");
        assertIndexed("SELECT * FROM delivery_preference" + mine + "AND buyer_key = 'x'");
        assertIndexed("SELECT * FROM invoice_file" + mine + "AND invoice_id IN (5, 6)");
        assertIndexed("SELECT content FROM file_chunk" + mine + "AND file_id = 5 AND chunk_no = 1");
        assertIndexed("SELECT * FROM archive_package" + mine + "AND status = 'DONE' ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT id FROM invoice_header" + mine
                + "AND issued_at >= '2026-01-01' AND issued_at < '2027-01-01' AND id > 5 AND status IN ('ISSUED', 'DELIVERED')"
                + " ORDER BY id LIMIT 50");
    }

    private void fill() {
        jdbc.batchUpdate(
                """
                INSERT INTO received_file (id, merchant_id, number, format, partial, red, issued_on, seller_name, content, unread,
                  file_id, sha256, sm3, source, received_by, received_at)
                VALUES (?, ?, ?, ?, FALSE, FALSE, DATE_ADD('2026-01-01', INTERVAL ? DAY), ?, 'x', '', 1, 'x', 'x', 'UPLOAD', 'x', NOW(6))
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {
                            Ids.next(), merchant + i % 40, "N" + i, i % 2 == 0 ? "PDF" : "XML", i % 300, "供应商" + i
                        })
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO invoice_delivery (id, merchant_id, invoice_id, number, channel, dedupe_key, status, round, attempts, opened,
                  requested_by, created_at, updated_at)
                VALUES (?, ?, ?, '1', 'LINK', 'x', ?, 1, 0, 0, 'x', NOW(6), NOW(6))
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {Ids.next(), merchant + i % 40, i, i % 50 == 0 ? "FAILED" : "SENT"})
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO invoice_delivery_log (id, merchant_id, delivery_id, event, actor, happened_at)
                VALUES (?, ?, ?, 'SENT', 'x', NOW(6))
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {Ids.next(), merchant + i % 40, i})
                        .toList());
        jdbc.execute("ANALYZE TABLE received_file, invoice_delivery, invoice_delivery_log");
    }

    private void assertIndexed(String sql) {
        List<Map<String, Object>> plan = jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL " + sql);
        for (Map<String, Object> step : plan) {
            // A table that is still empty has no plan to speak of.
            if (String.valueOf(step.get("Extra")).contains("no matching row")) {
                continue;
            }
            assertThat(step.get("type"))
                    .as(sql + ": " + step)
                    .isNotEqualTo("ALL")
                    .isNotEqualTo("index");
            assertThat(step.get("key")).as(sql + ": " + step).isNotNull();
        }
    }
}

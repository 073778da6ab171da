package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plans of the lists and of the statements of every page of receipts, on tables of some size. */
class ListIndexTest extends CustomsServiceTest {

    private static final int ROWS = 4_000;

    @Autowired
    private JdbcTemplate jdbc;

    private final long merchant = Ids.next();

    @BeforeEach
    void fill() {
        jdbc.batchUpdate(
                """
                INSERT INTO customs_document (id, merchant_id, doc_type, business_key, order_no, batch_id, chunk, owner_code,
                  owner_name, version, state_version, status, resends, invt_no, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, 1, 'A', 'A', 1, 1, ?, 0, ?, NOW(), NOW())
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {
                            Ids.next(),
                            merchant + i % 40,
                            i % 2 == 0 ? "603" : "303",
                            "K" + i,
                            "O" + i / 4,
                            i % 400,
                            i % 50 == 0 ? "RETURNED" : "CLOSED",
                            "I" + i
                        })
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO customs_receipt (id, merchant_id, doc_type, business_key, document_id, return_status, return_time,
                  info_hash, return_info, state, received_at)
                VALUES (?, ?, '603', ?, ?, '120', '20261122090000000', ?, '', 'APPLIED', NOW())
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {Ids.next(), merchant + i % 40, "K" + i, i, "h" + i})
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO customs_issue (id, merchant_id, dedupe_key, kind, severity, category, fixer, advice_zh, advice_en,
                  status, raised_at) VALUES (?, ?, ?, ?, 'E', 'DATA', 'MERCHANT', 'x', 'x', ?, NOW())
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {
                            Ids.next(),
                            merchant + i % 40,
                            "D" + i,
                            i % 5 == 0 ? "RULE" : "RECEIPT",
                            i % 9 == 0 ? "OPEN" : "RESOLVED"
                        })
                        .toList());
        jdbc.execute("ANALYZE TABLE customs_document, customs_receipt, customs_issue");
    }

    private void assertIndexed(String sql) {
        List<Map<String, Object>> plan = jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL " + sql);
        for (Map<String, Object> step : plan) {
            assertThat(step.get("type"))
                    .as(sql + ": " + step)
                    .isNotEqualTo("ALL")
                    .isNotEqualTo("index");
            assertThat(step.get("key")).as(sql + ": " + step).isNotNull();
        }
    }

    @Test
    void listsOfDocumentsUseTheirIndexes() {
        String mine = " FROM customs_document WHERE merchant_id = " + merchant + " ";
        assertIndexed("SELECT *" + mine + "AND doc_type = '603' ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT *" + mine + "AND doc_type = '603' AND status = 'RETURNED' ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT *" + mine + "AND batch_id = 7 ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT *" + mine + "AND order_no = 'O7' ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT *" + mine + "ORDER BY created_at DESC, id DESC LIMIT 20");
        assertIndexed("SELECT status, COUNT(*)" + mine + "AND batch_id = 7 AND doc_type = '603' GROUP BY status");
    }

    @Test
    void pageOfReceiptsUsesIndexes() {
        String keys = " AND doc_type = '603' AND business_key IN ('K1', 'K41', 'K81') ";
        assertIndexed(
                "SELECT * FROM customs_document WHERE merchant_id = " + merchant + keys + "ORDER BY id FOR UPDATE");
        assertIndexed("SELECT * FROM customs_receipt WHERE merchant_id = " + merchant + keys);
        assertIndexed("SELECT * FROM customs_document WHERE watch_at <= NOW() ORDER BY watch_at LIMIT 500");
        assertIndexed("SELECT * FROM customs_document WHERE merchant_id = " + merchant
                + " AND doc_type = '603' AND invt_no IN ('I1', 'I2')");
    }

    @Test
    void listOfExceptionsUsesIndexes() {
        String mine = "SELECT * FROM customs_issue WHERE merchant_id = " + merchant + " ";
        assertIndexed(mine + "AND status = 'OPEN' ORDER BY id DESC LIMIT 20");
        assertIndexed(mine + "AND status = 'OPEN' AND kind = 'RULE' ORDER BY id DESC LIMIT 20");
        assertIndexed(mine + "AND status = 'OPEN' AND batch_id = 5 ORDER BY id DESC LIMIT 20");
    }
}

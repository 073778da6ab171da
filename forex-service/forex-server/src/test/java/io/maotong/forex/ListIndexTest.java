package io.maotong.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plans of the lists and of the searches of matching, on tables of some size: none reads a whole table. */
@ForexTest
class ListIndexTest {

    private static final int ROWS = 4_000;

    @Autowired
    private JdbcTemplate jdbc;

    private final long merchant = Ids.next();

    @BeforeEach
    void fill() {
        jdbc.batchUpdate(
                """
                INSERT INTO receipt (id, merchant_id, bank, account_id, bank_reference, version, status, currency, amount,
                  remittance, booked_on, value_on, channel, received_at)
                VALUES (?, ?, 'bank', ?, ?, 1, ?, 'USD', ?, '', ?, '2026-11-01', 'SANDBOX', NOW())
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {
                            Ids.next(),
                            merchant + i % 40,
                            merchant + i % 40,
                            "X" + merchant + "-" + i,
                            i % 50 == 0 ? "UNMATCHED" : "MATCHED",
                            1 + i,
                            Date.valueOf("2026-11-" + (10 + i % 10))
                        })
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO order_copy (id, merchant_id, order_no, version, match_key, status, currency, amount, ordered_on,
                  updated_at)
                VALUES (?, ?, ?, 1, ?, 'PAID', 'USD', ?, '2026-11-01', NOW())
                """,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Object[] {
                            Ids.next(), merchant + i % 40, "O" + merchant + "-" + i, "O" + merchant + i, 1 + i
                        })
                        .toList());
        jdbc.execute("ANALYZE TABLE receipt, order_copy");
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
    void listsAndSearchesUseTheirIndexes() {
        String mine = " WHERE merchant_id = " + merchant + " ";
        assertIndexed("SELECT * FROM receipt" + mine + "ORDER BY booked_on DESC, id DESC LIMIT 20");
        assertIndexed(
                "SELECT * FROM receipt" + mine + "AND status = 'UNMATCHED' ORDER BY booked_on DESC, id DESC LIMIT 20");
        assertIndexed("SELECT * FROM receipt" + mine
                + "AND status IN ('RECEIVED', 'UNMATCHED', 'PARTIAL') AND id > 5 ORDER BY id LIMIT 200 FOR UPDATE");
        assertIndexed("SELECT * FROM receipt" + mine + "AND account_id = " + merchant
                + " AND (bank_reference IN ('a', 'b') OR uetr IN ('c', 'd')) ORDER BY id FOR UPDATE");
        assertIndexed("SELECT COALESCE(SUM(usd_equivalent), 0) FROM receipt" + mine
                + "AND booked_on BETWEEN '2026-01-01' AND '2026-12-31'");
        assertIndexed("SELECT * FROM order_copy" + mine + "AND match_key IN ('a', 'b') AND outstanding > 0 FOR UPDATE");
        assertIndexed("SELECT * FROM order_copy" + mine + "AND currency = 'USD' AND outstanding IN (5, 6) FOR UPDATE");
        assertIndexed("SELECT * FROM order_copy" + mine + "AND currency = 'USD' AND outstanding BETWEEN 5 AND 60");
        assertIndexed("SELECT * FROM order_copy" + mine + "AND order_no IN ('a', 'b') ORDER BY id FOR UPDATE");
        assertIndexed("SELECT * FROM allocation" + mine + "ORDER BY matched_at DESC, id DESC LIMIT 20");
        assertIndexed("SELECT * FROM allocation" + mine + "AND order_no = 'a' ORDER BY matched_at DESC LIMIT 20");
        assertIndexed("SELECT * FROM settlement" + mine + "ORDER BY locked_at DESC, id DESC LIMIT 20");
        assertIndexed("SELECT * FROM settlement" + mine + "AND status = 'LOCKED' ORDER BY locked_at DESC LIMIT 20");
        assertIndexed("SELECT * FROM posting" + mine + "AND account_id = 5 ORDER BY id DESC LIMIT 20");
        assertIndexed("SELECT * FROM receipt_occupation" + mine + "AND batch_id = 'B' AND active = TRUE");
        assertIndexed("SELECT * FROM receipt_occupation" + mine + "AND allocation_id IN (1, 2) AND active = TRUE");
    }
}

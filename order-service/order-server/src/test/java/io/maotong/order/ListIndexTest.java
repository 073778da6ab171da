package io.maotong.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.test.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plans of the lists and of what is read for every page, on tables of some size. */
@ServiceTest
class ListIndexTest {

    private static final int ROWS = 4_000;
    private static final int MERCHANTS = 40;

    @Autowired
    JdbcTemplate jdbc;

    private final long merchant = Ids.next();

    @BeforeEach
    void fill() {
        fill("""
                INSERT INTO trade_order (id, merchant_id, order_no, shop, version, status, platform_code, platform_name,
                  trade_mode, ordered_at, currency, goods_value, freight, gross_weight, net_weight, packs, goods, country,
                  city, consignee_name, street, phone, phone_index, created_at, updated_at)
                VALUES (?, ?, ?, ?, 1, ?, '无', ?, '9610', NOW(), 'USD', 1, 0, 1, 1, 1, 'g', ?, 'c', 'n', 's', 'p', ?, NOW(),
                  NOW())
                """, i -> new Object[] {
            Ids.next(),
            merchant + i % MERCHANTS,
            "O" + i,
            "shop-" + i % 7,
            i % 9 == 0 ? "CANCELLED" : "PAID",
            "P" + i % 5,
            i % 3 == 0 ? "SG" : "US",
            "x" + i
        });
        fill("""
                INSERT INTO order_line (id, merchant_id, order_id, line_no, sku, name, name_en, commodity_code, elements,
                  unit, quantity, unit1, quantity1, unit_price, total_price, net_weight)
                VALUES (?, ?, ?, 1, ?, 'n', 'n', '7013990000', 'e', '007', 1, '035', 1, 1, 1, 1)
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, Ids.next(), "S" + i % 50});
        fill("""
                INSERT INTO product (id, merchant_id, sku, name, name_en, commodity_code, elements, unit, status, version,
                  updated_at) VALUES (?, ?, ?, 'n', 'n', ?, 'e', '007', ?, 1, NOW())
                """, i -> new Object[] {
            Ids.next(), merchant + i % MERCHANTS, "S" + i, "70139900" + i % 90, i % 9 == 0 ? "FROZEN" : "ACTIVE"
        });
        fill("""
                INSERT INTO product_history (id, merchant_id, sku, version, content, actor, changed_at)
                VALUES (?, ?, ?, 1, '{}', 'a', NOW())
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, "S" + i % 400});
        fill("""
                INSERT INTO shop (id, merchant_id, code, name, platform_code, platform_name, closed, learned, version,
                  updated_at) VALUES (?, ?, ?, 'n', '无', ?, 0, 0, 1, NOW())
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, "shop-" + i, "P" + i % 5});
        fill("""
                INSERT INTO order_import (id, merchant_id, file_hash, file_name, file_size, status, total_rows,
                  processed_row, accepted, rejected, duplicates, created_by, created_at, live_hash)
                VALUES (?, ?, ?, 'n', 1, ?, 1, 1, 1, 0, 0, 'a', NOW(), ?)
                """, i ->
                new Object[] {Ids.next(), merchant + i % MERCHANTS, "h" + i, i % 9 == 0 ? "FAILED" : "DONE", "h" + i});
        fill(
                """
                INSERT INTO order_import_row (id, merchant_id, import_id, row_no, order_no, status, group_row)
                VALUES (?, ?, ?, ?, 'o', ?, 1)
                """, i -> new Object[] {
                    Ids.next(), merchant + i % MERCHANTS, i % 40, i / 40, i % 2 == 0 ? "REJECTED" : "ACCEPTED"
                });
        fill("""
                INSERT INTO order_import_fault (id, merchant_id, import_id, row_no, repair, code, field, rule, hint_zh,
                  hint_en) VALUES (?, ?, ?, ?, ?, 'c', 'f', 'r', 'h', 'h')
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, i % 40, i / 40, "r" + i % 6});
        fill("""
                INSERT INTO order_milestone (id, merchant_id, order_no, source, source_id, state, source_version, detail,
                  occurred_at) VALUES (?, ?, ?, ?, 's', 'ACCEPTED', 1, '{}', NOW())
                """, i ->
                new Object[] {Ids.next(), merchant + i % MERCHANTS, "O" + i / 2, i % 2 == 0 ? "CUSTOMS" : "SHIPMENT"});
        fill("""
                INSERT INTO order_return (id, merchant_id, return_no, order_no, version, status, reason, declared, currency,
                  goods_value, requested_by, requested_at, updated_at)
                VALUES (?, ?, ?, ?, 1, ?, 'DAMAGED', 0, 'USD', 1, 'a', NOW(), NOW())
                """, i -> new Object[] {
            Ids.next(), merchant + i % MERCHANTS, "R" + i, "O" + i, i % 9 == 0 ? "ACCEPTED" : "REQUESTED"
        });
        fill("""
                INSERT INTO order_correction (id, merchant_id, order_no, open_order_no, seen_version, status, content,
                  difference, requested_by, requested_at) VALUES (?, ?, ?, ?, 1, ?, 'c', '[]', 'a', NOW())
                """, i ->
                new Object[] {Ids.next(), merchant + i % MERCHANTS, "O" + i, "O" + i, i % 9 == 0 ? "APPLIED" : "OPEN"});
        fill("""
                INSERT INTO export_job (id, merchant_id, subject, filter, status, total_rows, written_rows, file_name,
                  requested_by, requested_at) VALUES (?, ?, 'orders', '{}', 'DONE', 1, 1, 'f', 'a', NOW())
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS});
        fill("""
                INSERT INTO collected_money (id, merchant_id, allocation_id, version, order_no, currency, amount, settled,
                  received_on, is_open) VALUES (?, ?, ?, 1, 'O', 'USD', 1, 0, CURRENT_DATE, ?)
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, "A" + i, i % 9 == 0});
        fill("""
                INSERT INTO settled_money (id, merchant_id, settlement_id, version, currency, sold, assigned, rate, settled_at,
                  is_open) VALUES (?, ?, ?, 1, 'USD', 1, 0, 7, NOW(), ?)
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, "S" + i, i % 9 == 0});
        fill("""
                INSERT INTO settled_share (id, merchant_id, settlement_id, allocation_id, amount) VALUES (?, ?, 'S', ?, 1)
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, "A" + i});
        fill("""
                INSERT INTO invoiced_order (id, merchant_id, invoice_number, order_no) VALUES (?, ?, ?, 'O')
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, "I" + i});
        fill("""
                INSERT INTO invoice_red (id, merchant_id, invoice_number, source_id, state, source_version, amount, occurred_at)
                VALUES (?, ?, ?, 'F', 'X', 1, '1', NOW())
                """, i -> new Object[] {Ids.next(), merchant + i % MERCHANTS, "I" + i});
        jdbc.execute("ANALYZE TABLE trade_order, order_line, product, product_history, shop, order_import,"
                + " order_import_row, order_import_fault, order_milestone, order_return, order_correction, export_job, collected_money,"
                + " settled_money, settled_share, invoiced_order, invoice_red");
    }

    @Test
    void listsUseTheirIndexes() {
        String newest = " ORDER BY ordered_at DESC, id DESC LIMIT 20";
        indexed("trade_order", newest);
        indexed("trade_order", "AND status = 'CANCELLED'" + newest);
        indexed("trade_order", "AND shop = 'shop-1'" + newest);
        indexed("trade_order", "AND platform_name = 'P1'" + newest);
        indexed("trade_order", "AND country = 'SG'" + newest);
        indexed("trade_order", "AND order_no LIKE 'O1%' ORDER BY order_no LIMIT 20");
        indexed("trade_order", "ORDER BY updated_at DESC, id DESC LIMIT 20");
        indexed(
                "trade_order",
                "AND id IN (SELECT order_id FROM order_line WHERE sku = 'S1' AND merchant_id = " + merchant + ")"
                        + newest);
        indexed("product", "AND status IN ('ACTIVE', 'FROZEN') ORDER BY sku LIMIT 20");
        indexed("product", "AND status = 'FROZEN' ORDER BY sku LIMIT 20");
        indexed("product", "AND commodity_code LIKE '7013%' ORDER BY commodity_code LIMIT 20");
        indexed("product", "ORDER BY updated_at DESC, id DESC LIMIT 20");
        indexed(
                "product",
                "AND NOT EXISTS (SELECT 1 FROM hs_code h WHERE h.code = product.commodity_code AND"
                        + " h.valid_from <= NOW()) ORDER BY sku LIMIT 20");
        indexed("product_history", "AND sku = 'S1' ORDER BY id DESC LIMIT 200");
        indexed("shop", "ORDER BY code LIMIT 20");
        indexed("shop", "AND platform_name = 'P1' ORDER BY code LIMIT 20");
        indexed("order_import", "ORDER BY created_at DESC, id DESC LIMIT 20");
        indexed("order_import", "AND status = 'FAILED' ORDER BY created_at DESC, id DESC LIMIT 20");
        indexed("order_import", "AND live_hash = 'h40'");
        indexed("order_return", "ORDER BY requested_at DESC, id DESC LIMIT 20");
        indexed("order_return", "AND status = 'ACCEPTED' ORDER BY requested_at DESC, id DESC LIMIT 20");
        indexed("order_return", "AND order_no = 'O1' ORDER BY requested_at DESC, id DESC LIMIT 20");
        indexed("order_correction", "ORDER BY requested_at DESC, id DESC LIMIT 20");
        indexed("order_correction", "AND status = 'OPEN' ORDER BY requested_at DESC, id DESC LIMIT 20");
        indexed("order_correction", "AND open_order_no = 'O40'");
        indexed("export_job", "ORDER BY requested_at DESC, id DESC LIMIT 20");
    }

    @Test
    void whatIsReadForEveryPageUsesIndexes() {
        indexed("trade_order", "AND order_no IN ('O1', 'O41') ORDER BY id FOR UPDATE");
        indexed("trade_order", "AND updated_at >= NOW() - INTERVAL 1 DAY ORDER BY updated_at, id LIMIT 101");
        indexed(
                "trade_order",
                "AND status = 'CANCELLED' AND updated_at >= NOW() - INTERVAL 1 DAY ORDER BY updated_at, id LIMIT 101");
        indexed("order_milestone", "AND order_no = 'O1' ORDER BY occurred_at, id");
        indexed(
                "order_milestone",
                "AND source = 'CUSTOMS' AND state = 'ACCEPTED' AND occurred_at >= NOW() - INTERVAL 30 DAY");
        indexed("order_import_row", "AND import_id = 7 AND status = 'REJECTED' ORDER BY row_no LIMIT 20");
        indexed("order_import_fault", "AND import_id = 7 AND repair = 'r1' ORDER BY row_no LIMIT 500");
        indexed("collected_money", "AND currency = 'USD' AND is_open = TRUE ORDER BY received_on, id LIMIT 500");
        indexed("collected_money", "AND allocation_id IN ('A1', 'A41')");
        indexed("settled_money", "AND currency = 'USD' AND is_open = TRUE ORDER BY settled_at, id LIMIT 500");
        indexed("settled_share", "AND allocation_id IN ('A1', 'A41')");
        indexed("invoiced_order", "AND invoice_number = 'I1' FOR UPDATE");
        indexed("invoice_red", "AND invoice_number = 'I1' FOR UPDATE");
        List<Map<String, Object>> grouped = jdbc.queryForList(
                "EXPLAIN FORMAT=TRADITIONAL SELECT repair, COUNT(*) FROM order_import_fault WHERE merchant_id = "
                        + merchant + " AND import_id = 7 GROUP BY repair");
        assertThat(grouped.getFirst().get("key")).isNotNull();
    }

    private interface Values {
        Object[] of(int i);
    }

    private void fill(String sql, Values values) {
        jdbc.batchUpdate(sql, IntStream.range(0, ROWS).mapToObj(values::of).toList());
    }

    private void indexed(String table, String rest) {
        String sql = "SELECT * FROM " + table + " WHERE " + table + ".merchant_id = " + merchant + " " + rest;
        for (Map<String, Object> step : jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
            // A step over a materialised part has no table of its own; the short table of codes (h) may be read whole.
            String read = String.valueOf(step.get("table"));
            if (!read.startsWith("<") && !read.equals("h")) {
                assertThat(step.get("type"))
                        .as(sql + ": " + step)
                        .isNotEqualTo("ALL")
                        .isNotEqualTo("index");
                assertThat(step.get("key")).as(sql + ": " + step).isNotNull();
            }
        }
    }
}

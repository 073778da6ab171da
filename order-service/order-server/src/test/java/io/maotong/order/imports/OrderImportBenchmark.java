package io.maotong.order.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.order.OrderClient;
import io.maotong.sheet.SheetWriter;
import io.maotong.test.ServiceTest;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast files are imported, and in how much memory, beside a plain JDBC batch of the same rows before and after it. Not
 * part of the suite: {@code mvn -f order-service/order-server test -Dtest=OrderImportBenchmark}, with
 * {@code -Dbench.rows=10000,100000} and {@code -Dbench.formats=csv,xlsx} for other sizes.
 */
@ServiceTest
class OrderImportBenchmark {

    private static final int CHUNK = 500;
    private static final AtomicLong MERCHANTS = new AtomicLong(90_000);

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** The same without a build: the test class path is all it needs. */
    public static void main(String[] arguments) throws Exception {
        OrderImportBenchmark benchmark = new OrderImportBenchmark();
        new TestContextManager(OrderImportBenchmark.class).prepareTestInstance(benchmark);
        benchmark.importsBesidePlainBatches();
        System.exit(0);
    }

    @Test
    void importsBesidePlainBatches() throws Exception {
        measure("csv", 2_000);
        List<String> report = new ArrayList<>();
        for (String rows : System.getProperty("bench.rows", "10000,100000").split(",")) {
            for (String format : System.getProperty("bench.formats", "csv,xlsx").split(",")) {
                report.add(measure(format, Integer.parseInt(rows)));
            }
        }
        report.forEach(System.out::println);
    }

    private String measure(String format, int rows) throws Exception {
        long merchant = MERCHANTS.incrementAndGet();
        byte[] file = format.equals("xlsx") ? workbook(rows) : csv(rows);
        double plain = plain(MERCHANTS.incrementAndGet(), rows);
        OrderClient client = new OrderClient(mvc, json, merchant);
        MvcResult answer = client.upload("bench." + format, file);
        int size = file.length;
        file = null;
        answer.getRequest().removeAttribute("file");
        long began = System.nanoTime();
        String id = client.bodyOf(answer).get("importId").asString();
        System.gc();
        long floor = used();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        // A look at one row: asking the service would be measured along.
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> "DONE"
                        .equals(jdbc.queryForObject(
                                "SELECT status FROM order_import WHERE id = ?", String.class, Long.valueOf(id))));
        double seconds = (System.nanoTime() - began) / 1e9;
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.gc();
        JsonNode done = client.read("/api/merchant/order-imports/" + id);
        assertThat(done.get("accepted").asInt()).isEqualTo(rows);
        long live = used();
        plain = (plain + plain(MERCHANTS.incrementAndGet(), rows)) / 2;
        return String.format(
                "%s, %,d rows (%.1f MB): import %.1f s = %,.0f rows/s; plain JDBC batch %.1f s = %,.0f rows/s; ratio"
                        + " %.2f; heap before %d MB, peak %d MB, live after %d MB",
                format,
                rows,
                size / 1e6,
                seconds,
                rows / seconds,
                plain,
                rows / plain,
                plain / seconds,
                floor >> 20,
                peak >> 20,
                live >> 20);
    }

    private static byte[] csv(int rows) throws Exception {
        StringBuilder text = new StringBuilder(rows * 190).append(head()).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row(i)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(int rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(out, "orders", List.of(head().split(",")))) {
            for (int i = 0; i < rows; i++) {
                sheet.row(List.of(row(i).split(",")));
            }
        }
        return out.toByteArray();
    }

    private static String head() throws Exception {
        return new String(OrderClient.csv(List.of()), StandardCharsets.UTF_8).strip();
    }

    private static String row(int i) {
        return OrderClient.row("BENCH-" + i, Map.of("货号", "GB-" + i % 500));
    }

    /** The same tables and values, already encrypted, in batches of the same size: what the database alone takes. */
    private double plain(long merchant, int rows) {
        String secret = "k1:" + "x".repeat(60);
        Timestamp now = Timestamp.from(Instant.parse("2026-11-20T02:15:00Z"));
        long began = System.nanoTime();
        for (int from = 0; from < rows; from += CHUNK) {
            int first = from;
            transaction.executeWithoutResult(status -> {
                List<Object[]> heads = new ArrayList<>();
                List<Object[]> lines = new ArrayList<>();
                List<Object[]> notes = new ArrayList<>();
                List<Object[]> results = new ArrayList<>();
                for (int i = first; i < Math.min(rows, first + CHUNK); i++) {
                    long id = Ids.next();
                    String no = "BENCH-" + i;
                    heads.add(new Object[] {
                        id, merchant, no, now, secret, secret, secret, String.format("%064d", i), now, now
                    });
                    lines.add(new Object[] {Ids.next(), merchant, id, "GB-" + i % 500, new BigDecimal("37.00")});
                    notes.add(new Object[] {Ids.next(), merchant, no, no, now});
                    results.add(new Object[] {Ids.next(), merchant, merchant, i + 2, no, i + 2});
                }
                jdbc.batchUpdate("""
                    INSERT INTO trade_order (id, merchant_id, order_no, shop, version, status, platform_code,
                      platform_name, trade_mode, ordered_at, currency, goods_value, freight, gross_weight, net_weight,
                      packs, goods, country, city, consignee_name, street, phone, phone_index, created_at, updated_at)
                    VALUES (?, ?, ?, 'shop-1', 1, 'PAID', '无', 'shop-1', '9610', ?, 'USD', 37, 0, 0.62, 0.55, 1,
                      '玻璃摆件', 'SG', 'Singapore', ?, ?, ?, ?, ?, ?)
                    """, heads);
                jdbc.batchUpdate("""
                    INSERT INTO order_line (id, merchant_id, order_id, line_no, sku, name, name_en, commodity_code,
                      elements, unit, quantity, unit1, quantity1, unit_price, total_price, net_weight)
                    VALUES (?, ?, ?, 1, ?, '玻璃摆件', 'Glass ornament', '7013990000', '4|3|装饰用|玻璃|无品牌', '007', 2, '035',
                      0.55, 18.5, ?, 0.55)
                    """, lines);
                jdbc.batchUpdate("""
                    INSERT INTO order_milestone (id, merchant_id, order_no, source, source_id, state, source_version,
                      detail, occurred_at) VALUES (?, ?, ?, 'ORDER', ?, 'PAID', 1, '{}', ?)
                    """, notes);
                jdbc.batchUpdate("""
                    INSERT INTO order_import_row (id, merchant_id, import_id, row_no, order_no, status, group_row)
                    VALUES (?, ?, ?, ?, ?, 'ACCEPTED', ?)
                    """, results);
            });
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long used() {
        return pools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }
}

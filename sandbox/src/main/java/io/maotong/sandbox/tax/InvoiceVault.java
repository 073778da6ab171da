package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** All invoices of both directions, and what each buyer may collect of them. */
@Component
final class InvoiceVault {

    private static final RowMapper<HeldInvoice> ROW = (row, n) -> new HeldInvoice(
            row.getString("fphm"),
            row.getString("fplx"),
            row.getString("export_policy"),
            row.getString("seller_tax_no"),
            row.getString("seller_name"),
            row.getString("buyer_tax_no"),
            row.getString("buyer_name"),
            row.getObject("issued_at", LocalDateTime.class),
            row.getBigDecimal("hjje"),
            row.getBigDecimal("hjse"),
            row.getBigDecimal("jshj"),
            row.getString("fpzt"),
            row.getString("hxyt"),
            row.getString("sfycpz"),
            row.getString("sdzt"),
            row.getString("use_period"),
            row.getString("sllsh"),
            row.getString("lsh"),
            row.getString("body_sha256"),
            UtcTime.fromRow(row, "ready_at"));
    private static final RowMapper<HeldLine> LINE = (row, n) -> new HeldLine(
            row.getString("fphm"),
            row.getInt("mxxh"),
            row.getString("xmmc"),
            row.getString("ggxh"),
            row.getString("dw"),
            row.getString("sl"),
            row.getString("dj"),
            row.getBigDecimal("je"),
            row.getBigDecimal("slv"),
            row.getBigDecimal("se"),
            row.getString("class_code"));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    /** One place in a buyer's feed. */
    record FeedItem(long seq, String fphm) {}

    InvoiceVault(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    Map<String, HeldInvoice> byNumbers(Collection<String> numbers) {
        return load("SELECT * FROM tax_invoice WHERE fphm IN (:numbers)", numbers);
    }

    /** In the order of their numbers, until the end of the transaction. */
    Map<String, HeldInvoice> lock(Collection<String> numbers) {
        return load("SELECT * FROM tax_invoice WHERE fphm IN (:numbers) ORDER BY fphm FOR UPDATE", numbers);
    }

    private Map<String, HeldInvoice> load(String sql, Collection<String> numbers) {
        Map<String, HeldInvoice> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            named.query(sql, Map.of("numbers", new TreeSet<>(numbers)), ROW)
                    .forEach(invoice -> found.put(invoice.fphm(), invoice));
        }
        return found;
    }

    List<HeldInvoice> ofParty(String column, String taxNo, String after, int limit) {
        String field = column.equals("seller") ? "seller_tax_no" : "buyer_tax_no";
        return jdbc.query(
                "SELECT * FROM tax_invoice WHERE " + field + " = ? AND fphm > ? ORDER BY fphm LIMIT ?",
                ROW,
                taxNo,
                after,
                limit);
    }

    Map<String, List<HeldLine>> lines(Collection<String> numbers) {
        Map<String, List<HeldLine>> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            named.query(
                            "SELECT * FROM tax_invoice_line WHERE fphm IN (:numbers) ORDER BY fphm, mxxh",
                            Map.of("numbers", new TreeSet<>(numbers)),
                            LINE)
                    .forEach(line -> found.computeIfAbsent(line.fphm(), f -> new ArrayList<>())
                            .add(line));
        }
        return found;
    }

    void add(List<HeldInvoice> invoices, List<HeldLine> lines) {
        jdbc.batchUpdate(
                "INSERT INTO tax_invoice (fphm, fplx, export_policy, seller_tax_no, seller_name, buyer_tax_no,"
                        + " buyer_name, issued_at, hjje, hjse, jshj, fpzt, hxyt, sfycpz, sdzt, use_period, sllsh, lsh,"
                        + " body_sha256, ready_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                invoices.stream()
                        .map(i -> new Object[] {
                            i.fphm(),
                            i.fplx(),
                            i.exportPolicy(),
                            i.sellerTaxNo(),
                            i.sellerName(),
                            i.buyerTaxNo(),
                            i.buyerName(),
                            i.issuedAt(),
                            i.hjje(),
                            i.hjse(),
                            i.jshj(),
                            i.fpzt(),
                            i.hxyt(),
                            i.sfycpz(),
                            i.sdzt(),
                            i.usePeriod(),
                            i.sllsh(),
                            i.lsh(),
                            i.bodySha256(),
                            UtcTime.toRow(i.readyAt())
                        })
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO tax_invoice_line (fphm, mxxh, xmmc, ggxh, dw, sl, dj, je, slv, se, class_code)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                lines.stream()
                        .map(l -> new Object[] {
                            l.fphm(),
                            l.mxxh(),
                            l.xmmc(),
                            l.ggxh(),
                            l.dw(),
                            l.sl(),
                            l.dj(),
                            l.je(),
                            l.slv(),
                            l.se(),
                            l.classCode()
                        })
                        .toList());
    }

    /** @param use hxyt; empty takes it back */
    void use(Collection<String> numbers, String use, String usePeriod) {
        jdbc.batchUpdate(
                "UPDATE tax_invoice SET hxyt = ?, use_period = ? WHERE fphm = ?",
                numbers.stream()
                        .map(number -> new Object[] {use, usePeriod, number})
                        .toList());
    }

    void changeState(HeldInvoice invoice) {
        jdbc.update(
                "UPDATE tax_invoice SET fpzt = ?, hxyt = ?, sfycpz = ?, sdzt = ? WHERE fphm = ?",
                invoice.fpzt(),
                invoice.hxyt(),
                invoice.sfycpz(),
                invoice.sdzt(),
                invoice.fphm());
    }

    /** Puts invoices into the feeds of both sides; those without a number are nobody's to collect. */
    void offer(List<HeldInvoice> invoices, Instant visibleAt) {
        TreeMap<String, List<HeldInvoice>> byBuyer = new TreeMap<>();
        for (HeldInvoice invoice : invoices) {
            if (!invoice.buyerTaxNo().isEmpty()) {
                byBuyer.computeIfAbsent(invoice.buyerTaxNo(), b -> new ArrayList<>())
                        .add(invoice);
            }
            if (!invoice.sellerTaxNo().isEmpty()) {
                byBuyer.computeIfAbsent("S:" + invoice.sellerTaxNo(), b -> new ArrayList<>())
                        .add(invoice);
            }
        }
        if (byBuyer.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "INSERT INTO tax_feed_head (buyer_tax_no, last_seq) VALUES (?, 0)"
                        + " ON DUPLICATE KEY UPDATE buyer_tax_no = buyer_tax_no",
                byBuyer.keySet().stream().map(buyer -> new Object[] {buyer}).toList());
        Map<String, Long> heads = new HashMap<>();
        named.query(
                "SELECT buyer_tax_no, last_seq FROM tax_feed_head WHERE buyer_tax_no IN (:buyers)"
                        + " ORDER BY buyer_tax_no FOR UPDATE",
                Map.of("buyers", byBuyer.keySet()),
                row -> {
                    heads.put(row.getString(1), row.getLong(2));
                });
        List<Object[]> rows = new ArrayList<>();
        byBuyer.forEach((buyer, offered) -> {
            for (HeldInvoice invoice : offered) {
                rows.add(
                        new Object[] {buyer, heads.merge(buyer, 1L, Long::sum), invoice.fphm(), UtcTime.toRow(visibleAt)
                        });
            }
        });
        jdbc.batchUpdate("INSERT INTO tax_feed (buyer_tax_no, seq, fphm, visible_at) VALUES (?,?,?,?)", rows);
        jdbc.batchUpdate(
                "UPDATE tax_feed_head SET last_seq = ? WHERE buyer_tax_no = ?",
                byBuyer.keySet().stream()
                        .map(buyer -> new Object[] {heads.get(buyer), buyer})
                        .toList());
    }

    /** The next items in order; stops at the first that is not visible yet, so that a cursor never jumps over one. */
    List<FeedItem> feed(String buyerTaxNo, long after, int limit, Instant now) {
        List<FeedItem> items = new ArrayList<>();
        jdbc.query(
                "SELECT seq, fphm, visible_at FROM tax_feed WHERE buyer_tax_no = ? AND seq > ? ORDER BY seq LIMIT ?",
                rows -> {
                    while (rows.next() && !UtcTime.fromRow(rows, "visible_at").isAfter(now)) {
                        items.add(new FeedItem(rows.getLong("seq"), rows.getString("fphm")));
                    }
                    return items;
                },
                buyerTaxNo,
                after,
                limit);
        return items;
    }
}

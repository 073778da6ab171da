package io.maotong.sandbox.refundbureau;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Export;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Purchase;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of the filings and of what they use. */
@Component
final class Declarations {

    private static final RowMapper<Declaration> ROW = (row, n) -> new Declaration(
            row.getString("id"),
            row.getString("serial"),
            row.getString("tax_no"),
            row.getString("company_name"),
            row.getString("period"),
            row.getString("batch_no"),
            DeclarationStatus.valueOf(row.getString("status")),
            row.getBigDecimal("refundable"),
            row.getString("acceptance_no"),
            row.getBigDecimal("approved_amount"),
            row.getBigDecimal("paid_amount"),
            UtcTime.fromRow(row, "paid_at"),
            row.getString("bank_ref"),
            row.getString("faults"));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    /** An invoice or entry item that a filing takes for itself. */
    record Use(String kind, String number) {

        static final String INVOICE = "INVOICE";
        static final String ENTRY_ITEM = "ENTRY_ITEM";
    }

    /** What the review looks at again. */
    record ReviewedRow(String declarationId, int seq, String invoiceNo, BigDecimal refundable) {}

    Declarations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    void insert(String id, String companyName, DeclarationRequest form, Instant at) {
        jdbc.update(
                "INSERT INTO refund_declaration (id, serial, tax_no, company_name, period, batch_no, live, status,"
                        + " refundable, fob_usd, submitted_at) VALUES (?,?,?,?,?,?,1,'SUBMITTED',?,?,?)",
                id,
                form.serial(),
                form.taxNo(),
                companyName,
                form.period(),
                form.batchNo(),
                form.totals().refundable(),
                form.totals().fobUsd(),
                UtcTime.toRow(at));
        jdbc.batchUpdate(
                "INSERT INTO refund_export_row (declaration_id, seq, link_no, customs_no21, export_invoice_no,"
                        + " export_date, commodity_code, name, unit, quantity, fob_usd, trade_mode)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                form.exports().stream().map(row -> values(id, row)).toList());
        jdbc.batchUpdate(
                "INSERT INTO refund_purchase_row (declaration_id, seq, link_no, invoice_no, supplier_tax_no,"
                        + " invoice_date, commodity_code, name, unit, quantity, taxable_amount, levy_rate,"
                        + " refund_rate, refundable) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                form.purchases().stream().map(row -> values(id, row)).toList());
        List<Object[]> receipts = new ArrayList<>();
        for (Receipt row : form.receipts()) {
            receipts.add(new Object[] {
                id, receipts.size() + 1, row.customsNo(), row.currency(), row.amount(), row.receivedOn(), row.bankRef()
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO refund_receipt_row (declaration_id, seq, customs_no, currency, amount, received_on,"
                        + " bank_ref) VALUES (?,?,?,?,?,?,?)",
                receipts);
    }

    private static Object[] values(String id, Export row) {
        return new Object[] {
            id,
            row.seq(),
            row.linkNo(),
            row.customsNo21(),
            row.exportInvoiceNo(),
            row.exportDate(),
            row.commodityCode(),
            row.name(),
            row.unit(),
            row.quantity(),
            row.fobUsd(),
            row.tradeMode()
        };
    }

    private static Object[] values(String id, Purchase row) {
        return new Object[] {
            id,
            row.seq(),
            row.linkNo(),
            row.invoiceNo(),
            row.supplierTaxNo(),
            row.invoiceDate(),
            row.commodityCode(),
            row.name(),
            row.unit(),
            row.quantity(),
            row.taxableAmount(),
            row.levyRate(),
            row.refundRate(),
            row.refundable()
        };
    }

    boolean batchExists(String taxNo, String period, String batchNo) {
        return !jdbc.queryForList(
                        "SELECT id FROM refund_declaration WHERE tax_no = ? AND period = ? AND batch_no = ?"
                                + " AND live = 1",
                        String.class,
                        taxNo,
                        period,
                        batchNo)
                .isEmpty();
    }

    /** Which of these numbers a filing uses already. */
    Set<String> used(String kind, Collection<String> numbers) {
        return new TreeSet<>(named.queryForList(
                "SELECT number FROM refund_use WHERE kind = :kind AND number IN (:numbers)",
                Map.of("kind", kind, "numbers", new TreeSet<>(numbers)),
                String.class));
    }

    /** Fails with a duplicate key when one of them is used by another filing. */
    void use(String id, Collection<Use> uses) {
        jdbc.batchUpdate(
                "INSERT INTO refund_use (kind, number, declaration_id) VALUES (?,?,?)",
                uses.stream()
                        .map(use -> new Object[] {use.kind(), use.number(), id})
                        .toList());
    }

    Optional<Declaration> bySerial(String serial) {
        return jdbc.query("SELECT * FROM refund_declaration WHERE serial = ?", ROW, serial).stream()
                .findFirst();
    }

    List<Declaration> lock(Collection<String> ids) {
        return named.query(
                "SELECT * FROM refund_declaration WHERE id IN (:ids) ORDER BY id FOR UPDATE",
                Map.of("ids", new TreeSet<>(ids)),
                ROW);
    }

    Map<String, List<ReviewedRow>> purchases(Collection<String> ids) {
        Map<String, List<ReviewedRow>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            named.query(
                            "SELECT declaration_id, seq, invoice_no, taxable_amount, refund_rate"
                                    + " FROM refund_purchase_row WHERE declaration_id IN (:ids) ORDER BY declaration_id, seq",
                            Map.of("ids", new TreeSet<>(ids)),
                            (row, n) -> new ReviewedRow(
                                    row.getString(1),
                                    row.getInt(2),
                                    row.getString(3),
                                    row.getBigDecimal(4)
                                            .multiply(row.getBigDecimal(5))
                                            .setScale(2, java.math.RoundingMode.HALF_UP)))
                    .forEach(row -> found.computeIfAbsent(row.declarationId(), d -> new ArrayList<>())
                            .add(row));
        }
        return found;
    }

    void update(List<Declaration> declarations) {
        jdbc.batchUpdate(
                "UPDATE refund_declaration SET status = ?, acceptance_no = ?, approved_amount = ?, paid_amount = ?,"
                        + " paid_at = ?, bank_ref = ?, faults = ?, live = ? WHERE id = ?",
                declarations.stream()
                        .map(d -> new Object[] {
                            d.status().name(),
                            d.acceptanceNo(),
                            d.approvedAmount(),
                            d.paidAmount(),
                            UtcTime.toRow(d.paidAt()),
                            d.bankRef(),
                            d.faults(),
                            d.status() == DeclarationStatus.RETURNED ? null : 1,
                            d.id()
                        })
                        .toList());
        jdbc.batchUpdate(
                "DELETE FROM refund_use WHERE declaration_id = ?",
                declarations.stream()
                        .filter(d -> d.status() == DeclarationStatus.RETURNED)
                        .map(d -> new Object[] {d.id()})
                        .toList());
    }
}

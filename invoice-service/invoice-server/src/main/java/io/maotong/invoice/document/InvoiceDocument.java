package io.maotong.invoice.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An invoice with every figure that is printed on it (tax.md 1.3).
 *
 * @param number 20 digits; null before it has one
 * @param specialElement tdys, or null
 * @param differential cezslxDm, or null
 * @param exportPolicy ckywsyzcDm, or null
 * @param amount without tax, the sum of the lines
 * @param tax the sum of the lines
 * @param total amount plus tax
 * @param showBuyerBank whether bank and account of the buyer are printed; the others alike
 * @param issuedAt null before it is issued
 * @param blue what it reverses; null on a blue invoice
 * @param deal what was exported; null unless an export invoice
 */
public record InvoiceDocument(
        String number,
        InvoiceKind kind,
        String specialElement,
        String differential,
        String exportPolicy,
        Party seller,
        Party buyer,
        List<InvoiceLine> lines,
        BigDecimal amount,
        BigDecimal tax,
        BigDecimal total,
        String settlement,
        String drawer,
        String payee,
        String reviewer,
        String remark,
        boolean showSellerBank,
        boolean showBuyerBank,
        boolean showSellerAddress,
        boolean showBuyerAddress,
        Instant issuedAt,
        BlueReference blue,
        Deal deal) {

    public InvoiceDocument {
        lines = List.copyOf(lines);
    }

    public boolean isRed() {
        return blue != null;
    }
}

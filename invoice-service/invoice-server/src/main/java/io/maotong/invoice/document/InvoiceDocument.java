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
 * @param vouchers of a differential invoice; otherwise empty
 * @param buyerAgent may be null
 * @param levyRefund zzsjzjtDm, or null
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
        Deal deal,
        List<Voucher> vouchers,
        Agent buyerAgent,
        String levyRefund) {

    public InvoiceDocument {
        lines = List.copyOf(lines);
        vouchers = vouchers == null ? List.of() : List.copyOf(vouchers);
    }

    /** An invoice without vouchers, agent and levy refund, which is nearly every one. */
    public InvoiceDocument(
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
        this(
                number,
                kind,
                specialElement,
                differential,
                exportPolicy,
                seller,
                buyer,
                lines,
                amount,
                tax,
                total,
                settlement,
                drawer,
                payee,
                reviewer,
                remark,
                showSellerBank,
                showBuyerBank,
                showSellerAddress,
                showBuyerAddress,
                issuedAt,
                blue,
                deal,
                List.of(),
                null,
                null);
    }

    /** Who draws the number and spends the quota: the seller, or the buyer of a purchase. */
    public Party issuer() {
        return kind.isPurchase() ? buyer : seller;
    }

    /** The same as long as it has no number in law. */
    public InvoiceDocument unissued() {
        return issued(null, null);
    }

    /** The same with the number and time under which it is issued. */
    public InvoiceDocument issued(String newNumber, Instant at) {
        return new InvoiceDocument(
                newNumber,
                kind,
                specialElement,
                differential,
                exportPolicy,
                seller,
                buyer,
                lines,
                amount,
                tax,
                total,
                settlement,
                drawer,
                payee,
                reviewer,
                remark,
                showSellerBank,
                showBuyerBank,
                showSellerAddress,
                showBuyerAddress,
                at,
                blue,
                deal,
                vouchers,
                buyerAgent,
                levyRefund);
    }

    public boolean isRed() {
        return blue != null;
    }
}

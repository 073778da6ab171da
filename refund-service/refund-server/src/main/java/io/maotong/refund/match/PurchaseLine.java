package io.maotong.refund.match;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** A line of an input invoice with what is left of it. */
public final class PurchaseLine {

    private final String invoiceNumber;
    private final int lineNo;
    private final LocalDate issuedOn;
    private final String supplierTaxNo;
    private final String name;
    private final String spec;
    private final String unit;
    private final BigDecimal quantity;
    private final Money amount;
    private final BigDecimal rate;
    private BigDecimal remainingQuantity;
    private Money remainingAmount;

    /**
     * @param quantity on the invoice
     * @param amount on the invoice, excluding tax
     * @param rate on the invoice, a fraction
     * @param usedQuantity in live batches
     * @param usedAmount in live batches
     */
    public PurchaseLine(
            String invoiceNumber,
            int lineNo,
            LocalDate issuedOn,
            String supplierTaxNo,
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            Money amount,
            BigDecimal rate,
            BigDecimal usedQuantity,
            Money usedAmount) {
        this.invoiceNumber = invoiceNumber;
        this.lineNo = lineNo;
        this.issuedOn = issuedOn;
        this.supplierTaxNo = supplierTaxNo;
        this.name = name;
        this.spec = spec;
        this.unit = unit;
        this.quantity = quantity;
        this.amount = amount;
        this.rate = rate;
        this.remainingQuantity = quantity.subtract(usedQuantity);
        this.remainingAmount = amount.minus(usedAmount);
    }

    boolean isUsedUp() {
        return remainingQuantity.signum() <= 0;
    }

    /**
     * Takes up to the wanted quantity. The amount is the proportional part, rounded once; the last use takes what is
     * left, so that all uses together are the line's amount to the cent.
     */
    Use take(BigDecimal wanted) {
        if (wanted.signum() <= 0) {
            throw new IllegalArgumentException("nothing is wanted");
        }
        boolean all = wanted.compareTo(remainingQuantity) >= 0;
        BigDecimal taken = all ? remainingQuantity : wanted;
        Money part = all ? remainingAmount : proportional(taken);
        remainingQuantity = remainingQuantity.subtract(taken);
        remainingAmount = remainingAmount.minus(part);
        return new Use(this, taken, part);
    }

    /** Undoes a use, as if it had never been taken. */
    public void giveBack(Use use) {
        remainingQuantity = remainingQuantity.add(use.quantity());
        remainingAmount = remainingAmount.plus(use.taxable());
    }

    private Money proportional(BigDecimal taken) {
        BigDecimal part = amount.amount().multiply(taken).divide(quantity, 2, RoundingMode.HALF_UP);
        return Money.of(part.min(remainingAmount.amount()), amount.currency());
    }

    public String invoiceNumber() {
        return invoiceNumber;
    }

    public int lineNo() {
        return lineNo;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public String supplierTaxNo() {
        return supplierTaxNo;
    }

    public String name() {
        return name;
    }

    /** What the supplier printed as specification, often the stock number; may be null. */
    public String spec() {
        return spec;
    }

    public String unit() {
        return unit;
    }

    public BigDecimal rate() {
        return rate;
    }

    public BigDecimal remainingQuantity() {
        return remainingQuantity;
    }

    public Money remainingAmount() {
        return remainingAmount;
    }

    /** A part of a line that a batch uses: quantity in the invoice's unit, amount excluding tax. */
    public record Use(PurchaseLine line, BigDecimal quantity, Money taxable) {}
}

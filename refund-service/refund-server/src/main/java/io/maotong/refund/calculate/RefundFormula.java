package io.maotong.refund.calculate;

import io.maotong.core.money.Money;
import io.maotong.refund.rate.RefundRate;
import java.math.BigDecimal;

/**
 * Exemption and refund for trading companies 免退税: of each purchase row, tax base times refund rate, rounded half-up
 * once; the difference between input tax and refund goes to cost. Source: tax.md 3.4.
 */
public final class RefundFormula {

    private RefundFormula() {}

    /**
     * @param levyRate rate that the supplier charged
     * @param refundRate the library's rate, or the supplier's if that is lower (small-scale supplier)
     */
    public record Refund(Money taxable, BigDecimal levyRate, BigDecimal refundRate, Money refundable, Money toCost) {}

    public static Refund of(Money taxable, BigDecimal invoiceRate, RefundRate library) {
        BigDecimal refundRate = library.refundRate().min(invoiceRate);
        Money inputTax = Money.rounded(taxable.amount().multiply(invoiceRate), "CNY");
        Money refundable = Money.rounded(taxable.amount().multiply(refundRate), "CNY");
        return new Refund(taxable, invoiceRate, refundRate, refundable, inputTax.minus(refundable));
    }
}

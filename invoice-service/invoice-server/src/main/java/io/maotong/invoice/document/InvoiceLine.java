package io.maotong.invoice.document;

import java.math.BigDecimal;

/**
 * One line (tax.md 1.4). Amounts in CNY with two decimals, negative on red invoices and discount lines.
 *
 * @param lineNo 1..n without gap
 * @param blueLineNo on a red invoice the line of the blue one, otherwise null
 * @param name as the user wrote it, without the classification
 * @param shortName of the classification; printed between asterisks before the name
 * @param spec 规格型号, may be null
 * @param unit may be null
 * @param quantity null together with the price; at most 13 decimals
 * @param unitPrice without tax
 * @param amount without tax
 * @param rate as a fraction; zero if exempt, not taxable or zero-rated
 * @param deduction 扣除额 of a differential invoice, otherwise null
 * @param taxClassCode 19 digits
 * @param preference yhzcbs of tax.md 1.4, or null
 */
public record InvoiceLine(
        int lineNo,
        Integer blueLineNo,
        String name,
        String shortName,
        String spec,
        String unit,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        BigDecimal rate,
        BigDecimal tax,
        BigDecimal deduction,
        String taxClassCode,
        LineNature nature,
        String preference) {

    private static final String EXEMPT = "03";
    private static final String NOT_TAXABLE = "04";

    public String printedName() {
        return "*" + shortName + "*" + name;
    }

    public BigDecimal amountWithTax() {
        return amount.add(tax);
    }

    /** 免税 */
    public boolean isExempt() {
        return EXEMPT.equals(preference);
    }

    /** 不征税 */
    public boolean isNotTaxable() {
        return NOT_TAXABLE.equals(preference);
    }
}

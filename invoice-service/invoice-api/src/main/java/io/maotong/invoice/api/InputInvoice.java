package io.maotong.invoice.api;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice that a supplier issued to the merchant 进项发票.
 *
 * @param number 20 digits; of a legacy invoice its code and number as one
 * @param kind DIGITAL_SPECIAL, DIGITAL_NORMAL, …
 * @param status NORMAL, RED, PART_REVERSED, REVERSED, ABNORMAL, LOCKED
 * @param use UNUSED, DEDUCT, REFUND, AGENT_REFUND, NON_DEDUCT
 * @param supplierTaxNo of a natural person in facts: three asterisks and the last four
 */
public record InputInvoice(
        String number,
        long version,
        String kind,
        String status,
        String use,
        LocalDate issuedOn,
        String supplierTaxNo,
        String supplierName,
        String buyerTaxNo,
        Money amount,
        Money tax,
        Money total,
        List<Line> lines) {

    public InputInvoice {
        lines = List.copyOf(lines);
    }

    /**
     * @param unit as printed, such as 个 or 千克
     * @param unitPrice excluding tax, up to 13 decimals
     * @param amount excluding tax
     * @param rate as a fraction, 0.13
     */
    public record Line(
            int lineNo,
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money amount,
            BigDecimal rate,
            Money tax,
            String taxClassCode) {}
}

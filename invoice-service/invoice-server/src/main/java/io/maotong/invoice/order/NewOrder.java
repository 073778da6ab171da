package io.maotong.invoice.order;

import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An order of a customer in the country.
 *
 * @param customerNo whose invoicing policy holds; null for an occasional customer
 * @param taxIncluded whether prices, amounts and discounts of the lines include the tax
 * @param total with tax; compared to the sum of the lines, null if it is not said
 * @param buyer null if the title of the customer's policy is to be used
 */
public record NewOrder(
        String orderNo,
        String customerNo,
        InvoiceKind kind,
        String currency,
        boolean taxIncluded,
        LocalDate orderedOn,
        BigDecimal total,
        Party buyer,
        String remark,
        List<Line> lines,
        List<Payment> payments) {

    public NewOrder {
        lines = lines == null ? List.of() : List.copyOf(lines);
        payments = payments == null ? List.of() : List.copyOf(payments);
    }

    /**
     * @param delivery batch or delivery, may be null
     * @param quantity null together with the price
     * @param amount before the discount; quantity times price if null
     * @param tax null to have it computed; not given where prices include the tax
     * @param discount zero or more
     * @param rate as a fraction
     */
    public record Line(
            String delivery,
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal discount,
            BigDecimal rate,
            String taxClassCode,
            String preference) {}

    /** @param paymentNo unique for the order */
    public record Payment(String paymentNo, BigDecimal amount, LocalDate paidOn) {}
}

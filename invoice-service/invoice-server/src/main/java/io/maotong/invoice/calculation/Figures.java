package io.maotong.invoice.calculation;

import java.math.BigDecimal;

/**
 * The figures of one line in CNY.
 *
 * @param quantity null together with the price
 * @param unitPrice without tax
 * @param amount without tax, two decimals
 * @param tax two decimals
 */
public record Figures(BigDecimal quantity, BigDecimal unitPrice, BigDecimal amount, BigDecimal tax) {

    public BigDecimal total() {
        return amount.add(tax);
    }
}

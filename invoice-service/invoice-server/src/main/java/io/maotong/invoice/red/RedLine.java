package io.maotong.invoice.red;

import java.math.BigDecimal;

/**
 * A line of a red invoice.
 *
 * @param lineNo 1..n
 * @param quantity negative; null together with the price
 * @param unitPrice positive, without tax
 * @param amount negative
 * @param tax negative or zero
 */
record RedLine(
        int lineNo, BlueLine blue, BigDecimal quantity, BigDecimal unitPrice, BigDecimal amount, BigDecimal tax) {}

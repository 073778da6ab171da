package io.maotong.invoice.red;

import java.math.BigDecimal;

/**
 * What somebody wants to reverse of a line: a quantity, or an amount where nothing is counted. Both positive.
 *
 * @param unit as the caller reads it; null to take the blue invoice's
 * @param amount without tax
 */
record WantedLine(int blueLineNo, String unit, BigDecimal quantity, BigDecimal amount) {}

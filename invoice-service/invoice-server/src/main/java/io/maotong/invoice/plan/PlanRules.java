package io.maotong.invoice.plan;

import java.math.BigDecimal;
import java.util.Set;

/**
 * How a customer wants to be invoiced.
 *
 * @param maxAmount largest amount of one invoice without tax, or null
 * @param maxLines printed lines of one invoice, discount lines included
 * @param byDelivery whether each delivery has an invoice of its own
 * @param byOrder whether each order has an invoice of its own
 * @param mergeEqual whether equal lines become one
 * @param maxInvoices of one plan
 * @param measuredUnits units that may be cut anywhere, not only between pieces
 */
record PlanRules(
        BigDecimal maxAmount,
        int maxLines,
        boolean byDelivery,
        boolean byOrder,
        boolean mergeEqual,
        int maxInvoices,
        Set<String> measuredUnits) {

    PlanRules {
        measuredUnits = Set.copyOf(measuredUnits);
        if (maxLines < 2) {
            throw new IllegalArgumentException("a line and its discount need two lines");
        }
    }

    boolean isCountable(String unit, BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= 0 && (unit == null || !measuredUnits.contains(unit));
    }
}

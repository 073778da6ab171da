package io.maotong.invoice.plan;

import io.maotong.core.error.Violation;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a plan would come to.
 *
 * @param violations why lines or orders are left out
 */
record Proposal(List<PlannedInvoice> invoices, List<Violation> violations) {

    Proposal {
        invoices = List.copyOf(invoices);
        violations = List.copyOf(violations);
    }

    BigDecimal amount() {
        return invoices.stream().map(PlannedInvoice::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    BigDecimal tax() {
        return invoices.stream().map(PlannedInvoice::tax).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}

package io.maotong.invoice.plan;

import io.maotong.invoice.document.InvoiceLine;
import java.math.BigDecimal;
import java.util.List;

/**
 * An invoice that a plan would issue.
 *
 * @param serialNo the same for the same plan, so that doing it again makes the same invoice
 * @param lines as printed, numbered from 1, each discount behind its line
 * @param reasons why it is not one with the invoice before it
 */
record PlannedInvoice(
        String serialNo,
        OpenLine.Key key,
        String delivery,
        List<InvoiceLine> lines,
        List<Share> shares,
        List<SplitReason> reasons,
        BigDecimal amount,
        BigDecimal tax) {

    PlannedInvoice {
        lines = List.copyOf(lines);
        shares = List.copyOf(shares);
        reasons = List.copyOf(reasons);
    }

    /** @param lineNo the line of the invoice; with a discount the line before the discount */
    record Share(int lineNo, OpenLine.Source source) {}

    BigDecimal total() {
        return amount.add(tax);
    }
}

package io.maotong.invoice.plan;

import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import org.springframework.stereotype.Component;

/** Shows in plans how far their invoices are. */
@Component
class PlanListener implements InvoiceListener {

    private final PlanItemMapper items;
    private final PreInvoices advance;

    PlanListener(PlanItemMapper items, PreInvoices advance) {
        this.items = items;
        this.advance = advance;
    }

    @Override
    public void moved(StoredInvoice invoice, InvoiceStatus from) {
        if (invoice.origin() != Origin.ORDERS || from == null) {
            return;
        }
        items.moved(invoice.serialNo(), invoice.status());
        if (invoice.status() == InvoiceStatus.ISSUED) {
            advance.issued(invoice.serialNo(), invoice.reference());
        } else if (invoice.status() == InvoiceStatus.REVERSED) {
            advance.reversed(invoice.serialNo(), invoice.reference());
        }
    }
}

package io.maotong.invoice.order;

import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves the balances of orders along with the invoices, in their transactions. */
@Component
class BalanceListener implements InvoiceListener {

    private final OrderBalances balances;
    // The desk tells its listeners, so it cannot be given to one of them when it is made.
    private final ObjectProvider<InvoiceDesk> desk;

    BalanceListener(OrderBalances balances, ObjectProvider<InvoiceDesk> desk) {
        this.balances = balances;
        this.desk = desk;
    }

    @Override
    public void moved(StoredInvoice invoice, InvoiceStatus from) {
        if (invoice.document().isRed()) {
            if (invoice.status() == InvoiceStatus.ISSUED) {
                desk.getObject()
                        .findByNumber(invoice.document().blue().number())
                        .ifPresent(blue -> balances.giveBack(
                                blue.serialNo(),
                                invoice.serialNo(),
                                invoice.document().lines()));
            }
        } else if (invoice.origin() == Origin.ORDERS) {
            draw(invoice, from);
        }
    }

    private void draw(StoredInvoice invoice, InvoiceStatus from) {
        switch (invoice.status()) {
            case ISSUED -> balances.use(invoice.serialNo());
            case FAILED, CANCELLED -> balances.release(invoice.serialNo());
            default -> {
                if (from == InvoiceStatus.FAILED) {
                    balances.reserveAgain(invoice.serialNo());
                } else if (from == InvoiceStatus.DRAFT) {
                    // A draft may have been edited since it was planned.
                    balances.expectSame(invoice.serialNo(), invoice.document().lines());
                }
            }
        }
    }
}

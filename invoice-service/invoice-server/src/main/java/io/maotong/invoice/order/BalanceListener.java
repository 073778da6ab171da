package io.maotong.invoice.order;

import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.red.ReturnRetries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves the balances of orders along with the invoices, in their transactions. */
@Component
class BalanceListener implements InvoiceListener {

    private final OrderBalances balances;
    // The desk tells its listeners, so it cannot be given to one of them when it is made.
    private final ObjectProvider<InvoiceDesk> desk;
    private final ObjectProvider<ReturnRetries> returns;

    BalanceListener(OrderBalances balances, ObjectProvider<InvoiceDesk> desk, ObjectProvider<ReturnRetries> returns) {
        this.balances = balances;
        this.desk = desk;
        this.returns = returns;
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
            case ISSUED -> {
                balances.use(invoice.serialNo());
                settled(invoice);
            }
            case FAILED, CANCELLED -> {
                balances.release(invoice.serialNo());
                settled(invoice);
            }
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

    /** What came back meanwhile can be reversed now, or need not be. */
    private void settled(StoredInvoice invoice) {
        returns.getObject().ofOrders(balances.ordersOf(invoice.serialNo()));
    }
}

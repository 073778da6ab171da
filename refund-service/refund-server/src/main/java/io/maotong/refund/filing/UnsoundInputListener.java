package io.maotong.refund.filing;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears that collected invoices are no longer sound. */
@Component
class UnsoundInputListener implements EventHandler<InputInvoicesChanged> {

    private final ReversedInvoices reversed;

    UnsoundInputListener(ReversedInvoices reversed) {
        this.reversed = reversed;
    }

    @Override
    public EventType<InputInvoicesChanged> type() {
        return InvoiceEvents.INPUT_INVOICES_CHANGED;
    }

    @Override
    public void handle(Event<InputInvoicesChanged> event) {
        for (InputInvoice invoice : event.data().invoices()) {
            if (ReversedInvoices.unsound().contains(invoice.status())) {
                reversed.mark(List.of(invoice.number()), invoice.status());
            }
        }
    }
}

package io.maotong.refund.filing;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.InvoiceReversed;
import io.maotong.messaging.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears that a red invoice was issued against one that a filing may use. */
@Component
class ReversalListener implements EventHandler<InvoiceReversed> {

    private final ReversedInvoices reversed;

    ReversalListener(ReversedInvoices reversed) {
        this.reversed = reversed;
    }

    @Override
    public EventType<InvoiceReversed> type() {
        return InvoiceEvents.INVOICE_REVERSED;
    }

    @Override
    public void handle(Event<InvoiceReversed> event) {
        reversed.mark(List.of(event.data().blueNumber()), event.data().whole() ? "REVERSED" : "PART_REVERSED");
    }
}

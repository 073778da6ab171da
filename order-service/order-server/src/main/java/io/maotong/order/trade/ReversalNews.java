package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.InvoiceReversed;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Red invoices against the merchant's own invoices. */
@Component
final class ReversalNews implements EventHandler<InvoiceReversed> {

    private final RedInvoices reds;

    ReversalNews(RedInvoices reds) {
        this.reds = reds;
    }

    @Override
    public EventType<InvoiceReversed> type() {
        return InvoiceEvents.INVOICE_REVERSED;
    }

    @Override
    public void handle(Event<InvoiceReversed> event) {
        InvoiceReversed reversal = event.data();
        if (!"OUTPUT".equals(reversal.direction())) {
            return;
        }
        InvoiceRedRow red = new InvoiceRedRow();
        red.invoiceNumber = reversal.blueNumber();
        red.sourceId = reversal.redNumber();
        red.state = reversal.whole() ? "REVERSED" : "REVERSED_IN_PART";
        red.sourceVersion = reversal.version();
        red.number = reversal.redNumber();
        red.amount = reversal.amount().toString();
        red.occurredAt = reversal.reversedAt() == null ? event.occurredAt() : reversal.reversedAt();
        reds.reversed(red);
    }
}

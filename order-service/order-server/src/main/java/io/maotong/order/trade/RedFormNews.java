package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.RedFormChanged;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Red-letter forms 红字信息确认单 against the merchant's own invoices. */
@Component
final class RedFormNews implements EventHandler<RedFormChanged> {

    private final RedInvoices reds;

    RedFormNews(RedInvoices reds) {
        this.reds = reds;
    }

    @Override
    public EventType<RedFormChanged> type() {
        return InvoiceEvents.RED_FORM_CHANGED;
    }

    @Override
    public void handle(Event<RedFormChanged> event) {
        RedFormChanged form = event.data();
        if (!"SELLER".equals(form.role())) {
            return;
        }
        InvoiceRedRow red = new InvoiceRedRow();
        red.invoiceNumber = form.blueNumber();
        red.sourceId = form.formId();
        red.state = form.status();
        red.sourceVersion = form.version();
        red.number = form.redNumber() == null ? form.confirmationNo() : form.redNumber();
        red.amount = form.amount().toString();
        red.occurredAt = event.occurredAt();
        reds.reversed(red);
    }
}

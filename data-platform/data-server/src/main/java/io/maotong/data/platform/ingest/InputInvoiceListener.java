package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

@Component
class InputInvoiceListener implements EventHandler<InputInvoicesChanged> {

    private final ObjectStates states;

    InputInvoiceListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<InputInvoicesChanged> type() {
        return InvoiceEvents.INPUT_INVOICES_CHANGED;
    }

    @Override
    public void handle(Event<InputInvoicesChanged> event) {
        states.save(event.data().invoices().stream()
                .map(invoice -> new ObjectStates.State(
                        ObjectKind.INPUT_INVOICE, invoice.number(), invoice.version(), invoice.use(), invoice.total()))
                .toList());
    }
}

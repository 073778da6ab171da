package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportInvoiceListener implements EventHandler<ExportInvoice> {

    private final ObjectStates states;

    ExportInvoiceListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<ExportInvoice> type() {
        return InvoiceEvents.EXPORT_INVOICE_CHANGED;
    }

    @Override
    public void handle(Event<ExportInvoice> event) {
        states.save(List.of(new ObjectStates.State(
                ObjectKind.EXPORT_INVOICE,
                event.data().serialNo(),
                event.data().version(),
                event.data().status(),
                event.data().total())));
    }
}

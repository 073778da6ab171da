package io.maotong.refund.source;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a copy of what is needed for filing. */
@Component
class InputInvoiceListener implements EventHandler<InputInvoicesChanged> {

    private final SourceMapper mapper;
    private final JsonMapper json;

    InputInvoiceListener(SourceMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public EventType<InputInvoicesChanged> type() {
        return InvoiceEvents.INPUT_INVOICES_CHANGED;
    }

    @Override
    public void handle(Event<InputInvoicesChanged> event) {
        List<InvoiceRow> rows = event.data().invoices().stream()
                .map(invoice -> row(event.merchantId(), invoice))
                .toList();
        if (!rows.isEmpty()) {
            mapper.saveInvoices(rows);
        }
    }

    private InvoiceRow row(long merchantId, InputInvoice invoice) {
        InvoiceRow row = new InvoiceRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.number = invoice.number();
        row.version = invoice.version();
        row.status = invoice.status();
        row.useKind = invoice.use();
        row.issuedOn = invoice.issuedOn();
        row.document = json.writeValueAsString(invoice);
        return row;
    }
}

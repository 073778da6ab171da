package io.maotong.refund.source;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a copy of what is needed for filing. */
@Component
class ExportInvoiceListener implements EventHandler<ExportInvoice> {

    private final SourceMapper mapper;

    ExportInvoiceListener(SourceMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public EventType<ExportInvoice> type() {
        return InvoiceEvents.EXPORT_INVOICE_CHANGED;
    }

    @Override
    public void handle(Event<ExportInvoice> event) {
        ExportInvoiceRow row = new ExportInvoiceRow();
        row.id = Ids.next();
        row.merchantId = event.merchantId();
        row.serialNo = event.data().serialNo();
        row.version = event.data().version();
        row.number = event.data().number();
        row.status = event.data().status();
        row.entryId = event.data().entryId();
        mapper.saveExportInvoice(row);
    }
}

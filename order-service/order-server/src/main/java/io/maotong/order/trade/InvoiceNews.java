package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.EventHandler;
import io.maotong.order.timeline.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Export invoices of orders. */
@Component
final class InvoiceNews implements EventHandler<ExportInvoice> {

    private final Milestones milestones;
    private final RedInvoices reds;

    InvoiceNews(Milestones milestones, RedInvoices reds) {
        this.milestones = milestones;
        this.reds = reds;
    }

    @Override
    public EventType<ExportInvoice> type() {
        return InvoiceEvents.EXPORT_INVOICE_CHANGED;
    }

    @Override
    public void handle(Event<ExportInvoice> event) {
        ExportInvoice invoice = event.data();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("entryId", invoice.entryId());
        detail.put("total", invoice.total());
        List<Milestones.News> news = invoice.orderNos().stream()
                .distinct()
                .map(orderNo -> new Milestones.News(
                        orderNo,
                        invoice.serialNo(),
                        invoice.status(),
                        invoice.version(),
                        "ISSUED".equals(invoice.status()) && invoice.issuedAt() != null
                                ? invoice.issuedAt()
                                : event.occurredAt(),
                        invoice.number(),
                        detail,
                        null))
                .toList();
        milestones.note(Source.INVOICE, news);
        reds.invoiced(invoice.number(), new TreeSet<>(invoice.orderNos()));
    }
}

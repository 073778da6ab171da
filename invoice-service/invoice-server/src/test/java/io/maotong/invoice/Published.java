package io.maotong.invoice;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.messaging.EventHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What other services hear, through the real broker. */
@TestConfiguration(proxyBeanMethods = false)
public class Published {

    /** Export invoices as they were told. */
    public static final class Exports implements EventHandler<ExportInvoice> {

        private final List<Event<ExportInvoice>> heard = new CopyOnWriteArrayList<>();

        @Override
        public EventType<ExportInvoice> type() {
            return InvoiceEvents.EXPORT_INVOICE_CHANGED;
        }

        @Override
        public void handle(Event<ExportInvoice> event) {
            heard.add(event);
        }

        public List<ExportInvoice> of(long merchantId) {
            return heard.stream()
                    .filter(event -> event.merchantId() == merchantId)
                    .map(Event::data)
                    .toList();
        }
    }

    /** Input invoices as they were told, page by page. */
    public static final class Inputs implements EventHandler<InputInvoicesChanged> {

        private final List<Event<InputInvoicesChanged>> heard = new CopyOnWriteArrayList<>();

        @Override
        public EventType<InputInvoicesChanged> type() {
            return InvoiceEvents.INPUT_INVOICES_CHANGED;
        }

        @Override
        public void handle(Event<InputInvoicesChanged> event) {
            heard.add(event);
        }

        public List<List<InputInvoice>> of(long merchantId) {
            return heard.stream()
                    .filter(event -> event.merchantId() == merchantId)
                    .map(event -> event.data().invoices())
                    .toList();
        }
    }

    @Bean
    Exports publishedExports() {
        return new Exports();
    }

    @Bean
    Inputs publishedInputs() {
        return new Inputs();
    }
}

package io.maotong.invoice;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.InvoiceReversed;
import io.maotong.invoice.api.QuotaLow;
import io.maotong.invoice.api.RedFormChanged;
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

    /** Quotas that ran low. */
    public static final class QuotasLow implements EventHandler<QuotaLow> {

        private final List<Event<QuotaLow>> heard = new CopyOnWriteArrayList<>();

        @Override
        public EventType<QuotaLow> type() {
            return InvoiceEvents.QUOTA_LOW;
        }

        @Override
        public void handle(Event<QuotaLow> event) {
            heard.add(event);
        }

        public List<QuotaLow> of(long merchantId) {
            return heard.stream()
                    .filter(event -> event.merchantId() == merchantId)
                    .map(Event::data)
                    .toList();
        }
    }

    /** Reversals as they were told. */
    public static final class Reversals implements EventHandler<InvoiceReversed> {

        private final List<Event<InvoiceReversed>> heard = new CopyOnWriteArrayList<>();

        @Override
        public EventType<InvoiceReversed> type() {
            return InvoiceEvents.INVOICE_REVERSED;
        }

        @Override
        public void handle(Event<InvoiceReversed> event) {
            heard.add(event);
        }

        public List<InvoiceReversed> of(long merchantId) {
            return heard.stream()
                    .filter(event -> event.merchantId() == merchantId)
                    .map(Event::data)
                    .toList();
        }
    }

    /** Red forms as they were told. */
    public static final class RedForms implements EventHandler<RedFormChanged> {

        private final List<Event<RedFormChanged>> heard = new CopyOnWriteArrayList<>();

        @Override
        public EventType<RedFormChanged> type() {
            return InvoiceEvents.RED_FORM_CHANGED;
        }

        @Override
        public void handle(Event<RedFormChanged> event) {
            heard.add(event);
        }

        public List<RedFormChanged> of(long merchantId) {
            return heard.stream()
                    .filter(event -> event.merchantId() == merchantId)
                    .map(Event::data)
                    .toList();
        }
    }

    @Bean
    QuotasLow publishedQuotasLow() {
        return new QuotasLow();
    }

    @Bean
    Reversals publishedReversals() {
        return new Reversals();
    }

    @Bean
    RedForms publishedRedForms() {
        return new RedForms();
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

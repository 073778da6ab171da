package io.maotong.invoice.offline;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.OfflineAlert;
import io.maotong.invoice.api.OfflineClosed;
import io.maotong.invoice.api.OfflineOpened;
import io.maotong.messaging.EventHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What other services hear of outages, through the real broker. */
@TestConfiguration(proxyBeanMethods = false)
class HeardOutages {

    /** Facts of one type. */
    static final class Heard<T> implements EventHandler<T> {

        private final EventType<T> type;
        private final List<Event<T>> events = new CopyOnWriteArrayList<>();

        Heard(EventType<T> type) {
            this.type = type;
        }

        @Override
        public EventType<T> type() {
            return type;
        }

        @Override
        public void handle(Event<T> event) {
            events.add(event);
        }

        List<Event<T>> events() {
            return events;
        }
    }

    @Bean
    Heard<OfflineOpened> heardOpened() {
        return new Heard<>(InvoiceEvents.OFFLINE_OPENED);
    }

    @Bean
    Heard<OfflineClosed> heardClosed() {
        return new Heard<>(InvoiceEvents.OFFLINE_CLOSED);
    }

    @Bean
    Heard<OfflineAlert> heardAlerts() {
        return new Heard<>(InvoiceEvents.OFFLINE_ALERT);
    }
}

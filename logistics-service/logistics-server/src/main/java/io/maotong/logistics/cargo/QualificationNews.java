package io.maotong.logistics.cargo;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import org.springframework.stereotype.Component;

/** Keeps the merchant's name and address: the sender of its parcels. */
@Component
final class QualificationNews implements EventHandler<Qualification> {

    private final Senders senders;

    QualificationNews(Senders senders) {
        this.senders = senders;
    }

    @Override
    public EventType<Qualification> type() {
        return UserEvents.QUALIFICATION_CHANGED;
    }

    @Override
    public void handle(Event<Qualification> event) {
        senders.keep(event.merchantId(), event.data());
    }
}

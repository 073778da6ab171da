package io.maotong.customs.qualification;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.messaging.EventHandler;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class QualificationChanges implements EventHandler<Qualification> {

    private final QualificationMapper mapper;
    private final List<QualificationListener> listeners;
    private final Clock clock;

    QualificationChanges(QualificationMapper mapper, List<QualificationListener> listeners, Clock clock) {
        this.mapper = mapper;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Override
    public EventType<Qualification> type() {
        return UserEvents.QUALIFICATION_CHANGED;
    }

    @Override
    public void handle(Event<Qualification> event) {
        Qualification told = event.data();
        QualificationRow row = new QualificationRow();
        row.id = Ids.next();
        row.merchantId = event.merchantId();
        row.version = told.version();
        row.status = told.status();
        row.companyName = told.companyName();
        row.creditCode = told.creditCode();
        row.customsCode = told.customsCode();
        row.customsName = told.customsName();
        row.customsValidTo = told.customsValidTo();
        row.cardNumber = told.cardNumber();
        row.dxpId = told.dxpId();
        row.receiptQueue = told.receiptQueue();
        row.updatedAt = clock.instant();
        mapper.keepNewest(row);
        Declarant now = Declarant.of(mapper.ofMerchant(event.merchantId()));
        listeners.forEach(listener -> listener.changed(now));
    }
}

package io.maotong.invoice.source;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import org.springframework.stereotype.Component;

/** Keeps who the merchant is to the tax bureau. */
@Component
class QualificationListener implements EventHandler<Qualification> {

    private final SourceMapper mapper;

    QualificationListener(SourceMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public EventType<Qualification> type() {
        return UserEvents.QUALIFICATION_CHANGED;
    }

    @Override
    public void handle(Event<Qualification> event) {
        MerchantRow row = new MerchantRow();
        row.merchantId = event.merchantId();
        row.version = event.data().version();
        row.creditCode = event.data().creditCode();
        row.companyName = event.data().companyName();
        row.regionCode = event.data().regionCode();
        mapper.saveMerchant(row);
    }
}

package io.maotong.forex.source;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the newest qualification of every merchant. */
@Component
final class MerchantCopies implements EventHandler<Qualification>, Merchants {

    private final MerchantMapper merchants;
    private final Clock clock;

    MerchantCopies(MerchantMapper merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public EventType<Qualification> type() {
        return UserEvents.QUALIFICATION_CHANGED;
    }

    @Override
    public String name() {
        return "MerchantCopies";
    }

    @Override
    public void handle(Event<Qualification> event) {
        Qualification qualification = event.data();
        MerchantRow row = new MerchantRow();
        row.merchantId = event.merchantId();
        row.version = qualification.version();
        row.status = qualification.status();
        row.companyName = qualification.companyName();
        row.creditCode = qualification.creditCode();
        row.updatedAt = clock.instant();
        merchants.keepNewest(row);
    }

    @Override
    public Optional<Merchant> current() {
        return Optional.ofNullable(merchants.current())
                .map(row -> new Merchant(row.merchantId, row.status, row.companyName, row.creditCode));
    }
}

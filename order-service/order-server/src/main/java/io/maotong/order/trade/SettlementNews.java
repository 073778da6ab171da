package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.SettlementChanged;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Foreign currency that was converted 结汇. */
@Component
final class SettlementNews implements EventHandler<SettlementChanged> {

    private final SettledMoney money;

    SettlementNews(SettledMoney money) {
        this.money = money;
    }

    @Override
    public EventType<SettlementChanged> type() {
        return ForexEvents.SETTLEMENT_CHANGED;
    }

    @Override
    public void handle(Event<SettlementChanged> event) {
        money.settled(event.data(), event.occurredAt());
    }
}

package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.SettlementChanged;
import io.maotong.messaging.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SettlementListener implements EventHandler<SettlementChanged> {

    private final ObjectStates states;

    SettlementListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<SettlementChanged> type() {
        return ForexEvents.SETTLEMENT_CHANGED;
    }

    @Override
    public void handle(Event<SettlementChanged> event) {
        states.save(List.of(new ObjectStates.State(
                ObjectKind.SETTLEMENT,
                event.data().settlementId(),
                event.data().version(),
                event.data().status(),
                event.data().sold())));
    }
}

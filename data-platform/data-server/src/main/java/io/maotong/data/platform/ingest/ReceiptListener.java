package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

@Component
class ReceiptListener implements EventHandler<ReceiptsMatched> {

    private final ObjectStates states;

    ReceiptListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<ReceiptsMatched> type() {
        return ForexEvents.RECEIPTS_MATCHED;
    }

    @Override
    public void handle(Event<ReceiptsMatched> event) {
        states.save(event.data().receipts().stream()
                .map(receipt -> new ObjectStates.State(
                        ObjectKind.RECEIPT,
                        receipt.allocationId(),
                        receipt.version(),
                        receipt.active() ? "MATCHED" : "UNMATCHED",
                        receipt.amount()))
                .toList());
    }
}

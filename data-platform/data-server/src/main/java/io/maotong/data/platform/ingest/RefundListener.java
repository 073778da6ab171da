package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.messaging.EventHandler;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.refund.api.RefundEvents;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class RefundListener implements EventHandler<RefundBatchChanged> {

    private final ObjectStates states;

    RefundListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<RefundBatchChanged> type() {
        return RefundEvents.BATCH_CHANGED;
    }

    @Override
    public void handle(Event<RefundBatchChanged> event) {
        states.save(List.of(new ObjectStates.State(
                ObjectKind.REFUND,
                event.data().batchId(),
                event.data().version(),
                event.data().status(),
                event.data().refundable())));
    }
}

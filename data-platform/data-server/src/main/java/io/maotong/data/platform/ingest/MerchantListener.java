package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.messaging.EventHandler;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class MerchantListener implements EventHandler<Qualification> {

    private final ObjectStates states;

    MerchantListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<Qualification> type() {
        return UserEvents.QUALIFICATION_CHANGED;
    }

    @Override
    public void handle(Event<Qualification> event) {
        states.save(List.of(new ObjectStates.State(
                ObjectKind.MERCHANT,
                event.data().merchantId(),
                event.data().version(),
                event.data().status(),
                null)));
    }
}

package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.api.ListsChanged;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

@Component
class DeclaredListListener implements EventHandler<ListsChanged> {

    private final ObjectStates states;

    DeclaredListListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<ListsChanged> type() {
        return CustomsEvents.LISTS_CHANGED;
    }

    @Override
    public void handle(Event<ListsChanged> event) {
        states.save(event.data().lists().stream()
                .map(list ->
                        new ObjectStates.State(ObjectKind.LIST, list.listNo(), list.version(), list.status(), null))
                .toList());
    }
}

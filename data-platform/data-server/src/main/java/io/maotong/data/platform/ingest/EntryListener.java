package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.messaging.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class EntryListener implements EventHandler<CustomsEntry> {

    private final ObjectStates states;

    EntryListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<CustomsEntry> type() {
        return CustomsEvents.ENTRY_CREATED;
    }

    @Override
    public void handle(Event<CustomsEntry> event) {
        states.save(List.of(new ObjectStates.State(
                ObjectKind.ENTRY, event.data().entryId(), event.data().version(), "CREATED", null)));
    }
}

package io.maotong.invoice.order;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Learns which order lines are invoiced by their declaration. */
@Component
class DeclarationListener implements EventHandler<CustomsEntry> {

    private final DeclaredOrders declared;

    DeclarationListener(DeclaredOrders declared) {
        this.declared = declared;
    }

    @Override
    public EventType<CustomsEntry> type() {
        return CustomsEvents.ENTRY_CREATED;
    }

    @Override
    public void handle(Event<CustomsEntry> event) {
        declared.declare(event.data());
    }
}

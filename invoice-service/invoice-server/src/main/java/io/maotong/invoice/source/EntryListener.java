package io.maotong.invoice.source;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the declarations that export invoices are made of. */
@Component
class EntryListener implements EventHandler<CustomsEntry> {

    private final SourceMapper mapper;
    private final JsonMapper json;

    EntryListener(SourceMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public EventType<CustomsEntry> type() {
        return CustomsEvents.ENTRY_CREATED;
    }

    @Override
    public void handle(Event<CustomsEntry> event) {
        EntryRow row = new EntryRow();
        row.id = Ids.next();
        row.merchantId = event.merchantId();
        row.entryId = event.data().entryId();
        row.version = event.data().version();
        row.exportDate = event.data().exportDate();
        row.document = json.writeValueAsString(event.data());
        mapper.saveEntry(row);
    }
}

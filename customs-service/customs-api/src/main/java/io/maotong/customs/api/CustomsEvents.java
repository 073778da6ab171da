package io.maotong.customs.api;

import io.maotong.core.event.EventType;

/** Facts that customs-service publishes. */
public final class CustomsEvents {

    public static final EventType<ListsChanged> LISTS_CHANGED =
            new EventType<>("customs.lists.changed", ListsChanged.class);

    /** One declaration came back from the summary 792; the aggregate id is the entry id. */
    public static final EventType<CustomsEntry> ENTRY_CREATED =
            new EventType<>("customs.entry.created", CustomsEntry.class);

    private CustomsEvents() {}
}

package io.maotong.customs.api;

import io.maotong.core.event.EventType;

/** Facts that customs-service publishes. */
public final class CustomsEvents {

    public static final EventType<ListsChanged> LISTS_CHANGED =
            new EventType<>("customs.lists.changed", ListsChanged.class);

    /** One declaration came back from the summary 792; the aggregate id is the entry id. */
    public static final EventType<CustomsEntry> ENTRY_CREATED =
            new EventType<>("customs.entry.created", CustomsEntry.class);

    /** Exceptions were raised, opened again, or went up a step because their deadline passed. */
    public static final EventType<ExceptionsChanged> EXCEPTION_RAISED =
            new EventType<>("customs.exception.raised", ExceptionsChanged.class);

    /** Exceptions were resolved, by hand or because their documents took their way. */
    public static final EventType<ExceptionsChanged> EXCEPTION_RESOLVED =
            new EventType<>("customs.exception.resolved", ExceptionsChanged.class);

    private CustomsEvents() {}
}

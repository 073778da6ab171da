package io.maotong.user.api;

import io.maotong.core.event.EventType;

/** Facts that user-service publishes. */
public final class UserEvents {

    /** The snapshot as it is now; the aggregate id is the merchant id. */
    public static final EventType<Qualification> QUALIFICATION_CHANGED =
            new EventType<>("user.qualification.changed", Qualification.class);

    private UserEvents() {}
}

package io.maotong.messaging;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;

/**
 * Reacts to a fact of another service. It is called in a transaction and in the scope of the fact's merchant; the
 * transaction also notes that the fact was handled, so its effect happens exactly once however often it arrives. Facts
 * may arrive in another order than they happened: compare versions.
 *
 * <p>An exception rolls everything back; the fact comes again after a while and is parked for a person in the end.
 */
public interface EventHandler<T> {

    EventType<T> type();

    void handle(Event<T> event);

    /** Distinguishes several handlers of one fact; must not change once in use. */
    default String name() {
        return getClass().getSimpleName();
    }
}

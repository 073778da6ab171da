package io.maotong.core.event;

import java.util.Objects;

/**
 * The name of a published fact and the shape of what it carries.
 *
 * @param name routing key, {@code <service>.<object>.<what happened>}
 * @param payload the record in the producer's {@code -api} module
 */
public record EventType<T>(String name, Class<T> payload) {

    public EventType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(payload, "payload");
    }
}

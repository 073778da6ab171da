package io.maotong.core.actor;

import java.util.Objects;
import java.util.Set;

/**
 * Who is acting.
 *
 * @param id account id, client id or service name
 * @param merchantId the merchant in whose name the actor works; null for operators, services and new members
 * @param permissions {@code resource:action} names
 */
public record Actor(String id, Kind kind, Long merchantId, Set<String> permissions) {

    /** One kind for each audience of the controllers. */
    public enum Kind {
        MERCHANT,
        OPERATOR,
        PARTNER,
        SERVICE
    }

    public Actor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        permissions = Set.copyOf(permissions);
    }
}

package io.maotong.policy.publish;

/** States of a policy on the platform. */
enum PolicyStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN;

    boolean mayBePublished() {
        return this == DRAFT;
    }

    boolean mayBeWithdrawn() {
        return this == PUBLISHED;
    }
}

package io.maotong.user.registration;

import io.maotong.core.error.IllegalTransition;
import java.util.Map;
import java.util.Set;

/** Stages of founding a company 企业开办 and what may follow what. */
enum RegistrationStatus {
    DRAFT,
    NAME_CHECKING,
    NAME_RESERVED,
    FILLED,
    SIGNING,
    SUBMITTED,
    UNDER_REVIEW,
    CORRECTION,
    APPROVED,
    LICENSED,
    REJECTED,
    WITHDRAWN,
    EXPIRED;

    private static final Map<RegistrationStatus, Set<RegistrationStatus>> NEXT = Map.ofEntries(
            Map.entry(DRAFT, Set.of(NAME_CHECKING, NAME_RESERVED, WITHDRAWN)),
            Map.entry(NAME_CHECKING, Set.of(NAME_RESERVED, DRAFT, WITHDRAWN)),
            Map.entry(NAME_RESERVED, Set.of(FILLED, WITHDRAWN, EXPIRED)),
            Map.entry(FILLED, Set.of(SIGNING, WITHDRAWN, EXPIRED)),
            Map.entry(SIGNING, Set.of(SUBMITTED, UNDER_REVIEW, CORRECTION, DRAFT, EXPIRED)),
            Map.entry(SUBMITTED, Set.of(UNDER_REVIEW, CORRECTION, APPROVED, REJECTED)),
            Map.entry(UNDER_REVIEW, Set.of(CORRECTION, APPROVED, REJECTED)),
            Map.entry(CORRECTION, Set.of(SIGNING)),
            Map.entry(APPROVED, Set.of(LICENSED, REJECTED)),
            Map.entry(LICENSED, Set.of()),
            Map.entry(REJECTED, Set.of()),
            Map.entry(WITHDRAWN, Set.of()),
            Map.entry(EXPIRED, Set.of()));

    boolean isEditable() {
        return this == DRAFT || this == CORRECTION;
    }

    boolean isOver() {
        return this == LICENSED || this == REJECTED || this == WITHDRAWN || this == EXPIRED;
    }

    boolean isWithRegister() {
        return this == SUBMITTED || this == UNDER_REVIEW || this == APPROVED;
    }

    boolean allows(RegistrationStatus next) {
        return NEXT.get(this).contains(next);
    }

    RegistrationStatus to(RegistrationStatus next) {
        if (!allows(next)) {
            throw new IllegalTransition("company registration", this, "move to " + next);
        }
        return next;
    }
}

package io.maotong.user.merchant;

import io.maotong.core.error.IllegalTransition;
import java.util.Set;

/** Life of a merchant on the platform, and what each state allows. */
enum MerchantStatus {
    DRAFT,
    SUBMITTED,
    REVIEWING,
    ACTIVE,
    REJECTED,
    SUSPENDED;

    boolean isEditable() {
        return this == DRAFT || this == REJECTED;
    }

    MerchantStatus edit() {
        return require("edit", Set.of(DRAFT, REJECTED), this);
    }

    MerchantStatus submit() {
        return require("submit", Set.of(DRAFT, REJECTED), SUBMITTED);
    }

    MerchantStatus takeUp() {
        return require("review", Set.of(SUBMITTED), REVIEWING);
    }

    MerchantStatus approve() {
        return require("approve", Set.of(SUBMITTED, REVIEWING), ACTIVE);
    }

    MerchantStatus reject() {
        return require("reject", Set.of(SUBMITTED, REVIEWING), REJECTED);
    }

    MerchantStatus suspend() {
        return require("suspend", Set.of(ACTIVE), SUSPENDED);
    }

    MerchantStatus resume() {
        return require("resume", Set.of(SUSPENDED), ACTIVE);
    }

    private MerchantStatus require(String action, Set<MerchantStatus> from, MerchantStatus to) {
        if (!from.contains(this)) {
            throw new IllegalTransition("merchant", this, action);
        }
        return to;
    }
}

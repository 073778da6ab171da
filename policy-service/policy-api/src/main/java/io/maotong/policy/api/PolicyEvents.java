package io.maotong.policy.api;

import io.maotong.core.event.EventType;

/** Facts that policy-service publishes. */
public final class PolicyEvents {

    /** The aggregate id is policy id and merchant id. */
    public static final EventType<PolicyMatched> POLICY_MATCHED =
            new EventType<>("policy.policy.matched", PolicyMatched.class);

    private PolicyEvents() {}
}

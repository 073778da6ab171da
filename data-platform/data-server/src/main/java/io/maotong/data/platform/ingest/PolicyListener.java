package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.messaging.EventHandler;
import io.maotong.policy.api.PolicyEvents;
import io.maotong.policy.api.PolicyMatched;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PolicyListener implements EventHandler<PolicyMatched> {

    private final ObjectStates states;

    PolicyListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<PolicyMatched> type() {
        return PolicyEvents.POLICY_MATCHED;
    }

    @Override
    public void handle(Event<PolicyMatched> event) {
        states.save(List.of(new ObjectStates.State(
                ObjectKind.POLICY,
                event.data().policyId(),
                event.data().version(),
                event.data().result(),
                null)));
    }
}

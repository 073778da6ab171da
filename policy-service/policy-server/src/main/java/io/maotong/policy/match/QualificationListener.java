package io.maotong.policy.match;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import org.springframework.stereotype.Component;

/** Learns what a company is. */
@Component
class QualificationListener implements EventHandler<Qualification> {

    private final Matches matches;

    QualificationListener(Matches matches) {
        this.matches = matches;
    }

    @Override
    public EventType<Qualification> type() {
        return UserEvents.QUALIFICATION_CHANGED;
    }

    @Override
    public void handle(Event<Qualification> event) {
        matches.companyChanged(event.data());
    }
}

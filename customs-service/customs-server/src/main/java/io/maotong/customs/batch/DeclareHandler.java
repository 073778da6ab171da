package io.maotong.customs.batch;

import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Declares a batch page by page, each in a transaction of its own: after a crash it goes on with the next page. */
@Component
final class DeclareHandler implements IntentHandler {

    static final String KIND = "customs.declare";

    record Payload(String batchId) {}

    private static final Duration LEASE = Duration.ofSeconds(30);

    /** How long pages are declared in one go: well within the claim, so that nobody else takes a long batch over. */
    private static final Duration TURN = Duration.ofSeconds(10);

    private final DeclareService service;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    DeclareHandler(DeclareService service, ObjectProvider<Intents> intents, Clock clock) {
        this.service = service;
        this.intents = intents;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long batchId =
                Ids.parse(intents.getObject().payload(intent, Payload.class).batchId());
        Instant end = clock.instant().plus(TURN);
        while (service.declarePage(batchId)) {
            if (clock.instant().isAfter(end)) {
                return IntentOutcome.again(Duration.ZERO);
            }
        }
        return IntentOutcome.done();
    }

    @Override
    public Duration lease() {
        return LEASE;
    }
}

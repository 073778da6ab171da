package io.maotong.invoice.received;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Has a received invoice verified. The asking itself is the business of verification. */
@Component
class ReceivedCheckIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<ReceivedChecks> checks;
    private final JsonMapper json;

    ReceivedCheckIntent(ObjectProvider<ReceivedChecks> checks, JsonMapper json) {
        this.checks = checks;
        this.json = json;
    }

    @Override
    public String kind() {
        return ReceivedBook.KIND;
    }

    // Until the merchant is registered as a taxpayer nobody can be asked.
    @Override
    public Duration patience() {
        return Duration.ofDays(7);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        ReceivedBook.Check check = json.readValue(intent.payload(), ReceivedBook.Check.class);
        checks.getObject().check(check.number(), check.force(), check.actor());
        return IntentOutcome.done();
    }
}

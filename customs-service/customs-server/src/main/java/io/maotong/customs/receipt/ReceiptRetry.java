package io.maotong.customs.receipt;

import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Applies messages that could not be applied when they came; in the end a person sees them among the parked intents. */
@Component
final class ReceiptRetry implements IntentHandler {

    static final String KIND = "customs.receipt";

    record Payload(String messageId) {}

    private final ReceiptIntake intake;
    private final ObjectProvider<Intents> intents;

    ReceiptRetry(ReceiptIntake intake, ObjectProvider<Intents> intents) {
        this.intake = intake;
        this.intents = intents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        intake.again(
                Ids.parse(intents.getObject().payload(intent, Payload.class).messageId()));
        return IntentOutcome.done();
    }
}

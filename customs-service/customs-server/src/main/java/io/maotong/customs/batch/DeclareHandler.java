package io.maotong.customs.batch;

import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Declares a batch page by page, each in a transaction of its own: after a crash it goes on with the next page. */
@Component
final class DeclareHandler implements IntentHandler {

    static final String KIND = "customs.declare";

    record Payload(String batchId) {}

    private final DeclareService service;
    private final ObjectProvider<Intents> intents;

    DeclareHandler(DeclareService service, ObjectProvider<Intents> intents) {
        this.service = service;
        this.intents = intents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long batchId =
                Ids.parse(intents.getObject().payload(intent, Payload.class).batchId());
        boolean more = true;
        while (more) {
            more = service.declarePage(batchId);
        }
        return IntentOutcome.done();
    }
}

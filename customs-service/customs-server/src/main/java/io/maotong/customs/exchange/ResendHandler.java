package io.maotong.customs.exchange;

import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
final class ResendHandler implements IntentHandler {

    static final String KIND = "customs.resend";

    record Payload(List<String> documentIds) {}

    private final Resends resends;
    private final ObjectProvider<Intents> intents;

    ResendHandler(Resends resends, ObjectProvider<Intents> intents) {
        this.resends = resends;
        this.intents = intents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        Payload payload = intents.getObject().payload(intent, Payload.class);
        resends.resend(payload.documentIds().stream().map(Ids::parse).toList());
        return IntentOutcome.done();
    }
}

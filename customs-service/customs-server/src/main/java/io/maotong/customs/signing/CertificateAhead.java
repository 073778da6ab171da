package io.maotong.customs.signing;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prepares the key of an enterprise before it is first needed. */
@Component
public class CertificateAhead implements IntentHandler {

    private static final String KIND = "customs.certificate";

    record Payload(String ownerCode, String ownerName) {}

    private final EnterpriseKeys keys;
    private final ObjectProvider<Intents> intents;

    CertificateAhead(EnterpriseKeys keys, ObjectProvider<Intents> intents) {
        this.keys = keys;
        this.intents = intents;
    }

    /** Promises the key, in the current transaction. */
    public void promise(String ownerCode, String ownerName) {
        intents.getObject().add(KIND, ownerCode, new Payload(ownerCode, ownerName));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        Payload payload = intents.getObject().payload(intent, Payload.class);
        try {
            keys.of(payload.ownerCode(), payload.ownerName());
            return IntentOutcome.done();
        } catch (CertificateRefused e) {
            return IntentOutcome.park(e.getMessage());
        } catch (CertificateLater e) {
            return IntentOutcome.retry(e.getMessage());
        }
    }
}

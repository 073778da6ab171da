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

    /** @param profile null in promises of older versions: the first suite */
    record Payload(String ownerCode, String ownerName, String profile) {}

    private final MessageSigner signer;
    private final ObjectProvider<Intents> intents;

    CertificateAhead(MessageSigner signer, ObjectProvider<Intents> intents) {
        this.signer = signer;
        this.intents = intents;
    }

    /** Promises the key, in the current transaction. */
    public void promise(String ownerCode, String ownerName, String profile) {
        intents.getObject().add(KIND, ownerCode, new Payload(ownerCode, ownerName, profile));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        Payload payload = intents.getObject().payload(intent, Payload.class);
        try {
            signer.prepare(
                    payload.ownerCode(), payload.ownerName(), payload.profile() == null ? "rsa" : payload.profile());
            return IntentOutcome.done();
        } catch (CertificateRefused e) {
            return IntentOutcome.park(e.getMessage());
        } catch (CertificateLater e) {
            return IntentOutcome.retry(e.getMessage());
        }
    }
}

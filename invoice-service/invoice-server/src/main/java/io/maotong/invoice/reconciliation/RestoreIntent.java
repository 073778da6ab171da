package io.maotong.invoice.reconciliation;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.VerificationPlatform;
import io.maotong.invoice.platform.VerificationPlatform.Question;
import io.maotong.invoice.platform.VerificationPlatform.Verified;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bureau about one of the last invoices. */
@Component
class RestoreIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<RestoreChecks> checks;
    private final VerificationPlatform platform;
    private final JsonMapper json;

    RestoreIntent(ObjectProvider<RestoreChecks> checks, VerificationPlatform platform, JsonMapper json) {
        this.checks = checks;
        this.platform = platform;
        this.json = json;
    }

    @Override
    public String kind() {
        return RestoreChecks.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id =
                json.readValue(intent.payload(), RestoreChecks.Reference.class).id();
        Question question = checks.getObject().question(id);
        if (question == null) {
            return IntentOutcome.done();
        }
        PlatformAnswer<Verified> answer = platform.verify(question);
        return switch (answer) {
            case PlatformAnswer.Answered<Verified> answered -> {
                checks.getObject().answered(id, answered.value());
                yield IntentOutcome.done();
            }
            case PlatformAnswer.Refused<Verified> refused -> {
                checks.getObject().refused(id, refused.code() + " " + refused.message());
                yield IntentOutcome.done();
            }
            default -> answer.unsettled();
        };
    }
}

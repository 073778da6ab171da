package io.maotong.invoice.verification;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.VerificationPlatform;
import io.maotong.invoice.platform.VerificationPlatform.Verified;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bureau about one invoice until it has an answer. */
@Component
class VerifyIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<VerificationAnswers> answers;
    private final VerificationPlatform platform;
    private final JsonMapper json;

    VerifyIntent(ObjectProvider<VerificationAnswers> answers, VerificationPlatform platform, JsonMapper json) {
        this.answers = answers;
        this.platform = platform;
        this.json = json;
    }

    @Override
    public String kind() {
        return Verifications.KIND;
    }

    // Longer than the bureau may take to know an invoice, and than a day of limits.
    @Override
    public Duration patience() {
        return Duration.ofDays(7);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id =
                json.readValue(intent.payload(), Verifications.Reference.class).id();
        VerificationAnswers use = answers.getObject();
        return switch (use.next(id)) {
            case VerificationAnswers.Step.Done done -> IntentOutcome.done();
            case VerificationAnswers.Step.Wait wait -> IntentOutcome.again(wait.pause());
            case VerificationAnswers.Step.Ask ask -> ask(id, ask.question(), use);
        };
    }

    private IntentOutcome ask(long id, VerificationPlatform.Question question, VerificationAnswers use) {
        PlatformAnswer<Verified> answer = platform.verify(question);
        return switch (answer) {
            case PlatformAnswer.Answered<Verified> answered ->
                use.answered(id, answered.value(), platform.channel())
                        .map(IntentOutcome::again)
                        .orElseGet(IntentOutcome::done);
            case PlatformAnswer.Refused<Verified> refused -> {
                use.refused(id, refused.code(), refused.message(), platform.channel());
                yield IntentOutcome.done();
            }
            default -> answer.unsettled();
        };
    }
}

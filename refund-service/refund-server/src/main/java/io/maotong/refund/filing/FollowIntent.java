package io.maotong.refund.filing;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.refund.RefundProperties;
import io.maotong.remote.authority.AuthorityAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bureau how a filing stands, until the money is there. */
@Component
class FollowIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<RefundBatches> batches;
    private final Occupation occupation;
    private final RefundBureau bureau;
    private final RefundProperties settings;
    private final JsonMapper json;

    FollowIntent(
            ObjectProvider<RefundBatches> batches,
            Occupation occupation,
            RefundBureau bureau,
            RefundProperties settings,
            JsonMapper json) {
        this.batches = batches;
        this.occupation = occupation;
        this.bureau = bureau;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String kind() {
        return RefundBatches.FOLLOW;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), RefundBatches.BatchReference.class)
                .batchId();
        RefundBatch batch = batches.getObject().get(id);
        if (batch.status() == RefundStatus.REJECTED) {
            occupation.release(batch);
            return IntentOutcome.done();
        }
        if (!batch.status().isAtTheBureau()) {
            return IntentOutcome.done();
        }
        return switch (bureau.ask(batch)) {
            case AuthorityAnswer.Accepted accepted -> take(batch, bureau.read(accepted));
            case AuthorityAnswer.Rejected rejected -> IntentOutcome.retry(rejected.text());
            case AuthorityAnswer.Later later -> IntentOutcome.again(later.after());
            case AuthorityAnswer.NotSent notSent -> IntentOutcome.retry(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private IntentOutcome take(RefundBatch batch, BureauAnswer answer) {
        if ("RETURNED".equals(answer.status())) {
            batches.getObject().returned(batch.id(), String.valueOf(answer.faults()), bureau.channel());
            occupation.release(batch);
            return IntentOutcome.done();
        }
        RefundStatus told = RefundStatus.valueOf(answer.status());
        RefundStatus now = batches.getObject().advance(batch.id(), told, answer, bureau.channel());
        return now == RefundStatus.PAID ? IntentOutcome.done() : IntentOutcome.again(settings.followEvery());
    }
}

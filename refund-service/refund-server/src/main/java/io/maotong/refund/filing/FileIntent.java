package io.maotong.refund.filing;

import feign.FeignException;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.refund.source.Sources;
import io.maotong.remote.authority.AuthorityAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reserves what a filing uses and hands it to the bureau. After a crash or a lost answer it asks what became of the
 * serial number before it sends again.
 */
@Component
class FileIntent implements IntentHandler {

    private static final Logger log = LoggerFactory.getLogger(FileIntent.class);

    private static final int NEVER_ARRIVED = 404;

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<RefundBatches> batches;
    private final Occupation occupation;
    private final RefundBureau bureau;
    private final FilingRows rows;
    private final Sources sources;
    private final JsonMapper json;

    FileIntent(
            ObjectProvider<RefundBatches> batches,
            Occupation occupation,
            RefundBureau bureau,
            FilingRows rows,
            Sources sources,
            JsonMapper json) {
        this.batches = batches;
        this.occupation = occupation;
        this.bureau = bureau;
        this.rows = rows;
        this.sources = sources;
        this.json = json;
    }

    @Override
    public String kind() {
        return RefundBatches.FILE;
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
        if (batch.status() != RefundStatus.PRECHECKED) {
            return IntentOutcome.done();
        }
        if (intent.attempt() > 1) {
            switch (bureau.ask(batch)) {
                case AuthorityAnswer.Accepted accepted -> {
                    batches.getObject().submitted(id, bureau.channel());
                    return IntentOutcome.done();
                }
                case AuthorityAnswer.Rejected rejected
                when rejected.status() == NEVER_ARRIVED ->
                    log.info("the bureau does not know {}: it is sent again", batch.serial());
                case AuthorityAnswer.Later later -> {
                    return IntentOutcome.again(later.after());
                }
                case AuthorityAnswer other -> {
                    return IntentOutcome.retry("what became of " + batch.serial() + " is not known: " + other);
                }
            }
        }
        if (batches.getObject().endIfReversed(id)) {
            occupation.release(batch);
            return IntentOutcome.done();
        }
        try {
            occupation.occupy(batch);
        } catch (FeignException.Conflict e) {
            batches.getObject().returned(id, "a part is used elsewhere: " + e.contentUTF8(), "SELF");
            return IntentOutcome.done();
        }
        return submit(batch);
    }

    private IntentOutcome submit(RefundBatch batch) {
        Sources.Merchant merchant = sources.merchant().orElseThrow();
        AuthorityAnswer answer = bureau.submit(
                batch, merchant, rows.exports(batch.id()), rows.purchases(batch.id()), rows.receipts(batch.id()));
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> {
                batches.getObject().submitted(batch.id(), bureau.channel());
                yield IntentOutcome.done();
            }
            case AuthorityAnswer.Rejected rejected -> {
                log.warn("the bureau refuses {}: {}", batch.serial(), rejected.text());
                batches.getObject().returned(batch.id(), rejected.text(), bureau.channel());
                occupation.release(batch);
                yield IntentOutcome.done();
            }
            case AuthorityAnswer.Later later -> IntentOutcome.again(later.after());
            case AuthorityAnswer.NotSent notSent -> IntentOutcome.retry(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> IntentOutcome.retry(unknown.reason());
        };
    }
}

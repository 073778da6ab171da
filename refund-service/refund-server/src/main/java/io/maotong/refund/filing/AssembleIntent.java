package io.maotong.refund.filing;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts an opened filing together. */
@Component
class AssembleIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<RefundBatches> batches;
    private final JsonMapper json;

    AssembleIntent(ObjectProvider<RefundBatches> batches, JsonMapper json) {
        this.batches = batches;
        this.json = json;
    }

    @Override
    public String kind() {
        return RefundBatches.ASSEMBLE;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        batches.getObject()
                .assemble(json.readValue(intent.payload(), RefundBatches.BatchReference.class)
                        .batchId());
        return IntentOutcome.done();
    }
}

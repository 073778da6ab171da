package io.maotong.invoice.input;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.TaxPlatform;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Pulls some pages of a run, from wherever the cursor stands. */
@Component
class PullIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<Pulls> pulls;
    private final TaxPlatform platform;
    private final InvoiceProperties.Input settings;
    private final JsonMapper json;

    PullIntent(ObjectProvider<Pulls> pulls, TaxPlatform platform, InvoiceProperties properties, JsonMapper json) {
        this.pulls = pulls;
        this.platform = platform;
        this.settings = properties.input();
        this.json = json;
    }

    @Override
    public String kind() {
        return Pulls.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long runId = json.readValue(intent.payload(), Pulls.RunReference.class).runId();
        Pulls use = pulls.getObject();
        for (int turn = 0; turn < settings.pagesPerTurn(); turn++) {
            Pulls.Progress progress = use.progress(runId);
            if (!progress.running()) {
                return IntentOutcome.done();
            }
            PlatformAnswer<TaxPlatform.InputPage> answer =
                    platform.pullInput(progress.buyerTaxNo(), progress.cursor(), settings.pageSize());
            switch (answer) {
                case PlatformAnswer.Answered<TaxPlatform.InputPage> answered -> {
                    boolean stored = use.store(runId, progress.cursor(), answered.value(), platform.channel());
                    if (stored && !answered.value().more()) {
                        use.done(runId);
                        return IntentOutcome.done();
                    }
                }
                case PlatformAnswer.Refused<TaxPlatform.InputPage> refused -> {
                    use.failed(runId, refused.code() + " " + refused.message());
                    return IntentOutcome.done();
                }
                // Only a question: it may be asked again whatever happened.
                default -> {
                    return answer.unsettled();
                }
            }
        }
        return IntentOutcome.again(Duration.ZERO);
    }
}

package io.maotong.invoice.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.InvoiceProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the drafts of a batch, or submits the good ones, as its status says. Whoever goes on after a crash skips what is done. */
@Component
final class SubmissionIntent implements IntentHandler {

    static final String KIND = "invoice.submission";

    record Reference(long submissionId) {}

    // Submitting adds to the queue, and the queue knows its handlers.
    private final ObjectProvider<SubmissionWork> work;
    private final ObjectProvider<Submissions> submissions;
    private final JsonMapper json;
    private final InvoiceProperties.Sheets settings;
    private final Clock clock;

    SubmissionIntent(
            ObjectProvider<SubmissionWork> work,
            ObjectProvider<Submissions> submissions,
            JsonMapper json,
            InvoiceProperties properties,
            Clock clock) {
        this.work = work;
        this.submissions = submissions;
        this.json = json;
        this.settings = properties.sheets();
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return settings.slice().multipliedBy(5);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), Reference.class).submissionId();
        SubmissionWork use = work.getObject();
        Instant end = clock.instant().plus(settings.slice());
        while (use.check(id, settings.chunk())) {
            if (clock.instant().isAfter(end)) {
                return IntentOutcome.again(Duration.ZERO);
            }
        }
        while (use.status(id) == SubmissionStatus.SUBMITTING) {
            List<SubmissionItemRow> good = use.good(id, settings.chunk());
            if (good.isEmpty()) {
                use.finish(id);
                break;
            }
            String actor = submissions.getObject().row(id).submittedBy;
            good.forEach(item -> submit(use, item, actor));
            if (clock.instant().isAfter(end)) {
                return IntentOutcome.again(Duration.ZERO);
            }
        }
        return IntentOutcome.done();
    }

    private static void submit(SubmissionWork use, SubmissionItemRow item, String actor) {
        try {
            use.submit(item, actor);
        } catch (BusinessException refusal) {
            use.refused(item, refusal);
        }
    }
}

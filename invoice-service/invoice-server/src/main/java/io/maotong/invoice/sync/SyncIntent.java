package io.maotong.invoice.sync;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.CollectionPlatform;
import io.maotong.invoice.platform.PlatformAnswer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Collects for a while, from wherever the run stands. */
@Component
class SyncIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<SyncRuns> runs;
    private final CollectionPlatform platform;
    private final SyncSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    SyncIntent(
            ObjectProvider<SyncRuns> runs,
            CollectionPlatform platform,
            SyncSettings settings,
            JsonMapper json,
            Clock clock) {
        this.runs = runs;
        this.platform = platform;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SyncRuns.KIND;
    }

    // A turn and the batch that it is in the middle of must end well within it.
    @Override
    public Duration lease() {
        return settings.turn().multipliedBy(4);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long runId =
                json.readValue(intent.payload(), SyncRuns.RunReference.class).runId();
        if (intent.attempt() > settings.tries()) {
            runs.getObject().failed(runId, "failed " + settings.tries() + " times in a row");
            return IntentOutcome.done();
        }
        return collect(runId, runs.getObject().feedOf(runId), intent.attempt());
    }

    private <R> IntentOutcome collect(long runId, SyncFeed<R> feed, int attempt) {
        SyncRuns use = runs.getObject();
        Instant end = clock.instant().plus(settings.turn());
        while (clock.instant().isBefore(end)) {
            SyncFeed.Job job = use.job(runId);
            if (job == null) {
                return IntentOutcome.done();
            }
            PlatformAnswer<? extends SyncFeed.Delivery<R>> answer = feed.next(job);
            switch (answer) {
                case PlatformAnswer.Answered<? extends SyncFeed.Delivery<R>> answered -> {
                    try (SyncFeed.Delivery<R> delivery = answered.value()) {
                        store(use, feed, job, delivery, end);
                    } catch (IOException e) {
                        // What was stored before the fault stays; the rest is asked for again.
                        return failedOrRetried(runId, attempt, e.getMessage());
                    }
                }
                case PlatformAnswer.Refused<? extends SyncFeed.Delivery<R>> refused -> {
                    use.failed(runId, refused.code() + " " + refused.message());
                    return IntentOutcome.done();
                }
                case PlatformAnswer.Later<? extends SyncFeed.Delivery<R>> later -> {
                    return IntentOutcome.again(later.after());
                }
                // Only a question: it may be asked again whatever happened.
                case PlatformAnswer.NotSent<? extends SyncFeed.Delivery<R>> notSent -> {
                    return failedOrRetried(runId, attempt, notSent.reason());
                }
                case PlatformAnswer.Unknown<? extends SyncFeed.Delivery<R>> unknown -> {
                    return failedOrRetried(runId, attempt, unknown.reason());
                }
            }
        }
        return IntentOutcome.again(Duration.ZERO);
    }

    private <R> void store(SyncRuns use, SyncFeed<R> feed, SyncFeed.Job job, SyncFeed.Delivery<R> delivery, Instant end)
            throws IOException {
        String asked = job.position();
        for (SyncFeed.Batch<R> batch = delivery.next(); batch != null; batch = delivery.next()) {
            boolean stored = use.store(job.runId(), feed, asked, batch, platform.channel());
            // Somebody else goes on with this run, or the turn is over: what follows is asked for again.
            if (!stored || !clock.instant().isBefore(end)) {
                return;
            }
            asked = batch.position();
        }
    }

    private IntentOutcome failedOrRetried(long runId, int attempt, String reason) {
        if (attempt >= settings.tries()) {
            runs.getObject().failed(runId, reason);
            return IntentOutcome.done();
        }
        return IntentOutcome.retry(reason);
    }
}

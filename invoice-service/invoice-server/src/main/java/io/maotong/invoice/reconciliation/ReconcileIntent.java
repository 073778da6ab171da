package io.maotong.invoice.reconciliation;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.integrity.Flaw;
import io.maotong.invoice.integrity.MonthSeals;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.MonthlyTotalsPlatform;
import io.maotong.invoice.platform.MonthlyTotalsPlatform.MonthSummary;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.sync.PackageSteps;
import io.maotong.invoice.sync.SyncFeed;
import io.maotong.invoice.sync.SyncSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bureau for a month's totals and its list, then has them compared. */
@Component
class ReconcileIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<Reconciliations> reconciliations;
    private final MonthlyTotalsPlatform totals;
    private final PackageSteps steps;
    private final MonthSeals seals;
    private final SyncSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    ReconcileIntent(
            ObjectProvider<Reconciliations> reconciliations,
            MonthlyTotalsPlatform totals,
            PackageSteps steps,
            MonthSeals seals,
            SyncSettings settings,
            JsonMapper json,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.totals = totals;
        this.steps = steps;
        this.seals = seals;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Reconciliations.KIND;
    }

    @Override
    public Duration lease() {
        return settings.turn().multipliedBy(4);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), Reconciliations.Reference.class)
                .id();
        if (intent.attempt() > settings.tries()) {
            reconciliations.getObject().failed(id, "failed " + settings.tries() + " times in a row");
            return IntentOutcome.done();
        }
        Instant end = clock.instant().plus(settings.turn());
        while (clock.instant().isBefore(end)) {
            ReconciliationRow row = reconciliations.getObject().get(id);
            if (row.liveKey == null) {
                return IntentOutcome.done();
            }
            Optional<IntentOutcome> pause = switch (row.step) {
                case Reconciliations.TOTALS -> askTotals(row, intent.attempt());
                case Reconciliations.LISTING -> askList(row, intent.attempt());
                default -> {
                    reconciliations.getObject().compare(id, flaws(row));
                    yield Optional.of(IntentOutcome.done());
                }
            };
            if (pause.isPresent()) {
                return pause.get();
            }
        }
        return IntentOutcome.again(Duration.ZERO);
    }

    private List<Flaw> flaws(ReconciliationRow row) {
        SyncFeed.Job days = Reconciliations.job(row, clock);
        return seals.flaws(row.direction == Direction.OUTPUT ? "ISSUED" : "INPUT", days.from(), days.to());
    }

    private Optional<IntentOutcome> askTotals(ReconciliationRow row, int attempt) {
        PlatformAnswer<MonthSummary> answer = totals.totals(row.taxNo, row.period);
        if (answer instanceof PlatformAnswer.Answered<MonthSummary> answered) {
            reconciliations.getObject().bureauSays(row.id, answered.value().totals());
            return Optional.empty();
        }
        return Optional.of(unanswered(row, answer, attempt));
    }

    private Optional<IntentOutcome> askList(ReconciliationRow row, int attempt) {
        PlatformAnswer<? extends SyncFeed.Delivery<ReceivedInvoice>> answer =
                steps.next(row.direction, Reconciliations.job(row, clock));
        if (!(answer instanceof PlatformAnswer.Answered<? extends SyncFeed.Delivery<ReceivedInvoice>> answered)) {
            return Optional.of(unanswered(row, answer, attempt));
        }
        try (SyncFeed.Delivery<ReceivedInvoice> delivery = answered.value()) {
            String asked = row.position;
            for (SyncFeed.Batch<ReceivedInvoice> batch = delivery.next(); batch != null; batch = delivery.next()) {
                if (!reconciliations.getObject().listed(row.id, asked, batch)) {
                    return Optional.empty();
                }
                asked = batch.position();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(failedOrRetried(row, attempt, e.getMessage()));
        }
    }

    private IntentOutcome unanswered(ReconciliationRow row, PlatformAnswer<?> answer, int attempt) {
        return switch (answer) {
            case PlatformAnswer.Refused<?> refused -> {
                reconciliations.getObject().failed(row.id, refused.code() + " " + refused.message());
                yield IntentOutcome.done();
            }
            case PlatformAnswer.Later<?> later -> IntentOutcome.again(later.after());
            case PlatformAnswer.NotSent<?> notSent -> failedOrRetried(row, attempt, notSent.reason());
            case PlatformAnswer.Unknown<?> unknown -> failedOrRetried(row, attempt, unknown.reason());
            case PlatformAnswer.Answered<?> answered -> throw new IllegalStateException("there is an answer");
        };
    }

    private IntentOutcome failedOrRetried(ReconciliationRow row, int attempt, String reason) {
        if (attempt >= settings.tries()) {
            reconciliations.getObject().failed(row.id, reason);
            return IntentOutcome.done();
        }
        return IntentOutcome.retry(reason);
    }
}

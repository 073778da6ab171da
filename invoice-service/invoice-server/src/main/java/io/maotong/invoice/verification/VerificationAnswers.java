package io.maotong.invoice.verification;

import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.document.Masked;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.input.InputWatcher;
import io.maotong.invoice.platform.VerificationPlatform;
import io.maotong.invoice.platform.VerificationPlatform.Verified;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking, and what the answers mean. */
@Service
class VerificationAnswers implements InputWatcher {

    private static final String PENDING = "PENDING";

    /** What a worker does next. */
    sealed interface Step {

        record Ask(VerificationPlatform.Question question) implements Step {}

        /** The invoice was asked for too often today. */
        record Wait(Duration pause) implements Step {}

        record Done() implements Step {}
    }

    private final VerificationMapper verifications;
    private final InputInvoices invoices;
    private final Sources sources;
    private final VerificationSettings settings;
    private final ObjectProvider<VerificationListener> listeners;
    private final Clock clock;

    VerificationAnswers(
            VerificationMapper verifications,
            InputInvoices invoices,
            Sources sources,
            VerificationSettings settings,
            ObjectProvider<VerificationListener> listeners,
            Clock clock) {
        this.verifications = verifications;
        this.invoices = invoices;
        this.sources = sources;
        this.settings = settings;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Counts the question before it is asked: the bureau counts it whether or not its answer arrives. */
    @Transactional
    Step next(long id) {
        VerificationRow row = verifications.lock(id);
        if (row == null || !PENDING.equals(row.status)) {
            return new Step.Done();
        }
        LocalDate today = BusinessTime.today(clock);
        verifications.openDay(Ids.next(), MerchantScope.merchantId(), row.identity, today);
        if (verifications.take(row.identity, today, settings.dailyLimit()) != 1) {
            Instant tomorrow = today.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
            row.nextAt = tomorrow;
            verifications.updateById(row);
            return new Step.Wait(Duration.between(clock.instant(), tomorrow));
        }
        row.asked++;
        verifications.updateById(row);
        return new Step.Ask(new VerificationPlatform.Question(
                row.kindCode,
                row.code,
                row.number,
                row.issuedOn,
                row.amount,
                row.checkCode,
                sources.taxpayer().taxNo()));
    }

    /** @return a pause if the bureau does not know the invoice yet and will be asked again */
    @Transactional
    Optional<Duration> answered(long id, Verified verified, String channel) {
        VerificationRow row = verifications.lock(id);
        if (!PENDING.equals(row.status)) {
            return Optional.empty();
        }
        row.checkedAt = clock.instant();
        row.channel = channel;
        row.resultCode = cut(verified.result(), 10);
        row.message = cut(verified.message(), 500);
        // The time of day of its issue may be unknown: the whole day counts as possible.
        Instant settled = row.issuedOn
                .plusDays(1)
                .atStartOfDay(BusinessTime.ZONE)
                .toInstant()
                .plus(settings.settling());
        row.outcome = VerificationOutcome.of(verified.result(), !clock.instant().isBefore(settled));
        if (row.outcome == VerificationOutcome.NOT_YET) {
            Duration pause = pause(row.asked);
            row.nextAt = clock.instant().plus(pause);
            verifications.updateById(row);
            tell(row);
            return Optional.of(pause);
        }
        row.stateCode = cut(verified.state(), 2);
        row.abnormalCode = cut(verified.abnormal(), 2);
        row.lockCode = cut(verified.locked(), 2);
        verifications.seal(id, verified.document());
        row.sealedDocument = verified.document();
        row.documentFault = cut(Masked.text(verified.fault()), 300);
        // First the invoice and what was known of it, so that this newest answer is not among what it makes void.
        if (row.outcome == VerificationOutcome.GENUINE && row.stateCode != null) {
            invoices.confirm(
                    Map.of(
                            row.identity,
                            new InputInvoices.Confirmed(row.stateCode, row.abnormalCode, row.lockCode, null, null)),
                    "verification " + id,
                    channel);
        }
        end(row, "DONE");
        return Optional.empty();
    }

    /** The bureau refused the question itself. */
    @Transactional
    void refused(long id, String code, String message, String channel) {
        VerificationRow row = verifications.lock(id);
        if (!PENDING.equals(row.status)) {
            return;
        }
        row.checkedAt = clock.instant();
        row.channel = channel;
        row.resultCode = cut(code, 10);
        row.message = cut(message, 500);
        row.outcome = VerificationOutcome.FAILED;
        // Not an answer about the invoice: it does not stand in the way of the next question.
        end(row, "FAILED");
    }

    private void end(VerificationRow row, String status) {
        row.status = status;
        row.liveKey = null;
        row.nextAt = null;
        verifications.update(
                row,
                new UpdateWrapper<VerificationRow>()
                        .set("live_key", null)
                        .set("next_at", null)
                        .eq("id", row.id));
        tell(row);
    }

    private void tell(VerificationRow row) {
        VerificationNews news = VerificationNews.of(row);
        listeners.orderedStream().forEach(listener -> listener.answered(news));
    }

    private Duration pause(int asked) {
        List<Duration> waits = settings.backoff();
        return waits.get(Math.clamp(asked - 1L, 0, waits.size() - 1));
    }

    /** An answer about an invoice whose status changed since is no truth any more. */
    @Override
    @Transactional
    public void changed(List<String> numbers) {
        verifications.invalidate(numbers, clock.instant());
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}

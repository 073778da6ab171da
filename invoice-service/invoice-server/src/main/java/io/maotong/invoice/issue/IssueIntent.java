package io.maotong.invoice.issue;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.number.Numbers;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.invoice.quota.Quotas;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an invoice as far as it goes. One that is found being submitted without an acceptance number was cut off in the
 * act: what became of its serial is asked before anything is sent again.
 */
@Component
class IssueIntent implements IntentHandler {

    private static final int MOST_TURNS = 8;

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<Invoices> invoices;
    private final ObjectProvider<OutageGate> gates;
    private final InvoiceBook book;
    private final TaxPlatform platform;
    private final Numbers numbers;
    private final Quotas quotas;
    private final InvoiceProperties.Platform settings;
    private final JsonMapper json;
    private final Clock clock;

    IssueIntent(
            ObjectProvider<Invoices> invoices,
            ObjectProvider<OutageGate> gates,
            InvoiceBook book,
            TaxPlatform platform,
            Numbers numbers,
            Quotas quotas,
            InvoiceProperties properties,
            JsonMapper json,
            Clock clock) {
        this.invoices = invoices;
        this.gates = gates;
        this.book = book;
        this.platform = platform;
        this.numbers = numbers;
        this.quotas = quotas;
        this.settings = properties.platform();
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Invoices.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), Invoices.InvoiceReference.class)
                .invoiceId();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Optional<IntentOutcome> outcome = turn(id, intent.id());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return IntentOutcome.again(settings.processingWait());
    }

    /** @return empty if there is more to do at once */
    private Optional<IntentOutcome> turn(long id, long intentId) {
        HeaderRow invoice = book.get(id);
        return switch (invoice.status) {
            case READY ->
                closed(invoice).isPresent() || othersWait(invoice) ? holdBack(invoice) : prepareAndSend(id, intentId);
            case QUEUED_OFFLINE -> closed(invoice).isPresent() ? holdBack(invoice) : prepareAndSend(id, intentId);
            case SUBMITTING -> {
                if (invoice.acceptanceNo == null && isSentByAnother(invoice, intentId)) {
                    yield Optional.of(IntentOutcome.again(settings.processingWait()));
                }
                if (invoice.acceptanceNo == null) {
                    invoices.getObject().unknown(id, "cut off while sending");
                    yield Optional.empty();
                }
                yield Optional.of(askForVerdict(invoice));
            }
            // Asking what became of it is no use while nobody answers, and must not count as undecided.
            case UNKNOWN -> {
                Optional<Instant> closed = closed(invoice);
                yield closed.isPresent() ? Optional.of(notBefore(closed.get())) : askWhatBecame(invoice);
            }
            default -> Optional.of(IntentOutcome.done());
        };
    }

    // Promised twice: the other worker is at it this moment, unless its lease is over.
    private boolean isSentByAnother(HeaderRow invoice, long intentId) {
        return invoice.sender != null
                && invoice.sender != intentId
                && invoice.updatedAt.plus(lease()).isAfter(clock.instant());
    }

    private Optional<Instant> closed(HeaderRow invoice) {
        return gates.stream()
                .map(gate -> gate.closedUntil(invoice.issuerTaxNo))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private boolean othersWait(HeaderRow invoice) {
        return gates.stream().anyMatch(gate -> gate.othersWait(invoice.issuerTaxNo));
    }

    private IntentOutcome notBefore(Instant moment) {
        Duration wait = Duration.between(clock.instant(), moment);
        return IntentOutcome.again(wait.compareTo(settings.processingWait()) < 0 ? settings.processingWait() : wait);
    }

    // Who keeps the queue promises it again when the way is open.
    private Optional<IntentOutcome> holdBack(HeaderRow invoice) {
        if (invoice.status == InvoiceStatus.READY) {
            invoices.getObject().queue(invoice.id, "the platform cannot be reached");
        }
        return Optional.of(IntentOutcome.done());
    }

    private Optional<IntentOutcome> prepareAndSend(long id, long intentId) {
        return switch (invoices.getObject().prepare(id, intentId)) {
            case Invoices.Preparation.Send send -> Optional.of(send(id, send));
            case Invoices.Preparation.NoNumbers none -> draw(id, none.issuerTaxNo());
            case Invoices.Preparation.NoQuota none ->
                switch (quotas.topUp(none.issuerTaxNo(), none.period(), none.amount())) {
                    case Quotas.TopUp.Done done -> Optional.empty();
                    case Quotas.TopUp.Pending pending -> Optional.of(pending.outcome());
                    case Quotas.TopUp.Short tooLittle -> {
                        invoices.getObject()
                                .impossible(
                                        id,
                                        InvoiceError.QUOTA_SHORT,
                                        tooLittle.code(),
                                        tooLittle.message(),
                                        platform.channel());
                        yield Optional.of(IntentOutcome.done());
                    }
                };
            case Invoices.Preparation.NotReady moved -> Optional.empty();
        };
    }

    private Optional<IntentOutcome> draw(long id, String issuerTaxNo) {
        PlatformAnswer<TaxPlatform.NumberRange> answer = numbers.draw(issuerTaxNo);
        return switch (answer) {
            case PlatformAnswer.Answered<TaxPlatform.NumberRange> drawn -> Optional.empty();
            case PlatformAnswer.Refused<TaxPlatform.NumberRange> refused -> {
                invoices.getObject()
                        .impossible(id, InvoiceError.NO_NUMBERS, refused.code(), refused.message(), platform.channel());
                yield Optional.of(IntentOutcome.done());
            }
            default -> Optional.of(answer.unsettled());
        };
    }

    private IntentOutcome send(long id, Invoices.Preparation.Send send) {
        PlatformAnswer<String> answer = platform.upload(send.document(), send.serial());
        return switch (answer) {
            case PlatformAnswer.Answered<String> answered -> {
                invoices.getObject().uploaded(id, send.serial(), answered.value(), platform.channel());
                gates.forEach(gate -> gate.taken(id));
                yield IntentOutcome.again(settings.processingWait());
            }
            case PlatformAnswer.Refused<String> refused -> {
                invoices.getObject().refused(id, send.serial(), refused.code(), refused.message(), platform.channel());
                yield IntentOutcome.done();
            }
            case PlatformAnswer.Later<String> later -> {
                invoices.getObject().absent(id, "the platform is busy", platform.channel());
                yield IntentOutcome.again(later.after());
            }
            case PlatformAnswer.NotSent<String> notSent -> {
                invoices.getObject().absent(id, notSent.reason(), "SELF");
                yield IntentOutcome.retry(notSent.reason());
            }
            case PlatformAnswer.Unknown<String> unknown -> {
                invoices.getObject().unknown(id, unknown.reason());
                yield IntentOutcome.retry(unknown.reason());
            }
        };
    }

    private IntentOutcome askForVerdict(HeaderRow invoice) {
        PlatformAnswer<List<TaxPlatform.Verdict>> answer = platform.uploadResult(invoice.acceptanceNo);
        if (answer instanceof PlatformAnswer.Answered<List<TaxPlatform.Verdict>> answered) {
            Optional<TaxPlatform.Verdict> verdict = answered.value().stream()
                    .filter(one -> one.number().equals(invoice.number))
                    .findFirst();
            if (verdict.isEmpty()) {
                return IntentOutcome.park("no verdict on " + invoice.number + " in " + invoice.acceptanceNo);
            }
            invoices.getObject().judged(invoice.id, invoice.uploadSerial(), verdict.get(), platform.channel());
            return IntentOutcome.done();
        }
        return answer.unsettled();
    }

    private Optional<IntentOutcome> askWhatBecame(HeaderRow invoice) {
        PlatformAnswer<Optional<TaxPlatform.Verdict>> answer =
                platform.findBySerial(invoice.issuerTaxNo, invoice.uploadSerial());
        return switch (answer) {
            case PlatformAnswer.Answered<Optional<TaxPlatform.Verdict>> answered -> {
                if (answered.value().isEmpty()) {
                    invoices.getObject().absent(invoice.id, "the platform does not know it", platform.channel());
                } else {
                    invoices.getObject()
                            .judged(
                                    invoice.id,
                                    invoice.uploadSerial(),
                                    answered.value().get(),
                                    platform.channel());
                }
                yield Optional.empty();
            }
            case PlatformAnswer.Unknown<Optional<TaxPlatform.Verdict>> unknown ->
                Optional.of(undecided(invoice, unknown.reason()));
            case PlatformAnswer.Refused<Optional<TaxPlatform.Verdict>> refused ->
                Optional.of(undecided(invoice, refused.code() + " " + refused.message()));
            default -> Optional.of(answer.unsettled());
        };
    }

    private IntentOutcome undecided(HeaderRow invoice, String reason) {
        return invoices.getObject().undecided(invoice.id, reason) ? IntentOutcome.done() : IntentOutcome.retry(reason);
    }
}

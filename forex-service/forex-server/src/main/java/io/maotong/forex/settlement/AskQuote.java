package io.maotong.forex.settlement;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.bank.BankAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bank for a quote. Nobody waits for an old one: after its validity the wish is given up. */
@Component
final class AskQuote implements IntentHandler {

    static final String KIND = "ask-quote";

    private final QuoteService service;
    private final Bank bank;
    private final JsonMapper json;
    private final Clock clock;

    record Asked(long quoteId) {}

    AskQuote(QuoteService service, Bank bank, JsonMapper json, Clock clock) {
        this.service = service;
        this.bank = bank;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Duration> schedule() {
        return List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        QuoteRow quote =
                service.byId(json.readValue(intent.payload(), Asked.class).quoteId());
        if (quote.status != QuoteStatus.REQUESTED) {
            return IntentOutcome.done();
        }
        Instant until = quote.requestedAt.plusSeconds(quote.validity);
        if (!clock.instant().isBefore(until)) {
            service.refused(quote.id, "the bank did not answer in time");
            return IntentOutcome.done();
        }
        if (quote.sentAt != null) {
            BankAnswer<Bank.Quoted> known = bank.quoteBySerial(quote.serial);
            boolean neverArrived = known instanceof BankAnswer.Refused<Bank.Quoted> refused && refused.isNotFound();
            if (!neverArrived) {
                return outcome(quote, known);
            }
        }
        service.sent(quote.id);
        return outcome(
                quote,
                bank.quote(new Bank.QuoteOrder(
                        quote.serial,
                        quote.sellCurrency,
                        Conversion.HOME,
                        quote.sell().amount().toPlainString(),
                        quote.tenor.name(),
                        quote.validity)));
    }

    private IntentOutcome outcome(QuoteRow quote, BankAnswer<Bank.Quoted> answer) {
        return switch (answer) {
            case BankAnswer.Given<Bank.Quoted>(Bank.Quoted quoted) -> {
                service.quoted(quote, quoted);
                yield IntentOutcome.done();
            }
            case BankAnswer.Refused<Bank.Quoted> refused -> {
                service.refused(quote.id, refused.code() + " " + refused.message());
                yield IntentOutcome.done();
            }
            case BankAnswer.Busy<Bank.Quoted> busy -> IntentOutcome.again(busy.after());
            case BankAnswer.NotSent<Bank.Quoted> notSent -> IntentOutcome.retry(notSent.reason());
            case BankAnswer.Unknown<Bank.Quoted> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }
}

package io.maotong.forex.settlement;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.bank.BankAnswer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a deal to the bank and asks until it is settled or rejected. What may have arrived is asked for by its serial
 * number before it is sent again; the hold is released only when the bank has definitely refused.
 */
@Component
final class SubmitDeal implements IntentHandler {

    static final String KIND = "submit-deal";
    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final Duration OLD = Duration.ofHours(1);

    private final SettlementService service;
    private final Bank bank;
    private final JsonMapper json;
    private final Clock clock;

    record Accepted(long settlementId) {}

    SubmitDeal(SettlementService service, Bank bank, JsonMapper json, Clock clock) {
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
    public IntentOutcome handle(Intent intent) {
        SettlementRow settlement =
                service.byId(json.readValue(intent.payload(), Accepted.class).settlementId());
        if (settlement.status.isFinal()) {
            return IntentOutcome.done();
        }
        if (settlement.status != SettlementStatus.LOCKED) {
            BankAnswer<Bank.Deal> known = bank.dealBySerial(settlement.serial);
            boolean neverArrived = known instanceof BankAnswer.Refused<Bank.Deal> refused && refused.isNotFound();
            if (!neverArrived) {
                return asked(settlement, known);
            }
            if (settlement.status == SettlementStatus.BANK_ACCEPTED) {
                return IntentOutcome.park("the bank does not know the deal that it accepted");
            }
        }
        service.sending(settlement.id);
        return sent(
                settlement,
                bank.deal(new Bank.DealOrder(
                        settlement.serial,
                        service.bankQuote(settlement),
                        service.account(settlement.sellCurrency).accountNo(),
                        service.account(Conversion.HOME).accountNo())));
    }

    private IntentOutcome sent(SettlementRow settlement, BankAnswer<Bank.Deal> answer) {
        if (answer instanceof BankAnswer.Refused<Bank.Deal> refused) {
            service.rejected(settlement.id, refused.code() + " " + refused.message());
            return IntentOutcome.done();
        }
        return common(settlement, answer);
    }

    private IntentOutcome asked(SettlementRow settlement, BankAnswer<Bank.Deal> answer) {
        if (answer instanceof BankAnswer.Refused<Bank.Deal> refused) {
            // The question was refused, not the deal.
            return IntentOutcome.retry(refused.code() + " " + refused.message());
        }
        return common(settlement, answer);
    }

    private IntentOutcome common(SettlementRow settlement, BankAnswer<Bank.Deal> answer) {
        return switch (answer) {
            case BankAnswer.Given<Bank.Deal>(Bank.Deal deal) -> given(settlement, deal);
            case BankAnswer.Busy<Bank.Deal> busy -> IntentOutcome.again(busy.after());
            case BankAnswer.NotSent<Bank.Deal> notSent -> IntentOutcome.retry(notSent.reason());
            case BankAnswer.Unknown<Bank.Deal> unknown -> IntentOutcome.retry(unknown.reason());
            case BankAnswer.Refused<Bank.Deal> refused -> IntentOutcome.retry(refused.code());
        };
    }

    private IntentOutcome given(SettlementRow settlement, Bank.Deal deal) {
        return switch (String.valueOf(deal.status())) {
            case "ACCEPTED" -> {
                service.bankAccepted(settlement.id, deal.dealNo());
                yield IntentOutcome.again(untilAskedAgain(settlement));
            }
            case "SETTLED" ->
                service.settled(settlement.id, deal)
                        ? IntentOutcome.done()
                        : IntentOutcome.park("the bank's figures are not those of the deal");
            case "REJECTED" -> {
                service.rejected(settlement.id, deal.reason());
                yield IntentOutcome.done();
            }
            default -> IntentOutcome.park("the bank says " + deal.status());
        };
    }

    /** A T+0 deal is settled in seconds, a T+1 deal tomorrow: ask less and less often. */
    private Duration untilAskedAgain(SettlementRow settlement) {
        Duration age = Duration.between(settlement.lockedAt, clock.instant());
        if (age.compareTo(YOUNG) < 0) {
            return Duration.ofSeconds(1);
        }
        return age.compareTo(OLD) < 0 ? Duration.ofSeconds(30) : Duration.ofMinutes(5);
    }
}

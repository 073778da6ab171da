package io.maotong.forex.account;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.bank.BankAnswer;
import io.maotong.forex.source.Merchants;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bank for an account; what may have arrived there is asked for by its serial number before it is sent again. */
@Component
final class OpenAccount implements IntentHandler {

    static final String KIND = "open-account";
    private static final Duration ASK_SOON = Duration.ofSeconds(1);

    private final AccountService service;
    private final Merchants merchants;
    private final Bank bank;
    private final JsonMapper json;

    record Wish(long accountId) {}

    OpenAccount(AccountService service, Merchants merchants, Bank bank, JsonMapper json) {
        this.service = service;
        this.merchants = merchants;
        this.bank = bank;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        AccountRow account =
                service.byId(json.readValue(intent.payload(), Wish.class).accountId());
        if (account.status != AccountStatus.REQUESTED) {
            return IntentOutcome.done();
        }
        if (account.sentAt != null) {
            BankAnswer<Bank.OpenedAccount> known = bank.accountBySerial(account.serial);
            boolean neverArrived =
                    known instanceof BankAnswer.Refused<Bank.OpenedAccount> refused && refused.isNotFound();
            if (!neverArrived) {
                return outcome(account, known);
            }
        }
        service.sent(account.id);
        Merchants.Merchant owner = merchants.current().orElseThrow();
        return outcome(
                account,
                bank.openAccount(new Bank.AccountOrder(
                        account.serial, account.currency, owner.companyName(), owner.creditCode())));
    }

    private IntentOutcome outcome(AccountRow account, BankAnswer<Bank.OpenedAccount> answer) {
        return switch (answer) {
            case BankAnswer.Given<Bank.OpenedAccount>(Bank.OpenedAccount opened) -> {
                if (!"ACTIVE".equals(opened.status())) {
                    yield IntentOutcome.again(ASK_SOON);
                }
                service.opened(account.id, opened);
                yield IntentOutcome.done();
            }
            case BankAnswer.Refused<Bank.OpenedAccount> refused -> {
                service.refused(account.id, refused.code() + " " + refused.message());
                yield IntentOutcome.done();
            }
            case BankAnswer.Busy<Bank.OpenedAccount> busy -> IntentOutcome.again(busy.after());
            case BankAnswer.NotSent<Bank.OpenedAccount> notSent -> IntentOutcome.retry(notSent.reason());
            case BankAnswer.Unknown<Bank.OpenedAccount> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }
}

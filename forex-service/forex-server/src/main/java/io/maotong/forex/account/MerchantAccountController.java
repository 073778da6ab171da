package io.maotong.forex.account;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.forex.ledger.AccountKind;
import io.maotong.forex.ledger.Ledger;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Virtual accounts: what buyers abroad pay into. */
@RestController
@RequestMapping("/api/merchant/accounts")
class MerchantAccountController {

    private final AccountService accounts;
    private final Ledger ledger;

    MerchantAccountController(AccountService accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /** @param currency ISO 4217 letters */
    record AccountRequest(
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}

    /**
     * @param status REQUESTED, ACTIVE or REFUSED
     * @param accountNo for the payers; null before the account is ACTIVE
     * @param available may be settled
     * @param hold promised to settlements under way
     * @param unmatched received and not matched to an order
     * @param reason why the bank refused
     * @param channel LIVE, SANDBOX or MANUAL
     */
    record AccountResponse(
            String accountId,
            String currency,
            String status,
            String accountNo,
            String accountMasked,
            String bankName,
            String bic,
            Money available,
            Money hold,
            Money unmatched,
            String reason,
            String channel,
            Instant requestedAt,
            Instant openedAt) {}

    /** Asks the bank for an account; poll the list until it is ACTIVE. Asking twice gives the same account. */
    @PostMapping
    @PreAuthorize("hasAuthority('forex:collect')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountResponse request(@Valid @RequestBody AccountRequest request) {
        return response(accounts.request(request.currency()), ledger.balances());
    }

    @GetMapping
    @PreAuthorize("hasAuthority('forex:read')")
    List<AccountResponse> list() {
        Map<Ledger.Key, Money> balances = ledger.balances();
        return accounts.list().stream().map(row -> response(row, balances)).toList();
    }

    private static AccountResponse response(AccountRow row, Map<Ledger.Key, Money> balances) {
        return new AccountResponse(
                Ids.text(row.id),
                row.currency,
                row.status.name(),
                row.accountNo,
                row.accountMasked,
                row.bankName,
                row.bic,
                balance(balances, AccountKind.AVAILABLE, row.currency),
                balance(balances, AccountKind.HOLD, row.currency),
                balance(balances, AccountKind.SUSPENSE, row.currency),
                row.reason,
                row.channel,
                row.requestedAt,
                row.openedAt);
    }

    private static Money balance(Map<Ledger.Key, Money> balances, AccountKind kind, String currency) {
        return balances.getOrDefault(new Ledger.Key(kind, currency), Money.zero(currency));
    }
}

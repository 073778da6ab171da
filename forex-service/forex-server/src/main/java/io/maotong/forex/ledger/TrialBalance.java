package io.maotong.forex.ledger;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All postings summed.
 *
 * @param balanced debits equal credits in every currency, every entry balances by itself, and every cached balance is
 *     what its postings add up to
 */
record TrialBalance(boolean balanced, List<CurrencyTotal> currencies) {

    /** @param balanced debits equal credits and the cached balances agree with the journal */
    record CurrencyTotal(String currency, Money debit, Money credit, boolean balanced, List<AccountTotal> accounts) {}

    /** @param cached the balance that is kept; {@code replayed} is the one the journal gives */
    record AccountTotal(AccountKind account, Money debit, Money credit, Money cached, Money replayed) {}

    static TrialBalance of(List<TrialRow> rows, List<Long> unbalancedEntries) {
        Map<String, List<AccountTotal>> byCurrency = new LinkedHashMap<>();
        for (TrialRow row : rows) {
            byCurrency
                    .computeIfAbsent(row.currency, currency -> new ArrayList<>())
                    .add(total(row));
        }
        List<CurrencyTotal> totals = new ArrayList<>();
        byCurrency.forEach((currency, accounts) -> totals.add(total(currency, accounts)));
        boolean balanced = unbalancedEntries.isEmpty() && totals.stream().allMatch(CurrencyTotal::balanced);
        return new TrialBalance(balanced, List.copyOf(totals));
    }

    private static AccountTotal total(TrialRow row) {
        BigDecimal replayed =
                row.kind.sign(Side.DEBIT) > 0 ? row.debit.subtract(row.credit) : row.credit.subtract(row.debit);
        return new AccountTotal(
                row.kind,
                Money.of(row.debit, row.currency),
                Money.of(row.credit, row.currency),
                Money.of(row.balance, row.currency),
                Money.of(replayed, row.currency));
    }

    private static CurrencyTotal total(String currency, List<AccountTotal> accounts) {
        Money debit = Money.sum(accounts.stream().map(AccountTotal::debit).toList(), currency);
        Money credit = Money.sum(accounts.stream().map(AccountTotal::credit).toList(), currency);
        boolean agree = accounts.stream().allMatch(account -> account.cached().equals(account.replayed()));
        return new CurrencyTotal(currency, debit, credit, agree && debit.equals(credit), List.copyOf(accounts));
    }
}

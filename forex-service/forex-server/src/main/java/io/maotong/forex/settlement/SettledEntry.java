package io.maotong.forex.settlement;

import io.maotong.core.money.Money;
import io.maotong.forex.ledger.AccountKind;
import io.maotong.forex.ledger.Entry;
import io.maotong.forex.ledger.EntryKind;

/**
 * The journal entry of a conversion: one balanced leg per currency, both through the position. The merchant is credited
 * with the rounded figure of the quote; what the bank paid more or less goes to the rounding account.
 */
final class SettledEntry {

    private SettledEntry() {}

    static Entry of(String reference, Money sold, Money bought, Money paidByBank, String bankRef) {
        Entry.Builder entry = Entry.of(EntryKind.SETTLED, reference)
                .debit(AccountKind.HOLD, sold)
                .credit(AccountKind.FX_POSITION, sold)
                .debit(AccountKind.FX_POSITION, sold)
                .credit(AccountKind.NOSTRO, sold)
                .debit(AccountKind.NOSTRO, paidByBank)
                .credit(AccountKind.FX_POSITION, paidByBank)
                .debit(AccountKind.FX_POSITION, bought)
                .credit(AccountKind.AVAILABLE, bought)
                .describedAs(bankRef);
        Money residual = paidByBank.minus(bought);
        if (residual.isPositive()) {
            entry.debit(AccountKind.FX_POSITION, residual).credit(AccountKind.ROUNDING, residual);
        } else if (residual.isNegative()) {
            entry.debit(AccountKind.ROUNDING, residual.negated()).credit(AccountKind.FX_POSITION, residual.negated());
        }
        return entry.build();
    }
}

package io.maotong.forex.ledger;

import io.maotong.core.money.Money;
import java.util.List;
import java.util.Map;

/** The double-entry ledger of the merchant of the current scope. */
public interface Ledger {

    /**
     * Books entries, all or none, in the current transaction, which has taken {@link MerchantLock}.
     *
     * @throws InsufficientFunds if an account that must not would fall below zero
     */
    void post(List<Entry> entries);

    /** The cached balance, at the accounts' normal side. */
    Money balance(AccountKind kind, String currency);

    Map<Key, Money> balances();

    record Key(AccountKind kind, String currency) {}
}

package io.maotong.forex.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The merchants' virtual accounts at the bank. */
public interface Accounts {

    /** Whose the account numbers are, by number; unknown ones are absent. For all merchants: open no scope for it. */
    Map<String, Account> byNumbers(String bank, Collection<String> accountNos);

    /** The open account of the current merchant in the currency. */
    Optional<Account> open(String currency);

    record Account(long id, long merchantId, String currency, String accountNo, String masked) {}
}

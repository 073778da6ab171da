package io.maotong.forex.ledger;

import java.math.BigDecimal;

/** One account's sums. */
final class TrialRow {

    Long accountId;
    AccountKind kind;
    String currency;
    BigDecimal balance;
    BigDecimal debit;
    BigDecimal credit;
}

package io.maotong.forex.collection;

enum ExceptionKind {
    /** A credit to an account that nobody here has. */
    UNKNOWN_ACCOUNT,
    /** The entry's currency is not the account's. */
    WRONG_CURRENCY,
    /** Money left an account for a reason that is not ours. */
    UNEXPECTED_DEBIT,
    /** A reversal over another amount than the credit's. */
    REVERSAL_DIFFERS,
    QUARANTINED
}

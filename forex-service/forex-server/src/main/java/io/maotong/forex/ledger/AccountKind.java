package io.maotong.forex.ledger;

/** The accounts of a merchant's ledger, one of each per currency. */
public enum AccountKind {
    /** The merchant's money that may be settled. Never below zero. */
    AVAILABLE(false, true),
    /** The merchant's money that is promised to settlements. Never below zero. */
    HOLD(false, true),
    /** Received money whose order is not known yet. Never below zero. */
    SUSPENSE(false, true),
    /** What lies at the bank. */
    NOSTRO(true, false),
    /** Both legs of a conversion meet here. */
    FX_POSITION(true, false),
    /** What the merchant owes after a credit that was settled has been taken back. */
    RECEIVABLE(true, false),
    /** Residuals of rounding. */
    ROUNDING(true, false),
    FEE_INCOME(false, false);

    private final boolean debitNormal;
    private final boolean neverNegative;

    AccountKind(boolean debitNormal, boolean neverNegative) {
        this.debitNormal = debitNormal;
        this.neverNegative = neverNegative;
    }

    boolean isNeverNegative() {
        return neverNegative;
    }

    /** 1 if the side adds to the balance, -1 if it takes away. */
    int sign(Side side) {
        return (side == Side.DEBIT) == debitNormal ? 1 : -1;
    }
}

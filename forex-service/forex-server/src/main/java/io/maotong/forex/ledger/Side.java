package io.maotong.forex.ledger;

/** The two sides of double entry. */
public enum Side {
    DEBIT("D"),
    CREDIT("C");

    private final String letter;

    Side(String letter) {
        this.letter = letter;
    }

    String letter() {
        return letter;
    }

    static Side of(String letter) {
        return DEBIT.letter.equals(letter) ? DEBIT : CREDIT;
    }
}

package io.maotong.forex.settlement;

import java.util.EnumSet;
import java.util.Set;

/** Life of a settlement. */
enum SettlementStatus {
    /** The money is on hold, the rate is fixed; the bank does not know yet. */
    LOCKED,
    /** Sent, or being sent; what the bank made of it is not known. */
    SUBMITTED,
    BANK_ACCEPTED,
    SETTLED,
    REJECTED;

    private static final Set<SettlementStatus> FINAL = EnumSet.of(SETTLED, REJECTED);

    boolean isFinal() {
        return FINAL.contains(this);
    }

    boolean mayBecome(SettlementStatus next) {
        return !isFinal() && next.ordinal() > ordinal();
    }
}

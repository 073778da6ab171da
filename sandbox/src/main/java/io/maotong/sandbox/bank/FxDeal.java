package io.maotong.sandbox.bank;

import java.time.Instant;

/** An accepted quote. Status: ACCEPTED, then SETTLED or REJECTED with a reason. */
record FxDeal(
        String dealNo,
        String quoteNo,
        String debitAccount,
        String creditAccount,
        String status,
        String bankRef,
        String reason,
        Instant settledAt) {}

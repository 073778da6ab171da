package io.maotong.sandbox.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A firm price: until it expires the bank buys the foreign money at this rate. */
record FxQuote(
        String quoteNo,
        String sellCurrency,
        String buyCurrency,
        BigDecimal sellAmount,
        BigDecimal buyAmount,
        BigDecimal rate,
        String tenor,
        LocalDate valueDate,
        Instant expiresAt) {

    /** What the seller gets: sold amount times rate, rounded once, in the decimals of the bought currency. */
    static BigDecimal bought(BigDecimal sellAmount, BigDecimal rate, String buyCurrency) {
        return MinorUnits.round(buyCurrency, sellAmount.multiply(rate));
    }
}

package io.maotong.core.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in a currency, always at the scale of ISO 4217 (JPY 0, USD 2, KWD 3).
 *
 * <p>Rounding happens only where it is asked for by name ({@link #rounded}), half-up, once per printed figure; the
 * other operations refuse what they could not represent. In JSON: {@code {"amount":"12.30","currency":"USD"}}.
 */
public final class Money implements Comparable<Money> {

    private final BigDecimal amount;
    private final Currency currency;

    private Money(BigDecimal amount, Currency currency) {
        this.amount = amount;
        this.currency = currency;
    }

    /**
     * @throws ArithmeticException if the amount has more decimals than the currency
     * @throws IllegalArgumentException if the currency is unknown
     */
    @JsonCreator
    public static Money of(@JsonProperty("amount") BigDecimal amount, @JsonProperty("currency") String currency) {
        return of(amount, Currency.getInstance(Objects.requireNonNull(currency, "currency")));
    }

    /** @throws ArithmeticException if the amount has more decimals than the currency */
    public static Money of(BigDecimal amount, Currency currency) {
        Objects.requireNonNull(amount, "amount");
        return new Money(amount.setScale(scaleOf(currency), RoundingMode.UNNECESSARY), currency);
    }

    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), currency);
    }

    public static Money cny(String amount) {
        return of(amount, "CNY");
    }

    /** Rounds half-up to the minor unit: for a figure that is about to be printed, booked or sent. */
    public static Money rounded(BigDecimal amount, String currency) {
        Currency unit = Currency.getInstance(currency);
        return new Money(amount.setScale(scaleOf(unit), RoundingMode.HALF_UP), unit);
    }

    public static Money zero(String currency) {
        return of(BigDecimal.ZERO, currency);
    }

    /** The sum of already rounded figures; zero of the currency when there are none. */
    public static Money sum(Collection<Money> figures, String currency) {
        Money total = zero(currency);
        for (Money figure : figures) {
            total = total.plus(figure);
        }
        return total;
    }

    /** Decimals of the minor unit by ISO 4217. */
    public static int scaleOf(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit");
        }
        return digits;
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** At the currency's scale, as a JSON string so that no reader turns it into a floating-point number. */
    @JsonProperty("amount")
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    public BigDecimal amount() {
        return amount;
    }

    /** ISO 4217 letters. */
    @JsonProperty("currency")
    public String currency() {
        return currency.getCurrencyCode();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money money && amount.equals(money.amount) && currency.equals(money.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(amount, currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }
}

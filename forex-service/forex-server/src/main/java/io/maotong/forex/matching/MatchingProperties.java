package io.maotong.forex.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param tolerances how far a payment may be from what is owed; of each currency the newest rule wins
 * @param windowDays a payment without reference may be this many days after its order
 * @param suggestions how many orders are suggested for a payment
 */
@ConfigurationProperties("maotong.forex.matching")
record MatchingProperties(List<Tolerance> tolerances, int windowDays, int suggestions) {

    MatchingProperties {
        tolerances = List.copyOf(tolerances);
    }

    /**
     * @param absolute most that may differ, in the currency
     * @param percent most that may differ, of what is owed; the smaller of the two counts
     * @param maxCharge most that banks on the way may have kept when the payer did not bear their charges
     * @param source who decided it
     */
    record Tolerance(
            LocalDate from,
            String currency,
            BigDecimal absolute,
            BigDecimal percent,
            BigDecimal maxCharge,
            String source) {}

    private static final Tolerance NONE = new Tolerance(
            LocalDate.EPOCH, "", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "no rule: nothing may differ");

    Tolerance toleranceOf(String currency, LocalDate day) {
        return tolerances.stream()
                .filter(tolerance -> tolerance.currency().equals(currency)
                        && !tolerance.from().isAfter(day))
                .max(Comparator.comparing(Tolerance::from))
                .orElse(NONE);
    }
}

package io.maotong.forex.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param validities seconds that a quote may be asked to hold
 * @param defaultValidity seconds it holds if nothing is asked for
 * @param cutOffs until when a T+0 deal is carried out the same day; the newest rule wins
 * @param maxRateDeviationPercent a quote farther from the board's bid is not shown
 * @param maxResidual most that the bank's figure and ours may differ by rounding, in CNY
 */
@ConfigurationProperties("maotong.forex.settlement")
record SettlementProperties(
        List<Integer> validities,
        int defaultValidity,
        List<CutOff> cutOffs,
        BigDecimal maxRateDeviationPercent,
        BigDecimal maxResidual) {

    SettlementProperties {
        validities = List.copyOf(validities);
        cutOffs = List.copyOf(cutOffs);
    }

    record CutOff(LocalDate from, LocalTime time, String source) {}

    LocalTime cutOffOn(LocalDate day) {
        return cutOffs.stream()
                .filter(rule -> !rule.from().isAfter(day))
                .max(Comparator.comparing(CutOff::from))
                .map(CutOff::time)
                .orElseThrow(() -> new IllegalStateException("no cut-off is configured for " + day));
    }
}

package io.maotong.logistics.quote;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How offers are compared.
 *
 * @param version noted on every quote
 * @param currency in which prices are compared
 * @param rates value of one unit of each currency in it: only for comparing
 * @param cost bounds of the price
 * @param days bounds of the usual transit time
 * @param slowDays bounds of the slow transit time, which nine of ten parcels keep
 * @param onTime bounds of the share that arrives on time
 * @param trouble bounds of the share that is lost, returned or destroyed
 */
@ConfigurationProperties("maotong.logistics.choice")
public record ChoiceSettings(
        String version,
        String currency,
        Map<String, BigDecimal> rates,
        Bounds cost,
        Bounds days,
        Bounds slowDays,
        Bounds onTime,
        Bounds trouble,
        Prior prior,
        Map<Preset, Weights> presets) {

    /** Worst and best are fixed here and not taken from the offers at hand. */
    public record Bounds(BigDecimal from, BigDecimal to) {}

    /** Counts that are added to the observed ones. */
    public record Prior(int onTime, int late, int fine, int trouble) {}

    /** How much each criterion counts; they need not add up to one. */
    public record Weights(
            BigDecimal cost, BigDecimal days, BigDecimal slowDays, BigDecimal onTime, BigDecimal trouble) {}
}

package io.maotong.customs.batch.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Between which unit prices nearly all of a merchant's earlier declarations lie.
 *
 * @param low lower percentile
 * @param high upper percentile
 * @param observations prices that it rests on
 */
public record PriceRange(BigDecimal low, BigDecimal high, long observations) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param counted how often each price was seen
     * @param percent of the lower and of the upper percentile, such as 1 and 99
     */
    public static Optional<PriceRange> of(
            SortedMap<BigDecimal, Long> counted, long atLeast, BigDecimal lowPercent, BigDecimal highPercent) {
        long all = counted.values().stream().mapToLong(Long::longValue).sum();
        return all < atLeast || all == 0
                ? Optional.empty()
                : Optional.of(new PriceRange(
                        percentile(counted, all, lowPercent), percentile(counted, all, highPercent), all));
    }

    /** The smallest price that so many of a hundred do not exceed. */
    private static BigDecimal percentile(SortedMap<BigDecimal, Long> counted, long all, BigDecimal percent) {
        long wanted = percent.multiply(BigDecimal.valueOf(all))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .max(BigDecimal.ONE)
                .longValueExact();
        long seen = 0;
        for (Map.Entry<BigDecimal, Long> entry : counted.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        return counted.lastKey();
    }

    /** Wider by a share of each end. @param percent of the ends */
    PriceRange widened(BigDecimal percent) {
        BigDecimal share = percent.movePointLeft(2);
        return new PriceRange(low.subtract(low.multiply(share)), high.add(high.multiply(share)), observations);
    }

    boolean contains(BigDecimal price) {
        return price.compareTo(low) >= 0 && price.compareTo(high) <= 0;
    }
}

package io.maotong.customs.batch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PriceRangeTest {

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal NINETY_NINE = BigDecimal.valueOf(99);

    private static SortedMap<BigDecimal, Long> oneToHundred() {
        SortedMap<BigDecimal, Long> counted = new TreeMap<>();
        for (int price = 1; price <= 100; price++) {
            counted.put(BigDecimal.valueOf(price), 10L);
        }
        return counted;
    }

    @Test
    void percentilesAreThePricesThatSoManyOfAHundredDoNotExceed() {
        PriceRange range = PriceRange.of(oneToHundred(), 30, ONE, NINETY_NINE).orElseThrow();
        assertThat(range).isEqualTo(new PriceRange(ONE, NINETY_NINE, 1_000));
    }

    @Test
    void fewStrayPricesDoNotWidenTheRange() {
        SortedMap<BigDecimal, Long> counted = new TreeMap<>();
        counted.put(new BigDecimal("0.01"), 1L);
        counted.put(new BigDecimal("18.50"), 500L);
        counted.put(new BigDecimal("99999"), 1L);
        PriceRange range = PriceRange.of(counted, 30, ONE, NINETY_NINE).orElseThrow();
        assertThat(range.low()).isEqualByComparingTo("18.50");
        assertThat(range.high()).isEqualByComparingTo("18.50");
        assertThat(range.widened(BigDecimal.valueOf(20)).contains(new BigDecimal("22.20")))
                .isTrue();
        assertThat(range.widened(BigDecimal.valueOf(20)).contains(new BigDecimal("22.21")))
                .isFalse();
        assertThat(range.widened(BigDecimal.valueOf(20)).contains(new BigDecimal("14.79")))
                .isFalse();
    }

    @Test
    void tooFewPricesThenNothingIsJudged() {
        SortedMap<BigDecimal, Long> counted = new TreeMap<>();
        counted.put(BigDecimal.TEN, 29L);
        assertThat(PriceRange.of(counted, 30, ONE, NINETY_NINE)).isEmpty();
        counted.put(BigDecimal.TEN, 30L);
        assertThat(PriceRange.of(counted, 30, ONE, NINETY_NINE)).isPresent();
        assertThat(PriceRange.of(new TreeMap<>(), 0, ONE, NINETY_NINE)).isEmpty();
    }
}

package io.maotong.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void scaleIsThatOfTheCurrency() {
        assertThat(Money.of("12.3", "USD").amount()).isEqualTo(new BigDecimal("12.30"));
        assertThat(Money.of("12", "JPY").amount()).isEqualTo(new BigDecimal("12"));
        assertThat(Money.of("1.234", "KWD").amount()).isEqualTo(new BigDecimal("1.234"));
    }

    @Test
    void excessDecimalsAreRefusedAndNeverRoundedSilently() {
        assertThatThrownBy(() -> Money.of("0.001", "USD")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("1814.28", "JPY")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roundingIsHalfUpAlsoBelowZero() {
        assertThat(Money.rounded(new BigDecimal("88419.6885"), "CNY")).isEqualTo(Money.cny("88419.69"));
        assertThat(Money.rounded(new BigDecimal("0.005"), "CNY")).isEqualTo(Money.cny("0.01"));
        assertThat(Money.rounded(new BigDecimal("-0.005"), "CNY")).isEqualTo(Money.cny("-0.01"));
    }

    @Test
    void currenciesDoNotMix() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("1", "USD").compareTo(Money.of("1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownCurrencyIsRefused() {
        assertThatThrownBy(() -> Money.of("1", "ZZZ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumOfFiguresIsTheSumInAnyOrder() {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 1000; round++) {
            List<Money> figures = new ArrayList<>();
            long cents = 0;
            for (int i = 0; i < 20; i++) {
                long value = random.nextLong(-1_000_000_000L, 1_000_000_000L);
                cents += value;
                figures.add(Money.of(BigDecimal.valueOf(value, 2), "USD"));
            }
            Collections.shuffle(figures, random);
            assertThat(Money.sum(figures, "USD")).isEqualTo(Money.of(BigDecimal.valueOf(cents, 2), "USD"));
        }
    }
}

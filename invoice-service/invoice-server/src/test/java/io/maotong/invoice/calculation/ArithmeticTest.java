package io.maotong.invoice.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    private static final BigDecimal[] RATES = {
        rate("0.13"),
        rate("0.09"),
        rate("0.06"),
        rate("0.05"),
        rate("0.03"),
        rate("0.015"),
        rate("0.01"),
        BigDecimal.ZERO
    };
    private static final int CASES = 100_000;

    @Test
    void exclusiveWhenQuantityAndPriceThenTheExampleOfTheSpecification() {
        Figures figures = Arithmetic.exclusive(number("3"), number("33.33"), null, null, rate("0.13"));

        assertThat(figures.amount()).isEqualTo("99.99");
        assertThat(figures.tax()).isEqualTo("13.00");
        assertThat(figures.total()).isEqualTo("112.99");
    }

    @Test
    void inclusiveThenTheTaxIsRoundedOnceAndTheAmountIsTheRest() {
        assertInclusive("1000.00", "0.13", "884.96", "115.04");
        assertInclusive("200", "0.01", "198.02", "1.98");
        assertInclusive("500.00", "0.01", "495.05", "4.95");
    }

    @Test
    void priceThenSixteenDigits() {
        assertThat(Arithmetic.price(number("1000"), number("7"), 16)).isEqualTo("142.8571428571429");
    }

    @Test
    void differentialThenOnlyTheDifferenceIsTaxed() {
        Figures figures = Arithmetic.differential(null, number("1060000.00"), number("848000.00"), rate("0.06"), 16);

        assertThat(figures.tax()).isEqualTo("12000.00");
        assertThat(figures.amount()).isEqualTo("1048000.00");
    }

    @Test
    void whatTheCallerGivesIsKept() {
        Figures figures =
                Arithmetic.exclusive(number("3"), number("33.33"), number("100.00"), number("13.01"), rate("0.13"));

        assertThat(figures.amount()).isEqualTo("100.00");
        assertThat(figures.tax()).isEqualTo("13.01");
    }

    @Test
    void inclusiveWhateverTheFiguresThenNoCentIsLostAndEverythingHolds() {
        long seed = 20261201;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            BigDecimal rate = RATES[random.nextInt(RATES.length)];
            BigDecimal incl = new BigDecimal(random.nextLong(1, 100_000_000_000L)).movePointLeft(2);
            BigDecimal quantity = random.nextInt(4) == 0
                    ? null
                    : new BigDecimal(random.nextLong(1, 10_000_000)).movePointLeft(random.nextInt(4));

            Figures figures = Arithmetic.inclusive(quantity, null, incl, null, rate, 16);

            String at = "seed " + seed + " case " + i + ": " + incl + " @ " + rate + " × " + quantity;
            assertThat(figures.total()).as(at).isEqualByComparingTo(incl);
            assertThat(Tolerances.lineTaxHolds(figures.amount().multiply(rate), figures.tax()))
                    .as(at)
                    .isTrue();
            BigDecimal exact = incl.multiply(rate).divide(BigDecimal.ONE.add(rate), 30, RoundingMode.HALF_EVEN);
            assertThat(figures.tax().subtract(exact).abs()).as(at).isLessThanOrEqualTo(number("0.005"));
            if (figures.unitPrice() != null) {
                assertThat(Tolerances.lineAmountHolds(
                                Arithmetic.amount(quantity, figures.unitPrice()), figures.amount()))
                        .as(at)
                        .isTrue();
                assertThat(figures.unitPrice().scale()).as(at).isLessThanOrEqualTo(13);
            }
        }
    }

    @Test
    void differentialWhateverTheFiguresThenTheTaxedPartCarriesTheTax() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            BigDecimal rate = RATES[random.nextInt(RATES.length - 1)];
            long cents = random.nextLong(2, 10_000_000_000L);
            BigDecimal incl = new BigDecimal(cents).movePointLeft(2);
            BigDecimal deduction = new BigDecimal(random.nextLong(1, cents)).movePointLeft(2);

            Figures figures = Arithmetic.differential(null, incl, deduction, rate, 16);

            String at = "seed " + seed + " case " + i;
            assertThat(figures.total()).as(at).isEqualByComparingTo(incl);
            assertThat(Tolerances.lineTaxHolds(
                            figures.amount().subtract(deduction).multiply(rate), figures.tax()))
                    .as(at)
                    .isTrue();
        }
    }

    @Test
    void tolerancesEndWhereTheSpecificationSays() {
        assertThat(Tolerances.lineAmountHolds(number("100.00"), number("100.01")))
                .isTrue();
        assertThat(Tolerances.lineAmountHolds(number("100.00"), number("100.02")))
                .isFalse();
        assertThat(Tolerances.lineTaxHolds(number("13.00"), number("13.06"))).isTrue();
        assertThat(Tolerances.lineTaxHolds(number("13.00"), number("12.93"))).isFalse();
        assertThat(Tolerances.totalTaxHolds(number("100"), number("101.27"))).isTrue();
        assertThat(Tolerances.totalTaxHolds(number("100"), number("98.72"))).isFalse();
    }

    private static void assertInclusive(String incl, String rate, String amount, String tax) {
        Figures figures = Arithmetic.inclusive(null, null, number(incl), null, rate(rate), 16);
        assertThat(figures.amount()).isEqualByComparingTo(amount);
        assertThat(figures.tax()).isEqualTo(tax);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal rate(String text) {
        return new BigDecimal(text);
    }
}

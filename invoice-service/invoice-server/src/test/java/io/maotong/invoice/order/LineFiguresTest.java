package io.maotong.invoice.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFiguresTest {

    private static final BigDecimal RATE = new BigDecimal("0.13");
    private static final BigDecimal ZERO = new BigDecimal("0.00");

    @Test
    void taxIsTakenOutOfAPriceThatIncludesIt() {
        LineFigures figures = LineFigures.inclusive(null, money("1000.00"), ZERO, RATE);
        assertThat(figures.tax()).isEqualByComparingTo("115.04");
        assertThat(figures.amount()).isEqualByComparingTo("884.96");
        LineFigures one = LineFigures.inclusive(null, money("200"), ZERO, new BigDecimal("0.01"));
        assertThat(one.tax()).isEqualByComparingTo("1.98");
        assertThat(one.amount()).isEqualByComparingTo("198.02");
    }

    @Test
    void taxIsAddedToAPriceWithoutIt() {
        LineFigures figures = LineFigures.exclusive(money("3"), money("33.33"), null, null, ZERO, RATE);
        assertThat(figures.amount()).isEqualByComparingTo("99.99");
        assertThat(figures.tax()).isEqualByComparingTo("13.00");
        assertThat(figures.total()).isEqualByComparingTo("112.99");
    }

    @Test
    void partsAndTheirRestAreTheWholeWhateverIsTaken() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            BigDecimal quantity = BigDecimal.valueOf(2 + random.nextInt(500));
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 3);
            BigDecimal gross =
                    quantity.multiply(price).setScale(2, RoundingMode.HALF_UP).max(new BigDecimal("0.01"));
            BigDecimal discount =
                    gross.multiply(BigDecimal.valueOf(random.nextInt(60), 2)).setScale(2, RoundingMode.HALF_UP);
            LineFigures whole = random.nextBoolean()
                    ? LineFigures.inclusive(quantity, gross, discount, RATE)
                    : LineFigures.exclusive(quantity, price, gross, null, discount, RATE);
            LineFigures left = whole;
            BigDecimal total = ZERO;
            for (int i = 0; i < 4 && left.quantity() != null; i++) {
                BigDecimal units =
                        BigDecimal.valueOf(1 + random.nextInt(left.quantity().intValueExact()));
                LineFigures part = i == 3 ? left : left.part(units, RATE);
                total = total.add(part.total());
                left = left.minus(
                        part.quantity(), part.amount(), part.tax(), part.discountAmount(), part.discountTax());
                boolean sound = part.amount().signum() >= 0
                        && part.tax().signum() >= 0
                        && part.discountAmount().compareTo(part.amount()) <= 0
                        && left.total().signum() >= 0;
                assertThat(sound)
                        .as("seed %d run %d: %s leaves %s", seed, run, part, left)
                        .isTrue();
            }
            assertThat(total.add(left.total())).as("seed %d run %d", seed, run).isEqualByComparingTo(whole.total());
        }
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}

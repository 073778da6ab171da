package io.maotong.forex.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.forex.ledger.AccountKind;
import io.maotong.forex.ledger.Entry;
import io.maotong.forex.ledger.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversionTest {

    @Test
    void theExamplesOfTheSpecification() {
        assertThat(Conversion.bought(Money.of("12345.67", "USD"), new BigDecimal("7.16200000")))
                .isEqualTo(Money.cny("88419.69"));
        assertThat(Conversion.bought(Money.of("1000000", "JPY"), new BigDecimal("0.04765500")))
                .isEqualTo(Money.cny("47655.00"));
    }

    @Test
    void everyConversionBalancesWhateverTheBankPays() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            String currency = new String[] {"USD", "JPY", "KWD", "EUR"}[random.nextInt(4)];
            int scale = Money.zero(currency).amount().scale();
            Money sold = Money.of(BigDecimal.valueOf(1 + random.nextInt(100_000_000), scale), currency);
            BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(2_000_000_000), 8);
            Money bought = Conversion.bought(sold, rate);
            if (!bought.isPositive()) {
                continue;
            }
            BigDecimal exact = sold.amount().multiply(rate);
            assertThat(bought.amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
            BigDecimal other = exact.setScale(2, random.nextBoolean() ? RoundingMode.DOWN : RoundingMode.UP);
            if (other.signum() <= 0) {
                continue;
            }
            Money paid = Money.cny(other.toPlainString());
            Entry entry = SettledEntry.of("r" + i, sold, bought, paid, "ref");
            Map<String, Money> position = new HashMap<>();
            Money rounding = Money.zero("CNY");
            for (Entry.Line line : entry.lines()) {
                Money signed = line.side() == Side.DEBIT
                        ? line.amount()
                        : line.amount().negated();
                if (line.account() == AccountKind.FX_POSITION) {
                    position.merge(signed.currency(), signed, Money::plus);
                }
                if (line.account() == AccountKind.ROUNDING) {
                    rounding = rounding.plus(signed);
                }
            }
            assertThat(position.values()).as("nothing stays in the position").allMatch(Money::isZero);
            assertThat(rounding).as("the residual, exactly").isEqualTo(bought.minus(paid));
        }
    }
}

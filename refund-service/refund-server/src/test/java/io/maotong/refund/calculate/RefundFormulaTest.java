package io.maotong.refund.calculate;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.refund.rate.RefundRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundFormulaTest {

    private static RefundRate library(String refund) {
        return new RefundRate(
                "7013990000", "x", new BigDecimal("0.13"), new BigDecimal(refund), null, LocalDate.EPOCH, null, "test");
    }

    @ParameterizedTest
    @CsvSource({
        // base, supplier's rate, library's rate, refund, to cost
        "100000.00, 0.13, 0.10, 10000.00, 3000.00",
        "50000.00, 0.03, 0.13, 1500.00, 0.00",
        "59500.00, 0.13, 0.13, 7735.00, 0.00",
        "180000.00, 0.13, 0.13, 23400.00, 0.00",
        "0.04, 0.13, 0.13, 0.01, 0.00"
    })
    void workedExamples(String base, String supplier, String library, String refund, String toCost) {
        RefundFormula.Refund result = RefundFormula.of(Money.cny(base), new BigDecimal(supplier), library(library));
        assertThat(result.refundable()).isEqualTo(Money.cny(refund));
        assertThat(result.toCost()).isEqualTo(Money.cny(toCost));
    }

    @Test
    void neverMoreThanWasPaid() {
        Random random = new Random(7);
        for (int round = 0; round < 50_000; round++) {
            Money base = Money.of(BigDecimal.valueOf(random.nextLong(1, 100_000_000), 2), "CNY");
            BigDecimal supplier = BigDecimal.valueOf(random.nextInt(0, 18), 2);
            BigDecimal refund = BigDecimal.valueOf(random.nextInt(0, 18), 2);
            RefundFormula.Refund result = RefundFormula.of(base, supplier, library(refund.toPlainString()));
            assertThat(result.toCost().isNegative()).isFalse();
            assertThat(result.refundRate()).isLessThanOrEqualTo(supplier);
        }
    }
}

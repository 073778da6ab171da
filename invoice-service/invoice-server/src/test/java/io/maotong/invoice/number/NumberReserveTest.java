package io.maotong.invoice.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InvoiceTest
class NumberReserveTest {

    @Autowired
    NumberReserve reserve;

    @Autowired
    Numbers numbers;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void missingWhenTheNeedOfADayIsKnownThenTwiceOfItIsKept() {
        NumberReserve.Settings settings =
                new NumberReserve.Settings(7, new BigDecimal("2"), 1_000, Duration.ofMinutes(30));

        assertThat(new NumberReserve.Stock(1, "A", 400, 42).missing(settings)).isEqualTo(73);
        assertThat(new NumberReserve.Stock(1, "A", 1, 0).missing(settings)).isEqualTo(1);
        assertThat(new NumberReserve.Stock(1, "A", 400, 115).missing(settings)).isZero();
        assertThat(new NumberReserve.Stock(1, "A", 40_000, 0).missing(settings)).isEqualTo(1_000);
    }

    @Test
    void fillWhenStockIsLowThenItIsFilledOnceAndThePlatformsSilenceHurtsNobody() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        MerchantScope.run(merchant.id(), () -> numbers.draw(merchant.taxNo(), 5));
        long segment = jdbc.sql("SELECT id FROM number_segment WHERE merchant_id = ?")
                .param(merchant.id())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO number_fate (id, merchant_id, segment_id, number, serial_no, fate, allocated_at)
                        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 400)
                        SELECT ? + i, ?, ?, CONCAT('9999', LPAD(i, 16, '0')), CONCAT('R', i), 'ISSUED', ? FROM n
                        """)
                .params(
                        merchant.id() * 1_000_000L,
                        merchant.id(),
                        segment,
                        Timestamp.from(clock.instant().minusSeconds(60)))
                .update();
        platform.plan("draw", merchant.taxNo(), Mishap.NOT_SENT);

        MerchantScope.runEverywhere("test", reserve::fill);
        assertThat(unused(merchant)).isEqualTo(5);
        MerchantScope.runEverywhere("test", reserve::fill);
        assertThat(unused(merchant)).isEqualTo(115);
        MerchantScope.runEverywhere("test", reserve::fill);
        assertThat(unused(merchant)).as("there are enough").isEqualTo(115);
    }

    private int unused(InvoiceFixture.Merchant merchant) {
        return jdbc.sql(
                        "SELECT SUM(last_no - next_no + 1) FROM number_segment WHERE merchant_id = ? AND status = 'OPEN'")
                .param(merchant.id())
                .query(Integer.class)
                .single();
    }
}

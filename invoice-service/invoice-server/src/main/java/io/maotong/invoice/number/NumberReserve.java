package io.maotong.invoice.number;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.TaxPlatform;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keeps numbers in stock, so that issuing can go on for a while when no new ones can be drawn (tax.md 1.18): a multiple of
 * what each seller needs a day.
 */
@Service
class NumberReserve {

    private static final Logger log = LoggerFactory.getLogger(NumberReserve.class);

    /**
     * @param days time over which the need is counted
     * @param factor stock as a multiple of the need of a day
     * @param most numbers drawn at once
     * @param every pause between two looks
     */
    @ConfigurationProperties("maotong.invoice.number-reserve")
    record Settings(
            @DefaultValue("7") int days,
            @DefaultValue("2") BigDecimal factor,
            @DefaultValue("1000") int most,
            @DefaultValue("30m") Duration every) {}

    /** What a seller used in the latest days and still has. */
    record Stock(long merchantId, String sellerTaxNo, long used, long unused) {

        /** Numbers that are missing; 0 if there are enough. */
        int missing(Settings settings) {
            BigDecimal needed = BigDecimal.valueOf(used)
                    .multiply(settings.factor())
                    .divide(BigDecimal.valueOf(settings.days()), 0, RoundingMode.CEILING);
            return needed.subtract(BigDecimal.valueOf(unused))
                    .max(BigDecimal.ZERO)
                    .min(BigDecimal.valueOf(settings.most()))
                    .intValue();
        }
    }

    private final JdbcClient jdbc;
    private final Numbers numbers;
    private final Settings settings;
    private final Clock clock;

    NumberReserve(JdbcClient jdbc, Numbers numbers, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Draws for everybody who is short; outside of any transaction. @return numbers drawn */
    int fill() {
        int drawn = 0;
        for (Stock stock : stocks()) {
            int missing = stock.missing(settings);
            if (missing == 0) {
                continue;
            }
            PlatformAnswer<TaxPlatform.NumberRange> answer =
                    MerchantScope.call(stock.merchantId(), () -> numbers.draw(stock.sellerTaxNo(), missing));
            if (answer instanceof PlatformAnswer.Answered<TaxPlatform.NumberRange>) {
                drawn += missing;
            } else {
                // The next look tries again; until then there is what there is.
                log.warn("no numbers for {}: {}", stock.sellerTaxNo(), answer);
            }
        }
        return drawn;
    }

    List<Stock> stocks() {
        return jdbc.sql("""
                        SELECT used.merchant_id, used.seller_tax_no, used.used,
                          COALESCE((SELECT SUM(s.last_no - s.next_no + 1) FROM number_segment s
                            WHERE s.merchant_id = used.merchant_id AND s.seller_tax_no = used.seller_tax_no
                            AND s.status = 'OPEN'), 0) AS unused
                        FROM (SELECT s.merchant_id, s.seller_tax_no, COUNT(*) AS used FROM number_fate f
                          JOIN number_segment s ON s.id = f.segment_id WHERE f.allocated_at > ?
                          GROUP BY s.merchant_id, s.seller_tax_no) used
                        """)
                .param(Timestamp.from(clock.instant().minus(Duration.ofDays(settings.days()))))
                .query(Stock.class)
                .list();
    }

    /** Looks again and again, once over all instances. */
    @Configuration(proxyBeanMethods = false)
    static class Recurring {

        @Bean
        RecurringTask<Void> fillNumberReserve(NumberReserve reserve, Settings settings) {
            return Tasks.recurring("fill-number-reserve", FixedDelay.of(settings.every()))
                    .execute((instance, context) ->
                            MerchantScope.runEverywhere("keeping numbers in stock", reserve::fill));
        }
    }
}

package io.maotong.invoice.quota;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The end of a month (tax.md 1.8): what was downloaded and not used goes back on its last evening; what is still reserved,
 * for invoices that have not reached the platform, is kept alive into the next month.
 */
@Service
class QuotaReturns {

    static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    /** @param giveBackAt cron in China's time, on each day; only the last of a month counts @param extendAt on each first */
    @ConfigurationProperties("maotong.invoice.quota-month-end")
    record Settings(
            @DefaultValue("0 30 23 * * *") String giveBackAt,
            @DefaultValue("0 10 0 1 * *") String extendAt) {}

    /** What the intent of a return carries. */
    record Return(long returnId) {}

    /** What the intent of an extension carries. */
    record Extension(String sellerTaxNo, String period, String until, String serial) {}

    /** A return as it is stored. */
    record StoredReturn(long id, String sellerTaxNo, String period, String serial, BigDecimal amount, String state) {}

    private record Seller(long merchantId, String sellerTaxNo) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Intents intents;
    private final Clock clock;

    QuotaReturns(JdbcClient jdbc, TransactionTemplate transaction, Intents intents, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.intents = intents;
        this.clock = clock;
    }

    /** On the last day of a month: gives everybody's unused quota back. @return returns begun */
    int giveBack() {
        LocalDate today = BusinessTime.today(clock);
        return today.getDayOfMonth() == today.lengthOfMonth() ? giveBack(PERIOD.format(today)) : 0;
    }

    private int giveBack(String period) {
        int begun = 0;
        for (Seller seller : sellers("downloaded > used + reserved", "period = ?", period)) {
            boolean did = MerchantScope.call(
                    seller.merchantId(),
                    () -> Boolean.TRUE.equals(transaction.execute(status -> begin(seller, period))));
            begun += did ? 1 : 0;
        }
        return begun;
    }

    // Taken away before it is told: what is on its way back must not be reserved.
    private boolean begin(Seller seller, String period) {
        BigDecimal unused = jdbc.sql("""
                        SELECT downloaded - used - reserved FROM quota
                        WHERE merchant_id = ? AND seller_tax_no = ? AND period = ? FOR UPDATE
                        """)
                .params(seller.merchantId(), seller.sellerTaxNo(), period)
                .query(BigDecimal.class)
                .single();
        if (unused.signum() <= 0) {
            return false;
        }
        credit(seller.merchantId(), seller.sellerTaxNo(), period, unused.negate());
        long id = Ids.next();
        String serial = "QR" + Ids.text(id);
        jdbc.sql("""
                        INSERT INTO quota_return (id, merchant_id, seller_tax_no, period, serial, amount, state, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'OPEN', ?)
                        """)
                .params(
                        id,
                        seller.merchantId(),
                        seller.sellerTaxNo(),
                        period,
                        serial,
                        unused,
                        Timestamp.from(clock.instant()))
                .update();
        intents.add(QuotaReturnIntent.KIND, serial, new Return(id));
        return true;
    }

    StoredReturn get(long id) {
        return jdbc.sql("""
                        SELECT id, seller_tax_no, period, serial, amount, state FROM quota_return
                        WHERE merchant_id = ? AND id = ?
                        """)
                .params(MerchantScope.merchantId(), id)
                .query(StoredReturn.class)
                .single();
    }

    /** The platform has it, or the month is over and it lapsed. */
    void done(long id, String state, String answer) {
        transaction.executeWithoutResult(status -> close(id, state, answer));
    }

    /** The platform did not take it: it may be spent after all. */
    void refused(long id, String answer) {
        transaction.executeWithoutResult(status -> {
            StoredReturn stored = get(id);
            if (close(id, "REFUSED", answer)) {
                credit(MerchantScope.merchantId(), stored.sellerTaxNo(), stored.period(), stored.amount());
            }
        });
    }

    private boolean close(long id, String state, String answer) {
        return jdbc.sql(
                                "UPDATE quota_return SET state = ?, answer = ? WHERE merchant_id = ? AND id = ? AND state = 'OPEN'")
                        .params(state, answer, MerchantScope.merchantId(), id)
                        .update()
                == 1;
    }

    private void credit(long merchantId, String sellerTaxNo, String period, BigDecimal amount) {
        jdbc.sql("""
                        UPDATE quota SET downloaded = downloaded + ?, updated_at = ?
                        WHERE merchant_id = ? AND seller_tax_no = ? AND period = ?
                        """)
                .params(amount, Timestamp.from(clock.instant()), merchantId, sellerTaxNo, period)
                .update();
    }

    /** On the first day of a month: keeps what is reserved in the month before alive. @return extensions promised */
    int extend() {
        YearMonth month = YearMonth.from(BusinessTime.today(clock));
        String until = PERIOD.format(month);
        String before = PERIOD.format(month.minusMonths(1));
        List<Seller> sellers = sellers("reserved > 0", "period = ?", before);
        for (Seller seller : sellers) {
            MerchantScope.run(
                    seller.merchantId(),
                    () -> transaction.executeWithoutResult(status -> {
                        String serial = "QX" + Ids.text(Ids.next());
                        intents.add(
                                QuotaExtensionIntent.KIND,
                                serial,
                                new Extension(seller.sellerTaxNo(), before, until, serial));
                    }));
        }
        return sellers.size();
    }

    private List<Seller> sellers(String condition, String when, String period) {
        return jdbc.sql("SELECT merchant_id, seller_tax_no FROM quota WHERE " + condition + " AND " + when
                        + " ORDER BY id")
                .param(period)
                .query(Seller.class)
                .list();
    }

    /** Once over all instances. */
    @Configuration(proxyBeanMethods = false)
    static class Recurring {

        @Bean
        RecurringTask<Void> giveQuotaBack(QuotaReturns returns, Settings settings) {
            return Tasks.recurring("give-quota-back", new CronSchedule(settings.giveBackAt(), BusinessTime.ZONE))
                    .execute((instance, context) -> returns.giveBack());
        }

        @Bean
        RecurringTask<Void> extendQuota(QuotaReturns returns, Settings settings) {
            return Tasks.recurring("extend-quota", new CronSchedule(settings.extendAt(), BusinessTime.ZONE))
                    .execute((instance, context) -> returns.extend());
        }
    }
}

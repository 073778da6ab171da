package io.maotong.invoice.quota;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Closes the quota of months that are over: what is left of it cannot be spent any more (tax.md 1.8). */
@Configuration(proxyBeanMethods = false)
class QuotaRollOver {

    private static final Logger log = LoggerFactory.getLogger(QuotaRollOver.class);
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 5);

    /** Every day, so that a night that was missed is made up for. */
    @Bean
    RecurringTask<Void> quotaRollOverTask(QuotaMapper quotas, Clock clock) {
        return Tasks.recurring("invoice-quota-roll-over", new Daily(BusinessTime.ZONE, AFTER_MIDNIGHT))
                .execute((instance, context) -> close(quotas, clock));
    }

    static int close(QuotaMapper quotas, Clock clock) {
        String period = PERIOD.format(BusinessTime.today(clock));
        int closed =
                MerchantScope.everywhere("months end for everybody", () -> quotas.closeBefore(period, clock.instant()));
        if (closed > 0) {
            log.info("closed the quota of {} taxpayers before {}", closed, period);
        }
        return closed;
    }
}

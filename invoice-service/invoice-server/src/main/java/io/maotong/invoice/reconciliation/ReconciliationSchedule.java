package io.maotong.invoice.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.source.Sources;
import io.maotong.invoice.sync.SyncSettings;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Compares the month before by itself, two hours after the nightly collection, once over all instances. */
@Configuration(proxyBeanMethods = false)
class ReconciliationSchedule {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationSchedule.class);
    private static final Duration BEHIND_COLLECTION = Duration.ofHours(2);
    private static final int PAGE = 500;

    @Bean
    RecurringTask<Void> reconcileLastMonth(Reconciliations reconciliations, Sources sources, SyncSettings settings) {
        return Tasks.recurring(
                        "invoice-reconciliation",
                        new Daily(BusinessTime.ZONE, settings.dailyAt().plus(BEHIND_COLLECTION)))
                .execute((instance, context) -> {
                    if (settings.scheduled()) {
                        everybody(reconciliations, sources);
                    }
                });
    }

    private static void everybody(Reconciliations reconciliations, Sources sources) {
        long after = 0;
        List<Long> merchants;
        do {
            long last = after;
            merchants = MerchantScope.everywhere("scheduled reconciliation", () -> sources.merchantsAfter(last, PAGE));
            for (long merchant : merchants) {
                after = merchant;
                try {
                    MerchantScope.run(merchant, reconciliations::startLastMonth);
                } catch (RuntimeException e) {
                    // One merchant's trouble is not the others'.
                    log.warn("reconciling merchant {} could not begin; tomorrow tries again", merchant, e);
                }
            }
        } while (merchants.size() == PAGE);
    }
}

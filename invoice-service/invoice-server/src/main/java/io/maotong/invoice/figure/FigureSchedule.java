package io.maotong.invoice.figure;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.source.Sources;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Compares every merchant's figures with the promise, once over all instances. */
@Configuration(proxyBeanMethods = false)
class FigureSchedule {

    private static final Logger log = LoggerFactory.getLogger(FigureSchedule.class);
    private static final int PAGE = 500;

    @Bean
    RecurringTask<Void> compareFigures(Figures figures, Sources sources, FigureSettings settings) {
        return Tasks.recurring("invoice-sync-figures", new CronSchedule(settings.cron(), BusinessTime.ZONE))
                .execute((instance, context) -> everybody(figures, sources));
    }

    private static void everybody(Figures figures, Sources sources) {
        long after = 0;
        List<Long> merchants;
        do {
            long last = after;
            merchants = MerchantScope.everywhere("figures", () -> sources.merchantsAfter(last, PAGE));
            for (long merchant : merchants) {
                after = merchant;
                try {
                    MerchantScope.run(merchant, figures::compareWithPromise);
                } catch (RuntimeException e) {
                    log.warn(
                            "the figures of merchant {} could not be computed; the next round tries again",
                            merchant,
                            e);
                }
            }
        } while (merchants.size() == PAGE);
    }
}

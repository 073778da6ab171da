package io.maotong.invoice.red;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.source.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the platform's list for every merchant from time to time, once over all instances. */
@Configuration
class RedRound {

    private static final Logger log = LoggerFactory.getLogger(RedRound.class);

    @Bean
    RecurringTask<Void> redFormRound(Sources sources, RedSyncs syncs, RedProperties settings) {
        return Tasks.recurring("red-form-round", FixedDelay.of(settings.syncEvery()))
                .execute((instance, context) -> sources.taxpayers().forEach(merchant -> {
                    try {
                        MerchantScope.run(merchant, () -> syncs.start(null, null, "schedule"));
                    } catch (RuntimeException e) {
                        log.warn("the red forms of {} are read in the next round", merchant, e);
                    }
                }));
    }
}

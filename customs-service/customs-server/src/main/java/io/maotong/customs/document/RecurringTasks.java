package io.maotong.customs.document;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.customs.CustomsSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring job of this service; whatever fails in it does not keep the rest from running. */
@Configuration
class RecurringTasks {

    private static final Logger log = LoggerFactory.getLogger(RecurringTasks.class);

    @Bean
    RecurringTask<Void> customsRound(List<RecurringWork> works, CustomsSettings settings) {
        return Tasks.recurring(
                        "customs-round", FixedDelay.of(settings.watchdog().every()))
                .execute((instance, context) -> works.forEach(RecurringTasks::run));
    }

    private static void run(RecurringWork work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("{} failed; the next round tries again", work.getClass().getSimpleName(), e);
        }
    }
}

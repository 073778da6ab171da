package io.maotong.invoice.sync;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.maotong.core.time.BusinessTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When collecting happens by itself, once over all instances. */
@Configuration(proxyBeanMethods = false)
class SyncSchedule {

    @Bean
    RecurringTask<Void> collectDays(SyncCalendar calendar, SyncSettings settings) {
        return Tasks.recurring("invoice-sync-days", new Daily(BusinessTime.ZONE, settings.dailyAt()))
                .execute((instance, context) -> {
                    if (settings.scheduled()) {
                        calendar.days();
                    }
                });
    }

    @Bean
    RecurringTask<Void> collectNews(SyncCalendar calendar, SyncSettings settings) {
        return Tasks.recurring("invoice-sync-news", new CronSchedule(settings.newsCron(), BusinessTime.ZONE))
                .execute((instance, context) -> {
                    if (settings.scheduled()) {
                        calendar.news();
                    }
                });
    }
}

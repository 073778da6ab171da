package io.maotong.user.signin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignInCleaning {

    /** Forgets codes and failures that no longer matter. */
    @Bean
    RecurringTask<Void> forgetOldCodes(SmsCodes codes, SignInGuard guard) {
        return Tasks.recurring("forget-old-codes", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> {
                    codes.forgetExpired();
                    guard.forgetOld();
                });
    }
}

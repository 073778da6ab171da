package io.maotong.invoice.plan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.policy.Policies;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for policies whose hour has come, once over all instances. What is due is kept in the database and not in the clock of
 * the job, so a night without any instance is caught up when one starts.
 */
@Configuration
class PlanSchedule {

    private static final Logger log = LoggerFactory.getLogger(PlanSchedule.class);

    @Bean
    RecurringTask<Void> invoicePlanRound(Round round, InvoiceProperties properties) {
        return Tasks.recurring(
                        "invoice-plan-round", FixedDelay.of(properties.plan().roundEvery()))
                .execute((instance, context) -> {
                    try {
                        round.run();
                    } catch (RuntimeException e) {
                        log.warn("The round failed; the next one tries again", e);
                    }
                });
    }

    /** One round. */
    @Component
    static class Round {

        private final Policies policies;
        private final PreInvoices advances;
        private final Intents intents;
        private final TransactionTemplate transaction;

        Round(Policies policies, PreInvoices advances, Intents intents, TransactionTemplate transaction) {
            this.policies = policies;
            this.advances = advances;
            this.intents = intents;
            this.transaction = transaction;
        }

        void run() {
            transaction.executeWithoutResult(status -> policies.takeDue()
                    .forEach(due -> intents.add(
                            due.merchantId(),
                            PolicyRun.KIND,
                            Ids.text(due.policyId()),
                            new PolicyRun.Reference(due.policyId()),
                            Duration.ZERO)));
            while (advances.raise() > 0) {
                // A portion at a time, so that no transaction grows with a bad month.
            }
        }
    }
}

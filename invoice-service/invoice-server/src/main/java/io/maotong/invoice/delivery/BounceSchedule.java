package io.maotong.invoice.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks into the mailbox of returned messages, once over all instances. */
@Configuration(proxyBeanMethods = false)
class BounceSchedule {

    private static final Logger log = LoggerFactory.getLogger(BounceSchedule.class);

    @Bean
    RecurringTask<Void> readReturnedMail(BounceMailbox mailbox, MailboxSettings settings) {
        return Tasks.recurring("invoice-returned-mail", FixedDelay.of(settings.every()))
                .execute((instance, context) -> {
                    try {
                        mailbox.read();
                    } catch (MessagingException | RuntimeException e) {
                        log.warn("The mailbox of returned messages could not be read; the next look tries again", e);
                    }
                });
    }
}

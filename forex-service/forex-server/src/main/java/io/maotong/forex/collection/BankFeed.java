package io.maotong.forex.collection;

import io.maotong.data.pump.Pump;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.bank.BankAnswer;
import io.maotong.forex.bank.BankReaders;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the bank's feed by its cursor, one instance at a time. */
@Configuration(proxyBeanMethods = false)
class BankFeed {

    private static final Logger log = LoggerFactory.getLogger(BankFeed.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Bean
    Pump notificationPump(Bank bank, BankReaders readers, MessageService messages, CollectionProperties properties) {
        return new Pump(
                "bank-notifications", properties.poll(), () -> portion(bank, readers, messages, properties.pageSize()));
    }

    private static int portion(Bank bank, BankReaders readers, MessageService messages, int pageSize) {
        OptionalLong position = readers.lease(MessageService.READER, LEASE);
        if (position.isEmpty()) {
            return 0;
        }
        return switch (bank.notifications(position.getAsLong(), pageSize)) {
            case BankAnswer.Given<Bank.Page>(Bank.Page page) ->
                messages.store(bank.id(), position.getAsLong(), page.items());
            case BankAnswer<Bank.Page> other -> {
                log.warn("the bank's feed cannot be read now: {}", other);
                yield 0;
            }
        };
    }
}

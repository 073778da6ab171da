package io.maotong.forex.rate;

import io.maotong.data.pump.Pump;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.bank.BankAnswer;
import io.maotong.forex.bank.BankReaders;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fetches the bank's board again and again, one instance at a time. */
@Configuration(proxyBeanMethods = false)
class RateFeed {

    private static final Logger log = LoggerFactory.getLogger(RateFeed.class);
    private static final String READER = "rates";
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Bean
    Pump ratePump(Bank bank, BankReaders readers, RateService service, RateProperties properties) {
        return new Pump("bank-rates", properties.poll(), () -> fetch(bank, readers, service));
    }

    private static int fetch(Bank bank, BankReaders readers, RateService service) {
        if (readers.lease(READER, LEASE).isPresent()) {
            switch (bank.rates()) {
                case BankAnswer.Given<Bank.Board>(Bank.Board board) -> service.keep(bank.id(), board);
                case BankAnswer<Bank.Board> other -> log.warn("no rates: {}", other);
            }
        }
        return 0;
    }
}

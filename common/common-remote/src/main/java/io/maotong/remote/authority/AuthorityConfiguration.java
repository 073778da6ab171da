package io.maotong.remote.authority;

import io.maotong.web.trace.CurrentTrace;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients of the authorities. */
@AutoConfiguration
@EnableConfigurationProperties(AuthorityProperties.class)
public class AuthorityConfiguration {

    @Bean
    ExchangeArchive exchangeArchive(JdbcClient jdbc, CurrentTrace trace) {
        return new ExchangeArchive(jdbc, trace);
    }

    @Bean
    AuthorityClients authorityClients(
            AuthorityProperties properties, ExchangeArchive archive, CurrentTrace trace, Clock clock) {
        return new AuthorityClients(properties, archive, trace, clock);
    }
}

package io.maotong.user;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that tests can move. */
@TestConfiguration(proxyBeanMethods = false)
public class MovedTime {

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }
}

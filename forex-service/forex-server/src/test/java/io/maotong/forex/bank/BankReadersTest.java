package io.maotong.forex.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.forex.ForexTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForexTest
class BankReadersTest {

    private static final String NAME = "test";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void row() {
        jdbc.sql("REPLACE INTO bank_reader (name, position, leased_until) VALUES (?, 7, '2026-01-01 00:00:00')")
                .param(NAME)
                .update();
    }

    private BankReaders instanceAt(Instant now) {
        return new BankReaders(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void oneOfTwoInstancesReadsUntilItsLeaseIsOver() {
        BankReaders first = instanceAt(NOON);
        assertThat(first.lease(NAME, LEASE)).isEqualTo(OptionalLong.of(7));
        assertThat(first.lease(NAME, LEASE)).as("goes on").isEqualTo(OptionalLong.of(7));
        assertThat(instanceAt(NOON.plusSeconds(29)).lease(NAME, LEASE)).isEmpty();
        BankReaders second = instanceAt(NOON.plusSeconds(31));
        assertThat(second.lease(NAME, LEASE)).as("the first has died").isEqualTo(OptionalLong.of(7));
    }

    @Test
    void theSlowerOfTwoReadersStoresNothing() {
        assertThat(instanceAt(NOON).advance(NAME, 7, 9)).isTrue();
        assertThat(instanceAt(NOON).advance(NAME, 7, 9)).isFalse();
        assertThat(instanceAt(NOON).lease(NAME, LEASE)).isEqualTo(OptionalLong.of(9));
    }
}

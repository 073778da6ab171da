package io.maotong.forex.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps two instances from reading the same thing at the bank: whoever holds the lease reads. A lease is only good
 * manners; what is right is decided by {@link #advance}, which moves the position under the row's lock.
 */
@Component
public class BankReaders {

    private final String instance = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final Clock clock;

    BankReaders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the position to read from, or nothing if another instance is reading */
    public OptionalLong lease(String name, Duration time) {
        Instant now = clock.instant();
        int leased = jdbc.sql("""
                        UPDATE bank_reader SET leased_by = ?, leased_until = ?
                        WHERE name = ? AND (leased_until < ? OR leased_by = ?)
                        """)
                .params(instance, Timestamp.from(now.plus(time)), name, Timestamp.from(now), instance)
                .update();
        if (leased == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(jdbc.sql("SELECT position FROM bank_reader WHERE name = ?")
                .param(name)
                .query(Long.class)
                .single());
    }

    /**
     * Moves the position, in the transaction that stores what was read.
     *
     * @return false if somebody else has moved it: then nothing may be stored
     */
    public boolean advance(String name, long from, long to) {
        return jdbc.sql("UPDATE bank_reader SET position = ? WHERE name = ? AND position = ?")
                        .params(to, name, from)
                        .update()
                == 1;
    }
}

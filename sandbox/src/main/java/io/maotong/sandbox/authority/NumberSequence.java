package io.maotong.sandbox.authority;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gap-tolerant running numbers, reserved in blocks in a transaction of their own so that nobody waits long. They have
 * connections of their own too: callers hold one already, and many of them must not wait for each other's second.
 */
@Component
public class NumberSequence {

    private final HikariDataSource connections;
    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    /** @param ready the usual client, which exists only once the tables do */
    NumberSequence(HikariDataSource usual, JdbcClient ready) {
        connections = new HikariDataSource();
        connections.setPoolName("numbers");
        connections.setJdbcUrl(usual.getJdbcUrl());
        connections.setUsername(usual.getUsername());
        connections.setPassword(usual.getPassword());
        connections.setTransactionIsolation(usual.getTransactionIsolation());
        connections.setMaximumPoolSize(2);
        connections.setMinimumIdle(1);
        jdbc = JdbcClient.create(connections);
        own = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    public long next(String name) {
        return block(name, 1);
    }

    /** Reserves {@code size} numbers; the first of them is returned. Numbering starts at 1. */
    public long block(String name, int size) {
        return own.execute(status -> {
            Long first = locked(name);
            if (first == null) {
                try {
                    jdbc.sql("INSERT INTO number_sequence (name, next) VALUES (?, 1)")
                            .params(name)
                            .update();
                    first = 1L;
                } catch (DuplicateKeyException other) {
                    first = locked(name);
                }
            }
            jdbc.sql("UPDATE number_sequence SET next = next + ? WHERE name = ?")
                    .params(size, name)
                    .update();
            return first;
        });
    }

    private Long locked(String name) {
        return jdbc.sql("SELECT next FROM number_sequence WHERE name = ? FOR UPDATE")
                .params(name)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    @PreDestroy
    void close() {
        connections.close();
    }
}

package io.maotong.customs.document;

import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers within an enterprise: prefix, day, nine digits. Taken in blocks, never twice; gaps are possible. */
@Component
public class Numbers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Numbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // In a transaction of its own: the counter must not stay locked while a page of documents is written.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<String> take(String prefix, int count) {
        String day = CustomsTime.day(clock.instant());
        jdbc.sql("""
                        INSERT INTO number_counter (merchant_id, name, day, value) VALUES (?, ?, ?, LAST_INSERT_ID(?))
                        ON DUPLICATE KEY UPDATE value = LAST_INSERT_ID(value + ?)
                        """)
                .params(MerchantScope.merchantId(), prefix, day, count, count)
                .update();
        long last = jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
        List<String> numbers = new ArrayList<>(count);
        for (long number = last - count + 1; number <= last; number++) {
            numbers.add(prefix + day + "%09d".formatted(number));
        }
        return numbers;
    }
}

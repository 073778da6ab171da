package io.maotong.invoice.conversion;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.data.scope.MerchantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Conversions go on where they were, whoever goes on with them: rows and position are one transaction under the lock of the
 * position. When the end is reached too early it begins once more, for the rows that came behind its back.
 */
@Service
public class Conversions {

    private static final Logger log = LoggerFactory.getLogger(Conversions.class);

    private record Position(long after, Instant startedAt, Instant doneAt) {}

    private final JdbcClient jdbc;
    private final ConversionSettings settings;
    private final Clock clock;

    Conversions(JdbcClient jdbc, ConversionSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether no row of the older form is left. */
    public boolean isDone(String name) {
        return jdbc.sql("SELECT done_at IS NOT NULL FROM data_conversion WHERE name = ?")
                .param(name)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** One transaction. @return whether there is more to do at once */
    @Transactional
    public boolean step(Conversion conversion) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        INSERT INTO data_conversion (name, after_id, converted, started_at, updated_at)
                        VALUES (?, 0, 0, ?, ?) ON DUPLICATE KEY UPDATE name = name
                        """).params(conversion.name(), now, now).update();
        Position position = jdbc.sql(
                        "SELECT after_id, started_at, done_at FROM data_conversion WHERE name = ? FOR UPDATE")
                .param(conversion.name())
                .query((row, n) -> new Position(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant()))
                .single();
        if (position.doneAt() != null) {
            return false;
        }
        Conversion.Step step = MerchantScope.everywhere(
                "rows of before, whosever they are", () -> conversion.convert(position.after(), settings.batch()));
        boolean end = step.last() == null;
        boolean done = end && !clock.instant().isBefore(position.startedAt().plus(settings.settle()));
        jdbc.sql("""
                        UPDATE data_conversion SET after_id = ?, converted = converted + ?, updated_at = ?, done_at = ?
                        WHERE name = ?
                        """)
                .params(Arrays.asList(
                        end ? 0L : step.last(), step.converted(), now, done ? now : null, conversion.name()))
                .update();
        if (done) {
            log.info("the conversion {} is done", conversion.name());
        }
        return !end;
    }

    /** Until all are done, once over all instances. */
    @Configuration(proxyBeanMethods = false)
    static class Recurring {

        @Bean
        RecurringTask<Void> convertRows(
                Conversions conversions, List<Conversion> all, ConversionSettings settings, Clock clock) {
            return Tasks.recurring("invoice-conversions", FixedDelay.of(settings.every()))
                    .execute((instance, context) -> {
                        for (Conversion conversion : all) {
                            turn(conversions, conversion, clock.instant().plus(settings.turn()), clock);
                        }
                    });
        }

        // One that fails does not keep the others from going on.
        private static void turn(Conversions conversions, Conversion conversion, Instant until, Clock clock) {
            try {
                boolean more = true;
                while (more && clock.instant().isBefore(until)) {
                    more = conversions.step(conversion);
                }
            } catch (RuntimeException e) {
                log.warn("the conversion {} goes on in the next turn", conversion.name(), e);
            }
        }
    }
}

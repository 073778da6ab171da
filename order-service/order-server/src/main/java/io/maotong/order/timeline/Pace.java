package io.maotong.order.timeline;

import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the next step is to be expected, and why: the merchant's own median, else a dated rule, else nothing. */
@Component
class Pace {

    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final int ENOUGH = 20;
    private static final Text TOO_LITTLE = Text.of("数据不足", "Too little data");

    private record Rule(String next, Duration usually, Text basis) {}

    private final JdbcClient jdbc;
    private final MilestoneMapper milestones;
    private final Clock clock;

    Pace(JdbcClient jdbc, MilestoneMapper milestones, Clock clock) {
        this.jdbc = jdbc;
        this.milestones = milestones;
        this.clock = clock;
    }

    TimelineNode.Next next(Source source, String state, Instant since, Locale locale) {
        Optional<Rule> rule = rule(source, state);
        if (rule.isEmpty()) {
            return new TimelineNode.Next(null, null, TOO_LITTLE.in(locale), 0, false);
        }
        Instant now = clock.instant();
        List<Long> seconds = milestones.pace(source, state, rule.get().next(), now.minus(LOOK_BACK)).stream()
                .sorted()
                .toList();
        Instant at;
        String basis;
        if (seconds.size() >= ENOUGH) {
            at = since.plusSeconds(median(seconds));
            basis = Text.of("近30天中位数（%d笔）", "Median of 30 days (%d cases)")
                    .with(seconds.size())
                    .in(locale);
        } else {
            at = since.plus(rule.get().usually());
            basis = rule.get().basis().in(locale)
                    + Text.of("（近30天%d笔，数据不足以取中位数）", " (%d cases in 30 days: too few for a median)")
                            .with(seconds.size())
                            .in(locale);
        }
        return new TimelineNode.Next(rule.get().next(), at, basis, seconds.size(), at.isBefore(now));
    }

    static long median(List<Long> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private Optional<Rule> rule(Source source, String state) {
        LocalDate today = BusinessTime.today(clock);
        return jdbc.sql("""
                        SELECT next_state, minutes, basis_zh, basis_en FROM step_expectation
                        WHERE source = ? AND state = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
                        ORDER BY valid_from DESC LIMIT 1
                        """)
                .params(source.name(), state, today, today)
                .query((row, number) -> new Rule(
                        row.getString(1),
                        Duration.ofMinutes(row.getInt(2)),
                        Text.of(row.getString(3), row.getString(4))))
                .optional();
    }
}

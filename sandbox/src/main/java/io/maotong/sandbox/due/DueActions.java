package io.maotong.sandbox.due;

import io.maotong.sandbox.SandboxProperties;
import io.maotong.sandbox.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Schedules work. Takes part in the caller's transaction: what is rolled back never falls due. */
@Component
public class DueActions {

    private final JdbcTemplate jdbc;
    private final SandboxProperties properties;
    private final Clock clock;

    /** @param delay before the pace is applied */
    public record Planned(String kind, String ref, String payload, Duration delay) {}

    DueActions(JdbcTemplate jdbc, SandboxProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    public void schedule(String kind, String ref, String payload, Duration delay) {
        schedule(List.of(new Planned(kind, ref, payload, delay)));
    }

    public void schedule(List<Planned> planned) {
        Instant now = clock.instant();
        jdbc.batchUpdate(
                "INSERT INTO due_action (kind, ref, payload, due_at) VALUES (?,?,?,?)",
                planned.stream()
                        .map(p -> new Object[] {
                            p.kind(), p.ref(), p.payload(), UtcTime.toRow(now.plus(properties.paced(p.delay())))
                        })
                        .toList());
    }
}

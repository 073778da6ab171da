package io.maotong.sandbox.control;

import io.maotong.sandbox.authority.Tally;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts since the database was created. */
@RestController
final class ControlSummaryController {

    private final Tally tally;
    private final JdbcClient jdbc;

    /** @param counts by authority, then by what was counted @param waiting due actions not yet done, by kind */
    record Summary(Map<String, Map<String, Long>> counts, Map<String, Long> waiting) {}

    ControlSummaryController(Tally tally, JdbcClient jdbc) {
        this.tally = tally;
        this.jdbc = jdbc;
    }

    @GetMapping("/control/summary")
    Summary summary() {
        Map<String, Long> waiting = new TreeMap<>();
        jdbc.sql("SELECT kind, COUNT(*) FROM due_action GROUP BY kind").query(row -> {
            waiting.put(row.getString(1), row.getLong(2));
        });
        return new Summary(tally.all(), waiting);
    }
}

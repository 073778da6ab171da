package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The test cases (ylbm) of the platform's own sandbox paths. Each service has one, named after it: it has passed once a
 * call under its code was answered with 00.
 */
@Component
final class TestCases {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{3,20}-\\d{2}");

    private final JdbcTemplate jdbc;
    private final Clock clock;

    /** @param passedAt null while it has not passed */
    record TestCase(String capability, String service, String ylbm, int calls, Instant passedAt) {}

    TestCases(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the code is one of the service: its name, a dash, two digits. */
    static boolean fits(String service, String ylbm) {
        return ylbm != null && CODE.matcher(ylbm).matches() && ylbm.startsWith(service + "-");
    }

    void called(String capability, String service, String ylbm, boolean passed) {
        Object now = passed ? UtcTime.toRow(clock.instant()) : null;
        jdbc.update(
                "INSERT INTO tax_test_case (capability, service, ylbm, calls, passed_at) VALUES (?,?,?,1,?)"
                        + " ON DUPLICATE KEY UPDATE calls = calls + 1,"
                        + " passed_at = COALESCE(passed_at, VALUES(passed_at))",
                capability,
                service,
                ylbm,
                now);
    }

    boolean passed(String capability, String service) {
        return jdbc.queryForObject(
                        "SELECT COUNT(*) FROM tax_test_case WHERE capability = ? AND service = ?"
                                + " AND passed_at IS NOT NULL",
                        Integer.class,
                        capability,
                        service)
                > 0;
    }

    List<TestCase> all() {
        return jdbc.query(
                "SELECT * FROM tax_test_case ORDER BY capability, service, ylbm",
                (row, n) -> new TestCase(
                        row.getString("capability"),
                        row.getString("service"),
                        row.getString("ylbm"),
                        row.getInt("calls"),
                        row.getTimestamp("passed_at") == null ? null : UtcTime.fromRow(row, "passed_at")));
    }
}

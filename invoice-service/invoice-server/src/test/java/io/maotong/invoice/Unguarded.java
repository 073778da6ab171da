package io.maotong.invoice;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody with the root account, for whom triggers are no obstacle. They stand again afterwards. */
@TestComponent
public class Unguarded {

    private record Trigger(String name, String timing, String event, String body) {}

    private final JdbcTemplate jdbc;

    Unguarded(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void on(String table, Runnable work) {
        List<Trigger> triggers = jdbc.query(
                """
                SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT FROM information_schema.TRIGGERS
                WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = ? ORDER BY EVENT_MANIPULATION, ACTION_ORDER
                """,
                (row, n) -> new Trigger(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                table);
        triggers.forEach(trigger -> jdbc.execute("DROP TRIGGER " + trigger.name()));
        try {
            work.run();
        } finally {
            triggers.forEach(trigger -> jdbc.execute("CREATE TRIGGER " + trigger.name() + " " + trigger.timing() + " "
                    + trigger.event() + " ON " + table + " FOR EACH ROW " + trigger.body()));
        }
    }

    public void update(String table, String sql, Object... values) {
        on(table, () -> jdbc.update(sql, values));
    }
}

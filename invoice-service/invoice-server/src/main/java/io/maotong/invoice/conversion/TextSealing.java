package io.maotong.invoice.conversion;

import io.maotong.data.key.KeyService;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Moves a text from the column where it is readable into the one where it is encrypted. */
public abstract class TextSealing implements Conversion {

    private record Kept(long id, String text) {}

    private final String table;
    private final String plain;
    private final String sealed;
    private final JdbcTemplate jdbc;
    private final KeyService keys;

    protected TextSealing(String table, String plain, String sealed, JdbcTemplate jdbc, KeyService keys) {
        this.table = table;
        this.plain = plain;
        this.sealed = sealed;
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public final Step convert(long after, int limit) {
        List<Kept> rows = jdbc.query(
                "SELECT id, " + plain + " FROM " + table + " WHERE id > ? AND " + plain
                        + " IS NOT NULL ORDER BY id LIMIT ?",
                (row, n) -> new Kept(row.getLong(1), row.getString(2)),
                after,
                limit);
        if (rows.isEmpty()) {
            return Step.END;
        }
        jdbc.batchUpdate(
                "UPDATE " + table + " SET " + sealed + " = ?, " + plain + " = NULL WHERE id = ? AND " + plain
                        + " IS NOT NULL",
                rows.stream()
                        .map(row -> new Object[] {keys.encrypt(row.text()), row.id()})
                        .toList());
        return new Step(rows.getLast().id(), rows.size());
    }
}

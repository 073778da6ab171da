package io.maotong.order.reference;

import io.maotong.core.id.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what, from when on and on what grounds. */
@Component
class ReferenceJournal {

    static final String CREATED = "CREATED";
    static final String CHANGED = "CHANGED";

    private static final String RETIRED = "RETIRED";
    private static final int NEWEST = 200;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ReferenceJournal(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void written(
            ReferenceTable table,
            String action,
            Collection<Map<String, String>> entries,
            LocalDate from,
            String source,
            String actor) {
        insert(entries.stream()
                .map(entry -> row(table, table.keyOf(entry), action, from, null, entry, source, actor))
                .toList());
    }

    void retired(
            ReferenceTable table, Collection<ReferenceEntry> ended, LocalDate lastDay, String reason, String actor) {
        insert(ended.stream()
                .map(entry -> row(table, entry.key(), RETIRED, null, lastDay, Map.of(), reason, actor))
                .toList());
    }

    /** Newest first, at most 200. */
    List<ReferenceChange> of(ReferenceTable table, String key) {
        return jdbc.query(
                """
                        SELECT ref_key, action, valid_from, valid_to, content, grounds, actor, changed_at
                        FROM reference_change WHERE ref_table = ? AND ref_key = ? ORDER BY id DESC LIMIT ?
                        """,
                (row, number) -> new ReferenceChange(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        json.readValue(row.getString(5), new TypeReference<>() {}),
                        row.getString(6),
                        row.getString(7),
                        row.getTimestamp(8).toInstant()),
                table.path,
                key,
                NEWEST);
    }

    private Object[] row(
            ReferenceTable table,
            String key,
            String action,
            LocalDate from,
            LocalDate to,
            Map<String, String> values,
            String grounds,
            String actor) {
        return new Object[] {
            Ids.next(),
            table.path,
            key,
            action,
            from,
            to,
            json.writeValueAsString(values),
            grounds,
            actor,
            Timestamp.from(clock.instant())
        };
    }

    private void insert(List<Object[]> rows) {
        jdbc.batchUpdate("""
                INSERT INTO reference_change
                  (id, ref_table, ref_key, action, valid_from, valid_to, content, grounds, actor, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }
}

package io.maotong.order.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Rows of reference tables with their periods. Identifiers in the statements are those of {@link ReferenceTable}. */
@Component
class ReferencePeriods {

    private static final String IN_FORCE = " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)";

    private final JdbcTemplate jdbc;

    ReferencePeriods(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a list is asked for. @param prefix of the first key column @param on null for all periods */
    record Wanted(String prefix, LocalDate on) {

        String where(ReferenceTable table) {
            return " WHERE " + table.keys.getFirst().column() + " LIKE ?" + (on == null ? "" : IN_FORCE);
        }

        List<Object> parameters() {
            String escaped = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            return on == null ? List.of(escaped + "%") : List.of(escaped + "%", on, on);
        }
    }

    long count(ReferenceTable table, Wanted wanted) {
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM " + table.table + wanted.where(table),
                Long.class,
                wanted.parameters().toArray());
        return count == null ? 0 : count;
    }

    List<ReferenceEntry> page(ReferenceTable table, Wanted wanted, long offset, long size) {
        List<Object> parameters = new ArrayList<>(wanted.parameters());
        parameters.add(size);
        parameters.add(offset);
        return jdbc.query(listSql(table, wanted), reader(table), parameters.toArray());
    }

    /** In the order of the primary key. */
    static String listSql(ReferenceTable table, Wanted wanted) {
        return select(table) + wanted.where(table) + " ORDER BY " + keyColumns(table) + ", valid_from LIMIT ? OFFSET ?";
    }

    /** All periods of these keys, oldest first; locked until the end of the transaction. */
    Map<String, List<ReferenceEntry>> lock(ReferenceTable table, Collection<String> keys) {
        return periods(table, keys, " FOR UPDATE");
    }

    Map<String, List<ReferenceEntry>> of(ReferenceTable table, Collection<String> keys) {
        return periods(table, keys, "");
    }

    private Map<String, List<ReferenceEntry>> periods(ReferenceTable table, Collection<String> keys, String lock) {
        String one = "(" + String.join(", ", Collections.nCopies(table.keys.size(), "?")) + ")";
        List<Object> parameters = new ArrayList<>();
        keys.forEach(key -> parameters.addAll(parts(table, key)));
        return jdbc
                .query(
                        select(table) + " WHERE (" + keyColumns(table) + ") IN ("
                                + String.join(", ", Collections.nCopies(keys.size(), one)) + ") ORDER BY "
                                + keyColumns(table) + ", valid_from" + lock,
                        reader(table),
                        parameters.toArray())
                .stream()
                .collect(Collectors.groupingBy(ReferenceEntry::key, LinkedHashMap::new, Collectors.toList()));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if somebody else added one of them just now */
    void add(ReferenceTable table, List<Map<String, String>> entries, LocalDate from, String source) {
        List<ReferenceColumn> columns = table.columns();
        jdbc.batchUpdate(
                "INSERT INTO " + table.table + " (" + columnsOf(table) + ", valid_from, valid_to, "
                        + table.sourceColumn() + ") VALUES (" + "?, ".repeat(columns.size()) + "?, NULL, ?)",
                entries.stream()
                        .map(entry -> {
                            List<Object> row = new ArrayList<>();
                            columns.forEach(column -> row.add(text(entry, column)));
                            row.add(from);
                            row.add(source);
                            return row.toArray();
                        })
                        .toList());
    }

    private static String text(Map<String, String> entry, ReferenceColumn column) {
        String text = entry.get(column.name());
        return text == null || text.isEmpty() && !column.mandatory() ? null : text;
    }

    void end(ReferenceTable table, Collection<ReferenceEntry> periods, LocalDate lastDay) {
        String where =
                table.keys.stream().map(column -> column.column() + " = ?").collect(Collectors.joining(" AND "));
        jdbc.batchUpdate(
                "UPDATE " + table.table + " SET valid_to = ? WHERE " + where + " AND valid_from = ?",
                periods.stream()
                        .map(period -> {
                            List<Object> row = new ArrayList<>(List.of(lastDay));
                            row.addAll(parts(table, period.key()));
                            row.add(period.validFrom());
                            return row.toArray();
                        })
                        .toList());
    }

    /** Lines of the tariff that need one of these units on a day or later. */
    long tariffLinesWith(Collection<String> units, LocalDate after) {
        String places = String.join(", ", Collections.nCopies(units.size(), "?"));
        List<Object> parameters = new ArrayList<>(units);
        parameters.addAll(units);
        parameters.add(after);
        Long lines = jdbc.queryForObject(
                "SELECT COUNT(*) FROM hs_code WHERE (unit1 IN (" + places + ") OR unit2 IN (" + places
                        + ")) AND (valid_to IS NULL OR valid_to > ?)",
                Long.class,
                parameters.toArray());
        return lines == null ? 0 : lines;
    }

    /** The parts of a key; of too few, the others are empty. */
    private static List<String> parts(ReferenceTable table, String key) {
        List<String> parts = new ArrayList<>(Arrays.asList(key.split(ReferenceTable.SEPARATOR, table.keys.size())));
        while (parts.size() < table.keys.size()) {
            parts.add("");
        }
        return parts;
    }

    private static String select(ReferenceTable table) {
        return "SELECT " + columnsOf(table) + ", valid_from, valid_to, " + table.sourceColumn() + " FROM "
                + table.table;
    }

    private static String columnsOf(ReferenceTable table) {
        return table.columns().stream().map(ReferenceColumn::column).collect(Collectors.joining(", "));
    }

    private static String keyColumns(ReferenceTable table) {
        return table.keys.stream().map(ReferenceColumn::column).collect(Collectors.joining(", "));
    }

    private static RowMapper<ReferenceEntry> reader(ReferenceTable table) {
        List<ReferenceColumn> columns = table.columns();
        return (row, number) -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (ReferenceColumn column : columns) {
                values.put(column.name(), row.getString(column.column()));
            }
            return new ReferenceEntry(
                    table.keyOf(values),
                    values,
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    row.getString(table.sourceColumn()));
        };
    }
}

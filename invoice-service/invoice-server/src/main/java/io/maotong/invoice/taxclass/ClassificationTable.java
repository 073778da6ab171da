package io.maotong.invoice.taxclass;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code tax_class} and {@code tax_rate}; they belong to no merchant. */
@Repository
class ClassificationTable {

    private static final String COLUMNS = "code, name, short_name, level, leaf, allowed_rates, preferences,"
            + " required_special, keywords, valid_from, valid_to, source";
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    ClassificationTable(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    List<Classification> byCodes(Collection<String> codes) {
        return select(codes, "");
    }

    List<Classification> lock(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : select(codes, " FOR UPDATE");
    }

    private List<Classification> select(Collection<String> codes, String lock) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tax_class WHERE code IN (:codes) ORDER BY code, valid_from" + lock)
                .param("codes", codes)
                .query(ClassificationTable::read)
                .list();
    }

    /** Rises with every change of the table, by whichever instance. */
    long version() {
        return jdbc.sql("SELECT version FROM tax_class_version WHERE id = 1")
                .query(Long.class)
                .single();
    }

    List<Classification> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM tax_class ORDER BY code, valid_from")
                .query(ClassificationTable::read)
                .list();
    }

    /** @param newest the version that follows each closed one, by code */
    void write(
            List<Classification> closed,
            Map<String, Classification> newest,
            List<Classification> inserts,
            List<Classification> corrections,
            Instant at) {
        batch.batchUpdate(
                "UPDATE tax_class SET valid_to = ?, updated_at = ? WHERE code = ? AND valid_from = ?",
                closed.stream()
                        .map(old -> new Object[] {
                            Date.valueOf(newest.get(old.code()).validFrom().minusDays(1)),
                            Timestamp.from(at),
                            old.code(),
                            Date.valueOf(old.validFrom())
                        })
                        .toList());
        batch.batchUpdate(
                "INSERT INTO tax_class (name, short_name, level, leaf, allowed_rates, preferences, required_special,"
                        + " keywords, valid_to, source, updated_at, code, valid_from) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                inserts.stream().map(one -> values(one, at)).toList());
        batch.batchUpdate(
                "UPDATE tax_class SET name = ?, short_name = ?, level = ?, leaf = ?, allowed_rates = ?, preferences = ?,"
                        + " required_special = ?, keywords = ?, valid_to = ?, source = ?, updated_at = ?"
                        + " WHERE code = ? AND valid_from = ?",
                corrections.stream().map(one -> values(one, at)).toList());
        if (!inserts.isEmpty() || !corrections.isEmpty()) {
            jdbc.sql("UPDATE tax_class_version SET version = version + 1 WHERE id = 1")
                    .update();
        }
    }

    RateTable rates() {
        return new RateTable(jdbc.sql(
                        "SELECT rate, kind, preference, given_up, valid_from, valid_to, source FROM tax_rate")
                .query((row, number) -> new RateTable.Rate(
                        row.getBigDecimal("rate"),
                        RateTable.Kind.valueOf(row.getString("kind")),
                        row.getString("preference").isEmpty() ? null : row.getString("preference"),
                        row.getBigDecimal("given_up"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("source")))
                .list());
    }

    private static Object[] values(Classification one, Instant at) {
        return new Object[] {
            one.name(),
            one.shortName(),
            one.level(),
            one.leaf(),
            ClassificationRow.rates(one.allowedRates()),
            String.join(",", one.preferences()),
            one.requiredSpecial(),
            one.keywords(),
            one.validTo() == null ? null : Date.valueOf(one.validTo()),
            one.source(),
            Timestamp.from(at),
            one.code(),
            Date.valueOf(one.validFrom())
        };
    }

    private static Classification read(ResultSet row, int number) throws SQLException {
        return new Classification(
                row.getString("code"),
                row.getString("name"),
                row.getString("short_name"),
                row.getInt("level"),
                row.getBoolean("leaf"),
                ClassificationRow.rates(row.getString("allowed_rates")),
                ClassificationRow.list(row.getString("preferences")),
                row.getString("required_special"),
                row.getString("keywords"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("source"));
    }
}

package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The classification of goods and services, in the order of its changes. */
@Component
final class GoodsClasses {

    private static final RowMapper<Change> ROW = (row, n) -> new Change(
            row.getLong("seq"),
            new GoodsClass(
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("short_name"),
                    row.getBoolean("leaf"),
                    rates(row.getString("rates")),
                    set(row.getString("preferences")),
                    row.getString("special"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class)));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    /** A class as it last changed. */
    record Change(long seq, GoodsClass goods) {}

    GoodsClasses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Only those that exist. */
    Map<String, GoodsClass> byCodes(Collection<String> codes) {
        Map<String, GoodsClass> found = new HashMap<>();
        if (!codes.isEmpty()) {
            named.query("SELECT * FROM tax_class WHERE code IN (:codes)", Map.of("codes", new TreeSet<>(codes)), ROW)
                    .forEach(change -> found.put(change.goods().code(), change.goods()));
        }
        return found;
    }

    List<Change> changedAfter(long seq, int limit) {
        return jdbc.query("SELECT * FROM tax_class WHERE seq > ? ORDER BY seq LIMIT ?", ROW, seq, limit);
    }

    /** Adds or changes classes; each gets the next stamp. In a transaction, one caller after the other. */
    void put(List<GoodsClass> classes) {
        long seq = jdbc.queryForObject("SELECT seq FROM tax_class ORDER BY seq DESC LIMIT 1 FOR UPDATE", Long.class);
        List<Object[]> rows = new ArrayList<>();
        for (GoodsClass goods : classes) {
            rows.add(new Object[] {
                goods.code(),
                ++seq,
                goods.name(),
                goods.shortName(),
                goods.leaf(),
                goods.rates().stream().map(BigDecimal::toPlainString).sorted().collect(Collectors.joining(",")),
                goods.preferences().stream().sorted().collect(Collectors.joining(",")),
                goods.special(),
                Date.valueOf(goods.validFrom()),
                Date.valueOf(goods.validTo()),
                "told by control"
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO tax_class (code, seq, name, short_name, leaf, rates, preferences, special, valid_from,"
                        + " valid_to, source) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON DUPLICATE KEY UPDATE seq = VALUES(seq),"
                        + " name = VALUES(name), short_name = VALUES(short_name), leaf = VALUES(leaf),"
                        + " rates = VALUES(rates), preferences = VALUES(preferences), special = VALUES(special),"
                        + " valid_from = VALUES(valid_from), valid_to = VALUES(valid_to), source = VALUES(source)",
                rows);
    }

    private static Set<BigDecimal> rates(String text) {
        return set(text).stream().map(BigDecimal::new).map(RuleBook::plain).collect(Collectors.toSet());
    }

    private static Set<String> set(String text) {
        return Arrays.stream(text.split(",")).filter(part -> !part.isEmpty()).collect(Collectors.toSet());
    }
}

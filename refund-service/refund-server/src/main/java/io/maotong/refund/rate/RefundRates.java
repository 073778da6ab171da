package io.maotong.refund.rate;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The dated tables: refund rates, dollar values, names of units. */
@Service
public class RefundRates {

    private static final String COLUMNS =
            "SELECT code, name, levy_rate, refund_rate, special_flag, valid_from, valid_to, source FROM hs_refund_rate";

    private final JdbcClient jdbc;

    RefundRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is needed to look up the given codes, in one query. */
    public RateLibrary libraryFor(Collection<String> commodityCodes) {
        Set<String> chapters = new HashSet<>();
        commodityCodes.forEach(code -> chapters.add(code.substring(0, Math.min(2, code.length()))));
        if (chapters.isEmpty()) {
            return new RateLibrary(List.of());
        }
        return new RateLibrary(jdbc.sql(COLUMNS + " WHERE LEFT(code, 2) IN (:chapters)")
                .param("chapters", chapters)
                .query(RefundRates::read)
                .list());
    }

    /** @return the dollar value of one unit of each currency on a date */
    public Map<String, BigDecimal> dollarValues(LocalDate date) {
        Map<String, BigDecimal> values = new HashMap<>();
        jdbc.sql("SELECT currency, rate FROM usd_rate WHERE valid_from <= ? ORDER BY valid_from")
                .param(Date.valueOf(date))
                .query((row, number) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .list()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    public UnitNames unitNames() {
        Map<String, Set<String>> names = new HashMap<>();
        jdbc.sql("SELECT unit, printed FROM unit_synonym")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(entry -> names.computeIfAbsent(entry.getKey(), unit -> new HashSet<>())
                        .add(entry.getValue()));
        return new UnitNames(names);
    }

    private static RefundRate read(ResultSet row, int number) throws SQLException {
        Date validTo = row.getDate("valid_to");
        return new RefundRate(
                row.getString("code"),
                row.getString("name"),
                row.getBigDecimal("levy_rate"),
                row.getBigDecimal("refund_rate"),
                row.getString("special_flag"),
                row.getDate("valid_from").toLocalDate(),
                validTo == null ? null : validTo.toLocalDate(),
                row.getString("source"));
    }
}

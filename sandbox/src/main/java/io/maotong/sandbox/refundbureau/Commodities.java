package io.maotong.sandbox.refundbureau;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The bureau's own dated table of refund rates. */
@Component
final class Commodities {

    private final NamedParameterJdbcTemplate named;

    record Commodity(String code, BigDecimal levyRate, BigDecimal refundRate, LocalDate validFrom, LocalDate validTo) {

        boolean on(LocalDate day) {
            return !day.isBefore(validFrom) && !day.isAfter(validTo);
        }
    }

    Commodities(JdbcTemplate jdbc) {
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** All intervals of these codes. */
    Map<String, List<Commodity>> byCodes(Collection<String> codes) {
        Map<String, List<Commodity>> found = new HashMap<>();
        if (!codes.isEmpty()) {
            named.query(
                            "SELECT * FROM refund_commodity WHERE code IN (:codes)",
                            Map.of("codes", new TreeSet<>(codes)),
                            (row, n) -> new Commodity(
                                    row.getString("code"),
                                    row.getBigDecimal("levy_rate"),
                                    row.getBigDecimal("refund_rate"),
                                    row.getObject("valid_from", LocalDate.class),
                                    row.getObject("valid_to", LocalDate.class)))
                    .forEach(commodity -> found.computeIfAbsent(commodity.code(), c -> new ArrayList<>())
                            .add(commodity));
        }
        return found;
    }
}

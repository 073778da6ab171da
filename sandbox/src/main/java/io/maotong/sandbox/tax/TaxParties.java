package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.registry.Companies;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The names that the bureau holds: those told by control, and the companies on the register. */
@Component
final class TaxParties {

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final ObjectProvider<Companies> register;
    private final Clock clock;

    TaxParties(JdbcTemplate jdbc, ObjectProvider<Companies> register, Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.register = register;
        this.clock = clock;
    }

    Optional<String> nameOf(String taxNo) {
        return Optional.ofNullable(namesOf(List.of(taxNo)).get(taxNo));
    }

    /** Only those known. */
    Map<String, String> namesOf(Collection<String> taxNos) {
        Map<String, String> names = new HashMap<>();
        if (taxNos.isEmpty()) {
            return names;
        }
        named.query(
                "SELECT tax_no, name FROM tax_party WHERE tax_no IN (:numbers)",
                Map.of("numbers", new TreeSet<>(taxNos)),
                row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        Companies companies = register.getIfAvailable();
        if (companies != null) {
            for (String taxNo : new TreeSet<>(taxNos)) {
                if (!names.containsKey(taxNo)) {
                    companies.byUscc(taxNo).ifPresent(company -> names.put(taxNo, company.name()));
                }
            }
        }
        return names;
    }

    void hold(Map<String, String> nameByTaxNo) {
        jdbc.batchUpdate(
                "INSERT INTO tax_party (tax_no, name, name_key, created_at) VALUES (?,?,?,?)"
                        + " ON DUPLICATE KEY UPDATE name = VALUES(name), name_key = VALUES(name_key)",
                nameByTaxNo.entrySet().stream()
                        .map(e -> new Object[] {
                            e.getKey(), e.getValue(), key(e.getValue()), UtcTime.toRow(clock.instant())
                        })
                        .toList());
    }

    /** The number of a supplier known by name only; an unknown one gets a number made from its name. */
    String taxNoOf(String name) {
        return jdbc
                .queryForList(
                        "SELECT tax_no FROM tax_party WHERE name_key = ? ORDER BY tax_no LIMIT 1",
                        String.class,
                        key(name))
                .stream()
                .findFirst()
                .orElseGet(() -> TaxNumbers.invented(folded(name)));
    }

    static boolean sameName(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** Brackets of either width are alike, blanks do not count. */
    private static String folded(String name) {
        return name.replace('(', '（').replace(')', '）').replaceAll("[\\s\\u00A0\\u3000\\u200B]+", "");
    }

    private static String key(String name) {
        return HexFormat.of().formatHex(TaxNumbers.sha256(folded(name)));
    }
}

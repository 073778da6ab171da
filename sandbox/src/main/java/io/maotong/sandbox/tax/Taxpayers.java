package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What the bureau says of those taxpayers that are not ordinary; all others are general taxpayers in good standing. */
@Component
final class Taxpayers {

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Clock clock;

    Taxpayers(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.clock = clock;
    }

    Taxpayer of(String taxNo) {
        return told(List.of(taxNo)).getOrDefault(taxNo, Taxpayer.ordinary(taxNo));
    }

    /** Only those of which something was told. */
    Map<String, Taxpayer> told(Collection<String> taxNos) {
        Map<String, Taxpayer> found = new HashMap<>();
        if (!taxNos.isEmpty()) {
            named.query(
                    "SELECT * FROM tax_taxpayer WHERE tax_no IN (:numbers)",
                    Map.of("numbers", new TreeSet<>(taxNos)),
                    row -> {
                        found.put(
                                row.getString("tax_no"),
                                new Taxpayer(
                                        row.getString("tax_no"),
                                        row.getString("kind"),
                                        row.getString("state"),
                                        row.getString("risk"),
                                        row.getString("risk_reason")));
                    });
        }
        return found;
    }

    void tell(Taxpayer taxpayer) {
        jdbc.update(
                "INSERT INTO tax_taxpayer (tax_no, kind, state, risk, risk_reason, updated_at) VALUES (?,?,?,?,?,?)"
                        + " ON DUPLICATE KEY UPDATE kind = VALUES(kind), state = VALUES(state), risk = VALUES(risk),"
                        + " risk_reason = VALUES(risk_reason), updated_at = VALUES(updated_at)",
                taxpayer.taxNo(),
                taxpayer.kind(),
                taxpayer.state(),
                taxpayer.risk(),
                taxpayer.riskReason(),
                UtcTime.toRow(clock.instant()));
    }
}

package io.maotong.sandbox.port;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions that the control API ordered in advance, by merchant and prefix of the order or internal number. */
@Component
class PortScenarios {

    private final JdbcClient jdbc;

    /** @param code for RETURN the reason code, for DETAIN the status, for LOSE_RECEIPT the status that gets lost */
    record Scenario(String copCode, String orderNoPrefix, String kind, String code, String info) {

        private boolean meets(StoredDocument document) {
            return (copCode == null || document.copCode().equals(copCode))
                    && (document.head("orderNo").startsWith(orderNoPrefix)
                            || document.head("copNo").startsWith(orderNoPrefix));
        }
    }

    record Active(List<Scenario> scenarios) {

        Optional<Scenario> of(String kind, StoredDocument document) {
            return scenarios.stream()
                    .filter(s -> s.kind().equals(kind) && s.meets(document))
                    .findFirst();
        }

        boolean loses(StoredDocument document, String status) {
            return scenarios.stream()
                    .anyMatch(s -> s.kind().equals("LOSE_RECEIPT")
                            && (s.code() == null || s.code().equals(status))
                            && s.meets(document));
        }
    }

    PortScenarios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Active active() {
        return new Active(jdbc.sql("SELECT cop_code, prefix, kind, code, info FROM port_scenario ORDER BY id")
                .query((row, n) -> new Scenario(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list());
    }

    void add(Scenario scenario) {
        jdbc.sql("INSERT INTO port_scenario (cop_code, prefix, kind, code, info) VALUES (?,?,?,?,?)")
                .params(scenario.copCode(), scenario.orderNoPrefix(), scenario.kind(), scenario.code(), scenario.info())
                .update();
    }

    void clear() {
        jdbc.sql("DELETE FROM port_scenario").update();
    }
}

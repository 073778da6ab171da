package io.maotong.sandbox.port;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the control API ordered in advance: decisions about documents, and answers to whole messages, by merchant, type and
 * prefix of the order or internal number.
 */
@Component
class PortScenarios {

    /** Kinds that are about a message and not about its documents. */
    private static final List<String> OF_MESSAGES = List.of("TRANSPORT", "FORMAT");

    private final JdbcClient jdbc;

    /**
     * @param type only documents or messages of this type, such as 603; null = any
     * @param code for RETURN the reason code, for DETAIN the status, for LOSE_RECEIPT the status that gets lost, for
     *     TRANSPORT the answer of the exchange
     * @param times how many messages are answered so, for TRANSPORT and FORMAT; null = all
     */
    record Scenario(
            String copCode, String orderNoPrefix, String kind, String type, String code, String info, Integer times) {

        private boolean meets(StoredDocument document) {
            return meets(document.copCode(), document.type(), document.content());
        }

        private boolean meets(String transmitter, CebType of, CebDocument document) {
            return (copCode == null || transmitter.equals(copCode))
                    && (type == null || of.code().equals(type))
                    && (document.head("orderNo").startsWith(orderNoPrefix)
                            || document.head("copNo").startsWith(orderNoPrefix));
        }
    }

    private record Stored(long id, Scenario scenario) {}

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
        return new Active(stored().stream().map(Stored::scenario).toList());
    }

    /** How a message is to be answered instead of being taken; counts it, so that each order is used as often as it says. */
    Optional<Scenario> answerTo(CebMessage message, String transmitter) {
        return stored().stream()
                .filter(one -> OF_MESSAGES.contains(one.scenario().kind()))
                .filter(one -> message.documents().stream()
                        .anyMatch(document -> one.scenario().meets(transmitter, message.type(), document)))
                .filter(one -> use(one.id()))
                .map(Stored::scenario)
                .findFirst();
    }

    private boolean use(long id) {
        return jdbc.sql("UPDATE port_scenario SET times = times - 1 WHERE id = ? AND (times IS NULL OR times > 0)")
                        .param(id)
                        .update()
                == 1;
    }

    private List<Stored> stored() {
        return jdbc.sql("SELECT id, cop_code, prefix, kind, type, code, info, times FROM port_scenario ORDER BY id")
                .query((row, n) -> new Stored(
                        row.getLong(1),
                        new Scenario(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, Integer.class))))
                .list();
    }

    void add(Scenario scenario) {
        jdbc.sql("INSERT INTO port_scenario (cop_code, prefix, kind, type, code, info, times) VALUES (?,?,?,?,?,?,?)")
                .params(
                        scenario.copCode(),
                        scenario.orderNoPrefix(),
                        scenario.kind(),
                        scenario.type(),
                        scenario.code(),
                        scenario.info(),
                        scenario.times())
                .update();
    }

    void clear() {
        jdbc.sql("DELETE FROM port_scenario").update();
    }
}

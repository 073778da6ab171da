package io.maotong.sandbox.port;

import io.maotong.sandbox.SandboxProperties;
import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Behaviour;
import io.maotong.sandbox.authority.Behaviours;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueActions.Planned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Records what is to be told to the terminals; telling is the publisher's work. */
@Component
class Receipts {

    static final String PUBLISH = "port.publish";
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final int SHUFFLE_MILLIS = 2_000;
    private static final int SHUFFLE_STEP = 250;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Behaviours behaviours;
    private final SandboxProperties properties;
    private final Tally tally;
    private final DueActions due;
    private final PortScenarios scenarios;

    /** @param guid guid printed in the receipt; customs uses one of its own */
    record NewReceipt(StoredDocument document, String guid, String status, String info) {}

    private record Row(
            Long documentId,
            String dxpId,
            String type,
            String status,
            String time,
            String info,
            String body,
            Instant publishAt,
            String state) {}

    Receipts(
            JdbcTemplate jdbc,
            Clock clock,
            Behaviours behaviours,
            SandboxProperties properties,
            Tally tally,
            DueActions due,
            PortScenarios scenarios) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.behaviours = behaviours;
        this.properties = properties;
        this.tally = tally;
        this.due = due;
        this.scenarios = scenarios;
    }

    /** Writes receipts; returns the time of the last one of each document. */
    Map<Long, String> write(List<NewReceipt> planned) {
        Map<Long, String> lastTimes = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        Instant now = clock.instant();
        PortScenarios.Active active = scenarios.active();
        for (NewReceipt receipt : planned) {
            StoredDocument document = receipt.document();
            String time = PortTime.returnTime(now, lastTimes.getOrDefault(document.id(), document.lastReturnTime()));
            lastTimes.put(document.id(), time);
            boolean lost = active.loses(document, receipt.status());
            rows.add(new Row(
                    document.id(),
                    document.dxpId(),
                    document.type().receiptCode(),
                    receipt.status(),
                    time,
                    receipt.info(),
                    body(receipt, time),
                    now,
                    lost ? "LOST" : "NEW"));
        }
        send(rows);
        return lastTimes;
    }

    /** A message of another kind, such as a result (792) or a format refusal (900). */
    void write(String dxpId, Long documentId, String type, String status, String time, String info, String body) {
        send(List.of(new Row(documentId, dxpId, type, status, time, info, body, clock.instant(), "NEW")));
    }

    private static String body(NewReceipt receipt, String time) {
        StoredDocument document = receipt.document();
        Map<String, String> values = new LinkedHashMap<>(document.content().head());
        values.remove("sumNo");
        values.put("guid", receipt.guid());
        values.put("preNo", document.preNo());
        if (document.invtNo() != null) {
            values.put("invtNo", document.invtNo());
        } else if (document.type() == CebType.LIST) {
            values.remove("invtNo");
        }
        if (document.sumNo() != null) {
            values.put("sumNo", document.sumNo());
        }
        values.put("returnStatus", receipt.status());
        values.put("returnTime", time);
        values.put("returnInfo", receipt.info());
        String entity = document.type().receiptEntity();
        return CebWriter.element(entity, entity, values);
    }

    private void send(List<Row> rows) {
        Behaviour behaviour = behaviours.of(Authority.PORT);
        List<Object[]> inserts = new ArrayList<>();
        Map<String, Set<Integer>> publishings = new LinkedHashMap<>();
        for (Row row : rows) {
            boolean lost = row.state().equals("LOST") || behaviour.loses();
            int late = behaviour.shuffle() ? ThreadLocalRandom.current().nextInt(SHUFFLE_MILLIS) : 0;
            insert(inserts, publishings, row, lost ? "LOST" : "NEW", late);
            if (lost) {
                tally.add(Authority.PORT, "injected loss");
            } else if (behaviour.duplicates()) {
                tally.add(Authority.PORT, "injected duplicate");
                insert(
                        inserts,
                        publishings,
                        row,
                        "NEW",
                        late + ThreadLocalRandom.current().nextInt(SHUFFLE_STEP * 2));
            }
        }
        jdbc.batchUpdate(
                "INSERT INTO port_receipt (doc_id, dxp_id, type, return_status, return_time, return_info, body,"
                        + " publish_at, state) VALUES (?,?,?,?,?,?,?,?,?)",
                inserts);
        List<Planned> plans = new ArrayList<>();
        publishings.forEach((dxpId, delays) ->
                delays.forEach(millis -> plans.add(new Planned(PUBLISH, dxpId, null, GATHER.plusMillis(millis)))));
        due.schedule(plans);
        tally.add(Authority.PORT, "receipts", inserts.size());
    }

    private void insert(
            List<Object[]> inserts, Map<String, Set<Integer>> publishings, Row row, String state, int late) {
        Duration delay = properties.paced(Duration.ofMillis(late));
        inserts.add(new Object[] {
            row.documentId(),
            row.dxpId(),
            row.type(),
            row.status(),
            row.time(),
            row.info(),
            row.body(),
            UtcTime.toRow(row.publishAt().plus(delay)),
            state
        });
        if (state.equals("NEW")) {
            int step = (late + SHUFFLE_STEP - 1) / SHUFFLE_STEP * SHUFFLE_STEP;
            publishings
                    .computeIfAbsent(row.dxpId(), id -> new LinkedHashSet<>())
                    .add(step);
        }
    }
}

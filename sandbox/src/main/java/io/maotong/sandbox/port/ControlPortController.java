package io.maotong.sandbox.port;

import io.maotong.sandbox.authority.FieldFaults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the port holds, and what it shall decide. */
@RestController
@RequestMapping("/control/port")
final class ControlPortController {

    private static final Pattern KIND = Pattern.compile("INSPECT|DETAIN|RETURN|LOSE_RECEIPT|TRANSPORT|FORMAT");
    private static final Pattern ANSWER = Pattern.compile("[0-9]{4}");
    private static final String FILTER =
            " WHERE (:copCode = '' OR d.cop_code = :copCode)" + " AND (:type = '' OR d.type = :type)";

    private final JdbcClient jdbc;
    private final PortScenarios scenarios;
    private final CustomsEntries entries;

    /** @param receipts statuses in the order they were written; lost ones carry a leading "!" */
    record HeldDocument(
            String type,
            String key,
            int versions,
            String status,
            boolean withdrawn,
            String preNo,
            String invtNo,
            String sumNo,
            List<String> receipts) {}

    record EntryView(
            String entryId, String declSeqNo, String sumNo, String ebcCode, BigDecimal grossWeight, int lines) {}

    ControlPortController(JdbcClient jdbc, PortScenarios scenarios, CustomsEntries entries) {
        this.jdbc = jdbc;
        this.scenarios = scenarios;
        this.entries = entries;
    }

    /** @param copCode customs code of the transmitting enterprise; empty = all */
    @GetMapping("/documents")
    List<HeldDocument> documents(
            @RequestParam(defaultValue = "") String copCode, @RequestParam(defaultValue = "") String type) {
        Map<Long, List<String>> receipts = new HashMap<>();
        jdbc.sql("SELECT r.doc_id, r.return_status, r.state FROM port_receipt r JOIN port_document d ON d.id = r.doc_id"
                        + FILTER + " ORDER BY r.id")
                .param("copCode", copCode)
                .param("type", type)
                .query(row -> {
                    receipts.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add((row.getString(3).equals("LOST") ? "!" : "") + row.getString(2));
                });
        return jdbc.sql("SELECT d.* FROM port_document d" + FILTER + " ORDER BY d.id")
                .param("copCode", copCode)
                .param("type", type)
                .query((row, n) -> new HeldDocument(
                        row.getString("type"),
                        row.getString("doc_key"),
                        row.getInt("version"),
                        row.getString("status"),
                        row.getBoolean("withdrawn"),
                        row.getString("pre_no"),
                        row.getString("invt_no"),
                        row.getString("sum_no"),
                        receipts.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    @GetMapping("/entries")
    List<EntryView> entries(@RequestParam(defaultValue = "") String ebcCode) {
        return jdbc.sql("SELECT e.*, (SELECT COUNT(*) FROM port_entry_item i WHERE i.entry_id = e.entry_id) AS n"
                        + " FROM port_entry e WHERE (:ebc = '' OR e.ebc_code = :ebc) ORDER BY e.entry_id")
                .param("ebc", ebcCode)
                .query((row, n) -> new EntryView(
                        row.getString("entry_id"),
                        row.getString("decl_seq_no"),
                        row.getString("sum_no"),
                        row.getString("ebc_code"),
                        row.getBigDecimal("gross_weight"),
                        row.getInt("n")))
                .list();
    }

    @GetMapping("/entries/lines")
    List<CustomsEntries.Item> lines(@RequestParam String entryId) {
        CustomsEntries.Entry entry = entries.byEntryIds(List.of(entryId)).get(entryId);
        return entry == null ? List.of() : entry.items();
    }

    @PostMapping("/scenarios")
    void scenario(@RequestBody PortScenarios.Scenario scenario) {
        new FieldFaults()
                .matches("kind", scenario.kind(), KIND, "INSPECT | DETAIN | RETURN | LOSE_RECEIPT | TRANSPORT | FORMAT")
                .check(scenario.orderNoPrefix() != null, "orderNoPrefix", "不能为空")
                .check(
                        !"TRANSPORT".equals(scenario.kind())
                                || scenario.code() != null
                                        && ANSWER.matcher(scenario.code()).matches(),
                        "code",
                        "四位响应代码，例如3002")
                .check(scenario.times() == null || scenario.times() > 0, "times", "> 0")
                .refuseIfAny();
        scenarios.add(scenario);
    }

    @DeleteMapping("/scenarios")
    void noScenarios() {
        scenarios.clear();
    }
}

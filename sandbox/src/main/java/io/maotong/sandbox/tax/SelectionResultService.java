package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** CXFPTSGXQRCLJG: the outcome of a selection, invoice by invoice; 0499 until there is one. */
@Component
final class SelectionResultService implements TaxService {

    private final JdbcTemplate jdbc;
    private final Processing processing;

    record Outcome(
            String fphm,
            String cljg,
            String cljgxx,
            String skssq,
            String fpzt,
            String hxyt,
            String sfycpz,
            String sdzt) {}

    record Outcomes(String returncode, String returnmsg, List<Outcome> jgList) {}

    SelectionResultService(JdbcTemplate jdbc, Processing processing) {
        this.jdbc = jdbc;
        this.processing = processing;
    }

    @Override
    public String capability() {
        return REFUND_SELECTION;
    }

    @Override
    public String service() {
        return "CXFPTSGXQRCLJG";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String ticket = request.required("pclsh");
        Instant readyAt = jdbc
                .query(
                        "SELECT ready_at FROM tax_selection WHERE pclsh = ?",
                        (row, n) -> UtcTime.fromRow(row, "ready_at"),
                        ticket)
                .stream()
                .findFirst()
                .orElseThrow(() -> new TaxRefusal(TaxRefusal.NOT_FOUND, "没有该批次流水号"));
        processing.requireReady(readyAt);
        return new Outcomes(
                "00",
                "成功",
                jdbc.query(
                        "SELECT * FROM tax_selection_result WHERE pclsh = ? ORDER BY ordinal",
                        (row, n) -> new Outcome(
                                row.getString("fphm"),
                                row.getString("cljg"),
                                row.getString("cljgxx"),
                                row.getString("skssq"),
                                row.getString("fpzt"),
                                row.getString("hxyt"),
                                row.getString("sfycpz"),
                                row.getString("sdzt")),
                        ticket));
    }
}

package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** CXQDFPSCJG: the verdict on each invoice of an upload; 0499 until there is one. */
@Component
final class UploadResultService implements TaxService {

    private final JdbcTemplate jdbc;
    private final Processing processing;

    record Verdict(String fphm, String cljg, String cljgxx) {}

    record Verdicts(String returncode, String returnmsg, List<Verdict> fpjgList) {}

    UploadResultService(JdbcTemplate jdbc, Processing processing) {
        this.jdbc = jdbc;
        this.processing = processing;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXQDFPSCJG";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String ticket = request.required("sllsh");
        Instant readyAt = jdbc
                .query(
                        "SELECT ready_at FROM tax_upload WHERE sllsh = ? AND access_unit = ?",
                        (row, n) -> UtcTime.fromRow(row, "ready_at"),
                        ticket,
                        accessUnit)
                .stream()
                .findFirst()
                .orElseThrow(() -> new TaxRefusal(TaxRefusal.NOT_FOUND, "没有该受理流水号"));
        processing.requireReady(readyAt);
        return new Verdicts(
                "00",
                "成功",
                jdbc.query(
                        "SELECT fphm, verdict, message FROM tax_upload_result WHERE sllsh = ? ORDER BY ordinal",
                        (row, n) -> new Verdict(row.getString(1), row.getString(2), row.getString(3)),
                        ticket));
    }
}

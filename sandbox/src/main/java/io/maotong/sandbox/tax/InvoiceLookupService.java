package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * CXFPXX: what became of an invoice, asked by its number or by the serial of its upload. Absent (01) = it never
 * arrived. A refused invoice is listed with its verdict and without a state.
 */
@Component
final class InvoiceLookupService implements TaxService {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String SELECT = "SELECT r.fphm, r.verdict, r.message, r.sllsh, u.lsh, u.ready_at, i.fpzt,"
            + " i.fplx, i.issued_at, IF(i.purchase, i.buyer_tax_no, i.seller_tax_no) AS issuer_tax_no, i.hjje, i.hjse, i.jshj FROM tax_upload u"
            + " JOIN tax_upload_result r ON r.sllsh = u.sllsh LEFT JOIN tax_invoice i ON i.fphm = r.fphm";
    private static final RowMapper<Found> ROW = (row, n) -> new Found(
            row.getString("issuer_tax_no"),
            UtcTime.fromRow(row, "ready_at"),
            new State(
                    row.getString("fphm"),
                    row.getString("lsh"),
                    row.getString("sllsh"),
                    row.getString("verdict"),
                    row.getString("message"),
                    row.getString("fpzt"),
                    row.getString("fplx"),
                    time(row.getObject("issued_at", LocalDateTime.class)),
                    money(row.getBigDecimal("hjje")),
                    money(row.getBigDecimal("hjse")),
                    money(row.getBigDecimal("jshj"))));

    private final JdbcTemplate jdbc;
    private final Processing processing;

    private record Found(String issuer, Instant readyAt, State state) {}

    record State(
            String fphm,
            String lsh,
            String sllsh,
            String cljg,
            String cljgxx,
            String fpzt,
            String fplx,
            String kprq,
            String hjje,
            String hjse,
            String jshj) {}

    record States(String returncode, String returnmsg, List<State> fpList) {}

    InvoiceLookupService(JdbcTemplate jdbc, Processing processing) {
        this.jdbc = jdbc;
        this.processing = processing;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXFPXX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        List<Found> found;
        if (request.has("fphm")) {
            found = jdbc.query(
                    SELECT
                            + " WHERE u.access_unit = ? AND r.fphm = ? ORDER BY (r.verdict = '00') DESC,"
                            + " u.created_at DESC LIMIT 1",
                    ROW,
                    accessUnit,
                    request.text("fphm"));
        } else {
            found = jdbc.query(
                    SELECT + " WHERE u.access_unit = ? AND u.lsh = ? ORDER BY r.ordinal",
                    ROW,
                    accessUnit,
                    request.required("lsh"));
        }
        List<Found> own = found.stream()
                .filter(one -> one.issuer() == null || one.issuer().equals(taxNo))
                .toList();
        if (own.isEmpty()) {
            throw new TaxRefusal(TaxRefusal.NOT_FOUND, "查无此票");
        }
        own.forEach(one -> processing.requireReady(one.readyAt()));
        return new States("00", "成功", own.stream().map(Found::state).toList());
    }

    private static String time(LocalDateTime value) {
        return value == null ? null : value.format(TIME);
    }

    private static String money(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}

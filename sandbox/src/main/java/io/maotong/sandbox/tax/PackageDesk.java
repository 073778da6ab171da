package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Packages that were applied for. What arrives after the application is in none of its files. */
@Component
final class PackageDesk {

    private final JdbcTemplate jdbc;
    private final TaxTransaction transaction;
    private final Processing processing;
    private final NumberSequence sequence;
    private final Tally tally;
    private final TaxQuirks quirks;
    private final Clock clock;

    record Applied(
            String taxNo,
            String direction,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant readyAt,
            Instant appliedAt) {}

    PackageDesk(
            JdbcTemplate jdbc,
            TaxTransaction transaction,
            Processing processing,
            NumberSequence sequence,
            Tally tally,
            TaxQuirks quirks,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.processing = processing;
        this.sequence = sequence;
        this.tally = tally;
        this.quirks = quirks;
        this.clock = clock;
    }

    String apply(String taxNo, String direction, LocalDate first, LocalDate last, String serial, String content) {
        String day =
                LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE).format(DateTimeFormatter.BASIC_ISO_DATE);
        String ticket = "SQ" + day + String.format("%010d", sequence.next("tax-package"));
        return transaction.run(() -> {
            try {
                jdbc.update(
                        "INSERT INTO tax_package (sqlsh, tax_no, direction, first_day, last_day, serial, body_sha256,"
                                + " ready_at, created_at) VALUES (?,?,?,?,?,?,?,?,?)",
                        ticket,
                        taxNo,
                        direction,
                        first,
                        last,
                        serial,
                        content,
                        UtcTime.toRow(processing.readyAt()),
                        UtcTime.toRow(clock.instant()));
                return ticket;
            } catch (DuplicateKeyException known) {
                return again(taxNo, serial, content);
            }
        });
    }

    private String again(String taxNo, String serial, String content) {
        record Before(String ticket, String content) {}
        Before before = jdbc.queryForObject(
                "SELECT sqlsh, body_sha256 FROM tax_package WHERE tax_no = ? AND serial = ?",
                (row, n) -> new Before(row.getString(1), row.getString(2)),
                taxNo,
                serial);
        if (!before.content().equals(content)) {
            throw new TaxRefusal(TaxRefusal.SERIAL_REUSED, "流水号已用于另一请求");
        }
        tally.add(Authority.TAX, "answered again PLFPXZSQ");
        return before.ticket();
    }

    Optional<Applied> find(String ticket) {
        return jdbc
                .query(
                        "SELECT * FROM tax_package WHERE sqlsh = ?",
                        (row, n) -> new Applied(
                                row.getString("tax_no"),
                                row.getString("direction"),
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class),
                                UtcTime.fromRow(row, "ready_at"),
                                UtcTime.fromRow(row, "created_at")),
                        ticket)
                .stream()
                .findFirst();
    }

    int count(Applied applied) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM tax_invoice WHERE " + column(applied)
                        + " = ? AND issued_at >= ? AND issued_at < ?" + " AND ready_at <= ?",
                Integer.class,
                applied.taxNo(),
                applied.firstDay().atStartOfDay(),
                applied.lastDay().plusDays(1).atStartOfDay(),
                UtcTime.toRow(known(applied)));
    }

    List<String> numbers(Applied applied, int from, int count) {
        return jdbc.queryForList(
                "SELECT fphm FROM tax_invoice WHERE " + column(applied) + " = ? AND issued_at >= ? AND issued_at < ?"
                        + " AND ready_at <= ? ORDER BY issued_at, fphm LIMIT ? OFFSET ?",
                String.class,
                applied.taxNo(),
                applied.firstDay().atStartOfDay(),
                applied.lastDay().plusDays(1).atStartOfDay(),
                UtcTime.toRow(known(applied)),
                count,
                from);
    }

    private Instant known(Applied applied) {
        return applied.appliedAt().minusSeconds(quirks.number(applied.taxNo(), TaxQuirks.LAG));
    }

    private static String column(Applied applied) {
        return applied.direction().equals("1") ? "buyer_tax_no" : "seller_tax_no";
    }
}

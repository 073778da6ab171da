package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** All forms. A form whose time is over is expired whenever anybody looks. */
@Component
final class RedStore implements RedForms {

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final InvoiceVault vault;
    private final Clock clock;

    RedStore(JdbcTemplate jdbc, InvoiceVault vault, Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.vault = vault;
        this.clock = clock;
    }

    void expire() {
        jdbc.update(
                "UPDATE tax_red_form SET state = '07' WHERE state IN ('02', '03') AND expires_at <= ?",
                UtcTime.toRow(clock.instant()));
    }

    void add(RedHeld form) {
        jdbc.update(
                "INSERT INTO tax_red_form (uuid, number, access_unit, lsh, body_sha256, entered_by, seller_tax_no,"
                        + " seller_name, buyer_tax_no, buyer_name, blue_number, reason, amount, tax, state, entered_at,"
                        + " expires_at, confirmed_at, purchase) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                form.uuid(),
                form.number(),
                form.accessUnit(),
                form.lsh(),
                form.bodySha256(),
                form.enteredBy(),
                form.sellerTaxNo(),
                form.sellerName(),
                form.buyerTaxNo(),
                form.buyerName(),
                form.blueNumber(),
                form.reason(),
                form.amount(),
                form.tax(),
                form.state(),
                UtcTime.toRow(form.enteredAt()),
                UtcTime.toRow(form.expiresAt()),
                form.confirmedAt() == null ? null : UtcTime.toRow(form.confirmedAt()),
                form.purchase());
        jdbc.batchUpdate(
                "INSERT INTO tax_red_form_line (uuid, ordinal, blue_line, class_code, xmmc, spfwjc, ggxh, dw, sl, dj,"
                        + " je, slv, se) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                form.lines().stream()
                        .map(line -> new Object[] {
                            form.uuid(),
                            line.ordinal(),
                            line.blueLine(),
                            line.classCode(),
                            line.xmmc(),
                            line.spfwjc(),
                            line.ggxh(),
                            line.dw(),
                            line.sl(),
                            line.dj(),
                            line.je(),
                            line.slv(),
                            line.se()
                        })
                        .toList());
    }

    Optional<RedHeld> find(String uuid) {
        return read("SELECT * FROM tax_red_form WHERE uuid = ?", uuid).stream().findFirst();
    }

    Optional<RedHeld> lockByUuid(String uuid) {
        expire();
        return read("SELECT * FROM tax_red_form WHERE uuid = ? FOR UPDATE", uuid).stream()
                .findFirst();
    }

    Optional<RedHeld> bySerial(String accessUnit, String lsh) {
        return read("SELECT * FROM tax_red_form WHERE access_unit = ? AND lsh = ?", accessUnit, lsh).stream()
                .findFirst();
    }

    /** Forms that bind a blue invoice, spent or not. The caller holds the lock of the blue invoice. */
    List<RedHeld> alive(String blueNumber) {
        expire();
        return read(
                "SELECT * FROM tax_red_form WHERE blue_number = ? AND state IN ('01', '02', '03', '04')", blueNumber);
    }

    /** Every form of a blue invoice, oldest first. */
    List<RedHeld> ofBlue(String blueNumber) {
        expire();
        return read("SELECT * FROM tax_red_form WHERE blue_number = ? ORDER BY entered_at, number", blueNumber);
    }

    record Page(int total, List<RedHeld> forms) {}

    /** @param blueNumber empty for all @param state empty for all */
    Page list(String role, String taxNo, LocalDate day, String blueNumber, String state, int page, int size) {
        expire();
        // Who issued a purchase is its buyer.
        boolean seller = role.equals(RedHeld.SELLER);
        String where = " FROM tax_red_form WHERE (" + (seller ? "seller" : "buyer") + "_tax_no = ? AND purchase = 0 OR "
                + (seller ? "buyer" : "seller") + "_tax_no = ? AND purchase = 1) AND entered_at >= ? AND entered_at < ?"
                + (blueNumber.isEmpty() ? "" : " AND blue_number = ?")
                + (state.isEmpty() ? "" : " AND state = ?");
        List<Object> arguments = new ArrayList<>();
        arguments.add(taxNo);
        arguments.add(taxNo);
        arguments.add(UtcTime.toRow(day.atStartOfDay(UtcTime.BUSINESS_ZONE).toInstant()));
        arguments.add(UtcTime.toRow(
                day.plusDays(1).atStartOfDay(UtcTime.BUSINESS_ZONE).toInstant()));
        if (!blueNumber.isEmpty()) {
            arguments.add(blueNumber);
        }
        if (!state.isEmpty()) {
            arguments.add(state);
        }
        Integer total = jdbc.queryForObject("SELECT COUNT(*)" + where, Integer.class, arguments.toArray());
        arguments.add(size);
        arguments.add((page - 1) * size);
        return new Page(
                total, read("SELECT *" + where + " ORDER BY entered_at, uuid LIMIT ? OFFSET ?", arguments.toArray()));
    }

    void move(String uuid, String state) {
        boolean confirmed = state.equals(RedHeld.CONFIRMED);
        jdbc.update(
                "UPDATE tax_red_form SET state = ?, confirmed_at = IF(?, ?, confirmed_at) WHERE uuid = ?",
                state,
                confirmed,
                UtcTime.toRow(clock.instant()),
                uuid);
    }

    /** Lets a form be that much older. */
    void age(RedHeld form, Duration by) {
        jdbc.update(
                "UPDATE tax_red_form SET entered_at = ?, expires_at = ? WHERE uuid = ?",
                UtcTime.toRow(form.enteredAt().minus(by)),
                UtcTime.toRow(form.expiresAt().minus(by)),
                form.uuid());
    }

    @Override
    public Map<String, Form> lock(Collection<String> numbers) {
        Map<String, Form> found = new LinkedHashMap<>();
        if (numbers.isEmpty()) {
            return found;
        }
        expire();
        List<RedHeld> forms = withLines(named.query(
                "SELECT * FROM tax_red_form WHERE number IN (:numbers) ORDER BY number FOR UPDATE",
                Map.of("numbers", new TreeSet<>(numbers)),
                (row, n) -> head(row)));
        for (RedHeld form : forms) {
            found.put(
                    form.number(),
                    new Form(
                            form.number(),
                            form.uuid(),
                            form.state(),
                            form.redNumber(),
                            form.blueNumber(),
                            form.sellerTaxNo(),
                            form.buyerTaxNo(),
                            form.amount(),
                            form.tax(),
                            form.lines().stream()
                                    .map(line -> new Line(
                                            line.blueLine(),
                                            line.classCode(),
                                            line.quantity(),
                                            line.je(),
                                            line.slv(),
                                            line.se()))
                                    .toList()));
        }
        return found;
    }

    @Override
    public void spend(String number, String redInvoice) {
        jdbc.update(
                "UPDATE tax_red_form SET red_number = ? WHERE number = ? AND red_number IS NULL", redInvoice, number);
        String blueNumber =
                jdbc.queryForObject("SELECT blue_number FROM tax_red_form WHERE number = ?", String.class, number);
        HeldInvoice blue = vault.lock(List.of(blueNumber)).get(blueNumber);
        BigDecimal reversed = jdbc.queryForObject(
                "SELECT COALESCE(SUM(amount), 0) FROM tax_red_form WHERE blue_number = ? AND red_number IS NOT NULL",
                BigDecimal.class,
                blueNumber);
        String state = blue.hjje().add(reversed).signum() <= 0 ? "8" : "7";
        jdbc.update("UPDATE tax_invoice SET fpzt = ? WHERE fphm = ?", state, blueNumber);
        vault.offer(List.of(blue), clock.instant());
    }

    /** Whether the buyer issued it. */
    boolean purchase(String blueNumber) {
        Integer rows = jdbc.queryForObject(
                "SELECT COUNT(*) FROM tax_invoice WHERE fphm = ? AND purchase = 1", Integer.class, blueNumber);
        return rows > 0;
    }

    boolean booked(String blueNumber) {
        Integer rows = jdbc.queryForObject(
                "SELECT COUNT(*) FROM tax_booked_invoice WHERE fphm = ?", Integer.class, blueNumber);
        return rows > 0;
    }

    void book(String blueNumber) {
        jdbc.update("INSERT IGNORE INTO tax_booked_invoice (fphm) VALUES (?)", blueNumber);
    }

    private List<RedHeld> read(String sql, Object... arguments) {
        return withLines(jdbc.query(sql, (row, n) -> head(row), arguments));
    }

    private List<RedHeld> withLines(List<RedHeld> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        Map<String, List<RedHeld.Line>> lines = new HashMap<>();
        named.query(
                "SELECT * FROM tax_red_form_line WHERE uuid IN (:uuids) ORDER BY uuid, ordinal",
                Map.of("uuids", heads.stream().map(RedHeld::uuid).toList()),
                row -> {
                    lines.computeIfAbsent(row.getString("uuid"), u -> new ArrayList<>())
                            .add(line(row));
                });
        return heads.stream()
                .map(form -> head(form, lines.getOrDefault(form.uuid(), List.of())))
                .toList();
    }

    private static RedHeld.Line line(ResultSet row) throws SQLException {
        return new RedHeld.Line(
                row.getInt("ordinal"),
                row.getInt("blue_line"),
                row.getString("class_code"),
                row.getString("xmmc"),
                row.getString("spfwjc"),
                row.getString("ggxh"),
                row.getString("dw"),
                row.getString("sl"),
                row.getString("dj"),
                row.getBigDecimal("je"),
                row.getBigDecimal("slv"),
                row.getBigDecimal("se"));
    }

    private static RedHeld head(ResultSet row) throws SQLException {
        Instant confirmed = row.getObject("confirmed_at") == null ? null : UtcTime.fromRow(row, "confirmed_at");
        return new RedHeld(
                row.getString("uuid"),
                row.getString("number"),
                row.getString("access_unit"),
                row.getString("lsh"),
                row.getString("body_sha256"),
                row.getString("entered_by"),
                row.getString("seller_tax_no"),
                row.getString("seller_name"),
                row.getString("buyer_tax_no"),
                row.getString("buyer_name"),
                row.getString("blue_number"),
                row.getString("reason"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("tax"),
                row.getString("state"),
                row.getString("red_number"),
                UtcTime.fromRow(row, "entered_at"),
                UtcTime.fromRow(row, "expires_at"),
                confirmed,
                row.getBoolean("purchase"),
                List.of());
    }

    private static RedHeld head(RedHeld form, List<RedHeld.Line> lines) {
        return new RedHeld(
                form.uuid(),
                form.number(),
                form.accessUnit(),
                form.lsh(),
                form.bodySha256(),
                form.enteredBy(),
                form.sellerTaxNo(),
                form.sellerName(),
                form.buyerTaxNo(),
                form.buyerName(),
                form.blueNumber(),
                form.reason(),
                form.amount(),
                form.tax(),
                form.state(),
                form.redNumber(),
                form.enteredAt(),
                form.expiresAt(),
                form.confirmedAt(),
                form.purchase(),
                lines);
    }
}

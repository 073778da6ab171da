package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Rows of the bookings. */
final class BankEntries {

    private static final String SELECT = "SELECT e.*, o.svcr_ref AS reversed_ref FROM bank_entry e"
            + " LEFT JOIN bank_entry o ON o.id = e.reversal_of";
    private static final RowMapper<BankEntry> ROW = (row, n) -> new BankEntry(
            row.getLong("id"),
            row.getString("svcr_ref"),
            row.getString("account_no"),
            row.getString("currency"),
            row.getBigDecimal("amount"),
            row.getString("direction"),
            row.getString("sub_family"),
            row.getObject("reversal_of", Long.class),
            row.getString("reversed_ref"),
            row.getString("payer_name"),
            row.getString("payer_country"),
            row.getString("remittance"),
            row.getString("end_to_end_id"),
            row.getString("uetr"),
            row.getObject("booked_on", LocalDate.class),
            row.getObject("value_on", LocalDate.class),
            UtcTime.fromRow(row, "booked_at"));

    private BankEntries() {}

    static void insert(JdbcTemplate jdbc, List<BankEntry> entries) {
        jdbc.batchUpdate(
                "INSERT INTO bank_entry (id, svcr_ref, account_no, currency, amount, direction, sub_family,"
                        + " reversal_of, payer_name, payer_country, remittance, end_to_end_id, uetr, booked_on,"
                        + " value_on, booked_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                entries.stream()
                        .map(e -> new Object[] {
                            e.id(),
                            e.svcrRef(),
                            e.accountNo(),
                            e.currency(),
                            e.amount(),
                            e.direction(),
                            e.subFamily(),
                            e.reversalOf(),
                            e.payerName(),
                            e.payerCountry(),
                            e.remittance(),
                            e.endToEndId(),
                            e.uetr(),
                            e.bookedOn(),
                            e.valueOn(),
                            UtcTime.toRow(e.bookedAt())
                        })
                        .toList());
    }

    static List<BankEntry> byIds(JdbcTemplate jdbc, Collection<Long> ids) {
        return in(jdbc, SELECT + " WHERE e.id IN (:keys) ORDER BY e.id", ids);
    }

    static List<BankEntry> byRefs(JdbcTemplate jdbc, Collection<String> svcrRefs) {
        return in(jdbc, SELECT + " WHERE e.svcr_ref IN (:keys) ORDER BY e.id", svcrRefs);
    }

    static List<BankEntry> credits(JdbcTemplate jdbc, String accountNo, String endToEndId) {
        return jdbc.query(
                SELECT + " WHERE e.account_no = ? AND e.end_to_end_id = ? AND e.direction = 'CRDT' ORDER BY e.id",
                ROW,
                accountNo,
                endToEndId);
    }

    private static List<BankEntry> in(JdbcTemplate jdbc, String sql, Collection<?> keys) {
        return keys.isEmpty()
                ? List.of()
                : new NamedParameterJdbcTemplate(jdbc).query(sql, Map.of("keys", new TreeSet<>(keys)), ROW);
    }
}

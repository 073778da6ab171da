package io.maotong.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the database of invoice-service says about the sellers of a run; looks and never writes. */
final class Ledger implements AutoCloseable {

    private static final String ISSUED = "('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')";

    private final Connection connection;
    private final String merchants;

    Ledger(Suite suite, List<Seller> sellers) throws SQLException {
        connection = DriverManager.getConnection(suite.database(), "root", suite.databasePassword());
        connection.setCatalog(suite.schema());
        merchants = sellers.stream()
                .map(seller -> Long.toString(seller.merchantId))
                .collect(Collectors.joining(",", "(", ")"));
    }

    int issued(String part) throws SQLException {
        return count(
                "SELECT COUNT(*) FROM invoice_header WHERE merchant_id IN " + merchants
                        + " AND serial_no LIKE CONCAT(?, '%') AND status IN " + ISSUED,
                part);
    }

    int inStatus(String part, String status) throws SQLException {
        return count(
                "SELECT COUNT(*) FROM invoice_header WHERE merchant_id IN " + merchants
                        + " AND serial_no LIKE CONCAT(?, '%') AND status = '" + status + "'",
                part);
    }

    /** Work that is promised to the sellers and not done: sending, and writing files. */
    int promised() throws SQLException {
        return count("SELECT COUNT(*) FROM intent WHERE merchant_id IN " + merchants, null);
    }

    int parked() throws SQLException {
        return count("SELECT COUNT(*) FROM intent WHERE state = 'PARKED' AND merchant_id IN " + merchants, null);
    }

    /** When the invoices of the part were issued, in that order. */
    List<Instant> issuedAt(String part) throws SQLException {
        return moments(
                "SELECT e.happened_at FROM invoice_header h JOIN invoice_event e ON e.merchant_id = h.merchant_id"
                        + " AND e.invoice_id = h.id WHERE h.merchant_id IN " + merchants
                        + " AND h.serial_no LIKE CONCAT(?, '%') AND e.to_status = 'ISSUED' ORDER BY e.happened_at",
                part);
    }

    /** When the outages of the present and the past ended that began at that moment or later. */
    List<Instant> outagesEnded(Instant since) throws SQLException {
        List<Instant> ends = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT closed_at FROM outage WHERE opened_at >= ? AND closed_at IS NOT NULL ORDER BY closed_at")) {
            statement.setObject(1, Timestamp.from(since));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ends.add(row.getTimestamp(1).toInstant());
                }
            }
        }
        return ends;
    }

    List<Reckoning.Kept> kept(Seller seller) throws SQLException {
        List<Reckoning.Kept> kept = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, serial_no, number, status IN "
                + ISSUED + ", acceptance_no FROM invoice_header" + " WHERE merchant_id = ?")) {
            statement.setLong(1, seller.merchantId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    kept.add(new Reckoning.Kept(
                            row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5)));
                }
            }
        }
        return kept;
    }

    String server() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION(), @@innodb_flush_log_at_trx_commit, @@log_bin,"
                        + " @@sync_binlog, @@innodb_doublewrite, @@innodb_buffer_pool_size DIV 1048576")) {
            row.next();
            return "MySQL %s, innodb_flush_log_at_trx_commit=%s, log_bin=%s, sync_binlog=%s, innodb_doublewrite=%s, buffer pool %s MB"
                    .formatted(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6));
        }
    }

    private int count(String sql, String part) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (part != null) {
                statement.setString(1, part);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private List<Instant> moments(String sql, String part) throws SQLException {
        List<Instant> moments = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, part);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    moments.add(row.getTimestamp(1).toInstant());
                }
            }
        }
        return moments;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

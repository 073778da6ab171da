package io.maotong.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The baseline: header and lines of invoices that were just issued, written once more by plain JDBC into empty tables with the
 * same columns and indexes of a schema of its own, one transaction for each invoice. No rule, no history, no promise, no
 * triggers.
 */
final class BareInserts implements AutoCloseable {

    private static final String SCRATCH = "mt_bench";
    private static final List<String> TABLES = List.of("invoice_header", "invoice_detail");
    // As many as the service has.
    private static final int CONNECTIONS = 16;
    // Four minutes of ids: further apart than any two rows of one run.
    private static final int COPY_SHIFT = 40;

    /** @param seconds of the whole @param invoices written */
    record Outcome(int invoices, int rows, Duration took, Latencies latencies) {

        double perSecond() {
            return invoices / (took.toNanos() / 1e9);
        }
    }

    private record Table(String name, int columns, int id, int merchant, int invoice) {}

    /** @param rows of each table, in the order of the tables */
    private record Invoice(List<List<Object[]>> rows) {

        int count() {
            return rows.stream().mapToInt(List::size).sum();
        }
    }

    private final Suite suite;
    private final List<Table> tables = new ArrayList<>();
    private final List<Invoice> invoices = new ArrayList<>();
    private final BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CONNECTIONS);
    private final AtomicLong written = new AtomicLong();

    BareInserts(Suite suite, List<Seller> sellers, String part, int most) throws SQLException {
        this.suite = suite;
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = DriverManager.getConnection(
                    suite.database() + "&rewriteBatchedStatements=true", "root", suite.databasePassword());
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            connections.add(connection);
        }
        Connection connection = connections.peek();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + SCRATCH);
            statement.execute("CREATE DATABASE " + SCRATCH + " CHARACTER SET utf8mb4");
            for (String table : TABLES) {
                statement.execute("CREATE TABLE " + SCRATCH + "." + table + " LIKE " + suite.schema() + "." + table);
            }
        }
        read(connection, sellers, part, most);
        connection.commit();
    }

    private void read(Connection connection, List<Seller> sellers, String part, int most) throws SQLException {
        String merchants = sellers.stream()
                .map(seller -> Long.toString(seller.merchantId))
                .collect(Collectors.joining(",", "(", ")"));
        String chosen = " FROM (SELECT * FROM " + suite.schema() + ".invoice_header WHERE merchant_id IN " + merchants
                + " AND serial_no LIKE '" + part + "%' ORDER BY id LIMIT " + most + ") h";
        Map<Long, Invoice> byId = new HashMap<>();
        for (String name : TABLES) {
            boolean header = name.equals("invoice_header");
            String sql = header
                    ? "SELECT h.*" + chosen
                    : "SELECT d.*" + chosen + " JOIN " + suite.schema() + "." + name
                            + " d ON d.merchant_id = h.merchant_id AND d.invoice_id = h.id";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                Table table = table(name, row.getMetaData());
                int place = tables.size();
                tables.add(table);
                while (row.next()) {
                    Object[] values = new Object[table.columns()];
                    for (int column = 0; column < values.length; column++) {
                        values[column] = row.getObject(column + 1);
                    }
                    long id = row.getLong(header ? table.id() : table.invoice());
                    Invoice invoice = byId.computeIfAbsent(
                            id,
                            none -> new Invoice(TABLES.stream()
                                    .<List<Object[]>>map(each -> new ArrayList<>())
                                    .toList()));
                    invoice.rows().get(place).add(values);
                }
            }
        }
        invoices.addAll(byId.values());
        if (invoices.isEmpty()) {
            throw new IllegalStateException("no invoice of " + part + " to write once more");
        }
    }

    private static Table table(String name, ResultSetMetaData meta) throws SQLException {
        int id = 0;
        int merchant = 0;
        int invoice = 0;
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            switch (meta.getColumnName(column)) {
                case "id" -> id = column;
                case "merchant_id" -> merchant = column;
                case "invoice_id" -> invoice = column;
                default -> {
                    // Copied as it is.
                }
            }
        }
        return new Table(name, meta.getColumnCount(), id, merchant, invoice);
    }

    /** As many as were issued, all asked for at the same moment. */
    Outcome atOnce(int count) throws InterruptedException {
        List<Duration> latencies = new ArrayList<>();
        Burst.Outcome outcome = Burst.fire(count, this::write);
        latencies.addAll(outcome.latencies().sorted());
        return new Outcome(count, rows(count), outcome.took(), Latencies.of(latencies));
    }

    /** One after the other on every connection, for as long as that. */
    Outcome steadily(Duration time) throws InterruptedException {
        AtomicLong count = new AtomicLong();
        Instant began = Instant.now();
        Instant end = began.plus(time);
        Burst.Outcome outcome = Burst.fire(CONNECTIONS, client -> {
            while (Instant.now().isBefore(end)) {
                write((int) (count.getAndIncrement() % invoices.size()));
            }
        });
        int all = count.intValue();
        return new Outcome(all, rows(all), outcome.took(), Latencies.of(List.of()));
    }

    private int rows(int count) {
        int rows = 0;
        for (int i = 0; i < count; i++) {
            rows += invoices.get(i % invoices.size()).count();
        }
        return rows;
    }

    private void write(int place) {
        Invoice invoice = invoices.get(place % invoices.size());
        long copy = written.incrementAndGet();
        try {
            Connection connection = connections.take();
            try {
                for (int i = 0; i < tables.size(); i++) {
                    insert(connection, tables.get(i), invoice.rows().get(i), copy);
                }
                connection.commit();
            } finally {
                connections.add(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // Keys begin with the merchant: each copy has one of its own, near the true one, as the true rows have theirs.
    private static void insert(Connection connection, Table table, List<Object[]> rows, long copy) throws SQLException {
        String marks = "?,".repeat(table.columns());
        String sql = "INSERT INTO " + SCRATCH + "." + table.name() + " VALUES ("
                + marks.substring(0, marks.length() - 1) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int column = 1; column <= row.length; column++) {
                    Object value = row[column - 1];
                    if (column == table.id() || column == table.invoice()) {
                        value = ((Number) value).longValue() + (copy << COPY_SHIFT);
                    } else if (column == table.merchant()) {
                        value = ((Number) value).longValue() + copy;
                    }
                    statement.setObject(column, value);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connections.peek().createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + SCRATCH);
        }
        for (Connection connection : connections) {
            connection.close();
        }
    }
}

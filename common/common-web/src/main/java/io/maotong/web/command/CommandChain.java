package io.maotong.web.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hash chain over the command log. Rows are appended freely by concurrent transactions; a sealer numbers them and
 * links each to the one before, so that any later change of a sealed row shows. The last hash of a day is its root.
 */
public final class CommandChain {

    private static final String FIRST = "0".repeat(64);
    private static final int PORTION = 500;

    private record Link(long sequence, String hash) {}

    private record Row(long id, Long sequence, String previousHash, String hash, String content) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CommandChain(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Seals rows that are not sealed yet, oldest first.
     *
     * @return how many; 0 also if another instance is sealing
     */
    public int seal() {
        Integer sealed = transaction.execute(status -> {
            Optional<Link> last = lockLast();
            if (last.isEmpty() && !lockEmpty()) {
                return 0;
            }
            long sequence = last.map(Link::sequence).orElse(0L);
            String previous = last.map(Link::hash).orElse(FIRST);
            List<Row> rows = jdbc.sql(COLUMNS + " WHERE sequence IS NULL ORDER BY id LIMIT ?")
                    .param(PORTION)
                    .query(CommandChain::read)
                    .list();
            for (Row row : rows) {
                sequence++;
                String hash = hash(sequence, previous, row.content());
                jdbc.sql("UPDATE command_log SET sequence = ?, previous_hash = ?, hash = ? WHERE id = ?")
                        .params(sequence, previous, hash, row.id())
                        .update();
                previous = hash;
            }
            return rows.size();
        });
        return sealed == null ? 0 : sealed;
    }

    /** @return the sequence number of the first row that does not fit the chain; empty if all is well */
    public OptionalLong firstBroken() {
        String previous = FIRST;
        long expected = 1;
        while (true) {
            List<Row> rows = jdbc.sql(COLUMNS + " WHERE sequence >= ? ORDER BY sequence LIMIT ?")
                    .params(expected, PORTION)
                    .query(CommandChain::read)
                    .list();
            for (Row row : rows) {
                boolean fits = row.sequence() == expected
                        && previous.equals(row.previousHash())
                        && hash(expected, previous, row.content()).equals(row.hash());
                if (!fits) {
                    return OptionalLong.of(expected);
                }
                previous = row.hash();
                expected++;
            }
            if (rows.size() < PORTION) {
                return OptionalLong.empty();
            }
        }
    }

    /** The last hash of a day (UTC): publishing it elsewhere makes the whole past tamper-evident. */
    public Optional<String> root(LocalDate day) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return jdbc.sql("""
                        SELECT hash FROM command_log WHERE sequence IS NOT NULL AND occurred_at >= ? AND occurred_at < ?
                        ORDER BY sequence DESC LIMIT 1
                        """)
                .params(Timestamp.from(from), Timestamp.from(from.plusSeconds(86_400)))
                .query(String.class)
                .optional();
    }

    // Sealers queue up behind the newest sealed row.
    private Optional<Link> lockLast() {
        return jdbc.sql("""
                        SELECT sequence, hash FROM command_log
                        WHERE sequence = (SELECT MAX(sequence) FROM command_log) FOR UPDATE
                        """)
                .query((row, number) -> new Link(row.getLong(1), row.getString(2)))
                .optional();
    }

    // Before the first seal there is no such row: the oldest one serves, and who comes second finds it sealed.
    private boolean lockEmpty() {
        return jdbc.sql("SELECT sequence FROM command_log ORDER BY id LIMIT 1 FOR UPDATE")
                .query((row, number) -> row.getObject(1) == null)
                .optional()
                .orElse(false);
    }

    private static final String COLUMNS = """
            SELECT id, sequence, previous_hash, hash, merchant_id, actor_id, actor_kind, command_key, request_hash, method,
              path, status, answer, location, remote_address, trace_id, occurred_at FROM command_log
            """;

    private static Row read(ResultSet row, int number) throws SQLException {
        StringBuilder content = new StringBuilder();
        content.append(row.getLong("id"));
        for (String column : List.of(
                "merchant_id",
                "actor_id",
                "actor_kind",
                "command_key",
                "request_hash",
                "method",
                "path",
                "status",
                "answer",
                "location",
                "remote_address",
                "trace_id")) {
            content.append('\n').append(row.getString(column));
        }
        content.append('\n').append(row.getTimestamp("occurred_at").toInstant());
        long sequence = row.getLong("sequence");
        return new Row(
                row.getLong("id"),
                row.wasNull() ? null : sequence,
                row.getString("previous_hash"),
                row.getString("hash"),
                content.toString());
    }

    private static String hash(long sequence, String previous, String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((sequence + "\n" + previous + "\n" + content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

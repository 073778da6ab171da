package io.maotong.messaging;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * A message that could not be handled, as the console shows it.
 *
 * @param state PARKED or REPLAYED
 */
public record ParkedMessage(
        String id,
        String eventId,
        String type,
        String merchantId,
        String body,
        String reason,
        String state,
        Instant parkedAt,
        Instant replayedAt,
        String replayedBy) {

    static ParkedMessage read(ResultSet row, int number) throws SQLException {
        Timestamp replayedAt = row.getTimestamp("replayed_at");
        return new ParkedMessage(
                row.getString("id"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("merchant_id"),
                new String(row.getBytes("body"), StandardCharsets.UTF_8),
                row.getString("reason"),
                row.getString("state"),
                row.getTimestamp("parked_at").toInstant(),
                replayedAt == null ? null : replayedAt.toInstant(),
                row.getString("replayed_by"));
    }
}

package io.maotong.data.intent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A queued or parked intent as the console shows it. */
public record IntentRow(
        long id,
        long merchantId,
        String kind,
        String reference,
        String state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        String lastError) {

    static IntentRow read(ResultSet row, int number) throws SQLException {
        return new IntentRow(
                row.getLong("id"),
                row.getLong("merchant_id"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getString("last_error"));
    }
}

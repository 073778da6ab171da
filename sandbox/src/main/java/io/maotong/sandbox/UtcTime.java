package io.maotong.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as DATETIME(6) columns in UTC, whatever the zone of the process or of the connection. */
public final class UtcTime {

    /** The zone in which the authorities print dates and times. */
    public static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    private UtcTime() {}

    public static LocalDateTime toRow(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    public static Instant fromRow(ResultSet row, String column) throws SQLException {
        LocalDateTime value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    /** For JSON answers: ISO-8601 with the offset of the business zone. */
    public static OffsetDateTime inBusinessZone(Instant instant) {
        return instant == null ? null : instant.atZone(BUSINESS_ZONE).toOffsetDateTime();
    }
}

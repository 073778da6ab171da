package io.maotong.invoice.offline;

import io.maotong.core.id.Ids;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.OfflineClosed;
import io.maotong.invoice.api.OfflineOpened;
import io.maotong.invoice.platform.CallEnding;
import io.maotong.messaging.Events;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the platform can be reached. The database holds the state, so that every instance agrees; who changes it wins a
 * conditional update, the others change nothing.
 */
@Service
class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final long NOBODY = 0;
    private static final Duration CALLS_KEPT = Duration.ofHours(1);
    private static final int SWEPT_AT_ONCE = 2_000;
    private static final String STATE = """
            SELECT channel, state, since, outage_id, reason, held_by, next_probe_at, window_from, tokens, filled_at,
              not_before FROM outage_channel WHERE channel = ?""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Events events;
    private final OutageDetector detector;
    private final OfflineProperties settings;
    private final Clock clock;

    Outages(JdbcClient jdbc, TransactionTemplate transaction, Events events, OfflineProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.detector = new OutageDetector(settings);
        this.settings = settings;
        this.clock = clock;
    }

    Optional<ChannelState> find(String channel) {
        return jdbc.sql(STATE).param(channel).query(Outages::read).optional();
    }

    ChannelState state(String channel) {
        return find(channel).orElseThrow(() -> new IllegalStateException("no channel " + channel));
    }

    /** Holds the row until the transaction ends. */
    ChannelState lock(String channel) {
        return jdbc.sql(STATE + " FOR UPDATE")
                .param(channel)
                .query(Outages::read)
                .single();
    }

    List<String> channels() {
        return jdbc.sql("SELECT channel FROM outage_channel ORDER BY channel")
                .query(String.class)
                .list();
    }

    /** Notes how a call ended and opens an outage if it was one too many. */
    void ended(String channel, CallEnding ending) {
        jdbc.sql("INSERT INTO platform_call (id, channel, ending, ended_at) VALUES (?, ?, ?, ?)")
                .params(Ids.next(), channel, ending.name(), Timestamp.from(clock.instant()))
                .update();
        if (ending.healthy()) {
            return;
        }
        ChannelState state = state(channel);
        if (!state.open()) {
            detector.judge(latest(state)).ifPresent(reason -> open(channel, reason, null));
        }
    }

    /** The calls that the detector looks at, newest first. */
    List<CallEnding> latest(ChannelState state) {
        return jdbc.sql("SELECT ending FROM platform_call WHERE channel = ? AND id > ? ORDER BY id DESC LIMIT ?")
                .params(state.channel(), state.windowFrom(), settings.window())
                .query((row, n) -> CallEnding.valueOf(row.getString(1)))
                .list();
    }

    /** @param heldBy the person who stops the sending, or null @return whether it was not open before */
    boolean open(String channel, String reason, String heldBy) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant now = clock.instant();
            long id = Ids.next();
            int changed = jdbc.sql("""
                            UPDATE outage_channel SET state = 'OPEN', since = ?, outage_id = ?, reason = ?, held_by = ?,
                              next_probe_at = ? WHERE channel = ? AND state = 'CLOSED'
                            """)
                    .params(Arrays.asList(
                            Timestamp.from(now),
                            id,
                            reason,
                            heldBy,
                            Timestamp.from(now.plus(settings.probe())),
                            channel))
                    .update();
            if (changed == 0) {
                return false;
            }
            jdbc.sql("INSERT INTO outage (id, channel, opened_at, reason, held_by, probes) VALUES (?, ?, ?, ?, ?, 0)")
                    .params(Arrays.asList(id, channel, Timestamp.from(now), reason, heldBy))
                    .update();
            // Promised and not on their way: their workers find the way closed and let them lie.
            jdbc.sql("UPDATE offline_queue SET state = 'WAITING', released_at = NULL WHERE state = 'RELEASED'")
                    .update();
            events.publish(
                    NOBODY,
                    InvoiceEvents.OFFLINE_OPENED,
                    channel,
                    now.toEpochMilli(),
                    new OfflineOpened(channel, Ids.text(id), now, reason));
            log.warn("{} is taken for down: {}", channel, reason);
            return true;
        }));
    }

    /** A person may stop the sending also while the platform is down: then it stays stopped when it is back. */
    boolean hold(String channel, String reason, String actor) {
        if (open(channel, reason, actor)) {
            return true;
        }
        return jdbc.sql("UPDATE outage_channel SET held_by = ?, reason = ? WHERE channel = ? AND held_by IS NULL")
                        .params(actor, reason, channel)
                        .update()
                == 1;
    }

    /** The platform answered. What a person stopped stays stopped. @return whether it was open before */
    boolean close(String channel) {
        return close(channel, " AND held_by IS NULL");
    }

    /** A person lets it go on. @return whether it was open before */
    boolean resume(String channel) {
        return close(channel, "");
    }

    private boolean close(String channel, String condition) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            ChannelState before = lock(channel);
            Instant now = clock.instant();
            int changed = jdbc.sql("""
                            UPDATE outage_channel SET state = 'CLOSED', since = ?, outage_id = NULL, reason = NULL,
                              held_by = NULL, next_probe_at = NULL, window_from = ?, tokens = 0, filled_at = ?,
                              not_before = ? WHERE channel = ? AND state = 'OPEN'""" + condition)
                    .params(Timestamp.from(now), Ids.next(), Timestamp.from(now), Timestamp.from(now), channel)
                    .update();
            if (changed == 0) {
                return false;
            }
            int queued = jdbc.sql("SELECT COUNT(*) FROM offline_queue WHERE state = 'WAITING'")
                    .query(Integer.class)
                    .single();
            jdbc.sql("UPDATE outage SET closed_at = ?, queued = ? WHERE id = ?")
                    .params(Timestamp.from(now), queued, before.outageId())
                    .update();
            events.publish(
                    NOBODY,
                    InvoiceEvents.OFFLINE_CLOSED,
                    channel,
                    now.toEpochMilli(),
                    new OfflineClosed(channel, Ids.text(before.outageId()), before.since(), now, queued));
            log.info("{} is back after {}, {} invoices wait", channel, Duration.between(before.since(), now), queued);
            return true;
        }));
    }

    /** Whether this instance should ask now if the platform is back; each time only one is told so. */
    boolean claimProbe(String channel) {
        Instant now = clock.instant();
        int claimed = jdbc.sql("""
                        UPDATE outage_channel SET next_probe_at = ?
                        WHERE channel = ? AND state = 'OPEN' AND held_by IS NULL AND next_probe_at <= ?
                        """)
                .params(Timestamp.from(now.plus(settings.probe())), channel, Timestamp.from(now))
                .update();
        if (claimed == 1) {
            jdbc.sql("""
                            UPDATE outage SET probes = probes + 1
                            WHERE id = (SELECT outage_id FROM outage_channel WHERE channel = ?)
                            """).param(channel).update();
        }
        return claimed == 1;
    }

    /** Keeps what is left in the bucket; under the lock of the channel. */
    void keep(String channel, TokenBucket bucket) {
        jdbc.sql("UPDATE outage_channel SET tokens = ?, filled_at = ?, not_before = ? WHERE channel = ?")
                .params(bucket.tokens(), Timestamp.from(bucket.filledAt()), Timestamp.from(bucket.notBefore()), channel)
                .update();
    }

    void sweep() {
        jdbc.sql("DELETE FROM platform_call WHERE ended_at < ? ORDER BY id LIMIT " + SWEPT_AT_ONCE)
                .param(Timestamp.from(clock.instant().minus(CALLS_KEPT)))
                .update();
    }

    private static ChannelState read(ResultSet row, int number) throws SQLException {
        Timestamp probe = row.getTimestamp("next_probe_at");
        return new ChannelState(
                row.getString("channel"),
                row.getString("state").equals("OPEN"),
                row.getTimestamp("since").toInstant(),
                row.getObject("outage_id", Long.class),
                row.getString("reason"),
                row.getString("held_by"),
                probe == null ? null : probe.toInstant(),
                row.getLong("window_from"),
                new TokenBucket(
                        row.getBigDecimal("tokens"),
                        row.getTimestamp("filled_at").toInstant(),
                        row.getTimestamp("not_before").toInstant()));
    }
}

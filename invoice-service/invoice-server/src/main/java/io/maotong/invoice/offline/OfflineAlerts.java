package io.maotong.invoice.offline;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.OfflineAlert;
import io.maotong.invoice.issue.OfflineMoves;
import io.maotong.messaging.Events;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports invoices that wait too long, and gives those whose deadline is over to a person. */
@Component
class OfflineAlerts {

    private static final Logger log = LoggerFactory.getLogger(OfflineAlerts.class);
    private static final int AT_ONCE = 500;
    private static final int SERIALS_TOLD = 100;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final OfflineQueue queue;
    private final OfflineMoves moves;
    private final Events events;
    private final OfflineProperties settings;
    private final Clock clock;

    private record Waiting(long merchantId, long invoiceId, String serialNo, Instant queuedAt, Instant deadline) {}

    private record Group(long merchantId, int hours) {}

    OfflineAlerts(
            JdbcClient jdbc,
            JdbcTemplate batches,
            TransactionTemplate transaction,
            OfflineQueue queue,
            OfflineMoves moves,
            Events events,
            OfflineProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.queue = queue;
        this.moves = moves;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return invoices reported */
    int raise() {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            List<Waiting> due = jdbc.sql("""
                            SELECT merchant_id, invoice_id, serial_no, queued_at, deadline FROM offline_queue
                            WHERE state = 'WAITING' AND next_alert_at <= ? ORDER BY next_alert_at LIMIT ?
                            FOR UPDATE SKIP LOCKED
                            """)
                    .params(Timestamp.from(now), AT_ONCE)
                    .query((row, n) -> new Waiting(
                            row.getLong("merchant_id"),
                            row.getLong("invoice_id"),
                            row.getString("serial_no"),
                            row.getTimestamp("queued_at").toInstant(),
                            row.getTimestamp("deadline").toInstant()))
                    .list();
            Map<Group, List<Waiting>> groups = new LinkedHashMap<>();
            List<Object[]> next = new ArrayList<>();
            for (Waiting one : due) {
                // One that was not looked at for long is reported once, with the age that it has.
                Duration age = Duration.between(one.queuedAt(), now);
                int hours = settings.alertHours().stream()
                        .filter(level -> age.compareTo(Duration.ofHours(level)) >= 0)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                groups.computeIfAbsent(new Group(one.merchantId(), hours), group -> new ArrayList<>())
                        .add(one);
                next.add(new Object[] {
                    queue.nextAlert(one.queuedAt(), Duration.ofHours(hours)), one.merchantId(), one.invoiceId()
                });
            }
            batches.batchUpdate(
                    "UPDATE offline_queue SET next_alert_at = ? WHERE merchant_id = ? AND invoice_id = ?", next);
            groups.forEach((group, all) -> report(group, all, now));
            return due.size();
        });
    }

    private void report(Group group, List<Waiting> all, Instant now) {
        batches.batchUpdate(
                """
                INSERT IGNORE INTO offline_alert (id, merchant_id, invoice_id, serial_no, hours, queued_at, deadline,
                  raised_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                all.stream()
                        .map(one -> new Object[] {
                            Ids.next(),
                            one.merchantId(),
                            one.invoiceId(),
                            one.serialNo(),
                            group.hours(),
                            Timestamp.from(one.queuedAt()),
                            Timestamp.from(one.deadline()),
                            Timestamp.from(now)
                        })
                        .toList());
        Waiting oldest =
                all.stream().min(Comparator.comparing(Waiting::queuedAt)).orElseThrow();
        events.publish(
                group.merchantId(),
                InvoiceEvents.OFFLINE_ALERT,
                group.hours() + "h-" + Ids.text(oldest.invoiceId()),
                now.toEpochMilli(),
                new OfflineAlert(
                        group.hours(),
                        all.size(),
                        oldest.queuedAt(),
                        oldest.deadline(),
                        all.stream().map(Waiting::serialNo).limit(SERIALS_TOLD).toList()));
        log.warn("{} invoices of merchant {} wait for {} hours", all.size(), group.merchantId(), group.hours());
    }

    /** @return invoices given to a person */
    int giveUp() {
        List<OfflineQueue.Place> overdue = queue.overdue(AT_ONCE);
        int given = 0;
        for (OfflineQueue.Place place : overdue) {
            boolean moved = Boolean.TRUE.equals(transaction.execute(status -> giveUp(place)));
            given += moved ? 1 : 0;
        }
        return given;
    }

    private boolean giveUp(OfflineQueue.Place place) {
        long hours = settings.deadline().toHours();
        return MerchantScope.call(place.merchantId(), () -> {
            if (!moves.giveToPerson(place.invoiceId(), "waited " + hours + " hours for the platform")) {
                queue.forget(place);
                return false;
            }
            Waiting one = jdbc.sql("""
                            SELECT merchant_id, invoice_id, serial_no, queued_at, deadline FROM offline_queue
                            WHERE merchant_id = ? AND invoice_id = ?
                            """)
                    .params(place.merchantId(), place.invoiceId())
                    .query((row, n) -> new Waiting(
                            row.getLong("merchant_id"),
                            row.getLong("invoice_id"),
                            row.getString("serial_no"),
                            row.getTimestamp("queued_at").toInstant(),
                            row.getTimestamp("deadline").toInstant()))
                    .single();
            report(new Group(place.merchantId(), (int) hours), List.of(one), clock.instant());
            return true;
        });
    }
}

package io.maotong.invoice.offline;

import io.maotong.core.id.Ids;
import io.maotong.data.pump.Pump;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The invoices that wait, in the order in which they were made. Follows their status in the same transaction; what lies
 * here is never more than what is queued there.
 */
@Component
class OfflineQueue implements InvoiceListener {

    /** One invoice in the queue. */
    record Place(long merchantId, long invoiceId) {}

    /** An issuer with invoices in the queue. @param first the oldest of them */
    record Line(long merchantId, String issuerTaxNo, long first) {

        Issuer issuer() {
            return new Issuer(merchantId, issuerTaxNo);
        }

        Place oldest() {
            return new Place(merchantId, first);
        }
    }

    record Issuer(long merchantId, String taxNo) {}

    private record Busy(long merchantId, String issuerTaxNo, int invoices) {}

    private final JdbcClient jdbc;
    // The rounds empty this queue.
    private final ObjectProvider<Pump> rounds;
    private final OfflineProperties settings;
    private final Clock clock;

    OfflineQueue(
            JdbcClient jdbc,
            @Qualifier(OfflineRounds.PUMP) ObjectProvider<Pump> rounds,
            OfflineProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void moved(StoredInvoice invoice, InvoiceStatus from) {
        switch (invoice.status()) {
            case QUEUED_OFFLINE -> enter(invoice);
            case SUBMITTING -> mark(invoice.id(), "SENT", null);
            case MANUAL ->
                mark(invoice.id(), from == InvoiceStatus.QUEUED_OFFLINE ? "OVERDUE" : "DONE", invoice.status());
            case ISSUED, FAILED, CANCELLED -> mark(invoice.id(), "DONE", invoice.status());
            default -> {
                // New, being reviewed, unknown or sent again: it keeps the place that it has.
            }
        }
    }

    // One that comes back keeps its place and its deadline, unless a person gave it a new start.
    private void enter(StoredInvoice invoice) {
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO offline_queue (id, merchant_id, invoice_id, serial_no, issuer_tax_no, state, queued_at,
                          deadline, next_alert_at)
                        VALUES (?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)
                        ON DUPLICATE KEY UPDATE
                          queued_at = IF(state IN ('OVERDUE', 'DONE'), VALUES(queued_at), queued_at),
                          deadline = IF(state IN ('OVERDUE', 'DONE'), VALUES(deadline), deadline),
                          next_alert_at = IF(state IN ('OVERDUE', 'DONE'), VALUES(next_alert_at), next_alert_at),
                          state = 'WAITING', released_at = NULL, settled_at = NULL, result = NULL
                        """)
                .params(Arrays.asList(
                        Ids.next(),
                        MerchantScope.merchantId(),
                        invoice.id(),
                        invoice.serialNo(),
                        invoice.document().issuer().taxNo(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(settings.deadline())),
                        nextAlert(now, Duration.ZERO)))
                .update();
    }

    private void mark(long invoiceId, String state, InvoiceStatus result) {
        jdbc.sql("""
                        UPDATE offline_queue SET state = ?, settled_at = ?, result = ?
                        WHERE merchant_id = ? AND invoice_id = ? AND state <> 'DONE'
                        """)
                .params(Arrays.asList(
                        state,
                        result == null ? null : Timestamp.from(clock.instant()),
                        result == null ? null : result.name(),
                        MerchantScope.merchantId(),
                        invoiceId))
                .update();
    }

    /** Null behind the last one. @param age alerts up to this age have been raised */
    Timestamp nextAlert(Instant queuedAt, Duration age) {
        return settings.alertHours().stream()
                .map(Duration::ofHours)
                .filter(hours -> hours.compareTo(age) > 0)
                .findFirst()
                .map(hours -> Timestamp.from(queuedAt.plus(hours)))
                .orElse(null);
    }

    boolean anyWaiting(long merchantId, String issuerTaxNo) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM (
                          SELECT 1 FROM offline_queue
                          WHERE state IN ('WAITING', 'RELEASED') AND merchant_id = ? AND issuer_tax_no = ? LIMIT 1) one
                        """)
                        .params(merchantId, issuerTaxNo)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Issuers with invoices that wait, the one with the oldest first. */
    List<Line> lines() {
        return jdbc.sql("""
                        SELECT merchant_id, issuer_tax_no, MIN(invoice_id) AS first FROM offline_queue
                        WHERE state = 'WAITING' GROUP BY merchant_id, issuer_tax_no ORDER BY first LIMIT 500
                        """).query(Line.class).list();
    }

    boolean isEmpty() {
        return jdbc.sql("SELECT 1 FROM offline_queue WHERE state = 'WAITING' LIMIT 1")
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    /** Invoices that are promised or on their way, by issuer; those that got stuck do not count. */
    Map<Issuer, Integer> onTheirWay() {
        return jdbc
                .sql("""
                        SELECT merchant_id, issuer_tax_no, COUNT(*) AS invoices FROM offline_queue
                        WHERE state IN ('RELEASED', 'SENT') AND released_at > ? GROUP BY merchant_id, issuer_tax_no
                        """)
                .param(Timestamp.from(clock.instant().minus(settings.slotTimeout())))
                .query(Busy.class)
                .list()
                .stream()
                .collect(Collectors.toMap(busy -> new Issuer(busy.merchantId(), busy.issuerTaxNo()), Busy::invoices));
    }

    List<Place> first(Line line, int count) {
        return jdbc.sql("""
                        SELECT merchant_id, invoice_id FROM offline_queue WHERE state = 'WAITING' AND merchant_id = ?
                        AND issuer_tax_no = ? ORDER BY invoice_id LIMIT ?
                        """)
                .params(line.merchantId(), line.issuerTaxNo(), count)
                .query(Place.class)
                .list();
    }

    /** Promised; after the invoice itself was locked. */
    void released(Place place) {
        jdbc.sql("""
                        UPDATE offline_queue SET state = 'RELEASED', released_at = ?
                        WHERE merchant_id = ? AND invoice_id = ? AND state = 'WAITING'
                        """)
                .params(Timestamp.from(clock.instant()), place.merchantId(), place.invoiceId())
                .update();
    }

    /** Promised long ago and still not on their way: whoever was to send them is gone or was held back by another gate. */
    int takeBackStuck() {
        return jdbc.sql("""
                        UPDATE offline_queue SET state = 'WAITING', released_at = NULL
                        WHERE state = 'RELEASED' AND released_at < ?
                        """)
                .param(Timestamp.from(clock.instant().minus(settings.slotTimeout())))
                .update();
    }

    /** The platform has it; the verdict follows, and the next one of its issuer may go at once. */
    void taken(long merchantId, long invoiceId) {
        int left = jdbc.sql("""
                        UPDATE offline_queue SET state = 'TAKEN' WHERE merchant_id = ? AND invoice_id = ? AND state = 'SENT'
                        """).params(merchantId, invoiceId).update();
        if (left == 1) {
            rounds.getObject().wakeAfterCommit();
        }
    }

    /** Moved on without the queue: nothing is left to do here. */
    void forget(Place place) {
        jdbc.sql("""
                        UPDATE offline_queue SET state = 'DONE', settled_at = ?
                        WHERE merchant_id = ? AND invoice_id = ? AND state = 'WAITING'
                        """)
                .params(Timestamp.from(clock.instant()), place.merchantId(), place.invoiceId())
                .update();
    }

    /** Those whose deadline is over. */
    List<Place> overdue(int limit) {
        return jdbc.sql("""
                        SELECT merchant_id, invoice_id FROM offline_queue WHERE state = 'WAITING' AND deadline <= ?
                        ORDER BY deadline LIMIT ?
                        """)
                .params(Timestamp.from(clock.instant()), limit)
                .query(Place.class)
                .list();
    }
}

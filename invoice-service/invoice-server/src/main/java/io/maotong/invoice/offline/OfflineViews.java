package io.maotong.invoice.offline;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.platform.CallEnding;
import io.maotong.invoice.platform.PlatformPulse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What people may see of outages and of the queue. */
@Service
class OfflineViews {

    private static final List<String> IN_QUEUE = List.of("WAITING", "RELEASED", "SENT", "TAKEN", "OVERDUE");
    private static final Map<String, String> QUEUE_ORDER =
            Map.of("invoiceId", "invoice_id", "queuedAt", "queued_at", "id", "id");
    private static final Map<String, String> ALERT_ORDER = Map.of("id", "id", "raisedAt", "raised_at");
    private static final Map<String, String> OUTAGE_ORDER = Map.of("openedAt", "opened_at", "id", "id");

    private final Outages outages;
    private final QueueMapper queue;
    private final AlertMapper alerts;
    private final OutageMapper history;
    private final JdbcClient jdbc;
    private final OfflineProperties settings;
    private final Clock clock;

    /** @param earliestDeadline of those that wait; null if none does */
    record Counts(long waiting, long onTheirWay, long overdue, Instant oldest, Instant earliestDeadline) {}

    OfflineViews(
            Outages outages,
            QueueMapper queue,
            AlertMapper alerts,
            OutageMapper history,
            JdbcClient jdbc,
            OfflineProperties settings,
            Clock clock) {
        this.outages = outages;
        this.queue = queue;
        this.alerts = alerts;
        this.history = history;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    ChannelState platform() {
        return outages.state(PlatformPulse.CHANNEL);
    }

    List<ChannelState> channels() {
        return outages.channels().stream().map(outages::state).toList();
    }

    /** @param merchantId null for all merchants */
    Counts counts(Long merchantId) {
        long[] counts = new long[3];
        Instant[] first = new Instant[2];
        jdbc.sql("""
                        SELECT state, COUNT(*) AS invoices, MIN(queued_at) AS oldest, MIN(deadline) AS deadline
                        FROM offline_queue WHERE state IN ('WAITING', 'RELEASED', 'SENT', 'TAKEN', 'OVERDUE')""" + (merchantId == null ? "" : " AND merchant_id = " + merchantId) + " GROUP BY state")
                .query(row -> {
                    switch (row.getString("state")) {
                        case "WAITING" -> {
                            counts[0] = row.getLong("invoices");
                            first[0] = row.getTimestamp("oldest").toInstant();
                            first[1] = row.getTimestamp("deadline").toInstant();
                        }
                        case "OVERDUE" -> counts[2] = row.getLong("invoices");
                        default -> counts[1] += row.getLong("invoices");
                    }
                });
        return new Counts(counts[0], counts[1], counts[2], first[0], first[1]);
    }

    /** All merchants together use one speed. */
    Forecast forecast() {
        Instant now = clock.instant();
        ChannelState state = platform();
        Duration open = Duration.between(state.since(), now);
        Duration stretch =
                state.open() ? Duration.ZERO : open.compareTo(settings.rateWindow()) < 0 ? open : settings.rateWindow();
        long settled = stretch.toSeconds() == 0
                ? 0
                : jdbc.sql("SELECT COUNT(*) FROM offline_queue WHERE state = 'DONE' AND settled_at > ?")
                        .param(Timestamp.from(now.minus(stretch)))
                        .query(Long.class)
                        .single();
        return new Forecast(settings.drainPerSecond(), settled, stretch.toSeconds() == 0 ? Duration.ZERO : stretch);
    }

    /** Waiting invoices of all merchants before this one. */
    long ahead(long invoiceId) {
        return jdbc.sql("SELECT COUNT(*) FROM offline_queue WHERE state = 'WAITING' AND invoice_id < ?")
                .param(invoiceId)
                .query(Long.class)
                .single();
    }

    /** Of the current merchant, or of all. @param state null for everything that is still in the queue */
    PageResponse<QueueRow> queue(String state, String issuerTaxNo, PageRequest page) {
        QueryWrapper<QueueRow> query = new QueryWrapper<>();
        query.eq(state != null, "state", state)
                .in(state == null, "state", IN_QUEUE)
                .eq(issuerTaxNo != null, "issuer_tax_no", issuerTaxNo);
        return PageResponse.of(queue.selectPage(page.toPage(QUEUE_ORDER, "invoiceId,asc"), query), row -> row);
    }

    PageResponse<AlertRow> alerts(Integer hours, PageRequest page) {
        QueryWrapper<AlertRow> query = new QueryWrapper<>();
        query.eq(hours != null, "hours", hours);
        return PageResponse.of(alerts.selectPage(page.toPage(ALERT_ORDER, "id,desc"), query), row -> row);
    }

    PageResponse<OutageRow> history(PageRequest page) {
        return PageResponse.of(
                history.selectPage(page.toPage(OUTAGE_ORDER, "id,desc"), new QueryWrapper<>()), row -> row);
    }

    Instant now() {
        return clock.instant();
    }

    List<CallEnding> latest(ChannelState state) {
        return outages.latest(state);
    }
}

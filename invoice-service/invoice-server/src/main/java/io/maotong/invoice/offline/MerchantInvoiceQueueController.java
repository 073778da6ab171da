package io.maotong.invoice.offline;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's invoices that wait for the tax platform: queued, and when they will be sent. */
@RestController
class MerchantInvoiceQueueController {

    private final OfflineViews views;

    MerchantInvoiceQueueController(OfflineViews views) {
        this.views = views;
    }

    /**
     * @param platformReachable whether invoices are being sent
     * @param since for how long this has been so
     * @param waiting invoices that will be sent by themselves
     * @param overdue invoices that a person decides about: retry or cancel them
     * @param sentBy when the last one will be sent at the latest; null if none waits
     */
    record QueueStateResponse(
            boolean platformReachable, Instant since, long waiting, long onTheirWay, long overdue, Instant sentBy) {}

    /**
     * @param state WAITING, RELEASED, SENT, TAKEN (the platform has it) or OVERDUE
     * @param deadline after it a person decides
     * @param sentBy when it will be sent at the latest; null for one that is not waiting
     */
    record QueuedInvoiceResponse(
            String invoiceId,
            String serialNo,
            String issuerTaxNo,
            String state,
            Instant queuedAt,
            Instant deadline,
            Instant sentBy) {}

    record AlertResponse(
            String invoiceId, String serialNo, int hours, Instant queuedAt, Instant deadline, Instant raisedAt) {}

    /** Whether invoices go out now, and how many wait. */
    @GetMapping("/api/merchant/invoice-queue/state")
    @PreAuthorize("hasAuthority('invoice:read')")
    QueueStateResponse state() {
        ChannelState platform = views.platform();
        OfflineViews.Counts own = views.counts(MerchantScope.merchantId());
        OfflineViews.Counts all = views.counts(null);
        Instant sentBy = own.waiting() == 0
                ? null
                : views.forecast().sentBy(all.waiting() - 1, platform.open(), own.earliestDeadline(), views.now());
        return new QueueStateResponse(
                !platform.open(), platform.since(), own.waiting(), own.onTheirWay(), own.overdue(), sentBy);
    }

    /**
     * Invoices that are still in the queue, in the order in which they will be sent. Sort by invoiceId or queuedAt.
     *
     * @param state absent: everything that is still in it
     */
    @GetMapping("/api/merchant/invoice-queue")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<QueuedInvoiceResponse> queue(@RequestParam(required = false) String state, PageRequest page) {
        PageResponse<QueueRow> found = views.queue(state, null, page);
        ChannelState platform = views.platform();
        Forecast forecast = views.forecast();
        List<QueueRow> rows = found.items();
        long before = rows.isEmpty() || platform.open()
                ? 0
                : views.ahead(
                        rows.stream().mapToLong(row -> row.invoiceId).min().orElseThrow());
        return new PageResponse<>(
                rows.stream()
                        .map(row -> response(row, platform, forecast, before + rows.indexOf(row)))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    private QueuedInvoiceResponse response(QueueRow row, ChannelState platform, Forecast forecast, long ahead) {
        Instant sentBy =
                row.state.equals("WAITING") ? forecast.sentBy(ahead, platform.open(), row.deadline, views.now()) : null;
        return new QueuedInvoiceResponse(
                Ids.text(row.invoiceId), row.serialNo, row.issuerTaxNo, row.state, row.queuedAt, row.deadline, sentBy);
    }

    /** The merchant's invoices that were reported because of their age. @param hours 12, 24, 36, 44 or 48 */
    @GetMapping("/api/merchant/invoice-queue/alerts")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<AlertResponse> alerts(@RequestParam(required = false) Integer hours, PageRequest page) {
        PageResponse<AlertRow> found = views.alerts(hours, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new AlertResponse(
                                Ids.text(row.invoiceId),
                                row.serialNo,
                                row.hours,
                                row.queuedAt,
                                row.deadline,
                                row.raisedAt))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }
}

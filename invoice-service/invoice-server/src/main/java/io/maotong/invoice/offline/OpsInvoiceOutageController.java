package io.maotong.invoice.offline;

import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether the tax platform can be reached, and what waits for it. */
@RestController
class OpsInvoiceOutageController {

    private final OfflineViews views;
    private final Outages outages;

    OpsInvoiceOutageController(OfflineViews views, Outages outages) {
        this.views = views;
        this.outages = outages;
    }

    /**
     * @param state CLOSED: all is well; OPEN: nothing is sent; HELD: a person stopped the sending
     * @param heldBy the person who stopped the sending, or null
     * @param nextProbeAt when the platform is asked again whether it is there; null while it is
     * @param recentCalls calls that the detector looks at
     * @param recentFailures those of them that failed
     * @param waiting invoices of all merchants that wait
     * @param onTheirWay invoices that left the queue and are not settled
     * @param overdue invoices that a person decides about
     * @param drainedPerMinute measured
     * @param drainTakes how long the queue takes to empty once it may
     * @param emptyAt when it will be empty; null while nothing is sent or nothing waits
     */
    record OutageResponse(
            String channel,
            String state,
            Instant since,
            String reason,
            String heldBy,
            Instant nextProbeAt,
            int recentCalls,
            int recentFailures,
            long waiting,
            long onTheirWay,
            long overdue,
            Instant oldestQueuedAt,
            Instant earliestDeadline,
            BigDecimal drainedPerMinute,
            Duration drainTakes,
            Instant emptyAt) {}

    record HistoryResponse(
            String outageId,
            String channel,
            Instant openedAt,
            Instant closedAt,
            String reason,
            String heldBy,
            int probes,
            Integer queuedAtEnd) {}

    /** @param state WAITING, RELEASED, SENT, TAKEN (the platform has it), OVERDUE or DONE @param result status of the invoice when it left */
    record QueuedResponse(
            String merchantId,
            String invoiceId,
            String serialNo,
            String issuerTaxNo,
            String state,
            Instant queuedAt,
            Instant deadline,
            Instant releasedAt,
            Instant settledAt,
            String result) {

        static QueuedResponse of(QueueRow row) {
            return new QueuedResponse(
                    Ids.text(row.merchantId),
                    Ids.text(row.invoiceId),
                    row.serialNo,
                    row.issuerTaxNo,
                    row.state,
                    row.queuedAt,
                    row.deadline,
                    row.releasedAt,
                    row.settledAt,
                    row.result);
        }
    }

    record AlertResponse(
            String merchantId,
            String invoiceId,
            String serialNo,
            int hours,
            Instant queuedAt,
            Instant deadline,
            Instant raisedAt) {

        static AlertResponse of(AlertRow row) {
            return new AlertResponse(
                    Ids.text(row.merchantId),
                    Ids.text(row.invoiceId),
                    row.serialNo,
                    row.hours,
                    row.queuedAt,
                    row.deadline,
                    row.raisedAt);
        }
    }

    record HoldRequest(@NotBlank @Size(max = 200) String reason) {}

    /** The ways to the platform, each with its state, its queue and how long that takes to empty. */
    @GetMapping("/api/ops/invoice-outages")
    @PreAuthorize("hasAuthority('operations:read')")
    List<OutageResponse> outages() {
        OfflineViews.Counts counts = views.counts(null);
        Forecast forecast = views.forecast();
        return views.channels().stream()
                .map(state -> response(state, counts, forecast))
                .toList();
    }

    private OutageResponse response(ChannelState state, OfflineViews.Counts counts, Forecast forecast) {
        var latest = views.latest(state);
        Duration takes = forecast.of(counts.waiting());
        return new OutageResponse(
                state.channel(),
                state.status().name(),
                state.since(),
                state.reason(),
                state.heldBy(),
                state.heldBy() == null ? state.nextProbeAt() : null,
                latest.size(),
                (int) latest.stream().filter(ending -> !ending.healthy()).count(),
                counts.waiting(),
                counts.onTheirWay(),
                counts.overdue(),
                counts.oldest(),
                counts.earliestDeadline(),
                forecast.perMinute(),
                takes,
                state.open() || counts.waiting() == 0 ? null : views.now().plus(takes));
    }

    /** Outages of the past and the present. Sort by openedAt. */
    @GetMapping("/api/ops/invoice-outages/history")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<HistoryResponse> history(PageRequest page) {
        PageResponse<OutageRow> found = views.history(page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new HistoryResponse(
                                Ids.text(row.id),
                                row.channel,
                                row.openedAt,
                                row.closedAt,
                                row.reason,
                                row.heldBy,
                                row.probes,
                                row.queued))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /**
     * The queue of all merchants, in its order.
     *
     * @param state absent: everything that is still in it
     */
    @GetMapping("/api/ops/invoice-outages/queue")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<QueuedResponse> queue(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String issuerTaxNo,
            PageRequest page) {
        PageResponse<QueueRow> found = views.queue(state, issuerTaxNo, page);
        return new PageResponse<>(
                found.items().stream().map(QueuedResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Invoices that were reported because of their age. @param hours 12, 24, 36, 44 or 48 */
    @GetMapping("/api/ops/invoice-outages/alerts")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<AlertResponse> alerts(@RequestParam(required = false) Integer hours, PageRequest page) {
        PageResponse<AlertRow> found = views.alerts(hours, page);
        return new PageResponse<>(
                found.items().stream().map(AlertResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Stops the sending until it is resumed, for announced maintenance. 409 if a person has stopped it already. */
    @PostMapping("/api/ops/invoice-outages/{channel}:hold")
    @PreAuthorize("hasAuthority('parked:replay')")
    OutageResponse hold(@PathVariable String channel, @Valid @RequestBody HoldRequest request) {
        require(channel);
        if (!outages.hold(channel, request.reason(), CurrentActor.get().id())) {
            throw new IllegalTransition("outage", outages.state(channel).status(), "hold");
        }
        return response(outages.state(channel), views.counts(null), views.forecast());
    }

    /** Lets the sending go on, also after an outage that nobody but the detector saw. 409 if nothing is stopped. */
    @PostMapping("/api/ops/invoice-outages/{channel}:resume")
    @PreAuthorize("hasAuthority('parked:replay')")
    OutageResponse resume(@PathVariable String channel) {
        require(channel);
        if (!outages.resume(channel)) {
            throw new IllegalTransition("outage", ChannelStatus.CLOSED, "resume");
        }
        return response(outages.state(channel), views.counts(null), views.forecast());
    }

    private void require(String channel) {
        if (outages.find(channel).isEmpty()) {
            throw new NotFoundException("channel", channel);
        }
    }
}

package io.maotong.order.trade;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.order.Language;
import io.maotong.order.OrderError;
import io.maotong.order.draft.OrderRequest;
import io.maotong.order.export.ExportSettings;
import io.maotong.order.live.LiveStreams;
import io.maotong.order.timeline.TimelineReader;
import io.maotong.order.timeline.TimelineResponse;
import io.maotong.sheet.SheetWriter;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A merchant's orders. */
@RestController
@RequestMapping("/api/merchant/orders")
class MerchantOrderController {

    record CancelRequest(@Size(max = 200) String reason) {}

    record HoldRequest(@NotBlank @Size(max = 200) String reason) {}

    private final OrderService service;
    private final OrderEntry entry;
    private final OrderExport export;
    private final ExportSettings exports;
    private final TimelineReader timeline;
    private final LiveStreams streams;

    MerchantOrderController(
            OrderService service,
            OrderEntry entry,
            OrderExport export,
            ExportSettings exports,
            TimelineReader timeline,
            LiveStreams streams) {
        this.service = service;
        this.entry = entry;
        this.export = export;
        this.exports = exports;
        this.timeline = timeline;
        this.streams = streams;
    }

    /** Newest first unless sorted by orderedAt, orderNo, goodsValue, status or updatedAt. */
    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<OrderListItem> list(OrderFilter filter, PageRequest page) {
        return service.find(filter, page);
    }

    /** All orders of the filter as CSV; above 5,000 rows, ask /api/merchant/order-exports for a file. */
    @GetMapping("/export.csv")
    @PreAuthorize("hasAuthority('order:read')")
    void export(OrderFilter filter, HttpServletResponse response) throws IOException {
        if (service.count(filter) > exports.direct()) {
            throw new BusinessException(
                    OrderError.EXPORT_TOO_LARGE,
                    Text.of("超过%d行，请使用后台导出", "More than %d rows: use an export in the background")
                            .with(exports.direct()));
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"");
        try (SheetWriter csv = SheetWriter.csv(response.getOutputStream(), export.header())) {
            export.readAll(filter, csv::row);
        }
    }

    /** With the buyer in full, the stages, the timeline and where filled fields came from. */
    @GetMapping("/{orderNo}")
    @PreAuthorize("hasAuthority('order:read')")
    OrderDetail get(@PathVariable String orderNo, HttpServletRequest request) {
        return service.get(orderNo, Language.of(request));
    }

    /** Enters one order; what is left out is filled from the shop and the product library. */
    @PostMapping
    @PreAuthorize("hasAuthority('order:import')")
    @ResponseStatus(HttpStatus.CREATED)
    OrderListItem place(@Valid @RequestBody OrderRequest order) {
        return service.item(entry.place(order.toRows()));
    }

    /**
     * Gives the order a new content: 200 when it is changed, 202 when customs holds the old content and a correction was
     * noted, 409 with the reasons when nothing can be done.
     */
    @PutMapping("/{orderNo}")
    @PreAuthorize("hasAuthority('order:import')")
    ResponseEntity<ChangeResponse> change(@PathVariable String orderNo, @Valid @RequestBody ChangeRequest request) {
        ChangeResponse response = entry.change(orderNo, request);
        boolean late = response.result() == ChangeResponse.Result.CORRECTION_REQUESTED;
        return ResponseEntity.status(late ? HttpStatus.ACCEPTED : HttpStatus.OK).body(response);
    }

    /** What a change would do, field by field; nothing is stored. */
    @PostMapping("/{orderNo}:compare")
    @PreAuthorize("hasAuthority('order:import')")
    ChangeResponse compare(
            @PathVariable String orderNo, @Valid @RequestBody ChangeRequest change, HttpServletRequest request) {
        return entry.compare(orderNo, change, Language.of(request));
    }

    /** Only before anything was shipped or declared. The answer says what is left to be done elsewhere. */
    @PostMapping("/{orderNo}:cancel")
    @PreAuthorize("hasAuthority('order:import')")
    OrderDetail cancel(
            @PathVariable String orderNo,
            @Valid @RequestBody(required = false) CancelRequest cancel,
            HttpServletRequest request) {
        service.cancel(
                orderNo,
                cancel == null ? null : cancel.reason(),
                CurrentActor.get().id());
        return service.get(orderNo, Language.of(request));
    }

    /** Keeps it from being shipped and declared until it is released. */
    @PostMapping("/{orderNo}:hold")
    @PreAuthorize("hasAuthority('order:import')")
    OrderListItem hold(@PathVariable String orderNo, @Valid @RequestBody HoldRequest hold) {
        service.hold(orderNo, hold.reason(), CurrentActor.get().id());
        return service.item(orderNo);
    }

    @PostMapping("/{orderNo}:release")
    @PreAuthorize("hasAuthority('order:import')")
    OrderListItem release(@PathVariable String orderNo) {
        service.release(orderNo, CurrentActor.get().id());
        return service.item(orderNo);
    }

    /** Everything that happened to it in any service, with what comes next. To be polled where streams do not work. */
    @GetMapping("/{orderNo}/timeline")
    @PreAuthorize("hasAuthority('order:read')")
    TimelineResponse timeline(@PathVariable String orderNo, HttpServletRequest request) {
        return timeline.read(orderNo, service.isOver(orderNo), Language.of(request));
    }

    /**
     * The timeline as server-sent events: one at once unless the reader has seen it ({@code Last-Event-ID}), one after
     * each change, and the end after a minute. 429 when all places are taken: poll then.
     */
    @GetMapping(path = "/{orderNo}/timeline/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAuthority('order:read')")
    SseEmitter stream(
            @PathVariable String orderNo,
            @RequestHeader(name = "Last-Event-ID", required = false) String seen,
            HttpServletRequest request) {
        service.isOver(orderNo);
        Locale locale = Language.of(request);
        return streams.follow(timeline.followed(orderNo, () -> service.isOver(orderNo), locale), seen);
    }
}

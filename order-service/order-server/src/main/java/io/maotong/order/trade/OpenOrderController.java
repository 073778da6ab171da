package io.maotong.order.trade;

import io.maotong.order.Language;
import io.maotong.order.api.TradeOrder;
import io.maotong.order.draft.OrderRequest;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders from the merchant's own systems. Sending the same again is safe: the order number makes an order unique, the
 * same content changes nothing, and the same {@code Idempotency-Key} gets the same answer.
 */
@RestController
@RequestMapping("/api/open/orders")
class OpenOrderController {

    /** At most 500 orders, each number once. */
    record Batch(@NotEmpty @Size(max = 500) List<OrderBatch.@Valid Item> orders) {}

    record CancelRequest(@Size(max = 200) String reason) {}

    /** Answers of commands are kept for their repetition, so they say nothing of the buyer. */
    record Placed(String orderNo, long version, String status) {

        static Placed of(TradeOrder order) {
            return new Placed(order.orderNo(), order.version(), order.status());
        }
    }

    private final OrderBatch batch;
    private final OrderEntry entry;
    private final OrderService service;
    private final OrderFeed feed;

    OpenOrderController(OrderBatch batch, OrderEntry entry, OrderService service, OrderFeed feed) {
        this.batch = batch;
        this.entry = entry;
        this.service = service;
        this.feed = feed;
    }

    /** 409 if the number is taken. */
    @PostMapping
    @PreAuthorize("hasAuthority('order:import')")
    @ResponseStatus(HttpStatus.CREATED)
    Placed create(@Valid @RequestBody OrderRequest order) {
        return Placed.of(feed.get(entry.place(order.toRows())));
    }

    /** 200 when it is changed or says the same, 202 when customs holds the old content, 409 with the reasons. */
    @PutMapping("/{orderNo}")
    @PreAuthorize("hasAuthority('order:import')")
    ResponseEntity<ChangeResponse> change(@PathVariable String orderNo, @Valid @RequestBody ChangeRequest request) {
        ChangeResponse response = entry.change(orderNo, request);
        boolean late = response.result() == ChangeResponse.Result.CORRECTION_REQUESTED;
        return ResponseEntity.status(late ? HttpStatus.ACCEPTED : HttpStatus.OK).body(response);
    }

    @PostMapping("/{orderNo}:cancel")
    @PreAuthorize("hasAuthority('order:import')")
    Placed cancel(@PathVariable String orderNo, @Valid @RequestBody(required = false) CancelRequest request) {
        service.cancel(
                orderNo,
                request == null ? null : request.reason(),
                CurrentActor.get().id());
        return Placed.of(feed.get(orderNo));
    }

    /** Creates, changes and cancels; 207 with the answer of each. Good ones are kept whatever becomes of the others. */
    @PostMapping("/batch")
    @PreAuthorize("hasAuthority('order:import')")
    @ResponseStatus(HttpStatus.MULTI_STATUS)
    OrderBatchResponse batch(@Valid @RequestBody Batch orders, HttpServletRequest request) {
        return OrderBatchResponse.of(batch.run(orders.orders(), Language.of(request)));
    }

    @GetMapping("/{orderNo}")
    @PreAuthorize("hasAuthority('order:read')")
    TradeOrder get(@PathVariable String orderNo) {
        return feed.get(orderNo);
    }

    /**
     * Orders in the order in which they changed. A reader that keeps the cursor misses nothing; what changed in the last
     * three seconds comes with the next page.
     *
     * @param updatedFrom ISO 8601, only without a cursor
     * @param limit 1 to 200, default 100
     */
    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    OrderFeed.Page list(
            @RequestParam(required = false) OrderStatus status,
            @RequestParam(required = false) Instant updatedFrom,
            @RequestParam(required = false) Instant updatedTo,
            @RequestParam(required = false) String cursor,
            @RequestParam(required = false) Integer limit) {
        return feed.read(status, updatedFrom, updatedTo, cursor, limit);
    }
}

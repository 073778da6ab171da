package io.maotong.order.trade;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's orders. */
@RestController
@RequestMapping("/api/merchant/orders")
class MerchantOrderController {

    private final OrderService service;

    MerchantOrderController(OrderService service) {
        this.service = service;
    }

    /** Newest first unless sorted by orderedAt, orderNo, goodsValue or status. */
    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<OrderListItem> list(OrderFilter filter, PageRequest page) {
        return service.find(filter, page);
    }

    /** All orders of the filter as CSV. */
    @GetMapping("/export.csv")
    @PreAuthorize("hasAuthority('order:read')")
    void export(OrderFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            OrderCsv csv = new OrderCsv(out);
            service.readAll(filter, csv::add);
        }
    }

    /** With the buyer in full, the stages and the timeline. */
    @GetMapping("/{orderNo}")
    @PreAuthorize("hasAuthority('order:read')")
    OrderDetail get(@PathVariable String orderNo) {
        return service.get(orderNo);
    }

    /** Only before anything was shipped or declared. */
    @PostMapping("/{orderNo}:cancel")
    @PreAuthorize("hasAuthority('order:import')")
    OrderDetail cancel(@PathVariable String orderNo) {
        service.cancel(orderNo);
        return service.get(orderNo);
    }
}

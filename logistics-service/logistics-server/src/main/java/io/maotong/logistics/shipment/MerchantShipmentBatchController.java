package io.maotong.logistics.shipment;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shipping many orders at once: the carrier of each is chosen by rule. */
@RestController
@RequestMapping("/api/merchant/shipment-batches")
class MerchantShipmentBatchController {

    private final BatchService service;

    MerchantShipmentBatchController(BatchService service) {
        this.service = service;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('logistics:book')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BatchResponse create(@Valid @RequestBody BatchRequest request) {
        return service.create(request);
    }

    @GetMapping
    @PreAuthorize("hasAuthority('logistics:read')")
    PageResponse<BatchResponse> list(PageRequest page) {
        return service.find(page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('logistics:read')")
    BatchResponse get(@PathVariable String id) {
        return service.get(Ids.parse(id));
    }
}

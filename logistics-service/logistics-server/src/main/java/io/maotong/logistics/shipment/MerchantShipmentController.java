package io.maotong.logistics.shipment;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's parcels. */
@RestController
@RequestMapping("/api/merchant/shipments")
class MerchantShipmentController {

    private final Shipments shipments;

    MerchantShipmentController(Shipments shipments) {
        this.shipments = shipments;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('logistics:read')")
    PageResponse<ShipmentResponse> list(ShipmentFilter filter, PageRequest page) {
        return shipments.find(filter, page);
    }

    /** With the offers among which it was chosen. */
    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('logistics:read')")
    ShipmentResponse get(@PathVariable String id) {
        return shipments.get(Ids.parse(id));
    }

    /** Oldest first. */
    @GetMapping("/{id}/events")
    @PreAuthorize("hasAuthority('logistics:read')")
    List<ShipmentResponse.Event> events(@PathVariable String id) {
        return shipments.events(Ids.parse(id));
    }
}

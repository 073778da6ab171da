package io.maotong.order.trade;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of orders that customs already holds. */
@RestController
@RequestMapping("/api/merchant/order-corrections")
class MerchantOrderCorrectionController {

    private final Corrections corrections;

    MerchantOrderCorrectionController(Corrections corrections) {
        this.corrections = corrections;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<CorrectionResponse> list(
            @RequestParam(required = false) CorrectionStatus status,
            @RequestParam(required = false) String orderNo,
            PageRequest page) {
        return corrections.find(status, orderNo, page);
    }

    @GetMapping("/{correctionId}")
    @PreAuthorize("hasAuthority('order:read')")
    CorrectionResponse get(@PathVariable String correctionId) {
        return corrections.get(Ids.parse(correctionId));
    }

    /** Once customs has refused or cancelled the list. */
    @PostMapping("/{correctionId}:apply")
    @PreAuthorize("hasAuthority('order:import')")
    CorrectionResponse apply(@PathVariable String correctionId) {
        return corrections.apply(Ids.parse(correctionId));
    }

    @PostMapping("/{correctionId}:withdraw")
    @PreAuthorize("hasAuthority('order:import')")
    CorrectionResponse withdraw(@PathVariable String correctionId) {
        return corrections.withdraw(Ids.parse(correctionId));
    }
}

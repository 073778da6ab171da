package io.maotong.forex.settlement;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settlements of all merchants. */
@RestController
@RequestMapping("/api/ops/settlements")
class OpsSettlementController {

    private final SettlementService settlements;

    OpsSettlementController(SettlementService settlements) {
        this.settlements = settlements;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<SettlementResponse> list(
            @RequestParam(required = false) SettlementStatus status,
            @RequestParam(required = false) String currency,
            PageRequest page) {
        return PageResponse.of(settlements.list(status, currency, page), SettlementResponse::of);
    }
}

package io.maotong.forex.settlement;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Settlements of foreign currency into CNY. */
@RestController
@RequestMapping("/api/merchant/settlements")
class MerchantSettlementController {

    private final SettlementService settlements;

    MerchantSettlementController(SettlementService settlements) {
        this.settlements = settlements;
    }

    record SettlementRequest(@NotBlank String quoteId) {}

    /**
     * Takes a quote and puts the money on hold; poll the settlement until it is SETTLED or REJECTED. 409 if the quote has
     * expired (ask for a fresh one), was taken before, or not enough is available.
     */
    @PostMapping
    @PreAuthorize("hasAuthority('forex:settle')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SettlementResponse accept(@Valid @RequestBody SettlementRequest request) {
        return SettlementResponse.of(settlements.accept(Ids.parse(request.quoteId())));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('forex:read')")
    PageResponse<SettlementResponse> list(
            @RequestParam(required = false) SettlementStatus status,
            @RequestParam(required = false) String currency,
            PageRequest page) {
        return PageResponse.of(settlements.list(status, currency, page), SettlementResponse::of);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('forex:read')")
    SettlementResponse one(@PathVariable String id) {
        return SettlementResponse.of(settlements.byId(Ids.parse(id)));
    }
}

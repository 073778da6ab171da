package io.maotong.order.shop;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
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

/** A merchant's shops. A shop that an order names is added by itself and marked as learned. */
@RestController
@RequestMapping("/api/merchant/shops")
class MerchantShopController {

    private final ShopService service;

    MerchantShopController(ShopService service) {
        this.service = service;
    }

    /** Sorted by code unless by platformName. */
    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<Shop> list(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String platform,
            PageRequest page) {
        return service.find(q, platform, page);
    }

    @GetMapping("/{shop}")
    @PreAuthorize("hasAuthority('order:read')")
    Shop get(@PathVariable String shop) {
        return service.get(shop);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('product:manage')")
    @ResponseStatus(HttpStatus.CREATED)
    Shop add(@Valid @RequestBody ShopRequest request) {
        return service.add(request);
    }

    @PutMapping("/{shop}")
    @PreAuthorize("hasAuthority('product:manage')")
    Shop change(@PathVariable String shop, @Valid @RequestBody ShopRequest request) {
        return service.change(shop, request);
    }

    /** New orders of a closed shop are refused; its orders stay. */
    @PostMapping("/{shop}:close")
    @PreAuthorize("hasAuthority('product:manage')")
    Shop close(@PathVariable String shop) {
        return service.close(shop, true);
    }

    @PostMapping("/{shop}:reopen")
    @PreAuthorize("hasAuthority('product:manage')")
    Shop reopen(@PathVariable String shop) {
        return service.close(shop, false);
    }
}

package io.maotong.order.shop;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The platforms that are known, with the code under which customs knows them. */
@RestController
@RequestMapping("/api/merchant/platforms")
class MerchantPlatformController {

    private final ShopService service;

    MerchantPlatformController(ShopService service) {
        this.service = service;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    List<ShopService.Platform> list() {
        return service.platforms();
    }
}

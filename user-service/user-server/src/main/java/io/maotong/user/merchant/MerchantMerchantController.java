package io.maotong.user.merchant;

import io.maotong.core.id.Ids;
import io.maotong.web.security.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The merchant itself: quick registration, its own view, submission for review. */
@RestController
@RequestMapping("/api/merchant/merchants")
class MerchantMerchantController {

    private final Merchants merchants;

    MerchantMerchantController(Merchants merchants) {
        this.merchants = merchants;
    }

    /** Quick registration; refresh the token afterwards: it then carries the merchant and all permissions. */
    @PostMapping
    @PreAuthorize("hasAuthority('merchant:create')")
    @ResponseStatus(HttpStatus.CREATED)
    MerchantResponse create(@RequestBody MerchantRequest request) {
        return merchants.create(Ids.parse(CurrentActor.get().id()), request);
    }

    @GetMapping("/current")
    @PreAuthorize("hasAnyAuthority('merchant:manage', 'qualification:read')")
    MerchantResponse current() {
        return merchants.current();
    }

    @PutMapping("/current")
    @PreAuthorize("hasAuthority('merchant:manage')")
    MerchantResponse change(@RequestBody MerchantRequest request) {
        return merchants.change(request);
    }

    @PostMapping("/current:submit")
    @PreAuthorize("hasAuthority('merchant:manage')")
    MerchantResponse submit() {
        return merchants.submit(CurrentActor.get().id());
    }
}

package io.maotong.user.merchant;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Review of merchants. */
@RestController
@RequestMapping("/api/ops/merchants")
class OpsMerchantController {

    private final Merchants merchants;

    OpsMerchantController(Merchants merchants) {
        this.merchants = merchants;
    }

    /**
     * @param status one or more states, separated by commas
     * @param q part of the company's name, a whole credit code or a whole mobile number
     */
    @GetMapping
    @PreAuthorize("hasAnyAuthority('merchant:review', 'audit:read')")
    PageResponse<MerchantResponse> list(
            @RequestParam(required = false) String status, @RequestParam(required = false) String q, PageRequest page) {
        return merchants.find(status, q, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyAuthority('merchant:review', 'audit:read')")
    MerchantResponse get(@PathVariable String id) {
        return merchants.get(Ids.parse(id));
    }

    @PostMapping("/{id}:review")
    @PreAuthorize("hasAuthority('merchant:review')")
    MerchantResponse review(@PathVariable String id) {
        return merchants.takeUp(Ids.parse(id), CurrentActor.get().id());
    }

    @PostMapping("/{id}:approve")
    @PreAuthorize("hasAuthority('merchant:review')")
    MerchantResponse approve(@PathVariable String id, @RequestBody(required = false) ApproveRequest request) {
        return merchants.approve(
                Ids.parse(id),
                request == null ? new ApproveRequest(null) : request,
                CurrentActor.get().id());
    }

    @PostMapping("/{id}:reject")
    @PreAuthorize("hasAuthority('merchant:review')")
    MerchantResponse reject(@PathVariable String id, @RequestBody RejectRequest request) {
        return merchants.reject(Ids.parse(id), request, CurrentActor.get().id());
    }

    @PostMapping("/{id}:suspend")
    @PreAuthorize("hasAuthority('merchant:review')")
    MerchantResponse suspend(@PathVariable String id, @RequestBody SuspendRequest request) {
        return merchants.suspend(Ids.parse(id), request, CurrentActor.get().id());
    }

    @PostMapping("/{id}:resume")
    @PreAuthorize("hasAuthority('merchant:review')")
    MerchantResponse resume(@PathVariable String id) {
        return merchants.resume(Ids.parse(id), CurrentActor.get().id());
    }
}

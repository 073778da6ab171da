package io.maotong.customs.draft;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Full declarations 报关单 drafted for orders that may not go by list: for the broker to take over. */
@RestController
@RequestMapping("/api/merchant/declaration-drafts")
class MerchantDraftController {

    private final Drafts drafts;

    MerchantDraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<Drafts.DraftResponse> list(@RequestParam(required = false) String orderNo, PageRequest page) {
        return drafts.find(orderNo, page);
    }

    /** A draft with everything that the order says. */
    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    Drafts.DraftResponse get(@PathVariable String id) {
        return drafts.get(id);
    }
}

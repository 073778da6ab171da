package io.maotong.invoice.taxclass;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.LocalDate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding the tax classification of goods. */
@RestController
class MerchantTaxClassController {

    private final Classifications classifications;

    MerchantTaxClassController(Classifications classifications) {
        this.classifications = classifications;
    }

    /**
     * The best match first, unless a sort is asked for: what is called exactly so, what begins so, what has it in its name, in its short
     * name, in its keywords, then by code.
     *
     * @param q words of which each is part of a name, a short name or a keyword, or the beginning of a code
     * @param headings whether headings, which no line may use, are shown as well
     * @param date on which it must be valid; today if absent
     */
    @GetMapping("/api/merchant/tax-classes")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<TaxClassResponse> search(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) boolean headings,
            @RequestParam(required = false) LocalDate date,
            PageRequest page) {
        PageResponse<Classification> found = classifications.search(q, !headings, date, page);
        return new PageResponse<>(
                found.items().stream().map(TaxClassResponse::of).toList(), found.page(), found.size(), found.total());
    }
}

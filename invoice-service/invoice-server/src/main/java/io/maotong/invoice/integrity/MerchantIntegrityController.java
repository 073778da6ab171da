package io.maotong.invoice.integrity;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Invoices of the merchant that are not stored as they were written. */
@RestController
class MerchantIntegrityController {

    private final IntegrityFindings findings;

    MerchantIntegrityController(IntegrityFindings findings) {
        this.findings = findings;
    }

    /** The newest first, with cause and advice. @param state OPEN or RESOLVED */
    @GetMapping("/api/merchant/invoice-exceptions/integrity")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<IntegrityFindingResponse> list(@RequestParam(defaultValue = "OPEN") String state, PageRequest page) {
        return IntegrityFindingResponse.page(findings.list(state, page), LocaleContextHolder.getLocale());
    }
}

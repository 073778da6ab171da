package io.maotong.invoice.review;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.invoice.issue.InvoiceStatus;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Invoices that need somebody, with cause and advice. */
@RestController
class MerchantInvoiceExceptionController {

    private final InvoiceShelf shelf;

    MerchantInvoiceExceptionController(InvoiceShelf shelf) {
        this.shelf = shelf;
    }

    /** Failed, undecided, queued, or under way for more than ten minutes; the oldest first. */
    @GetMapping("/api/merchant/invoice-exceptions")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<ExceptionResponse> list(@RequestParam(required = false) InvoiceStatus status, PageRequest page) {
        Locale locale = LocaleContextHolder.getLocale();
        PageResponse<InvoiceShelf.Item> found = shelf.stuck(status, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(item -> ExceptionResponse.of(item, locale))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }
}

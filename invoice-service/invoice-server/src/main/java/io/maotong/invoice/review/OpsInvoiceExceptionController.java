package io.maotong.invoice.review;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.web.security.CurrentActor;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices of all merchants that need somebody. */
@RestController
class OpsInvoiceExceptionController {

    private final InvoiceShelf shelf;

    OpsInvoiceExceptionController(InvoiceShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/api/ops/invoice-exceptions")
    @PreAuthorize("hasAuthority('operations:read')")
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

    /** Tries a failed one again, or asks again what became of an undecided one. 409 in other states. */
    @PostMapping("/api/ops/invoice-exceptions/{invoiceId}:retry")
    @PreAuthorize("hasAuthority('parked:replay')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExceptionResponse retry(@PathVariable String invoiceId) {
        return ExceptionResponse.of(
                shelf.retry(Ids.parse(invoiceId), CurrentActor.get().id()), LocaleContextHolder.getLocale());
    }
}

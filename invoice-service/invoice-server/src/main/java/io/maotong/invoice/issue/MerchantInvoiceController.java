package io.maotong.invoice.issue;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices that the merchant issues. */
@RestController
class MerchantInvoiceController {

    private final Invoices invoices;
    private final IssuingDesk desk;
    private final Drafts drafts;
    private final InvoiceBook book;
    private final InvoiceQueries queries;

    MerchantInvoiceController(
            Invoices invoices, IssuingDesk desk, Drafts drafts, InvoiceBook book, InvoiceQueries queries) {
        this.invoices = invoices;
        this.desk = desk;
        this.drafts = drafts;
        this.book = book;
        this.queries = queries;
    }

    record ReasonRequest(@NotBlank @Size(max = 200) String reason) {}

    /** @param version that was looked at: another one is refused with INVOICE-40903 */
    record ApproveRequest(@NotNull Long version) {}

    record RejectRequest(
            @NotNull Long version,
            @NotBlank @Size(max = 200) String reason) {}

    /** @param serialNo of the new draft */
    record CopyRequest(@NotBlank @Size(max = 32) String serialNo) {}

    /** Everything optional; see the list. */
    record ListRequest(
            String kind,
            InvoiceStatus status,
            Origin origin,
            Boolean red,
            String entryId,
            String batchId,
            String buyerTaxNo,
            LocalDate issuedFrom,
            LocalDate issuedTo,
            BigDecimal totalFrom,
            BigDecimal totalTo,
            String q) {

        InvoiceQueries.Filter filter() {
            return new InvoiceQueries.Filter(
                    kind,
                    status,
                    origin,
                    red,
                    entryId,
                    batchId == null ? null : Ids.parse(batchId),
                    buyerTaxNo,
                    issuedFrom,
                    issuedTo,
                    totalFrom,
                    totalTo,
                    q);
        }
    }

    /**
     * Filters: kind (DIGITAL_SPECIAL, DIGITAL_NORMAL, AGRI_PURCHASE, PHOTOVOLTAIC_PURCHASE, EXPORT), status, origin, red, entryId, batchId, buyerTaxNo,
     * issuedFrom and issuedTo (days in China), totalFrom and totalTo (CNY), q (beginning of number, declaration, serial number,
     * buyer's name or tax number). Sorted by id, status, total, issuedAt, entryId, buyerName or submittedOn.
     */
    @GetMapping("/api/merchant/invoices")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<InvoiceResponse> list(ListRequest filter, PageRequest page) {
        PageResponse<HeaderRow> found = queries.list(filter.filter(), page);
        return new PageResponse<>(
                found.items().stream().map(InvoiceResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Everything of the same filters as CSV, the newest first. */
    @GetMapping("/api/merchant/invoices:export")
    @PreAuthorize("hasAuthority('invoice:read')")
    void export(ListRequest filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invoices.csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            InvoiceCsv csv = new InvoiceCsv(out);
            queries.each(filter.filter(), csv::add);
        }
    }

    @GetMapping("/api/merchant/invoices/{invoiceId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    InvoiceDetailResponse get(@PathVariable String invoiceId) {
        return book.detail(Ids.parse(invoiceId));
    }

    /**
     * Calculates and checks; writes nothing. Every rule that does not hold is in the answer, with its line, what would be
     * right and what to do.
     */
    @PostMapping("/api/merchant/invoices:preview")
    @PreAuthorize("hasAuthority('invoice:issue')")
    PreviewResponse preview(@Valid @RequestBody InvoiceRequest request) {
        return PreviewResponse.of(drafts.preview(request), LocaleContextHolder.getLocale());
    }

    /**
     * Stores a draft. The same serial number with the same content is the same draft; with another content 409
     * INVOICE-40901. All violations at once otherwise.
     */
    @PostMapping("/api/merchant/invoices")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.CREATED)
    InvoiceDetailResponse create(@Valid @RequestBody InvoiceRequest request) {
        return book.detail(drafts.create(request).id());
    }

    /** Changes a draft or a failed invoice, which becomes a draft again. 409 INVOICE-40903 if somebody was faster. */
    @PutMapping("/api/merchant/invoices/{invoiceId}")
    @PreAuthorize("hasAuthority('invoice:issue')")
    InvoiceDetailResponse edit(@PathVariable String invoiceId, @Valid @RequestBody InvoiceRequest request) {
        return book.detail(drafts.edit(Ids.parse(invoiceId), request, actor()).id());
    }

    /** Sends a draft on its way: to the review if it is over a limit, otherwise to the platform. Repeating is safe. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:submit")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    InvoiceResponse submit(@PathVariable String invoiceId) {
        return response(desk.submit(Ids.parse(invoiceId), actor()));
    }

    /** Takes it back from the review, or from the queue before a worker has begun with it. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:withdraw")
    @PreAuthorize("hasAuthority('invoice:issue')")
    InvoiceResponse withdraw(@PathVariable String invoiceId, @Valid @RequestBody ReasonRequest request) {
        return response(desk.withdraw(Ids.parse(invoiceId), actor(), request.reason()));
    }

    /** By somebody else than who drafted or submitted it: 403 INVOICE-40301 otherwise. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:approve")
    @PreAuthorize("hasAuthority('invoice:review')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    InvoiceResponse approve(@PathVariable String invoiceId, @Valid @RequestBody ApproveRequest request) {
        return response(desk.approve(Ids.parse(invoiceId), request.version(), actor()));
    }

    /** Back to a draft, with the reason in its history. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:reject")
    @PreAuthorize("hasAuthority('invoice:review')")
    InvoiceResponse reject(@PathVariable String invoiceId, @Valid @RequestBody RejectRequest request) {
        return response(desk.reject(Ids.parse(invoiceId), request.version(), actor(), request.reason()));
    }

    /** Tries a failed invoice again, or asks again what became of one that nobody knows about. 409 in other states. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:retry")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    InvoiceResponse retry(@PathVariable String invoiceId) {
        return InvoiceResponse.of(invoices.retry(Ids.parse(invoiceId), actor()));
    }

    /** Gives an invoice up that was not issued; its declaration may be invoiced anew. 409 in other states. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:cancel")
    @PreAuthorize("hasAuthority('invoice:issue')")
    InvoiceResponse cancel(@PathVariable String invoiceId, @Valid @RequestBody ReasonRequest request) {
        return response(desk.cancel(Ids.parse(invoiceId), actor(), request.reason()));
    }

    /** A new draft with the content of this invoice, checked by the tables of today. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:copy")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.CREATED)
    InvoiceDetailResponse copy(@PathVariable String invoiceId, @Valid @RequestBody CopyRequest request) {
        return book.detail(drafts.copy(Ids.parse(invoiceId), request.serialNo()).id());
    }

    private InvoiceResponse response(StoredInvoice invoice) {
        return InvoiceResponse.of(book.get(invoice.id()));
    }

    private static String actor() {
        return CurrentActor.get().id();
    }
}

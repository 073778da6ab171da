package io.maotong.invoice.ledger;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ledgers of issued invoices and of their lines, as XLSX or CSV. */
@RestController
@RequestMapping("/api/merchant/invoice-ledgers")
class MerchantInvoiceLedgerController {

    private static final String PLAIN = "invoice:issue";
    private static final int LONGEST_YEARS = 10;

    private final Ledgers ledgers;

    MerchantInvoiceLedgerController(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /**
     * @param from first day of issue @param to last day of issue
     * @param status ISSUED, DELIVERED, PART_REVERSED or REVERSED
     * @param plain true to have the names of natural persons in full, which needs invoice:issue
     */
    record LedgerRequest(
            LedgerKind kind,
            LedgerFormat format,
            LocalDate from,
            LocalDate to,
            InvoiceKind invoiceKind,
            InvoiceStatus status,
            Boolean red,
            String buyer,
            boolean plain) {

        Ledgers.Wish toWish() {
            check(from, to);
            return wish(kind, format, new LedgerFilter(from, to, invoiceKind, status, red, buyer), plain);
        }
    }

    /** @param filters what was asked for, in words @param sha256 of the file; null for a direct download */
    record LedgerResponse(
            String ledgerId,
            LedgerKind kind,
            LedgerFormat format,
            boolean masked,
            String filters,
            LedgerState status,
            int totalRows,
            int writtenRows,
            Long fileSize,
            String sha256,
            String createdBy,
            Instant createdAt,
            Instant finishedAt) {}

    /** Makes a ledger of any size in the background. */
    @PostMapping
    @PreAuthorize("hasAuthority('invoice:read')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    LedgerResponse order(@RequestBody LedgerRequest request) {
        return response(ledgers.order(request.toWish()));
    }

    /** Downloads a ledger at once. 422 INVOICE-42235 above 5,000 rows. */
    @GetMapping("/download")
    @PreAuthorize("hasAuthority('invoice:read')")
    void download(
            @RequestParam(defaultValue = "INVOICES") LedgerKind kind,
            @RequestParam(defaultValue = "XLSX") LedgerFormat format,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) InvoiceKind invoiceKind,
            @RequestParam(required = false) InvoiceStatus status,
            @RequestParam(required = false) Boolean red,
            @RequestParam(required = false) String buyer,
            @RequestParam(defaultValue = "false") boolean plain,
            HttpServletResponse response)
            throws IOException {
        check(from, to);
        LedgerExportRow row =
                ledgers.direct(wish(kind, format, new LedgerFilter(from, to, invoiceKind, status, red, buyer), plain));
        head(response, row);
        ledgers.write(row, response.getOutputStream(), written -> {});
    }

    /** Every ledger that left, with who asked for it. */
    @GetMapping
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<LedgerResponse> list(PageRequest page) {
        PageResponse<LedgerExportRow> found = ledgers.list(page);
        return new PageResponse<>(
                found.items().stream().map(this::response).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping("/{ledgerId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    LedgerResponse get(@PathVariable String ledgerId) {
        return response(ledgers.get(Ids.parse(ledgerId)));
    }

    /** The file. 409 before it is ready. */
    @GetMapping("/{ledgerId}/file")
    @PreAuthorize("hasAuthority('invoice:read')")
    void file(@PathVariable String ledgerId, HttpServletResponse response) throws IOException {
        LedgerExportRow row = ledgers.get(Ids.parse(ledgerId));
        if (!row.masked) {
            allowPlain();
        }
        if (row.status == LedgerState.DONE && row.fileSize != null) {
            head(response, row);
        }
        ledgers.copy(row, response.getOutputStream());
    }

    private static Ledgers.Wish wish(LedgerKind kind, LedgerFormat format, LedgerFilter filter, boolean plain) {
        if (plain) {
            allowPlain();
        }
        return new Ledgers.Wish(
                kind == null ? LedgerKind.INVOICES : kind,
                format == null ? LedgerFormat.XLSX : format,
                !plain,
                filter,
                CurrentActor.get().id());
    }

    private static void allowPlain() {
        if (!CurrentActor.get().permissions().contains(PLAIN)) {
            throw new AccessDeniedException(PLAIN);
        }
    }

    private static void check(LocalDate from, LocalDate to) {
        new Violations()
                .check(
                        from != null
                                && to != null
                                && !from.isAfter(to)
                                && !from.plusYears(LONGEST_YEARS).isBefore(to),
                        CommonError.INVALID_REQUEST,
                        "from",
                        "RANGE",
                        "from <= to",
                        Text.of("请填写开票日期起止，最长十年", "Give the first and the last day of issue, at most ten years"))
                .throwIfAny(CommonError.INVALID_REQUEST);
    }

    private static void head(HttpServletResponse response, LedgerExportRow row) {
        String name =
                "invoice-ledger-" + Ids.text(row.id) + "." + row.format.name().toLowerCase(Locale.ROOT);
        response.setContentType(row.format.mediaType);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private LedgerResponse response(LedgerExportRow row) {
        return new LedgerResponse(
                Ids.text(row.id),
                row.kind,
                row.format,
                row.masked,
                ledgers.filter(row).words(),
                row.status,
                row.totalRows,
                row.writtenRows,
                row.fileSize,
                row.sha256,
                row.createdBy,
                row.createdAt,
                row.finishedAt);
    }
}

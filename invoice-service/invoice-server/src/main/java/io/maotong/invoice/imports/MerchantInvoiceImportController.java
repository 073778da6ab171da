package io.maotong.invoice.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceError;
import io.maotong.sheet.SheetWriter;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Requests for invoices, or orders, from a workbook: several rows with one request number are one invoice. */
@RestController
@RequestMapping("/api/merchant/invoice-imports")
class MerchantInvoiceImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final InvoiceImports imports;
    private final JsonMapper json;

    MerchantInvoiceImportController(InvoiceImports imports, JsonMapper json) {
        this.imports = imports;
        this.json = json;
    }

    /** @param how TOLD, REMEMBERED, NAME, SYNONYM or SIMILAR */
    record ColumnResponse(String title, String field, String how) {}

    /**
     * @param duplicate whether the same file had been uploaded before: this is that import, and nothing was created
     * @param totalRows rows handled so far; all of them when the status is DONE
     * @param accepted requests that became invoices or orders; rejected and duplicates alike
     * @param columns how the columns of the file were understood
     * @param errors why the file as a whole was refused
     */
    record ImportResponse(
            String importId,
            String fileName,
            ImportTarget target,
            boolean submit,
            ImportState status,
            boolean duplicate,
            int totalRows,
            int accepted,
            int rejected,
            int duplicates,
            Instant createdAt,
            Instant finishedAt,
            List<ColumnResponse> columns,
            List<Problem.Item> errors) {}

    /** @param row as the user counts, the head being 1 */
    record RowResponse(int row, String requestNo, RowState status, String invoiceId, List<Problem.Item> errors) {}

    /**
     * XLSX, or CSV in UTF-8; see the template. The same file again answers with the same import.
     *
     * @param target INVOICES (default) or ORDERS
     * @param submit whether the invoices go on their way at once; otherwise they stay drafts
     * @param mapping JSON object of the file's titles and our fields, remembered for the next file; an empty field says that
     *     the column is not to be read
     */
    @PostMapping
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportResponse upload(
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "INVOICES") ImportTarget target,
            @RequestParam(defaultValue = "false") boolean submit,
            @RequestParam(required = false) String mapping) {
        InvoiceImports.Uploaded uploaded = imports.upload(new InvoiceImports.Upload(
                file, target, submit, mapping, CurrentActor.get().id()));
        return response(uploaded.row(), uploaded.duplicate(), Locale.SIMPLIFIED_CHINESE);
    }

    @GetMapping
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<ImportResponse> list(PageRequest page, HttpServletRequest http) {
        PageResponse<InvoiceImportRow> found = imports.list(page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> response(row, false, localeOf(http)))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** Progress and result. */
    @GetMapping("/{importId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    ImportResponse get(@PathVariable String importId, HttpServletRequest http) {
        return response(imports.row(Ids.parse(importId)), false, localeOf(http));
    }

    /** A page of the rows of one status, by default those to be corrected. */
    @GetMapping("/{importId}/rows")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<RowResponse> rows(
            @PathVariable String importId,
            @RequestParam(defaultValue = "REJECTED") RowState status,
            PageRequest page,
            HttpServletRequest http) {
        InvoiceImportRow row = imports.row(Ids.parse(importId));
        PageResponse<ImportedRequestRow> found = imports.rows(row.id, status, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(one -> new RowResponse(
                                one.rowNo,
                                one.requestNo,
                                one.status,
                                one.invoiceId == null ? null : Ids.text(one.invoiceId),
                                items(one.violations, localeOf(http))))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** The rejected rows with their reasons, to be corrected and uploaded again. 409 before the import is finished. */
    @GetMapping("/{importId}/rejected.xlsx")
    @PreAuthorize("hasAuthority('invoice:issue')")
    void rejected(@PathVariable String importId, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        InvoiceImportRow row = imports.row(Ids.parse(importId));
        if (!row.status.isFinished()) {
            throw new BusinessException(
                    InvoiceError.IMPORT_RUNNING, Text.of("请等待导入完成", "Wait until the import is finished"));
        }
        download(response, "rejected-" + importId + ".xlsx");
        try (SheetWriter workbook = ImportWorkbooks.rejected(response.getOutputStream())) {
            imports.readRejected(
                    row.id,
                    (one, cells) -> workbook.row(
                            ImportWorkbooks.cells(one.rowNo, items(one.violations, localeOf(http)), cells)));
        }
    }

    /** The columns with an example. */
    @GetMapping("/template.xlsx")
    @PreAuthorize("hasAuthority('invoice:read')")
    void template(HttpServletResponse response) throws IOException {
        download(response, "invoice-requests-template.xlsx");
        ImportWorkbooks.template(response.getOutputStream());
    }

    /** Field by normalised title, as remembered. */
    @GetMapping("/mapping")
    @PreAuthorize("hasAuthority('invoice:read')")
    Map<String, String> mapping() {
        return imports.remembered();
    }

    /** Remembers these instead of what was remembered. */
    @PutMapping("/mapping")
    @PreAuthorize("hasAuthority('invoice:issue')")
    Map<String, String> replaceMapping(@RequestBody Map<String, String> mapping) {
        return imports.replaceMapping(mapping, CurrentActor.get().id());
    }

    private ImportResponse response(InvoiceImportRow row, boolean duplicate, Locale locale) {
        List<HeaderMatch.Found> columns = row.matched == null
                ? List.of()
                : json.readValue(row.matched, new TypeReference<List<HeaderMatch.Found>>() {});
        return new ImportResponse(
                Ids.text(row.id),
                row.fileName,
                row.target,
                row.submit,
                row.status,
                duplicate,
                row.totalRows,
                row.accepted,
                row.rejected,
                row.duplicates,
                row.createdAt,
                row.finishedAt,
                columns.stream()
                        .map(one -> new ColumnResponse(
                                one.title(), one.column().field, one.how().name()))
                        .toList(),
                items(row.violations, locale));
    }

    private List<Problem.Item> items(String violations, Locale locale) {
        if (violations == null) {
            return List.of();
        }
        return json.readValue(violations, new TypeReference<List<Violation>>() {}).stream()
                .map(violation -> Problem.Item.of(violation, locale))
                .toList();
    }

    private static void download(HttpServletResponse response, String name) {
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private static Locale localeOf(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
    }
}

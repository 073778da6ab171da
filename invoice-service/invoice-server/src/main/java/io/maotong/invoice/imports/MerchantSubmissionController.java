package io.maotong.invoice.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceError;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Submitting many drafts at once: look at all of them, then submit the good ones; the bad ones come back with their reasons. */
@RestController
@RequestMapping("/api/merchant/invoice-imports/submissions")
class MerchantSubmissionController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Submissions submissions;
    private final JsonMapper json;

    MerchantSubmissionController(Submissions submissions, JsonMapper json) {
        this.submissions = submissions;
        this.json = json;
    }

    /** @param importIds everything of these imports that is still a draft @param invoiceIds or these drafts */
    record SubmissionRequest(
            @Size(max = 100) List<@NotBlank String> importIds,
            @Size(max = 5000) List<@NotBlank String> invoiceIds) {}

    /**
     * @param status CHECKING, CHECKED (waits for :submit), SUBMITTING, DONE or CANCELLED
     * @param known whether the same drafts are in this batch already: nothing was created
     * @param pending not looked at yet @param gone no drafts any more @param left drafts still, for the batch was cancelled
     */
    record SubmissionResponse(
            String submissionId,
            SubmissionStatus status,
            boolean known,
            int invoices,
            int pending,
            int good,
            int bad,
            int submitted,
            int gone,
            int left,
            String createdBy,
            Instant createdAt,
            String submittedBy,
            Instant submittedAt,
            Instant finishedAt) {

        static SubmissionResponse of(SubmissionRow row, boolean known, Map<SubmissionItemState, Integer> counts) {
            return new SubmissionResponse(
                    Ids.text(row.id),
                    row.status,
                    known,
                    row.items,
                    counts.getOrDefault(SubmissionItemState.PENDING, 0),
                    counts.getOrDefault(SubmissionItemState.GOOD, 0),
                    counts.getOrDefault(SubmissionItemState.BAD, 0),
                    counts.getOrDefault(SubmissionItemState.SUBMITTED, 0),
                    counts.getOrDefault(SubmissionItemState.GONE, 0),
                    counts.getOrDefault(SubmissionItemState.LEFT, 0),
                    row.createdBy,
                    row.createdAt,
                    row.submittedBy,
                    row.submittedAt,
                    row.finishedAt);
        }
    }

    /** @param errors every rule that it breaks, by its field and line */
    record SubmissionItemResponse(
            int place,
            String invoiceId,
            String requestNo,
            String serialNo,
            String buyerName,
            Money total,
            SubmissionItemState state,
            List<Problem.Item> errors) {}

    /** Gathers drafts and looks at all of them; nothing is sent before {@code :submit}. The same drafts are the same batch. */
    @PostMapping
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SubmissionResponse open(@Valid @RequestBody SubmissionRequest request) {
        List<Long> imports = ids(request.importIds());
        List<Long> invoices = ids(request.invoiceIds());
        if (imports.isEmpty() == invoices.isEmpty()) {
            throw new BusinessException(
                    InvoiceError.NOTHING_CHOSEN,
                    List.of(Violation.of(
                            InvoiceError.NOTHING_CHOSEN,
                            "importIds",
                            "CHOICE",
                            "importIds or invoiceIds",
                            Text.of("请选择导入批次，或选择草稿", "Choose imports, or drafts"))));
        }
        Submissions.Opened opened =
                submissions.open(imports, invoices, CurrentActor.get().id());
        return response(opened.row(), opened.known());
    }

    /** The newest first. */
    @GetMapping
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<SubmissionResponse> list(@RequestParam(required = false) SubmissionStatus status, PageRequest page) {
        PageResponse<SubmissionRow> found = submissions.list(status, page);
        Map<Long, Map<SubmissionItemState, Integer>> counts =
                submissions.counts(found.items().stream().map(row -> row.id).toList());
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> SubmissionResponse.of(row, false, counts.getOrDefault(row.id, Map.of())))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** Progress and result. */
    @GetMapping("/{submissionId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    SubmissionResponse get(@PathVariable String submissionId) {
        return response(submissions.row(Ids.parse(submissionId)), false);
    }

    /** @param state PENDING, GOOD, BAD, SUBMITTED, GONE or LEFT; all if absent */
    @GetMapping("/{submissionId}/items")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<SubmissionItemResponse> items(
            @PathVariable String submissionId,
            @RequestParam(required = false) SubmissionItemState state,
            PageRequest page) {
        SubmissionRow row = submissions.row(Ids.parse(submissionId));
        PageResponse<SubmissionItemRow> found = submissions.items(row.id, state, page);
        return new PageResponse<>(
                found.items().stream().map(this::item).toList(), found.page(), found.size(), found.total());
    }

    /** The bad ones with every reason, a row for each. */
    @GetMapping("/{submissionId}/bad.xlsx")
    @PreAuthorize("hasAuthority('invoice:read')")
    void bad(@PathVariable String submissionId, HttpServletResponse response) throws IOException {
        SubmissionRow row = submissions.row(Ids.parse(submissionId));
        Locale locale = LocaleContextHolder.getLocale();
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bad-" + submissionId + ".xlsx\"");
        try (SubmissionWorkbook workbook = new SubmissionWorkbook(response.getOutputStream())) {
            submissions.readBad(row.id, item -> workbook.add(item, errors(item, locale)));
        }
    }

    /** Looks at the bad ones once more, after they were corrected. COMMON-40900 unless it is CHECKED. */
    @PostMapping("/{submissionId}:check")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SubmissionResponse check(@PathVariable String submissionId) {
        return response(submissions.check(Ids.parse(submissionId)), false);
    }

    /** Submits the good ones, some of them to a review where a limit asks for one. COMMON-40900 unless it is CHECKED. */
    @PostMapping("/{submissionId}:submit")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SubmissionResponse submit(@PathVariable String submissionId) {
        return response(
                submissions.submit(Ids.parse(submissionId), CurrentActor.get().id()), false);
    }

    /** Leaves what was not submitted yet a draft. COMMON-40900 once it is DONE. */
    @PostMapping("/{submissionId}:cancel")
    @PreAuthorize("hasAuthority('invoice:issue')")
    SubmissionResponse cancel(@PathVariable String submissionId) {
        return response(submissions.cancel(Ids.parse(submissionId)), false);
    }

    private static List<Long> ids(List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(Ids::parse).toList();
    }

    private SubmissionResponse response(SubmissionRow row, boolean known) {
        return SubmissionResponse.of(
                row, known, submissions.counts(List.of(row.id)).getOrDefault(row.id, Map.of()));
    }

    private SubmissionItemResponse item(SubmissionItemRow row) {
        return new SubmissionItemResponse(
                row.place,
                Ids.text(row.invoiceId),
                row.requestNo,
                row.serialNo,
                row.buyerName,
                row.total == null ? null : Money.of(row.total, "CNY"),
                row.state,
                errors(row, LocaleContextHolder.getLocale()));
    }

    private List<Problem.Item> errors(SubmissionItemRow row, Locale locale) {
        return row.violations == null
                ? List.of()
                : json.readValue(row.violations, new TypeReference<List<Violation>>() {}).stream()
                        .map(violation -> Problem.Item.of(violation, locale))
                        .toList();
    }
}

package io.maotong.invoice.red;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceError;
import io.maotong.web.problem.ConstraintCodes;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Red-letter confirmation forms of the merchant, as seller and as buyer. */
@RestController
class MerchantRedFormController {

    /** A net below the check under the lock of the blue invoice. */
    @Configuration(proxyBeanMethods = false)
    static class Constraints {

        @Bean
        ConstraintCodes.Named redFormOpen() {
            return new ConstraintCodes.Named("ux_red_form_live", InvoiceError.RED_OPEN_FORM);
        }
    }

    /** @param unit must be the blue invoice's; may be left out @param quantity positive @param amount positive, without tax */
    record LineRequest(@NotNull Integer blueLineNo, String unit, BigDecimal quantity, BigDecimal amount) {}

    /**
     * @param blueNumber 20 digits
     * @param reason 01 issued wrongly, 02 goods returned, 03 service ended, 04 allowance
     * @param lines empty or absent: everything that is left
     * @param remark printed on the red invoice, at most 382 characters
     * @param booked the merchant is the buyer and has booked the invoice
     * @param issueAtOnce whether the red invoice is issued as soon as nothing stands against it; true if absent
     */
    record FormRequest(
            @NotBlank String blueNumber,
            @NotBlank String reason,
            @Size(max = 2000) List<@Valid LineRequest> lines,
            String remark,
            Boolean booked,
            Boolean issueAtOnce) {

        RedPlan.Request plan() {
            return new RedPlan.Request(
                    reasonOf(reason),
                    lines == null
                            ? List.of()
                            : lines.stream()
                                    .map(line -> new WantedLine(
                                            line.blueLineNo(), line.unit(), line.quantity(), line.amount()))
                                    .toList(),
                    remark,
                    Boolean.TRUE.equals(booked));
        }
    }

    record ReasonRequest(@Size(max = 200) String reason) {}

    record ReplacementResponse(String invoiceId) {}

    /** @param from days of entry; absent for some days back */
    record SyncRequest(LocalDate from, LocalDate to) {}

    record SyncResponse(
            String syncId,
            String status,
            LocalDate from,
            LocalDate to,
            String side,
            LocalDate day,
            int page,
            int seen,
            int inserted,
            int updated,
            int rejected,
            String reason,
            Instant startedAt,
            Instant endedAt) {

        static SyncResponse of(RedSyncRow row) {
            return new SyncResponse(
                    Ids.text(row.id),
                    row.status,
                    row.fromDay,
                    row.toDay,
                    row.cursorSide.name(),
                    row.cursorDay,
                    row.cursorPage,
                    row.seen,
                    row.inserted,
                    row.updated,
                    row.rejected,
                    row.reason,
                    row.startedAt,
                    row.endedAt);
        }
    }

    record RejectResponse(String uuid, String detail, Instant at) {}

    record SyncDetailResponse(SyncResponse run, List<RejectResponse> rejected) {}

    private final RedFormService service;
    private final RedFormBook book;
    private final RedFormViews views;
    private final RedSyncs syncs;

    MerchantRedFormController(RedFormService service, RedFormBook book, RedFormViews views, RedSyncs syncs) {
        this.service = service;
        this.book = book;
        this.views = views;
        this.syncs = syncs;
    }

    /**
     * @param role SELLER: on the merchant's own invoices; BUYER: on those of suppliers
     * @param attention only those that a person should look at
     * @param from days of entry
     * @param q beginning of the blue number or the confirmation number
     */
    @GetMapping("/api/merchant/red-forms")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<RedFormViews.FormResponse> list(
            @RequestParam(required = false) RedFormStatus status,
            @RequestParam(required = false) Side role,
            @RequestParam(required = false) Side enteredBy,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) String blueNumber,
            @RequestParam(required = false) Boolean attention,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<RedFormRow> found = book.list(
                new RedFormBook.Filter(
                        status,
                        role,
                        enteredBy,
                        reason == null ? null : reasonOf(reason),
                        blueNumber,
                        attention,
                        from == null
                                ? null
                                : from.atStartOfDay(BusinessTime.ZONE).toInstant(),
                        to == null
                                ? null
                                : to.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant(),
                        q),
                page);
        return new PageResponse<>(
                found.items().stream().map(views::form).toList(), found.page(), found.size(), found.total());
    }

    /** With lines, timeline, deadline and what may be done. */
    @GetMapping("/api/merchant/red-forms/{formId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    RedFormViews.DetailResponse get(@PathVariable String formId) {
        return views.detail(book.get(Ids.parse(formId)));
    }

    /** What would be reversed, line by line, with what is left before and after, and everything that speaks against it. */
    @PostMapping("/api/merchant/red-forms:preview")
    @PreAuthorize("hasAuthority('invoice:read')")
    RedFormViews.PreviewResponse preview(@Valid @RequestBody FormRequest request) {
        return views.preview(service.preview(request.blueNumber(), request.plan()));
    }

    /** Applies for a reversal; the platform hears it afterwards. 400 with every broken rule. */
    @PostMapping("/api/merchant/red-forms")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedFormViews.FormResponse apply(@Valid @RequestBody FormRequest request) {
        return views.form(service.apply(
                request.blueNumber(), request.plan(), !Boolean.FALSE.equals(request.issueAtOnce()), actor()));
    }

    /** Applies for what a return of goods suggested. */
    @PostMapping("/api/merchant/red-forms/{formId}:submit")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedFormViews.FormResponse submit(@PathVariable String formId) {
        return views.form(service.submit(Ids.parse(formId), actor()));
    }

    /** Agrees to what the other side entered. */
    @PostMapping("/api/merchant/red-forms/{formId}:confirm")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedFormViews.FormResponse confirm(@PathVariable String formId) {
        return views.form(service.answer(Ids.parse(formId), Answer.CONFIRM, actor()));
    }

    /** Denies what the other side entered. */
    @PostMapping("/api/merchant/red-forms/{formId}:deny")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedFormViews.FormResponse deny(@PathVariable String formId) {
        return views.form(service.answer(Ids.parse(formId), Answer.DENY, actor()));
    }

    /** Takes back what the merchant entered, also after the confirmation as long as no red invoice is issued. */
    @PostMapping("/api/merchant/red-forms/{formId}:withdraw")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedFormViews.FormResponse withdraw(
            @PathVariable String formId, @Valid @RequestBody(required = false) ReasonRequest request) {
        return views.form(service.withdraw(Ids.parse(formId), actor(), request == null ? null : request.reason()));
    }

    /** Issues the red invoice of a confirmed form. */
    @PostMapping("/api/merchant/red-forms/{formId}:issue")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedFormViews.FormResponse issue(@PathVariable String formId) {
        return views.form(service.issue(Ids.parse(formId), actor()));
    }

    /** Drafts the invoice that takes the place of what was reversed; pressed again it is the same draft. */
    @PostMapping("/api/merchant/red-forms/{formId}:reissue")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.CREATED)
    ReplacementResponse reissue(@PathVariable String formId) {
        return new ReplacementResponse(Ids.text(service.reissue(Ids.parse(formId))));
    }

    /** Reads the platform's list day by day; pressed while it runs it is the same run. */
    @PostMapping("/api/merchant/red-forms:sync")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SyncResponse sync(@Valid @RequestBody(required = false) SyncRequest request) {
        return SyncResponse.of(
                syncs.start(request == null ? null : request.from(), request == null ? null : request.to(), actor()));
    }

    @GetMapping("/api/merchant/red-forms/syncs")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<SyncResponse> syncs(PageRequest page) {
        PageResponse<RedSyncRow> found = syncs.list(page);
        return new PageResponse<>(
                found.items().stream().map(SyncResponse::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping("/api/merchant/red-forms/syncs/{syncId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    SyncDetailResponse sync(@PathVariable String syncId) {
        RedSyncRow run = syncs.get(Ids.parse(syncId));
        return new SyncDetailResponse(
                SyncResponse.of(run),
                syncs.rejects(run.id).stream()
                        .map(row -> new RejectResponse(row.uuid, row.detail, row.createdAt))
                        .toList());
    }

    static RedReason reasonOf(String code) {
        try {
            return RedReason.ofCode(code);
        } catch (IllegalArgumentException e) {
            new Violations()
                    .check(
                            false,
                            CommonError.INVALID_REQUEST,
                            "reason",
                            "REASON",
                            "01|02|03|04",
                            Text.of(
                                    "冲红原因须为 01 开票有误、02 销货退回、03 服务中止 或 04 销售折让",
                                    "01 issued wrongly, 02 goods returned, 03 service ended or 04 allowance"))
                    .throwIfAny(CommonError.INVALID_REQUEST);
            throw e;
        }
    }

    private static String actor() {
        return CurrentActor.get().id();
    }
}

package io.maotong.invoice.plan;

import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** From orders to invoices: a dry run that shows everything, then a plan that is carried out in the background. */
@RestController
class MerchantInvoicePlanController {

    private static final int SHOWN_LINES = 10_000;

    private final Plans plans;
    private final PreInvoices advances;
    private final JsonMapper json;

    MerchantInvoicePlanController(Plans plans, PreInvoices advances, JsonMapper json) {
        this.plans = plans;
        this.advances = advances;
        this.json = json;
    }

    /** @param quantity left out for all that is open of the line */
    record LineChoice(@NotBlank String orderNo, int lineNo, BigDecimal quantity) {}

    /**
     * @param planNo 1 to 40 letters, digits, - or _; the same number with the same request is the same plan
     * @param orderNos whole orders
     * @param lines lines alone
     * @param mode DRAFT (default) or SUBMIT
     * @param maxAmount largest amount of one invoice without tax; like the others instead of the customer's policy
     * @param maxLines printed lines of one invoice, never more than the service allows
     * @param allGood true to leave out what cannot be invoiced; otherwise that refuses the whole plan
     * @param pre true if the invoices are issued before the money comes 预开票
     */
    record PlanningRequest(
            String planNo,
            @Size(max = 1000) List<@NotBlank String> orderNos,
            @Size(max = 5000) List<@Valid @NotNull LineChoice> lines,
            PlanMode mode,

            @DecimalMin("0.01") @Digits(integer = 12, fraction = 2)
            BigDecimal maxAmount,

            @Min(2) @Max(2000) Integer maxLines,
            Boolean byDelivery,
            Boolean byOrder,
            Boolean mergeEqual,
            boolean allGood,
            boolean pre) {

        PlanRequest toRequest() {
            return new PlanRequest(
                    planNo,
                    orderNos,
                    lines == null
                            ? null
                            : lines.stream()
                                    .map(line -> new PlanRequest.Line(line.orderNo(), line.lineNo(), line.quantity()))
                                    .toList(),
                    mode,
                    maxAmount,
                    maxLines,
                    byDelivery,
                    byOrder,
                    mergeEqual,
                    allGood);
        }
    }

    record SourceResponse(String orderNo, int orderLineNo, BigDecimal quantity, BigDecimal amount, BigDecimal tax) {}

    /** @param amount without tax @param sources from which order lines, exact to the cent, after discounts */
    record LineResponse(
            int lineNo,
            LineNature nature,
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal rate,
            BigDecimal tax,
            String taxClassCode,
            List<SourceResponse> sources) {}

    /** @param text in the reader's language */
    record ReasonResponse(SplitReason code, String text) {}

    /**
     * @param reasons why it is not one with the invoice before it
     * @param lines null on the last invoices of a preview with more than 10,000 lines
     */
    record PlannedResponse(
            int place,
            InvoiceKind kind,
            String buyerName,
            String buyerTaxNo,
            String delivery,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal total,
            List<ReasonResponse> reasons,
            List<LineResponse> lines) {}

    /** @param errors what is left out and why; a commit without allGood would be refused because of them */
    record PreviewResponse(
            int invoices,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal total,
            List<PlannedResponse> planned,
            List<Problem.Item> errors) {}

    /** @param created invoices handed in so far @param failed refused with reasons, see the plan's invoices */
    record PlanResponse(
            String planId,
            String planNo,
            PlanTrigger trigger,
            String customerNo,
            PlanStatus status,
            PlanMode mode,
            boolean pre,
            int invoices,
            int created,
            int failed,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal total,
            String createdBy,
            Instant createdAt,
            Instant finishedAt) {

        static PlanResponse of(PlanRow row) {
            return new PlanResponse(
                    Ids.text(row.id),
                    row.planNo,
                    row.triggerKind,
                    row.customerNo,
                    row.status,
                    row.mode,
                    row.pre,
                    row.invoices,
                    row.created,
                    row.failed,
                    row.amount,
                    row.tax,
                    row.total,
                    row.createdBy,
                    row.createdAt,
                    row.finishedAt);
        }
    }

    /** @param invoiceStatus how far the invoice is; null before it is handed in */
    record ItemResponse(
            int place,
            String serialNo,
            ItemStatus status,
            String invoiceId,
            InvoiceStatus invoiceStatus,
            InvoiceKind kind,
            String buyerName,
            int lines,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal total,
            List<ReasonResponse> reasons,
            List<Problem.Item> errors) {}

    /** @param state OVERDUE if the money has not come within the time that is allowed */
    record AdvanceResponse(
            String planId,
            String orderNo,
            BigDecimal total,
            LocalDate invoicedOn,
            PreInvoiceState state,
            LocalDate matchedOn,
            LocalDate alertedOn) {}

    /** Shows every invoice that would be made with lines, sources and reasons of each split. Writes nothing. */
    @PostMapping("/api/merchant/invoice-plans:preview")
    @PreAuthorize("hasAuthority('invoice:issue')")
    PreviewResponse preview(@Valid @RequestBody PlanningRequest request, HttpServletRequest http) {
        Locale locale = localeOf(http);
        Proposal proposal = plans.preview(request.toRequest());
        List<PlannedResponse> planned = new ArrayList<>();
        int shown = 0;
        for (PlannedInvoice invoice : proposal.invoices()) {
            shown += invoice.lines().size();
            planned.add(planned(planned.size() + 1, invoice, shown <= SHOWN_LINES, locale));
        }
        return new PreviewResponse(
                planned.size(),
                proposal.amount(),
                proposal.tax(),
                proposal.amount().add(proposal.tax()),
                planned,
                items(proposal.violations(), locale));
    }

    /**
     * Draws on the orders and makes the invoices in the background, as drafts or on their way.
     *
     * @return 202 with the plan; 400 and 422 with everything that cannot be invoiced; 409 INVOICE-40932 if others were faster
     */
    @PostMapping("/api/merchant/invoice-plans")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PlanResponse commit(@Valid @RequestBody PlanningRequest request) {
        return PlanResponse.of(plans.commit(
                request.toRequest(),
                new Plans.Occasion(
                        PlanTrigger.PERSON,
                        null,
                        request.pre(),
                        CurrentActor.get().id())));
    }

    @GetMapping("/api/merchant/invoice-plans")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<PlanResponse> list(
            @RequestParam(required = false) PlanStatus status,
            @RequestParam(required = false) String customerNo,
            PageRequest page) {
        PageResponse<PlanRow> found = plans.list(status, customerNo, page);
        return new PageResponse<>(
                found.items().stream().map(PlanResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Progress and result. */
    @GetMapping("/api/merchant/invoice-plans/{planId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    PlanResponse get(@PathVariable String planId) {
        return PlanResponse.of(plans.get(Ids.parse(planId)));
    }

    /** A page of the plan's invoices. @param status FAILED for those that were refused, with the reasons */
    @GetMapping("/api/merchant/invoice-plans/{planId}/invoices")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<ItemResponse> invoices(
            @PathVariable String planId,
            @RequestParam(required = false) ItemStatus status,
            PageRequest page,
            HttpServletRequest http) {
        Locale locale = localeOf(http);
        PageResponse<ItemRow> found = plans.items(Ids.parse(planId), status, page);
        return new PageResponse<>(
                found.items().stream().map(row -> item(row, locale)).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** Stops a plan and gives up what is not issued and not on its way; what it drew of orders is free again. */
    @PostMapping("/api/merchant/invoice-plans/{planId}:cancel")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PlanResponse cancel(@PathVariable String planId) {
        return PlanResponse.of(plans.cancel(Ids.parse(planId)));
    }

    /** Orders invoiced before the money came. */
    @GetMapping("/api/merchant/pre-invoices")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<AdvanceResponse> advances(@RequestParam(required = false) PreInvoiceState state, PageRequest page) {
        PageResponse<PreInvoiceRow> found = advances.list(state, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new AdvanceResponse(
                                Ids.text(row.planId),
                                row.orderNo,
                                row.total,
                                row.invoicedOn,
                                row.state,
                                row.matchedOn,
                                row.alertedOn))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    private static PlannedResponse planned(int place, PlannedInvoice invoice, boolean withLines, Locale locale) {
        boolean natural = invoice.key().buyer().naturalPerson();
        Map<Integer, List<SourceResponse>> sources = invoice.shares().stream()
                .collect(Collectors.groupingBy(
                        PlannedInvoice.Share::lineNo,
                        Collectors.mapping(share -> source(share.source()), Collectors.toList())));
        return new PlannedResponse(
                place,
                invoice.key().kind(),
                invoice.key().buyer().name(),
                natural ? null : invoice.key().buyer().taxNo(),
                invoice.delivery(),
                invoice.amount(),
                invoice.tax(),
                invoice.total(),
                invoice.reasons().stream().map(reason -> reason(reason, locale)).toList(),
                withLines
                        ? invoice.lines().stream()
                                .map(line -> line(line, sources.getOrDefault(line.lineNo(), List.of())))
                                .toList()
                        : null);
    }

    private static ReasonResponse reason(SplitReason reason, Locale locale) {
        return new ReasonResponse(reason, reason.text().in(locale));
    }

    private static SourceResponse source(OpenLine.Source source) {
        return new SourceResponse(
                source.orderNo(),
                source.orderLineNo(),
                plain(source.figures().quantity()),
                source.figures().net(),
                source.figures().netTax());
    }

    private static LineResponse line(InvoiceLine line, List<SourceResponse> sources) {
        return new LineResponse(
                line.lineNo(),
                line.nature(),
                line.printedName(),
                line.spec(),
                line.unit(),
                plain(line.quantity()),
                plain(line.unitPrice()),
                line.amount(),
                plain(line.rate()),
                line.tax(),
                line.taxClassCode(),
                sources);
    }

    private ItemResponse item(ItemRow row, Locale locale) {
        List<Violation> violations = row.violations == null
                ? List.of()
                : json.readValue(row.violations, new TypeReference<List<Violation>>() {});
        return new ItemResponse(
                row.itemNo,
                row.serialNo,
                row.status,
                row.invoiceId == null ? null : Ids.text(row.invoiceId),
                row.invoiceStatus,
                row.kind,
                row.buyerName,
                row.lineCount,
                row.amount,
                row.tax,
                row.total,
                row.reasons.isEmpty()
                        ? List.of()
                        : Arrays.stream(row.reasons.split(","))
                                .map(name -> reason(SplitReason.valueOf(name), locale))
                                .toList(),
                items(violations, locale));
    }

    private static List<Problem.Item> items(List<Violation> violations, Locale locale) {
        return violations.stream()
                .map(violation -> Problem.Item.of(violation, locale))
                .toList();
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Locale localeOf(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
    }
}

package io.maotong.refund.filing;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Filings for refund. */
@RestController
class MerchantRefundBatchController {

    private final RefundBatches batches;
    private final FilingRows rows;

    MerchantRefundBatchController(RefundBatches batches, FilingRows rows) {
        this.batches = batches;
        this.rows = rows;
    }

    /** @param period month until which exports are filed, yyyyMM */
    record OneClickRequest(@NotBlank String period) {}

    record OpenedResponse(String batchId, String batchNo, String status) {}

    record SummaryResponse(
            String batchId,
            String batchNo,
            String period,
            String status,
            Money refundable,
            Money paid,
            Instant createdAt,
            Instant updatedAt) {

        static SummaryResponse of(RefundBatchRow row) {
            return new SummaryResponse(
                    Ids.text(row.id),
                    row.batchNo,
                    row.period,
                    row.status.name(),
                    cny(row.refundable),
                    cny(row.paid),
                    row.createdAt,
                    row.updatedAt);
        }
    }

    /** @param channel where the state came from: SELF, LIVE, SANDBOX or MANUAL */
    record StepResponse(String status, String actor, String channel, String reference, Instant at) {}

    /** @param level B keeps the row out of the filing, W asks for an explanation */
    record FindingResponse(String rule, String level, String object, String expected, String actual, String hint) {}

    record ExportResponse(
            int seq,
            String linkNo,
            String customsNo,
            String exportInvoiceNo,
            LocalDate exportDate,
            String commodityCode,
            String name,
            String unit,
            BigDecimal quantity,
            Money fob,
            Money fobUsd) {}

    record PurchaseResponse(
            int seq,
            String linkNo,
            String invoiceNumber,
            int lineNo,
            String supplierTaxNo,
            String name,
            String unit,
            BigDecimal quantity,
            Money taxable,
            BigDecimal levyRate,
            BigDecimal refundRate,
            Money refundable,
            Money toCost) {}

    record DetailResponse(
            SummaryResponse batch,
            String acceptanceNo,
            String bankReference,
            String reason,
            String attention,
            Money fobUsd,
            List<StepResponse> timeline,
            List<FindingResponse> findings,
            List<ExportResponse> exports,
            List<PurchaseResponse> purchases) {}

    /** Files everything that can be filed: 202, then ask for the batch. */
    @PostMapping("/api/merchant/refund-batches:one-click")
    @PreAuthorize("hasAuthority('refund:submit')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OpenedResponse oneClick(@Valid @RequestBody OneClickRequest request) {
        RefundBatch batch =
                batches.openOneClick(request.period(), CurrentActor.get().id());
        return new OpenedResponse(
                Ids.text(batch.id()), batch.batchNo(), batch.status().name());
    }

    /** @param status only filings in this state; all if absent */
    @GetMapping("/api/merchant/refund-batches")
    @PreAuthorize("hasAuthority('refund:read')")
    PageResponse<SummaryResponse> list(@RequestParam(required = false) String status, PageRequest page) {
        PageResponse<RefundBatchRow> found = batches.list(status, page);
        return new PageResponse<>(
                found.items().stream().map(SummaryResponse::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping("/api/merchant/refund-batches/{batchId}")
    @PreAuthorize("hasAuthority('refund:read')")
    DetailResponse get(@PathVariable String batchId) {
        long id = Ids.parse(batchId);
        RefundBatchRow batch = batches.row(id);
        return new DetailResponse(
                SummaryResponse.of(batch),
                batch.acceptanceNo,
                batch.bankReference,
                batch.reason,
                batch.attention,
                Money.of(batch.fobUsd, "USD"),
                batches.steps(id).stream()
                        .map(step -> new StepResponse(
                                step.status.name(), step.actor, step.channel, step.reference, step.happenedAt))
                        .toList(),
                batches.findings(id).stream()
                        .map(MerchantRefundBatchController::finding)
                        .toList(),
                rows.exports(id).stream()
                        .map(MerchantRefundBatchController::export)
                        .toList(),
                rows.purchases(id).stream()
                        .map(MerchantRefundBatchController::purchase)
                        .toList());
    }

    private static FindingResponse finding(RefundFindingRow row) {
        boolean english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
        return new FindingResponse(
                row.rule, row.level, row.object, row.expected, row.actual, english ? row.hintEn : row.hintZh);
    }

    private static ExportResponse export(RefundExportRow row) {
        return new ExportResponse(
                row.seq,
                row.linkNo,
                row.entryId + "%03d".formatted(row.itemNo),
                row.exportInvoiceNo,
                row.exportDate,
                row.commodityCode,
                row.name,
                row.unit,
                row.quantity,
                Money.rounded(row.fobAmount, row.fobCurrency),
                Money.of(row.fobUsd, "USD"));
    }

    private static PurchaseResponse purchase(RefundPurchaseRow row) {
        return new PurchaseResponse(
                row.seq,
                row.linkNo,
                row.invoiceNumber,
                row.lineNo,
                row.supplierTaxNo,
                row.name,
                row.unit,
                row.quantity.stripTrailingZeros(),
                cny(row.taxable),
                row.levyRate,
                row.refundRate,
                cny(row.refundable),
                cny(row.toCost));
    }

    private static Money cny(BigDecimal amount) {
        return amount == null ? null : Money.of(amount, "CNY");
    }
}

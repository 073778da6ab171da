package io.maotong.invoice.issue;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices that the merchant issues. */
@RestController
class MerchantInvoiceController {

    private final Invoices invoices;

    MerchantInvoiceController(Invoices invoices) {
        this.invoices = invoices;
    }

    /** @param number null until the invoice exists in law @param total in CNY */
    record InvoiceResponse(
            String invoiceId,
            String serialNo,
            String kind,
            String status,
            String number,
            String entryId,
            String buyerName,
            Money total,
            Money dealTotal,
            Instant issuedAt,
            Instant updatedAt) {

        static InvoiceResponse of(HeaderRow row) {
            return new InvoiceResponse(
                    Ids.text(row.id),
                    row.serialNo,
                    row.kind,
                    row.status.name(),
                    row.status.isIssued() ? row.number : null,
                    row.entryId,
                    row.buyerName,
                    cny(row.total),
                    Money.of(row.dealAmount, row.dealCurrency),
                    row.status.isIssued() ? row.issuedAt : null,
                    row.updatedAt);
        }
    }

    record LineResponse(
            int lineNo,
            Integer itemNo,
            String name,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money amount,
            BigDecimal rate,
            Money tax,
            String taxClassCode,
            Money dealAmount) {}

    /** @param channel where the state came from: SELF, LIVE, SANDBOX or MANUAL */
    record StepResponse(String from, String status, String actor, String channel, String reason, Instant at) {}

    /** @param platformCode the platform's own code of a refusal @param platformMessage its own words */
    record DetailResponse(
            InvoiceResponse invoice,
            String sellerTaxNo,
            String sellerName,
            Money amount,
            Money tax,
            BigDecimal exchangeRate,
            LocalDate rateDate,
            String rateSource,
            String tradeTerm,
            String remark,
            String uploadState,
            String acceptanceNo,
            String platformCode,
            String platformMessage,
            List<String> orderNos,
            List<LineResponse> lines,
            List<StepResponse> timeline) {}

    record CancelRequest(@NotBlank @Size(max = 200) String reason) {}

    /**
     * @param kind EXPORT
     * @param q beginning of the number, the declaration or the serial number
     */
    @GetMapping("/api/merchant/invoices")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<InvoiceResponse> list(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) InvoiceStatus status,
            @RequestParam(required = false) String entryId,
            @RequestParam(required = false) String batchId,
            @RequestParam(required = false) String q,
            PageRequest page) {
        Long batch = batchId == null ? null : Ids.parse(batchId);
        PageResponse<HeaderRow> found = invoices.list(new Invoices.Filter(kind, status, entryId, batch, q), page);
        return new PageResponse<>(
                found.items().stream().map(InvoiceResponse::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping("/api/merchant/invoices/{invoiceId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    DetailResponse get(@PathVariable String invoiceId) {
        HeaderRow row = invoices.get(Ids.parse(invoiceId));
        return new DetailResponse(
                InvoiceResponse.of(row),
                row.sellerTaxNo,
                row.sellerName,
                cny(row.amount),
                cny(row.tax),
                row.exchangeRate.stripTrailingZeros(),
                row.rateDate,
                row.rateSource,
                row.tradeTerm,
                row.remark,
                row.uploadState,
                row.acceptanceNo,
                row.platformCode,
                row.platformMessage,
                invoices.orderNos(row),
                invoices.lines(row.id).stream().map(line -> line(row, line)).toList(),
                invoices.timeline(row.id).stream()
                        .map(step -> new StepResponse(
                                step.fromStatus == null ? null : step.fromStatus.name(),
                                step.toStatus.name(),
                                step.actor,
                                step.channel,
                                step.reason,
                                step.happenedAt))
                        .toList());
    }

    /** Tries a failed invoice again, or asks again what became of one that nobody knows about. 409 in other states. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:retry")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    InvoiceResponse retry(@PathVariable String invoiceId) {
        return InvoiceResponse.of(
                invoices.retry(Ids.parse(invoiceId), CurrentActor.get().id()));
    }

    /** Gives a failed invoice up; its declaration may be invoiced anew. 409 in other states. */
    @PostMapping("/api/merchant/invoices/{invoiceId}:cancel")
    @PreAuthorize("hasAuthority('invoice:issue')")
    InvoiceResponse cancel(@PathVariable String invoiceId, @Valid @RequestBody CancelRequest request) {
        return InvoiceResponse.of(
                invoices.cancel(Ids.parse(invoiceId), CurrentActor.get().id(), request.reason()));
    }

    private static LineResponse line(HeaderRow invoice, DetailRow line) {
        return new LineResponse(
                line.lineNo,
                line.itemNo,
                line.name,
                line.unit,
                plain(line.quantity),
                plain(line.unitPrice),
                cny(line.amount),
                plain(line.rate),
                cny(line.tax),
                line.taxClassCode,
                Money.of(line.dealAmount, invoice.dealCurrency));
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Money cny(BigDecimal amount) {
        return Money.of(amount, "CNY");
    }
}

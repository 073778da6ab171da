package io.maotong.invoice.review;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a second person, and above which amounts one is asked for. */
@RestController
class MerchantReviewController {

    private final InvoiceShelf shelf;
    private final LimitPolicy limits;

    MerchantReviewController(InvoiceShelf shelf, LimitPolicy limits) {
        this.shelf = shelf;
        this.limits = limits;
    }

    record ReasonResponse(String code, String rule, String text) {}

    /** @param own whether the caller wrote or submitted it, so that somebody else has to decide */
    record WaitingResponse(
            String invoiceId,
            long version,
            String serialNo,
            String kind,
            String buyerName,
            Money amount,
            Money total,
            List<ReasonResponse> reasons,
            String submittedBy,
            LocalDate submittedOn,
            boolean own,
            Instant updatedAt) {}

    /** Amounts without tax in CNY. @param perInvoice null where there is no limit @param version 0 as long as none was set */
    record LimitResponse(
            BigDecimal perInvoice,
            BigDecimal perBuyerDay,
            BigDecimal perMonth,
            long version,
            String updatedBy,
            Instant updatedAt) {

        static LimitResponse of(LimitRow row) {
            return row == null
                    ? new LimitResponse(null, null, null, 0, null, null)
                    : new LimitResponse(
                            row.perInvoice, row.perBuyerDay, row.perMonth, row.version, row.updatedBy, row.updatedAt);
        }
    }

    record LimitRequest(
            @PositiveOrZero @Digits(integer = 16, fraction = 2)
            BigDecimal perInvoice,

            @PositiveOrZero @Digits(integer = 16, fraction = 2)
            BigDecimal perBuyerDay,

            @PositiveOrZero @Digits(integer = 16, fraction = 2)
            BigDecimal perMonth,

            Long version) {}

    /** The longest waiting first. Approve and reject at {@code /api/merchant/invoices/{invoiceId}}. */
    @GetMapping("/api/merchant/invoice-reviews")
    @PreAuthorize("hasAuthority('invoice:review')")
    PageResponse<WaitingResponse> waiting(PageRequest page) {
        String caller = CurrentActor.get().id();
        PageResponse<InvoiceShelf.Item> found = shelf.waiting(page);
        return new PageResponse<>(
                found.items().stream().map(item -> response(item, caller)).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/api/merchant/invoice-limits")
    @PreAuthorize("hasAuthority('invoice:read')")
    LimitResponse limits() {
        return LimitResponse.of(limits.get());
    }

    /** 409 INVOICE-40903 if somebody was faster. */
    @PutMapping("/api/merchant/invoice-limits")
    @PreAuthorize("hasAuthority('invoice:limit')")
    LimitResponse set(@Valid @RequestBody LimitRequest request) {
        return LimitResponse.of(limits.set(
                new Limits(request.perInvoice(), request.perBuyerDay(), request.perMonth()),
                Objects.requireNonNullElse(request.version(), 0L),
                CurrentActor.get().id()));
    }

    private static WaitingResponse response(InvoiceShelf.Item item, String caller) {
        return new WaitingResponse(
                Ids.text(item.id()),
                item.version(),
                item.serialNo(),
                item.kind(),
                item.buyerName(),
                Money.of(item.amount(), "CNY"),
                Money.of(item.total(), "CNY"),
                item.reasons().stream()
                        .map(reason -> new ReasonResponse(
                                reason.code(), reason.rule(), reason.text().in(LocaleContextHolder.getLocale())))
                        .toList(),
                item.submittedBy(),
                item.submittedOn(),
                caller.equals(item.createdBy()) || caller.equals(item.submittedBy()),
                item.updatedAt());
    }
}

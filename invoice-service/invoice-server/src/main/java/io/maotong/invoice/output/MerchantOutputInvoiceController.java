package io.maotong.invoice.output;

import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.input.InputStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Our own invoices as the bureau sees them, and the customers on them. Collect them with {@code invoice-sync/runs}. */
@RestController
class MerchantOutputInvoiceController {

    private final OutputInvoices invoices;

    MerchantOutputInvoiceController(OutputInvoices invoices) {
        this.invoices = invoices;
    }

    /**
     * @param status NORMAL, RED, PART_REVERSED, REVERSED, ABNORMAL or LOCKED
     * @param buyerUse what the buyer uses it for: UNUSED, DEDUCT, REFUND, AGENT_REFUND or NON_DEDUCT
     */
    record OutputInvoiceResponse(
            String number,
            String kindCode,
            String status,
            String buyerUse,
            LocalDate issuedOn,
            String buyerTaxNo,
            String buyerName,
            Money amount,
            Money tax,
            Money total,
            Instant updatedAt) {

        static OutputInvoiceResponse of(OutputInvoiceRow row) {
            return new OutputInvoiceResponse(
                    row.number,
                    row.kindCode,
                    row.status.name(),
                    row.buyerUse.name(),
                    row.issuedOn,
                    row.buyerTaxNo,
                    row.buyerName,
                    cny(row.amount),
                    cny(row.tax),
                    cny(row.total),
                    row.updatedAt);
        }

        private static Money cny(BigDecimal amount) {
            return Money.of(amount, "CNY");
        }
    }

    record StepResponse(String status, String buyerUse, String origin, String channel, Instant at) {}

    record DetailResponse(OutputInvoiceResponse invoice, List<StepResponse> timeline) {}

    /** @param firstSeenAt issue of the earliest invoice under this name @param lastInvoice number of the latest */
    record CustomerResponse(String taxNo, String name, Instant firstSeenAt, Instant lastSeenAt, String lastInvoice) {}

    /** @param q beginning of the number or of the buyer's name */
    @GetMapping("/api/merchant/output-invoices")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<OutputInvoiceResponse> list(
            @RequestParam(required = false) InputStatus status,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<OutputInvoiceRow> found = invoices.list(new OutputInvoices.Filter(status, from, to, q), page);
        return new PageResponse<>(
                found.items().stream().map(OutputInvoiceResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/api/merchant/output-invoices/{number}")
    @PreAuthorize("hasAuthority('invoice:read')")
    DetailResponse get(@PathVariable String number) {
        OutputInvoiceRow row = invoices.get(number);
        return new DetailResponse(
                OutputInvoiceResponse.of(row),
                invoices.changes(row).stream()
                        .map(step -> new StepResponse(
                                step.status.name(), step.buyerUse.name(), step.origin, step.channel, step.happenedAt))
                        .toList());
    }

    /**
     * Under which names the bureau knows our customers; two names of one tax number are a renamed customer or a mistake.
     *
     * @param q a tax number or the beginning of a name
     */
    @GetMapping("/api/merchant/output-invoices:customers")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<CustomerResponse> customers(@RequestParam(required = false) String q, PageRequest page) {
        PageResponse<CustomerTitleRow> found = invoices.titles(q, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new CustomerResponse(
                                row.taxNo, row.name, row.firstSeenAt, row.lastSeenAt, row.lastInvoice))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }
}

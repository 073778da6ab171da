package io.maotong.invoice.policy;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How each customer is invoiced. */
@RestController
@RequestMapping("/api/merchant/invoice-policies")
class MerchantInvoicePolicyController {

    private final Policies policies;

    MerchantInvoicePolicyController(Policies policies) {
        this.policies = policies;
    }

    record TitleRequest(
            @Size(max = 20) String taxNo,
            @NotBlank @Size(max = 300) String name,
            @Size(max = 300) String address,
            @Size(max = 60) String telephone,
            @Size(max = 120) String bank,
            @Size(max = 50) String account,
            boolean naturalPerson) {}

    /**
     * @param version as read; left out for a new policy
     * @param buyer title of the customer, used where an order has none
     * @param titleId a title of the merchant's list instead
     * @param delayDays days after the payment for AUTO_ON_PAYMENT, 1 if left out
     * @param dayOfMonth for MONTHLY_MERGE; the last day in shorter months
     * @param maxAmount largest amount of one invoice without tax
     * @param submit whether invoices go on their way at once; otherwise they stay drafts
     */
    record PolicyRequest(
            Long version,
            @NotBlank @Size(max = 300) String customerName,
            String titleId,
            @Valid TitleRequest buyer,
            @NotNull PolicyMode mode,
            Integer delayDays,
            Integer dayOfMonth,
            @NotNull InvoiceKind kind,
            BigDecimal maxAmount,
            Integer maxLines,
            Boolean byDelivery,
            Boolean byOrder,
            Boolean mergeEqual,
            Boolean submit,
            Boolean active) {

        Policies.Wish toWish() {
            return new Policies.Wish(
                    version,
                    customerName,
                    titleId == null ? null : Long.valueOf(Ids.parse(titleId)),
                    buyer == null
                            ? null
                            : new Party(
                                    buyer.taxNo(),
                                    buyer.name(),
                                    buyer.address(),
                                    buyer.telephone(),
                                    buyer.bank(),
                                    buyer.account(),
                                    buyer.naturalPerson()),
                    mode,
                    delayDays,
                    dayOfMonth,
                    kind,
                    maxAmount,
                    maxLines,
                    Boolean.TRUE.equals(byDelivery),
                    Boolean.TRUE.equals(byOrder),
                    !Boolean.FALSE.equals(mergeEqual),
                    Boolean.TRUE.equals(submit),
                    !Boolean.FALSE.equals(active));
        }
    }

    /** @param buyerName the title alone; numbers and accounts are not repeated @param lastOutcome what the last run came to */
    record PolicyResponse(
            long version,
            String customerNo,
            String customerName,
            String titleId,
            String buyerName,
            PolicyMode mode,
            Integer delayDays,
            Integer dayOfMonth,
            InvoiceKind kind,
            BigDecimal maxAmount,
            Integer maxLines,
            boolean byDelivery,
            boolean byOrder,
            boolean mergeEqual,
            boolean submit,
            boolean active,
            LocalDate nextRunOn,
            LocalDate lastRunOn,
            String lastOutcome) {}

    /** Creates or changes the policy of a customer. 409 if it was changed since the version that was read. */
    @PutMapping("/{customerNo}")
    @PreAuthorize("hasAuthority('invoice:issue')")
    PolicyResponse save(@PathVariable String customerNo, @Valid @RequestBody PolicyRequest request) {
        return response(
                policies.save(customerNo, request.toWish(), CurrentActor.get().id()));
    }

    @GetMapping("/{customerNo}")
    @PreAuthorize("hasAuthority('invoice:read')")
    PolicyResponse get(@PathVariable String customerNo) {
        return response(policies.get(customerNo));
    }

    /** @param q beginning of the customer's number */
    @GetMapping
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<PolicyResponse> list(
            @RequestParam(required = false) PolicyMode mode,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<PolicyRow> found = policies.list(mode, q, page);
        return new PageResponse<>(
                found.items().stream().map(this::response).toList(), found.page(), found.size(), found.total());
    }

    /** The customer is invoiced by hand from now on. */
    @DeleteMapping("/{customerNo}")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String customerNo) {
        policies.delete(customerNo);
    }

    private PolicyResponse response(PolicyRow row) {
        Party buyer = policies.buyer(row);
        return new PolicyResponse(
                row.version,
                row.customerNo,
                row.customerName,
                row.titleId == null ? null : Ids.text(row.titleId),
                buyer == null ? null : buyer.name(),
                row.mode,
                row.delayDays,
                row.dayOfMonth,
                row.kind,
                row.maxAmount,
                row.maxLines,
                row.byDelivery,
                row.byOrder,
                row.mergeEqual,
                row.submit,
                row.active,
                row.nextRunOn,
                row.lastRunOn,
                row.lastOutcome);
    }
}

package io.maotong.invoice.review;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Account managers see the invoices of the customers that are assigned to them, and no others. */
@RestController
class MerchantCustomerManagerController {

    private final CustomerManagers managers;

    MerchantCustomerManagerController(CustomerManagers managers) {
        this.managers = managers;
    }

    /** @param titleId a title of the customer @param accountId of the account manager */
    record AssignRequest(
            @NotBlank String titleId,
            @NotBlank @Size(max = 80) String accountId) {}

    record AssignmentResponse(
            String assignmentId, String accountId, String customerName, String assignedBy, Instant assignedAt) {

        static AssignmentResponse of(ManagerRow row) {
            return new AssignmentResponse(
                    Ids.text(row.id), row.accountId, row.customerName, row.assignedBy, row.assignedAt);
        }
    }

    /** @param number null until the invoice exists in law */
    record AssignedResponse(
            String invoiceId,
            String kind,
            String status,
            String number,
            String buyerName,
            Money total,
            Instant issuedAt,
            Instant updatedAt) {

        static AssignedResponse of(InvoiceShelf.Item item) {
            return new AssignedResponse(
                    Ids.text(item.id()),
                    item.kind(),
                    item.status().name(),
                    item.number(),
                    item.buyerName(),
                    Money.of(item.total(), "CNY"),
                    item.issuedAt(),
                    item.updatedAt());
        }
    }

    record StepResponse(String from, String status, String reason, Instant at) {}

    record AssignedDetailResponse(AssignedResponse invoice, List<StepResponse> timeline) {}

    @GetMapping("/api/merchant/customer-managers")
    @PreAuthorize("hasAuthority('invoice:assign')")
    PageResponse<AssignmentResponse> list(@RequestParam(required = false) String accountId, PageRequest page) {
        PageResponse<ManagerRow> found = managers.list(accountId, page);
        return new PageResponse<>(
                found.items().stream().map(AssignmentResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Repeating is safe. */
    @PostMapping("/api/merchant/customer-managers")
    @PreAuthorize("hasAuthority('invoice:assign')")
    @ResponseStatus(HttpStatus.CREATED)
    AssignmentResponse assign(@Valid @RequestBody AssignRequest request) {
        return AssignmentResponse.of(managers.assign(
                Ids.parse(request.titleId()),
                request.accountId(),
                CurrentActor.get().id()));
    }

    @DeleteMapping("/api/merchant/customer-managers/{assignmentId}")
    @PreAuthorize("hasAuthority('invoice:assign')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String assignmentId) {
        managers.release(Ids.parse(assignmentId));
    }

    /** Invoices of one's own customers. */
    @GetMapping("/api/merchant/assigned-invoices")
    @PreAuthorize("hasAuthority('invoice:assigned')")
    PageResponse<AssignedResponse> assigned(PageRequest page) {
        PageResponse<InvoiceShelf.Item> found =
                managers.invoicesOf(CurrentActor.get().id(), page);
        return new PageResponse<>(
                found.items().stream().map(AssignedResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** State and history; 404 for the invoice of somebody else's customer. */
    @GetMapping("/api/merchant/assigned-invoices/{invoiceId}")
    @PreAuthorize("hasAuthority('invoice:assigned')")
    AssignedDetailResponse get(@PathVariable String invoiceId) {
        InvoiceShelf.Item item = managers.invoiceOf(CurrentActor.get().id(), Ids.parse(invoiceId));
        return new AssignedDetailResponse(
                AssignedResponse.of(item),
                managers.history(item).stream()
                        .map(step -> new StepResponse(
                                step.from() == null ? null : step.from().name(),
                                step.to().name(),
                                step.reason(),
                                step.at()))
                        .toList());
    }
}

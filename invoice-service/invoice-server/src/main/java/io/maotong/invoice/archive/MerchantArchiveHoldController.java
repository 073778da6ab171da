package io.maotong.invoice.archive;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Legal holds on single invoices. */
@RestController
class MerchantArchiveHoldController {

    private final InvoiceHolds holds;

    MerchantArchiveHoldController(InvoiceHolds holds) {
        this.holds = holds;
    }

    /** @param invoiceNumbers 20 digits, or code and number as one */
    record InvoicesRequest(
            @NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 30) String> invoiceNumbers,
            @NotBlank @Size(max = 200) String reason) {}

    /** @param changed how many were not so before */
    record ChangedResponse(int changed) {}

    /** @param releasedAt null as long as it is held */
    record InvoiceHoldResponse(
            String invoiceNumber,
            String reason,
            String heldBy,
            Instant heldAt,
            String releasedBy,
            Instant releasedAt,
            String releaseReason) {

        static InvoiceHoldResponse of(InvoiceHoldRow row) {
            return new InvoiceHoldResponse(
                    row.invoiceNumber,
                    row.reason,
                    row.heldBy,
                    row.heldAt,
                    row.releasedBy,
                    row.releasedAt,
                    row.releaseReason);
        }
    }

    /** The files of these invoices stay whatever their retention says; all or none, repeating is safe. */
    @PostMapping("/api/merchant/archives:hold-invoices")
    @PreAuthorize("hasAuthority('invoice:issue')")
    ChangedResponse hold(@Valid @RequestBody InvoicesRequest request) {
        return new ChangedResponse(holds.hold(
                request.invoiceNumbers(), request.reason(), CurrentActor.get().id()));
    }

    @PostMapping("/api/merchant/archives:release-invoices")
    @PreAuthorize("hasAuthority('invoice:issue')")
    ChangedResponse release(@Valid @RequestBody InvoicesRequest request) {
        return new ChangedResponse(holds.release(
                request.invoiceNumbers(), request.reason(), CurrentActor.get().id()));
    }

    /** The newest first, lifted ones too. */
    @GetMapping("/api/merchant/archives/holds")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<InvoiceHoldResponse> list(@RequestParam(required = false) String invoiceNumber, PageRequest page) {
        PageResponse<InvoiceHoldRow> found = holds.list(invoiceNumber, page);
        return new PageResponse<>(
                found.items().stream().map(InvoiceHoldResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }
}

package io.maotong.invoice.selection;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

/** Selection of input invoices for refund. */
@RestController
class MerchantSelectionController {

    private final Selections selections;

    MerchantSelectionController(Selections selections) {
        this.selections = selections;
    }

    /** @param invoiceNos these, or everything that can be selected if {@code all} */
    record SelectRequest(@Size(max = 10_000) List<@NotBlank String> invoiceNos, Boolean all) {}

    record TicketResponse(String ticket, String status, int total) {}

    /**
     * @param status PENDING, SELECTED or REFUSED
     * @param code the platform's own code, such as 01 or 03
     * @param message the platform's own words
     */
    record ItemResponse(String invoiceNo, String status, String code, String message, String usePeriod) {}

    /** @param status RUNNING or DONE */
    record SelectionResponse(
            String ticket,
            String status,
            int total,
            int selected,
            int refused,
            Instant createdAt,
            Instant endedAt,
            PageResponse<ItemResponse> items) {}

    /** Promises to select: 202, then ask for the ticket. 422 with one violation for each invoice that cannot be. */
    @PostMapping("/api/merchant/input-invoices:select-refund")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TicketResponse select(@Valid @RequestBody SelectRequest request) {
        SelectionRow selection = selections.select(
                request.invoiceNos(),
                Boolean.TRUE.equals(request.all()),
                CurrentActor.get().id());
        return new TicketResponse(Ids.text(selection.id), selection.status, selection.total);
    }

    /** @param status only items in this state; all if absent */
    @GetMapping("/api/merchant/input-invoices/selections/{ticket}")
    @PreAuthorize("hasAuthority('invoice:read')")
    SelectionResponse get(
            @PathVariable String ticket, @RequestParam(required = false) String status, PageRequest page) {
        SelectionRow row = selections.get(Ids.parse(ticket));
        PageResponse<ItemRow> items = selections.items(row.id, status, page);
        return new SelectionResponse(
                Ids.text(row.id),
                row.status,
                row.total,
                row.selected,
                row.refused,
                row.createdAt,
                row.endedAt,
                new PageResponse<>(
                        items.items().stream()
                                .map(item -> new ItemResponse(
                                        item.invoiceNumber, item.status, item.code, item.message, item.usePeriod))
                                .toList(),
                        items.page(),
                        items.size(),
                        items.total()));
    }
}

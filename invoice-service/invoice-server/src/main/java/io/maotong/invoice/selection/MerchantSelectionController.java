package io.maotong.invoice.selection;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.input.InputUse;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Confirming with the bureau what input invoices are used for, and taking it back. */
@RestController
class MerchantSelectionController {

    private final Selections selections;

    MerchantSelectionController(Selections selections) {
        this.selections = selections;
    }

    /** @param invoiceNos these, or everything that can be selected if {@code all} */
    record SelectRequest(@Size(max = 10_000) List<@NotBlank String> invoiceNos, Boolean all) {}

    /** @param use DEDUCT, REFUND, AGENT_REFUND or NON_DEDUCT */
    record UseRequest(
            @NotNull InputUse use, @Size(max = 10_000) List<@NotBlank String> invoiceNos, Boolean all) {}

    /**
     * @param use the use that is taken back
     * @param certificateNo number of the certificate of domestic sale 出口货物转内销证明; needed for refunds
     */
    record RevokeRequest(
            @NotNull InputUse use,
            @NotEmpty @Size(max = 10_000) List<@NotBlank String> invoiceNos,
            @Size(max = 60) String certificateNo) {}

    record TicketResponse(String ticket, String status, int total) {}

    /** @param refused invoices that were handed back, by their rows in the request, with every reason */
    record OrderResponse(String ticket, String status, int total, List<Problem.Item> refused) {}

    /**
     * @param status PENDING, SELECTED or REFUSED
     * @param code the platform's own code, such as 01 or 03, or the rule that the invoice broke before it was sent
     * @param message the platform's own words
     * @param advice what to do about it
     */
    record ItemResponse(
            String invoiceNo, String status, String code, String message, String usePeriod, String advice) {}

    /**
     * @param use what the invoices are used for, or were if it is taken back
     * @param status RUNNING or DONE
     */
    record SelectionSummary(
            String ticket,
            InputUse use,
            boolean revoking,
            String certificateNo,
            String status,
            int total,
            int selected,
            int refused,
            String createdBy,
            Instant createdAt,
            Instant endedAt) {

        static SelectionSummary of(SelectionRow row) {
            return new SelectionSummary(
                    Ids.text(row.id),
                    row.useKind,
                    row.revoking,
                    row.certificate,
                    row.status,
                    row.total,
                    row.selected,
                    row.refused,
                    row.createdBy,
                    row.createdAt,
                    row.endedAt);
        }
    }

    /** @param status RUNNING or DONE */
    record SelectionResponse(
            String ticket,
            InputUse use,
            boolean revoking,
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
        SelectionRow selection = selections.selectAll(
                request.invoiceNos(),
                Boolean.TRUE.equals(request.all()),
                CurrentActor.get().id());
        return new TicketResponse(Ids.text(selection.id), selection.status, selection.total);
    }

    /** Promises to use the invoices that can be, and hands the others back: 202, then ask for the ticket. */
    @PostMapping("/api/merchant/input-invoices:use")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderResponse use(@Valid @RequestBody UseRequest request, Locale locale) {
        return told(
                selections.use(
                        request.use(),
                        request.invoiceNos(),
                        Boolean.TRUE.equals(request.all()),
                        CurrentActor.get().id()),
                locale);
    }

    /**
     * Promises to take a use back where that is allowed, and hands the other invoices back: 202, then ask for the ticket.
     * Until the platform has answered no refund batch can take them.
     */
    @PostMapping("/api/merchant/input-invoices:revoke-use")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderResponse revoke(@Valid @RequestBody RevokeRequest request, Locale locale) {
        return told(
                selections.revoke(
                        request.use(),
                        request.invoiceNos(),
                        request.certificateNo(),
                        CurrentActor.get().id()),
                locale);
    }

    private static OrderResponse told(Selections.Taken taken, Locale locale) {
        SelectionRow row = taken.selection();
        return new OrderResponse(
                Ids.text(row.id),
                row.status,
                row.total,
                taken.refused().stream()
                        .map(one -> Problem.Item.of(one, locale))
                        .toList());
    }

    /** @param status RUNNING or DONE */
    @GetMapping("/api/merchant/input-invoices/selections")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<SelectionSummary> list(
            @RequestParam(required = false) InputUse use,
            @RequestParam(required = false) String status,
            PageRequest page) {
        PageResponse<SelectionRow> found = selections.list(use, status, page);
        return new PageResponse<>(
                found.items().stream().map(SelectionSummary::of).toList(), found.page(), found.size(), found.total());
    }

    /** @param status only items in this state; all if absent */
    @GetMapping("/api/merchant/input-invoices/selections/{ticket}")
    @PreAuthorize("hasAuthority('invoice:read')")
    SelectionResponse get(
            @PathVariable String ticket,
            @RequestParam(required = false) String status,
            PageRequest page,
            Locale locale) {
        SelectionRow row = selections.get(Ids.parse(ticket));
        PageResponse<ItemRow> items = selections.items(row.id, status, page);
        return new SelectionResponse(
                Ids.text(row.id),
                row.useKind,
                row.revoking,
                row.status,
                row.total,
                row.selected,
                row.refused,
                row.createdAt,
                row.endedAt,
                new PageResponse<>(
                        items.items().stream().map(item -> item(item, locale)).toList(),
                        items.page(),
                        items.size(),
                        items.total()));
    }

    private static ItemResponse item(ItemRow item, Locale locale) {
        String advice = item.code == null
                ? null
                : UseResultCode.of(item.code)
                        .map(code -> code.advice().in(locale))
                        .orElse(null);
        return new ItemResponse(item.invoiceNumber, item.status, item.code, item.message, item.usePeriod, advice);
    }
}

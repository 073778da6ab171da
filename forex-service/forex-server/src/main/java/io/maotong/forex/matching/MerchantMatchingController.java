package io.maotong.forex.matching;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which orders receipts pay. */
@RestController
@RequestMapping("/api/merchant/receipts")
class MerchantMatchingController {

    private final MatchingService matching;

    MerchantMatchingController(MatchingService matching) {
        this.matching = matching;
    }

    record MatchRequest(@NotNull @Size(min = 1, max = 200) List<@Valid Part> allocations) {}

    /** @param charge kept by banks on the way, in the same currency; may be absent */
    record Part(@NotBlank String orderNo, @NotNull Money amount, Money charge) {}

    record UnmatchRequest(@NotBlank @Size(max = 300) String reason) {}

    record SuggestionsResponse(List<Suggestion> items, long total) {}

    /** @param rule R1_REFERENCE, R2_AMOUNT, R4_PARTIAL or R5_PERSON */
    record AllocationResponse(
            String allocationId,
            String receiptId,
            String orderNo,
            boolean active,
            Money amount,
            Money charge,
            Money surplus,
            Rule rule,
            String matchedBy,
            Instant matchedAt,
            String unmatchedBy,
            Instant unmatchedAt,
            String unmatchReason) {

        static AllocationResponse of(AllocationRow row) {
            return new AllocationResponse(
                    Ids.text(row.id),
                    Ids.text(row.receiptId),
                    row.orderNo,
                    row.active,
                    row.money(),
                    Money.of(row.charge, row.currency),
                    Money.of(row.surplus, row.currency),
                    row.rule,
                    row.matchedBy,
                    row.matchedAt,
                    row.unmatchedBy,
                    row.unmatchedAt,
                    row.unmatchReason);
        }
    }

    @GetMapping("/allocations")
    @PreAuthorize("hasAuthority('forex:read')")
    PageResponse<AllocationResponse> list(
            @RequestParam(required = false) String orderNo,
            @RequestParam(required = false) String receiptId,
            @RequestParam(required = false) Boolean active,
            PageRequest page) {
        Long receipt = receiptId == null ? null : Ids.parse(receiptId);
        return PageResponse.of(matching.list(orderNo, receipt, active, page), AllocationResponse::of);
    }

    /** Orders that the rest of a receipt may be for, with the reasons as scores. */
    @GetMapping("/{id}/suggestions")
    @PreAuthorize("hasAuthority('forex:read')")
    SuggestionsResponse suggestions(@PathVariable String id) {
        List<Suggestion> found = matching.suggestions(Ids.parse(id));
        return new SuggestionsResponse(found, found.size());
    }

    /** Matches by hand: never more than is left of the receipt or than an order is owed, never across currencies. */
    @PostMapping("/{id}:match")
    @PreAuthorize("hasAuthority('forex:collect')")
    List<AllocationResponse> match(@PathVariable String id, @Valid @RequestBody MatchRequest request) {
        List<MatchingService.Wanted> wanted = request.allocations().stream()
                .map(part -> new MatchingService.Wanted(part.orderNo(), part.amount(), part.charge()))
                .toList();
        return matching.confirm(Ids.parse(id), wanted, CurrentActor.get().id()).stream()
                .map(AllocationResponse::of)
                .toList();
    }

    /** Takes a match back. 409 while a refund batch uses it or after its money was settled. */
    @PostMapping("/allocations/{id}:unmatch")
    @PreAuthorize("hasAuthority('forex:collect')")
    AllocationResponse unmatch(@PathVariable String id, @Valid @RequestBody UnmatchRequest request) {
        return AllocationResponse.of(matching.unmatch(
                Ids.parse(id), request.reason(), CurrentActor.get().id()));
    }
}

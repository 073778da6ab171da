package io.maotong.invoice.number;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the invoice numbers that were drawn. */
@RestController
class MerchantInvoiceNumberController {

    private final NumberAccounts accounts;

    MerchantInvoiceNumberController(NumberAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @param drawn numbers of the range; issued + voided + allocated + unused
     * @param allocated given to an invoice that is not decided yet
     * @param voided never issued and never will be
     * @param balanced whether each number that left the range has exactly one fate
     */
    record SegmentResponse(
            String segmentId,
            String sellerTaxNo,
            String first,
            String last,
            String status,
            long drawn,
            long issued,
            long voided,
            long allocated,
            long unused,
            boolean balanced,
            Instant drawnAt) {}

    /** @param fate ALLOCATED, ISSUED or VOID_LOCAL */
    record NumberResponse(String number, String serialNo, String fate, Instant allocatedAt, Instant decidedAt) {}

    /** @param status OPEN or SPENT */
    @GetMapping("/api/merchant/invoice-numbers")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<SegmentResponse> list(@RequestParam(required = false) String status, PageRequest page) {
        PageResponse<NumberAccounts.Account> found = accounts.list(status, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(one -> new SegmentResponse(
                                Ids.text(one.id()),
                                one.sellerTaxNo(),
                                one.first(),
                                one.last(),
                                one.status(),
                                one.drawn(),
                                one.issued(),
                                one.voided(),
                                one.allocated(),
                                one.unused(),
                                one.balanced(),
                                one.drawnAt()))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** The numbers that left a range, in their order. @param fate ALLOCATED, ISSUED or VOID_LOCAL */
    @GetMapping("/api/merchant/invoice-numbers/{segmentId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<NumberResponse> numbers(
            @PathVariable String segmentId, @RequestParam(required = false) String fate, PageRequest page) {
        PageResponse<FateRow> found = accounts.numbers(Ids.parse(segmentId), fate, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row ->
                                new NumberResponse(row.number, row.serialNo, row.fate, row.allocatedAt, row.decidedAt))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }
}

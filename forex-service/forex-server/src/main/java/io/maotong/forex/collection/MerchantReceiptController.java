package io.maotong.forex.collection;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money from abroad. */
@RestController
@RequestMapping("/api/merchant/receipts")
class MerchantReceiptController {

    private final ReceiptService receipts;

    MerchantReceiptController(ReceiptService receipts) {
        this.receipts = receipts;
    }

    record ReceiptDetails(ReceiptResponse receipt, List<Evidence> evidences) {}

    /** One message of the bank that tells of the receipt. */
    record Evidence(String messageId, String bankReference, EvidenceKind kind, Instant notedAt) {}

    /**
     * Receipts, newest first. {@code status}: NOTIFIED, RECEIVED, UNMATCHED, PARTIAL, MATCHED, REVERSED; {@code q}
     * searches payer, remittance text and the bank's reference.
     */
    @GetMapping
    @PreAuthorize("hasAuthority('forex:read')")
    PageResponse<ReceiptResponse> list(
            @RequestParam(required = false) ReceiptStatus status,
            @RequestParam(required = false) String currency,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) String q,
            PageRequest page) {
        return PageResponse.of(
                receipts.list(new ReceiptService.Filter(status, currency, from, to, q), page), ReceiptResponse::of);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('forex:read')")
    ReceiptDetails one(@PathVariable String id) {
        ReceiptRow row = receipts.byId(Ids.parse(id));
        return new ReceiptDetails(
                ReceiptResponse.of(row),
                receipts.evidences(row.id).stream()
                        .map(evidence -> new Evidence(
                                Ids.text(evidence.messageRow), evidence.bankReference, evidence.kind, evidence.notedAt))
                        .toList());
    }

    /** The year's collections in USD against the thresholds of the trade foreign-exchange directory 名录. */
    @GetMapping("/year-total")
    @PreAuthorize("hasAuthority('forex:read')")
    ReceiptService.YearTotal yearTotal(@RequestParam(required = false) Integer year) {
        return receipts.yearTotal(year);
    }
}

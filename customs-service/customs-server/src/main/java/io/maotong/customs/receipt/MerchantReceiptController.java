package io.maotong.customs.receipt;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The receipts of a document, in the order in which they were made. */
@RestController
@RequestMapping("/api/merchant/documents/{id}/receipts")
class MerchantReceiptController {

    private final ReceiptQueries queries;

    MerchantReceiptController(ReceiptQueries queries) {
        this.queries = queries;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    List<ReceiptResponse> list(@PathVariable String id) {
        return queries.of(id);
    }
}

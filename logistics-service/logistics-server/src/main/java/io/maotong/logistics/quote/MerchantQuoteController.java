package io.maotong.logistics.quote;

import io.maotong.core.id.Ids;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the carriers ask for an order. */
@RestController
@RequestMapping("/api/merchant/quotes")
class MerchantQuoteController {

    private final QuoteService service;

    MerchantQuoteController(QuoteService service) {
        this.service = service;
    }

    /** 200 with the offers if there is a valid quote, else 202 and the quote is ready in a moment: ask for it by id. */
    @PostMapping
    @PreAuthorize("hasAuthority('logistics:book')")
    ResponseEntity<QuoteResponse> request(@Valid @RequestBody QuoteRequest request) {
        QuoteResponse quote = service.request(request.orderNo(), request.presetOrDefault());
        return ResponseEntity.status(quote.status() == QuoteStatus.READY ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(quote);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('logistics:read')")
    QuoteResponse get(@PathVariable String id) {
        return service.get(Ids.parse(id));
    }
}

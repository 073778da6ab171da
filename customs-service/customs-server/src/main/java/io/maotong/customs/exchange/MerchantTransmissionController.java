package io.maotong.customs.exchange;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages to the customs exchange: how they went, and which key signed them. */
@RestController
@RequestMapping("/api/merchant/transmissions")
class MerchantTransmissionController {

    private final TransmissionQueries queries;

    MerchantTransmissionController(TransmissionQueries queries) {
        this.queries = queries;
    }

    /** @param state WAITING, SIGNED, SENT, UNKNOWN, POSTPONED, REJECTED or GIVEN_UP */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<TransmissionQueries.TransmissionResponse> list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String batchId,
            PageRequest page) {
        return queries.find(state, batchId, page);
    }

    /** One message with every use of a key for it. */
    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    TransmissionQueries.TransmissionResponse get(@PathVariable String id) {
        return queries.get(id);
    }
}

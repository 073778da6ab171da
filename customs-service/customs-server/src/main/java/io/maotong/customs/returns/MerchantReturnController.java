package io.maotong.customs.returns;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Goods that come back after their departure 退货. */
@RestController
@RequestMapping("/api/merchant/customs-returns")
class MerchantReturnController {

    private final ReturnService service;
    private final ReturnQueries queries;

    MerchantReturnController(ReturnService service, ReturnQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /** Applies for the return of goods of a list that has left (213). */
    @PostMapping
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReturnQueries.ReturnResponse apply(@Valid @RequestBody ReturnRequest request) {
        ReturnRow row = service.apply(request, CurrentActor.get().id());
        return queries.get(Ids.text(row.id));
    }

    /** Reports the count of what came back (215), once customs approved the return. */
    @PostMapping("/{id}:tally")
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReturnQueries.ReturnResponse tally(@PathVariable String id, @Valid @RequestBody ReturnRequest.Tally request) {
        service.tally(Ids.parse(id), request, CurrentActor.get().id());
        return queries.get(id);
    }

    /** @param status APPLYING, APPROVED, TALLYING, RETURNED or REFUSED */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<ReturnQueries.ReturnResponse> list(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String listId,
            PageRequest page) {
        return queries.find(status, listId, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    ReturnQueries.ReturnResponse get(@PathVariable String id) {
        return queries.get(id);
    }
}

package io.maotong.customs.border;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import java.util.List;
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

/** Arrivals 运抵单. */
@RestController
@RequestMapping("/api/merchant/arrivals")
class MerchantArrivalController {

    private final BorderService service;
    private final BorderQueries queries;

    MerchantArrivalController(BorderService service, BorderQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /** Reports that the parcels of a manifest came to the supervised place (507). */
    @PostMapping
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BorderResponse create(@Valid @RequestBody ArrivalRequest request) {
        return BorderQueries.response(service.arrive(request, CurrentActor.get().id()), List.of());
    }

    /** @param status DECLARING, CONFIRMED or FAILED */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<BorderResponse> list(@RequestParam(required = false) String status, PageRequest page) {
        return queries.find(BorderKind.ARRIVAL, status, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    BorderResponse get(@PathVariable String id) {
        return queries.get(BorderKind.ARRIVAL, id);
    }
}

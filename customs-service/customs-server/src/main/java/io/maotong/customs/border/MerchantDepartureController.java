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

/** Departures 离境单. */
@RestController
@RequestMapping("/api/merchant/departures")
class MerchantDepartureController {

    private final BorderService service;
    private final BorderQueries queries;

    MerchantDepartureController(BorderService service, BorderQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /** Reports that a manifest left the country (509); every parcel on it must be released (D1). */
    @PostMapping
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BorderResponse create(@Valid @RequestBody DepartureRequest request) {
        return BorderQueries.response(service.depart(request, CurrentActor.get().id()), List.of());
    }

    /** @param status DECLARING, CONFIRMED or FAILED */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<BorderResponse> list(@RequestParam(required = false) String status, PageRequest page) {
        return queries.find(BorderKind.DEPARTURE, status, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    BorderResponse get(@PathVariable String id) {
        return queries.get(BorderKind.DEPARTURE, id);
    }
}

package io.maotong.customs.manifest;

import io.maotong.core.id.Ids;
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

/** Manifests 清单总分单. */
@RestController
@RequestMapping("/api/merchant/manifests")
class MerchantManifestController {

    private final ManifestService service;
    private final ManifestQueries queries;

    MerchantManifestController(ManifestService service, ManifestQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /** Puts the accepted lists of a batch on a bill and declares it. */
    @PostMapping
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ManifestResponse create(@Valid @RequestBody ManifestRequest request) {
        return ManifestQueries.response(
                service.create(request, CurrentActor.get().id()), List.of());
    }

    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<ManifestResponse> list(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String batchId,
            PageRequest page) {
        return queries.find(status, batchId, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    ManifestResponse get(@PathVariable String id) {
        return queries.get(id);
    }

    /** Puts the parcels on another flight or voyage (607, appType 2). */
    @PostMapping("/{id}:change-flight")
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ManifestResponse changeFlight(@PathVariable String id, @Valid @RequestBody FlightRequest request) {
        service.changeFlight(Ids.parse(id), request, CurrentActor.get().id());
        return queries.get(id);
    }
}

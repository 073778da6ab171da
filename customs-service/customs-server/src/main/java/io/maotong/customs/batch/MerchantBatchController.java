package io.maotong.customs.batch;

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

/** Clearance batches 清关批次. */
@RestController
@RequestMapping("/api/merchant/batches")
class MerchantBatchController {

    private final BatchService service;
    private final BatchQueries queries;

    MerchantBatchController(BatchService service, BatchQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /** Puts ready orders together: booked, and for 9610 paid in full. The others are listed with what they lack. */
    @PostMapping
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.CREATED)
    BatchResponse create(@Valid @RequestBody BatchRequest request) {
        BatchService.Created created =
                service.create(request, CurrentActor.get().id());
        BatchResponse response = BatchResponse.of(
                created.batches().getFirst(),
                null,
                created.batches().stream().map(row -> Ids.text(row.id)).toList(),
                created.missing().stream()
                        .map(one -> new BatchResponse.Missing(one.orderNo(), one.missing()))
                        .toList());
        return request.isForced() ? response.with(BatchResponse.Notice.FORCED_B) : response;
    }

    /** @param status one of the batch statuses */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<BatchResponse> list(@RequestParam(required = false) String status, PageRequest page) {
        return queries.find(status, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    BatchResponse get(@PathVariable String id) {
        return queries.get(id);
    }

    /** Sends everything: orders, receipts and waybills first, the lists when those are under way. */
    @PostMapping("/{id}:declare")
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BatchResponse declare(@PathVariable String id) {
        return BatchResponse.of(service.declare(Ids.parse(id)), null, List.of(), List.of());
    }

    /** Closes the batch to further changes before it is declared. */
    @PostMapping("/{id}:lock")
    @PreAuthorize("hasAuthority('customs:declare')")
    BatchResponse lock(@PathVariable String id) {
        return BatchResponse.of(service.lockForDeclaration(Ids.parse(id)), null, List.of(), List.of());
    }

    /** Gives the orders of a batch that was not declared yet back. */
    @PostMapping("/{id}:cancel")
    @PreAuthorize("hasAuthority('customs:declare')")
    BatchResponse cancel(@PathVariable String id) {
        return BatchResponse.of(service.cancel(Ids.parse(id)), null, List.of(), List.of());
    }
}

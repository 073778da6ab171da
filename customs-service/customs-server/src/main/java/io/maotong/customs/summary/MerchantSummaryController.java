package io.maotong.customs.summary;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Summaries 汇总申请. */
@RestController
@RequestMapping("/api/merchant/summaries")
class MerchantSummaryController {

    private final SummaryService service;
    private final SummaryQueries queries;

    MerchantSummaryController(SummaryService service, SummaryQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /** Declares the summary; with preview=true only shows what it should become. */
    @PostMapping
    @PreAuthorize("hasAuthority('customs:declare')")
    ResponseEntity<SummaryResponse> create(
            @Valid @RequestBody SummaryRequest request, @RequestParam(defaultValue = "false") boolean preview) {
        if (preview) {
            SummaryService.Preview shown = service.preview(request);
            return ResponseEntity.ok(new SummaryResponse(
                    null,
                    null,
                    request.month(),
                    request.batchId(),
                    null,
                    null,
                    shown.lists(),
                    List.of(),
                    shown.lines(),
                    null,
                    null));
        }
        SummaryRow row = service.create(request, CurrentActor.get().id());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(queries.created(row));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<SummaryResponse> list(@RequestParam(required = false) String status, PageRequest page) {
        return queries.find(status, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    SummaryResponse get(@PathVariable String id) {
        return queries.get(id);
    }
}

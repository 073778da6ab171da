package io.maotong.invoice.sync;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Collections of all merchants, and the queue of records that wait for a person. */
@RestController
class OpsInvoiceSyncController {

    private final SyncRuns runs;
    private final SyncRejects rejects;

    OpsInvoiceSyncController(SyncRuns runs, SyncRejects rejects) {
        this.runs = runs;
        this.rejects = rejects;
    }

    /** @param record the corrected record, with the platform's own field names @param reason what was wrong */
    record FixRequest(
            @NotBlank @Size(max = 1_000_000) String record,
            @NotBlank @Size(max = 500) String reason) {}

    record DismissRequest(@NotBlank @Size(max = 500) String reason) {}

    /** @param status RUNNING, DONE or FAILED */
    @GetMapping("/api/ops/invoice-sync/runs")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<SyncRunResponse> runs(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String status,
            PageRequest page) {
        return SyncRunResponse.page(runs.list(kind, status, page));
    }

    /** @param state OPEN, FIXED or DISMISSED */
    @GetMapping("/api/ops/invoice-sync/rejects")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<SyncRejectResponse> rejects(
            @RequestParam(required = false) String merchantId,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String rule,
            @RequestParam(defaultValue = "OPEN") String state,
            PageRequest page) {
        Long merchant = merchantId == null ? null : Ids.parse(merchantId);
        return SyncRejectResponse.page(rejects.list(new SyncRejects.Filter(merchant, kind, rule, state), page));
    }

    @GetMapping("/api/ops/invoice-sync/rejects/{id}")
    @PreAuthorize("hasAuthority('operations:read')")
    SyncRejectResponse reject(@PathVariable String id) {
        return SyncRejectResponse.of(rejects.get(Ids.parse(id)));
    }

    /** Reads the record by the rules of today; 422 with the rule if it still breaks one. */
    @PostMapping("/api/ops/invoice-sync/rejects/{id}:replay")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    SyncRejectResponse replay(@PathVariable String id) {
        return SyncRejectResponse.of(
                rejects.replay(Ids.parse(id), CurrentActor.get().id()));
    }

    /** Takes the corrected record in; 422 with the rule if it breaks one. */
    @PostMapping("/api/ops/invoice-sync/rejects/{id}:fix")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    SyncRejectResponse fix(@PathVariable String id, @Valid @RequestBody FixRequest request) {
        return SyncRejectResponse.of(
                rejects.fix(Ids.parse(id), request.record(), CurrentActor.get().id(), request.reason()));
    }

    @PostMapping("/api/ops/invoice-sync/rejects/{id}:dismiss")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    SyncRejectResponse dismiss(@PathVariable String id, @Valid @RequestBody DismissRequest request) {
        return SyncRejectResponse.of(
                rejects.dismiss(Ids.parse(id), CurrentActor.get().id(), request.reason()));
    }
}

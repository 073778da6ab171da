package io.maotong.invoice.sync;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceError;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Collecting invoices from the bureau: every kind, with its runs and the records that could not be taken in. */
@RestController
class MerchantInvoiceSyncController {

    private final SyncRuns runs;
    private final SyncRejects rejects;

    MerchantInvoiceSyncController(SyncRuns runs, SyncRejects rejects) {
        this.runs = runs;
        this.rejects = rejects;
    }

    /**
     * @param kind INPUT, OUTPUT and WARNINGS by news; INPUT_DAYS and OUTPUT_DAYS by days
     * @param from first day; both days absent: everything since the last covered day
     */
    record StartRequest(@NotBlank String kind, LocalDate from, LocalDate to) {}

    /** Begins to collect, or joins the collection of that kind that is going on: 202, then ask for the run. */
    @PostMapping("/api/merchant/invoice-sync/runs")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SyncRunResponse start(@Valid @RequestBody StartRequest request) {
        new Violations()
                .check(
                        (request.from() == null) == (request.to() == null),
                        InvoiceError.SYNC_DAYS,
                        "from",
                        "BOTH",
                        "from, to",
                        Text.of("请同时给出开始和结束日期，或都不给", "Give both days or neither"))
                .throwIfAny(InvoiceError.SYNC_DAYS);
        String actor = CurrentActor.get().id();
        return SyncRunResponse.of(
                request.from() == null
                        ? runs.start(request.kind(), actor)
                        : runs.start(request.kind(), request.from(), request.to(), actor));
    }

    /** @param status RUNNING, DONE or FAILED */
    @GetMapping("/api/merchant/invoice-sync/runs")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<SyncRunResponse> list(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String status,
            PageRequest page) {
        return SyncRunResponse.page(runs.list(kind, status, page));
    }

    @GetMapping("/api/merchant/invoice-sync/runs/{runId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    SyncRunResponse run(@PathVariable String runId) {
        return SyncRunResponse.of(runs.run(Ids.parse(runId)));
    }

    /** @param state OPEN, FIXED or DISMISSED */
    @GetMapping("/api/merchant/invoice-sync/rejects")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<SyncRejectResponse> rejects(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String rule,
            @RequestParam(required = false) String state,
            PageRequest page) {
        return SyncRejectResponse.page(rejects.list(new SyncRejects.Filter(null, kind, rule, state), page));
    }
}

package io.maotong.invoice.reconciliation;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.reconciliation.ReconciliationResponses.IncidentResponse;
import io.maotong.invoice.reconciliation.ReconciliationResponses.ReconciliationResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Months of all merchants that do not agree, and the check after a restore. */
@RestController
class OpsReconciliationController {

    private final Reconciliations reconciliations;
    private final Incidents incidents;
    private final RestoreChecks checks;

    OpsReconciliationController(Reconciliations reconciliations, Incidents incidents, RestoreChecks checks) {
        this.reconciliations = reconciliations;
        this.incidents = incidents;
        this.checks = checks;
    }

    record AssignRequest(@NotBlank @Size(max = 80) String owner) {}

    record ResolveRequest(@NotBlank @Size(max = 500) String reason) {}

    /** @param outcome WAITING, CONFIRMED, MISSING, DIFFERENT or UNCLEAR */
    record RestoredInvoiceResponse(
            String merchantId, String number, String outcome, String message, Instant createdAt, Instant checkedAt) {}

    /** @param checkId null if nothing was ever issued @param passed null until every invoice is answered */
    record RestoreCheckResponse(String checkId, Boolean passed, List<RestoredInvoiceResponse> invoices) {

        static RestoreCheckResponse of(List<RestoreRow> rows) {
            boolean waiting = rows.stream().anyMatch(row -> row.checkedAt == null);
            return new RestoreCheckResponse(
                    rows.isEmpty() ? null : Ids.text(rows.getFirst().checkId),
                    waiting ? null : rows.stream().allMatch(row -> row.outcome.equals("CONFIRMED")),
                    rows.stream()
                            .map(row -> new RestoredInvoiceResponse(
                                    Ids.text(row.merchantId),
                                    row.number,
                                    row.outcome,
                                    row.message,
                                    row.createdAt,
                                    row.checkedAt))
                            .toList());
        }
    }

    /** @param status RUNNING, MATCHED, DIFFERENT or FAILED */
    @GetMapping("/api/ops/reconciliations")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ReconciliationResponse> list(
            @RequestParam(required = false) String period,
            @RequestParam(required = false) String status,
            PageRequest page) {
        PageResponse<ReconciliationRow> found =
                reconciliations.list(new Reconciliations.Filter(null, period, status), page);
        return new PageResponse<>(
                found.items().stream().map(ReconciliationResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** @param state OPEN or RESOLVED */
    @GetMapping("/api/ops/reconciliations:incidents")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<IncidentResponse> incidents(@RequestParam(defaultValue = "OPEN") String state, PageRequest page) {
        return IncidentResponse.page(incidents.list(state, page));
    }

    @PostMapping("/api/ops/reconciliations/incidents/{id}:assign")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    IncidentResponse assign(@PathVariable String id, @Valid @RequestBody AssignRequest request) {
        return IncidentResponse.of(incidents.assign(Ids.parse(id), request.owner()));
    }

    @PostMapping("/api/ops/reconciliations/incidents/{id}:resolve")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    IncidentResponse resolve(@PathVariable String id, @Valid @RequestBody ResolveRequest request) {
        return IncidentResponse.of(
                incidents.resolve(Ids.parse(id), CurrentActor.get().id(), request.reason()));
    }

    /** Asks the bureau about the last invoices of the suite: do this after every restore. 202, then ask for the check. */
    @PostMapping("/api/ops/reconciliations:restore-check")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RestoreCheckResponse restoreCheck() {
        return RestoreCheckResponse.of(checks.start(CurrentActor.get().id()));
    }

    @GetMapping("/api/ops/reconciliations/restore-checks/{checkId}")
    @PreAuthorize("hasAuthority('operations:read')")
    RestoreCheckResponse restoreCheck(@PathVariable String checkId) {
        return RestoreCheckResponse.of(checks.get(Ids.parse(checkId)));
    }
}

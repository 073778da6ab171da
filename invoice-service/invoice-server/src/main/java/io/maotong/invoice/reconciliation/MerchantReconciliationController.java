package io.maotong.invoice.reconciliation;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.reconciliation.ReconciliationResponses.DifferenceResponse;
import io.maotong.invoice.reconciliation.ReconciliationResponses.IncidentResponse;
import io.maotong.invoice.reconciliation.ReconciliationResponses.ReconciliationDetail;
import io.maotong.invoice.reconciliation.ReconciliationResponses.ReconciliationResponse;
import io.maotong.invoice.reconciliation.ReconciliationResponses.TotalResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Months compared with the bureau, and what differs. */
@RestController
class MerchantReconciliationController {

    private final Reconciliations reconciliations;
    private final Incidents incidents;

    MerchantReconciliationController(Reconciliations reconciliations, Incidents incidents) {
        this.reconciliations = reconciliations;
        this.incidents = incidents;
    }

    /** @param direction INPUT or OUTPUT @param period yyyyMM */
    record ReconcileRequest(
            @NotNull Direction direction, @NotBlank String period) {}

    record AssignRequest(@NotBlank @Size(max = 80) String owner) {}

    record ResolveRequest(@NotBlank @Size(max = 500) String reason) {}

    /** Begins to compare the month, again if it was compared before: 202, then ask for the reconciliation. */
    @PostMapping("/api/merchant/reconciliations")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReconciliationResponse start(@Valid @RequestBody ReconcileRequest request) {
        return ReconciliationResponse.of(reconciliations.start(
                request.direction(), request.period(), CurrentActor.get().id()));
    }

    /** @param status RUNNING, MATCHED, DIFFERENT or FAILED */
    @GetMapping("/api/merchant/reconciliations")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<ReconciliationResponse> list(
            @RequestParam(required = false) Direction direction,
            @RequestParam(required = false) String period,
            @RequestParam(required = false) String status,
            PageRequest page) {
        PageResponse<ReconciliationRow> found =
                reconciliations.list(new Reconciliations.Filter(direction, period, status), page);
        return new PageResponse<>(
                found.items().stream().map(ReconciliationResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/api/merchant/reconciliations/{reconciliationId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    ReconciliationDetail get(@PathVariable String reconciliationId) {
        ReconciliationRow row = reconciliations.get(Ids.parse(reconciliationId));
        return new ReconciliationDetail(
                ReconciliationResponse.of(row),
                reconciliations.totals(row).stream().map(TotalResponse::of).toList());
    }

    @GetMapping("/api/merchant/reconciliations/{reconciliationId}/differences")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<DifferenceResponse> differences(
            @PathVariable String reconciliationId,
            @RequestParam(required = false) DifferenceKind kind,
            PageRequest page) {
        ReconciliationRow row = reconciliations.get(Ids.parse(reconciliationId));
        PageResponse<DifferenceRow> found = reconciliations.differences(row, kind, page);
        return new PageResponse<>(
                found.items().stream().map(DifferenceResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Months that do not agree. @param state OPEN or RESOLVED */
    @GetMapping("/api/merchant/reconciliations:incidents")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<IncidentResponse> incidents(@RequestParam(required = false) String state, PageRequest page) {
        return IncidentResponse.page(incidents.list(state, page));
    }

    @PostMapping("/api/merchant/reconciliations/incidents/{incidentId}:assign")
    @PreAuthorize("hasAuthority('invoice:pull')")
    IncidentResponse assign(@PathVariable String incidentId, @Valid @RequestBody AssignRequest request) {
        return IncidentResponse.of(incidents.assign(Ids.parse(incidentId), request.owner()));
    }

    /** Closes it with a reason, such as an invoice that arrives next month. */
    @PostMapping("/api/merchant/reconciliations/incidents/{incidentId}:resolve")
    @PreAuthorize("hasAuthority('invoice:pull')")
    IncidentResponse resolve(@PathVariable String incidentId, @Valid @RequestBody ResolveRequest request) {
        return IncidentResponse.of(
                incidents.resolve(Ids.parse(incidentId), CurrentActor.get().id(), request.reason()));
    }
}

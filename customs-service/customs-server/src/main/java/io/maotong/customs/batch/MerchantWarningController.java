package io.maotong.customs.batch;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Warnings 提示 that somebody must accept before the documents of an order leave. */
@RestController
class MerchantWarningController {

    record Hint(String zh, String en) {}

    /**
     * @param documentType 303, 403, 505 or 603
     * @param documentId null until the document exists
     * @param documentVersion the version that it is about
     * @param state OPEN, ACCEPTED, DECLINED, or OBSOLETE if the data changed before anybody decided
     * @param reason given by who decided
     */
    record WarningResponse(
            String warningId,
            String batchId,
            String orderNo,
            String documentType,
            String documentId,
            int documentVersion,
            String rule,
            String field,
            Integer row,
            String expected,
            Hint hint,
            WarningState state,
            Instant raisedAt,
            String decidedBy,
            Instant decidedAt,
            String reason) {}

    /**
     * @param decidedBefore among those named, by somebody else or earlier
     * @param orders accepted: whose last warning it was, they are declared now; declined: who left their batch
     */
    record DecisionResponse(int decided, int decidedBefore, List<String> orders) {}

    private final Warnings warnings;
    private final WarningService service;

    MerchantWarningController(Warnings warnings, WarningService service) {
        this.warnings = warnings;
        this.service = service;
    }

    /**
     * @param state OPEN, ACCEPTED, DECLINED or OBSOLETE; all if absent
     * @param rule id such as I12
     */
    @GetMapping("/api/merchant/declaration-warnings")
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<WarningResponse> list(
            @RequestParam(required = false) WarningState state,
            @RequestParam(required = false) String rule,
            @RequestParam(required = false) String batchId,
            @RequestParam(required = false) String orderNo,
            PageRequest page) {
        return warnings.find(
                new WarningFilter(state, rule, batchId, orderNo), page, MerchantWarningController::response);
    }

    /** Accepts warnings with a reason, some or all of a batch; an order whose last one it was is declared. */
    @PostMapping("/api/merchant/declaration-warnings:accept")
    @PreAuthorize("hasAuthority('customs:accept-warnings')")
    DecisionResponse accept(@Valid @RequestBody WarningDecision decision) {
        return response(service.decide(
                decision, WarningState.ACCEPTED, CurrentActor.get().id()));
    }

    /** Takes the orders of these warnings out of their batches, to be corrected. */
    @PostMapping("/api/merchant/declaration-warnings:decline")
    @PreAuthorize("hasAuthority('customs:accept-warnings')")
    DecisionResponse decline(@Valid @RequestBody WarningDecision decision) {
        return response(service.decide(
                decision, WarningState.DECLINED, CurrentActor.get().id()));
    }

    private static DecisionResponse response(WarningService.Outcome outcome) {
        return new DecisionResponse(outcome.decided(), outcome.decidedBefore(), outcome.orders());
    }

    private static WarningResponse response(WarningRow row) {
        return new WarningResponse(
                Ids.text(row.id),
                Ids.text(row.batchId),
                row.orderNo,
                row.docType,
                row.documentId == null ? null : Ids.text(row.documentId),
                row.documentVersion,
                row.ruleId,
                row.field,
                row.rowNo,
                row.expected,
                new Hint(row.hintZh, row.hintEn),
                row.state,
                row.raisedAt,
                row.decidedBy,
                row.decidedAt,
                row.reason);
    }
}

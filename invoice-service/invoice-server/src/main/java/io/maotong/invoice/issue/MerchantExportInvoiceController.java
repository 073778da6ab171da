package io.maotong.invoice.issue;

import io.maotong.core.id.Ids;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Export invoices of declarations. */
@RestController
class MerchantExportInvoiceController {

    private final ExportBatches batches;

    MerchantExportInvoiceController(ExportBatches batches) {
        this.batches = batches;
    }

    /**
     * @param entryIds these declarations, or all without an invoice if {@code allEntries}
     * @param entryId the same for a single one
     * @param buyerName printed as the buyer; the collective name of many buyers if absent
     */
    record ExportRequest(
            List<@NotBlank String> entryIds,
            String entryId,
            Boolean allEntries,
            @Size(max = 300) String buyerName) {

        List<String> chosen() {
            List<String> chosen = new ArrayList<>(entryIds == null ? List.of() : entryIds);
            if (entryId != null) {
                chosen.add(entryId);
            }
            return chosen;
        }
    }

    /**
     * @param existing declarations that had an invoice already; nothing was created for them
     * @param refused declarations that break a rule (only with {@code allEntries})
     */
    record BatchResponse(String batchId, int total, int created, int existing, int refused) {}

    record RefusalResponse(String entryId, String code, String field, String rule, String expected, String hint) {}

    /** @param progress invoices by status */
    record BatchDetailResponse(
            BatchResponse batch, Map<String, Integer> progress, List<RefusalResponse> refusals, Instant createdAt) {}

    /**
     * Creates the invoices and promises to issue them: 202, then ask for the batch or list the invoices. Errors:
     * INVOICE-42201 without a credit code, INVOICE-42202 unknown declarations, INVOICE-400xx for each broken rule.
     */
    @PostMapping("/api/merchant/export-invoices")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BatchResponse create(@Valid @RequestBody ExportRequest request) {
        return response(batches.create(
                request.chosen(),
                Boolean.TRUE.equals(request.allEntries()),
                request.buyerName(),
                CurrentActor.get().id()));
    }

    @GetMapping("/api/merchant/export-invoices/{batchId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    BatchDetailResponse get(@PathVariable String batchId) {
        BatchRow row = batches.get(Ids.parse(batchId));
        boolean english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
        return new BatchDetailResponse(
                response(row),
                batches.progress(row.id),
                batches.refusals(row.id).stream()
                        .map(one -> new RefusalResponse(
                                one.entryId,
                                one.code,
                                one.field,
                                one.rule,
                                one.expected,
                                english ? one.hintEn : one.hintZh))
                        .toList(),
                row.createdAt);
    }

    private static BatchResponse response(BatchRow row) {
        return new BatchResponse(Ids.text(row.id), row.total, row.created, row.existing, row.refused);
    }
}

package io.maotong.invoice.integrity;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rows of all merchants that are not what was written, for those who restore them. */
@RestController
class OpsIntegrityController {

    private final IntegrityFindings findings;

    OpsIntegrityController(IntegrityFindings findings) {
        this.findings = findings;
    }

    record OwnerRequest(@NotBlank @Size(max = 80) String owner) {}

    record ClosingRequest(@NotBlank @Size(max = 500) String reason) {}

    /** @param state OPEN or RESOLVED */
    @GetMapping("/api/ops/invoice-exceptions/integrity")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<IntegrityFindingResponse> list(@RequestParam(defaultValue = "OPEN") String state, PageRequest page) {
        return IntegrityFindingResponse.page(findings.list(state, page), LocaleContextHolder.getLocale());
    }

    /** Gives it to somebody. 409 if it is closed. */
    @PostMapping("/api/ops/invoice-exceptions/integrity/{findingId}:assign")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    IntegrityFindingResponse assign(@PathVariable String findingId, @Valid @RequestBody OwnerRequest request) {
        return IntegrityFindingResponse.of(
                findings.assign(Ids.parse(findingId), request.owner()), LocaleContextHolder.getLocale());
    }

    /** Closes it with a reason; if the row still does not hold the next round opens another. 409 if it is closed. */
    @PostMapping("/api/ops/invoice-exceptions/integrity/{findingId}:resolve")
    @PreAuthorize("hasAuthority('invoice-sync:handle')")
    IntegrityFindingResponse resolve(@PathVariable String findingId, @Valid @RequestBody ClosingRequest request) {
        return IntegrityFindingResponse.of(
                findings.resolve(Ids.parse(findingId), CurrentActor.get().id(), request.reason()),
                LocaleContextHolder.getLocale());
    }
}

package io.maotong.customs.document;

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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong at customs and what to do about it. */
@RestController
@RequestMapping("/api/merchant/customs-exceptions")
class MerchantIssueController {

    record ResolveRequest(@NotBlank @Size(max = 500) String resolution) {}

    private final IssueQueries issues;

    MerchantIssueController(IssueQueries issues) {
        this.issues = issues;
    }

    /** @param status OPEN (default) or RESOLVED */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<IssueResponse> list(
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String batchId,
            @RequestParam(required = false) String orderNo,
            PageRequest page) {
        return issues.find(status, kind, batchId, orderNo, page);
    }

    /** Settles an exception by hand, with a word about how. */
    @PostMapping("/{id}:resolve")
    @PreAuthorize("hasAuthority('customs:declare')")
    IssueResponse resolve(@PathVariable String id, @Valid @RequestBody ResolveRequest request) {
        return issues.resolve(id, CurrentActor.get().id(), request.resolution());
    }
}

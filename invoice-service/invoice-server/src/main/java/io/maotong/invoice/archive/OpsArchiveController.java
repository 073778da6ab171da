package io.maotong.invoice.archive;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Archive packages of all merchants, for operations: which run, which failed, which were found broken. */
@RestController
class OpsArchiveController {

    private final Archives archives;

    OpsArchiveController(Archives archives) {
        this.archives = archives;
    }

    @GetMapping("/api/ops/archives")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ArchiveResponse> list(@RequestParam(required = false) String status, PageRequest page) {
        PageResponse<ArchiveRow> found = archives.list(null, null, status, page);
        return new PageResponse<>(
                found.items().stream().map(ArchiveResponse::of).toList(), found.page(), found.size(), found.total());
    }
}

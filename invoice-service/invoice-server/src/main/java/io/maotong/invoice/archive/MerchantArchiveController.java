package io.maotong.invoice.archive;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.file.Downloads;
import io.maotong.invoice.file.Retention.RetentionClass;
import io.maotong.invoice.file.StoredFile;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's electronic archive of invoices. */
@RestController
class MerchantArchiveController {

    private static final String PATH = "/api/merchant/archives";

    private final Archives archives;
    private final Downloads downloads;

    MerchantArchiveController(Archives archives, Downloads downloads) {
        this.archives = archives;
        this.downloads = downloads;
    }

    /** @param retention VOUCHER (30 years) if not named */
    record ArchiveRequest(@NotNull Integer year, @NotNull ArchiveCategory category, RetentionClass retention) {}

    record HoldRequest(@NotBlank @Size(max = 200) String reason) {}

    /** @param check what the check of the four properties found; null while the package is made */
    record ArchiveDetailResponse(ArchiveResponse archive, FourProperties.Result check) {}

    /**
     * Orders a package of all invoices of a year; ordered again while it is made, it is the same one. Large years become
     * several volumes. Poll {@code GET …/{archiveId}} for its progress.
     */
    @PostMapping(PATH)
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ArchiveResponse order(@Valid @RequestBody ArchiveRequest request) {
        RetentionClass kept = request.retention() == null ? RetentionClass.VOUCHER : request.retention();
        return ArchiveResponse.of(archives.order(
                request.year(), request.category(), kept, CurrentActor.get().id()));
    }

    @GetMapping(PATH)
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<ArchiveResponse> list(
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) ArchiveCategory category,
            @RequestParam(required = false) String status,
            PageRequest page) {
        PageResponse<ArchiveRow> found = archives.list(year, category, status, page);
        return new PageResponse<>(
                found.items().stream().map(ArchiveResponse::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping(PATH + "/{archiveId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    ArchiveDetailResponse get(@PathVariable String archiveId) {
        ArchiveRow row = archives.get(Ids.parse(archiveId));
        return new ArchiveDetailResponse(ArchiveResponse.of(row), archives.check(row));
    }

    /** The package: a ZIP with a folder for each invoice, the result of the check and the manifest. */
    @GetMapping(PATH + "/{archiveId}/package")
    @PreAuthorize("hasAuthority('invoice:read')")
    void download(@PathVariable String archiveId, HttpServletResponse response) throws IOException {
        StoredFile file = archives.file(archives.get(Ids.parse(archiveId)));
        downloads.send(file, file.name(), response);
    }

    /** Reads it back and compares everything with the manifest, and the manifest with the record. */
    @PostMapping(PATH + "/{archiveId}:verify")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ArchiveResponse verify(@PathVariable String archiveId) {
        return ArchiveResponse.of(archives.verify(Ids.parse(archiveId)));
    }

    /** Legal hold: it is kept whatever its retention says. */
    @PostMapping(PATH + "/{archiveId}:hold")
    @PreAuthorize("hasAuthority('invoice:issue')")
    ArchiveResponse hold(@PathVariable String archiveId, @Valid @RequestBody HoldRequest request) {
        return ArchiveResponse.of(archives.hold(Ids.parse(archiveId), true, request.reason()));
    }

    @PostMapping(PATH + "/{archiveId}:release")
    @PreAuthorize("hasAuthority('invoice:issue')")
    ArchiveResponse release(@PathVariable String archiveId, @Valid @RequestBody HoldRequest request) {
        return ArchiveResponse.of(archives.hold(Ids.parse(archiveId), false, request.reason()));
    }

    /** Removes the bytes once the retention has ended and no hold is on it; 409 before. The record stays. */
    @DeleteMapping(PATH + "/{archiveId}")
    @PreAuthorize("hasAuthority('invoice:issue')")
    ArchiveResponse remove(@PathVariable String archiveId) {
        return ArchiveResponse.of(archives.remove(Ids.parse(archiveId)));
    }
}

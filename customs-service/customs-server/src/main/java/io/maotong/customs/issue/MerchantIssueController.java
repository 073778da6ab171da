package io.maotong.customs.issue;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong at customs, what to do about it, and who does it. */
@RestController
@RequestMapping("/api/merchant/customs-exceptions")
class MerchantIssueController {

    private final IssueQueries queries;
    private final IssueService service;
    private final IssueCauses causes;
    private final IssueExport export;

    MerchantIssueController(IssueQueries queries, IssueService service, IssueCauses causes, IssueExport export) {
        this.queries = queries;
        this.service = service;
        this.causes = causes;
        this.export = export;
    }

    /** Open ones if no status is asked for; sorted by id, raisedAt or dueAt. */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<IssueResponse> list(@Valid IssueFilter filter, PageRequest page) {
        return queries.find(filter, null, page);
    }

    /** Where exceptions come from, with the share of lists that were right the first time; the last 30 days if no day is given. */
    @GetMapping("/causes")
    @PreAuthorize("hasAuthority('customs:read')")
    CausesResponse causes(
            @RequestParam(defaultValue = "CATEGORY") CauseBy by,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        return causes.count(by, null, from, to);
    }

    /** The list as a file, the newest first, with the same filters. */
    @GetMapping("/export")
    @PreAuthorize("hasAuthority('customs:read')")
    void export(
            @Valid IssueFilter filter,
            @RequestParam(defaultValue = "XLSX") IssueExport.Format format,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(format.mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customs-exceptions." + format.ending + "\"");
        export.write(filter, null, format, response.getOutputStream());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    IssueResponse get(@PathVariable String id) {
        return queries.get(Ids.parse(id));
    }

    /** What was done about it, the oldest first. */
    @GetMapping("/{id}/history")
    @PreAuthorize("hasAuthority('customs:read')")
    List<StepResponse> history(@PathVariable String id) {
        return queries.history(Ids.parse(id));
    }

    /** Gives it to somebody, with another deadline if one is given. */
    @PostMapping("/{id}:assign")
    @PreAuthorize("hasAuthority('customs:declare')")
    IssueResponse assign(@PathVariable String id, @Valid @RequestBody IssueRequests.Assign request) {
        service.assign(
                Ids.parse(id),
                request.owner(),
                request.dueAt(),
                request.note(),
                CurrentActor.get().id());
        return queries.get(Ids.parse(id));
    }

    @PostMapping("/{id}:note")
    @PreAuthorize("hasAuthority('customs:declare')")
    IssueResponse note(@PathVariable String id, @Valid @RequestBody IssueRequests.Note request) {
        service.note(Ids.parse(id), request.note(), CurrentActor.get().id());
        return queries.get(Ids.parse(id));
    }

    /** Settles an exception by hand, with a word about how. 409 if it is settled already. */
    @PostMapping("/{id}:resolve")
    @PreAuthorize("hasAuthority('customs:declare')")
    IssueResponse resolve(@PathVariable String id, @Valid @RequestBody IssueRequests.Resolve request) {
        service.resolve(Ids.parse(id), request.resolution(), CurrentActor.get().id());
        return queries.get(Ids.parse(id));
    }

    /** It was not settled after all; a new deadline runs. */
    @PostMapping("/{id}:reopen")
    @PreAuthorize("hasAuthority('customs:declare')")
    IssueResponse reopen(@PathVariable String id, @Valid @RequestBody IssueRequests.Note request) {
        service.reopen(Ids.parse(id), request.note(), CurrentActor.get().id());
        return queries.get(Ids.parse(id));
    }
}

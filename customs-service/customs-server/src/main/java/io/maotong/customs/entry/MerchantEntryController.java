package io.maotong.customs.entry;

import io.maotong.customs.api.CustomsEntry;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Declarations 报关单 and the chain of evidence behind each of their lines. */
@RestController
@RequestMapping("/api/merchant/entries")
class MerchantEntryController {

    private final EntryQueries queries;

    MerchantEntryController(EntryQueries queries) {
        this.queries = queries;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<EntryResponse> list(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam(required = false) String sumNo,
            PageRequest page) {
        return queries.find(from, until, sumNo, page);
    }

    /** A declaration with its lines and, for each, the lines of lists and orders that it holds. */
    @GetMapping("/{entryId}")
    @PreAuthorize("hasAuthority('customs:read')")
    CustomsEntry get(@PathVariable String entryId) {
        return queries.get(entryId);
    }

    /** The other way round: from a list or an order to the declaration lines. One of the two must be given. */
    @GetMapping("/evidence")
    @PreAuthorize("hasAuthority('customs:read')")
    List<EvidenceResponse> evidence(
            @RequestParam(defaultValue = "") String inventoryNo, @RequestParam(defaultValue = "") String orderNo) {
        return queries.evidence(inventoryNo, orderNo);
    }
}

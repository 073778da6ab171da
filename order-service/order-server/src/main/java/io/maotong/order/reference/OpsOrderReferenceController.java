package io.maotong.order.reference;

import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Code tables, platforms, presets of columns and expected durations, as operators keep them for all merchants. */
@RestController
@RequestMapping("/api/ops/order-references")
class OpsOrderReferenceController {

    /** @param pattern what a value looks like, as a regular expression; @param example or the allowed lengths */
    record Column(String name, boolean key, boolean mandatory, String pattern, String example) {}

    record Table(String table, List<Column> columns) {}

    /**
     * @param entries 1 to 500, by the names of the columns
     * @param validFrom first day, today or later
     * @param source where it comes from, such as the number of an announcement
     */
    record EntriesRequest(
            @NotNull List<Map<String, String>> entries,
            @NotNull LocalDate validFrom,
            @NotBlank @Size(max = 200) String source) {}

    /** @param keys 1 to 500; @param lastDay today or later */
    record RetireRequest(
            @NotNull List<@NotNull String> keys,
            @NotNull LocalDate lastDay,
            @NotBlank @Size(max = 200) String reason) {}

    record Written(int entries) {}

    /** @param periods oldest first; @param changes newest first, at most 200 */
    record History(List<ReferenceEntry> periods, List<ReferenceChange> changes) {}

    private final ReferenceService service;
    private final Clock clock;

    OpsOrderReferenceController(ReferenceService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** The tables with their columns. */
    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    List<Table> tables() {
        return Arrays.stream(ReferenceTable.values())
                .map(table -> new Table(
                        table.path,
                        table.columns().stream()
                                .map(column -> new Column(
                                        column.name(),
                                        table.keys.contains(column),
                                        column.mandatory(),
                                        column.pattern().pattern(),
                                        column.expected()))
                                .toList()))
                .toList();
    }

    /**
     * Rows in the order of their keys.
     *
     * @param q how the first key column begins
     * @param on the day on which they are in force; today if left out
     * @param all whether rows of all times are listed
     */
    @GetMapping("/{table}")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ReferenceEntry> list(
            @PathVariable String table,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        LocalDate day = all ? null : on == null ? BusinessTime.today(clock) : on;
        return service.find(service.table(table), q, day, page, size);
    }

    /** All periods of one key, and who wrote them. */
    @GetMapping("/{table}/history")
    @PreAuthorize("hasAuthority('operations:read')")
    History history(@PathVariable String table, @RequestParam String key) {
        ReferenceTable known = service.table(table);
        return new History(service.periodsOf(known, key), service.changesOf(known, key));
    }

    /** Adds rows that are not there yet, all or nothing. 409 if something is in force then. */
    @PostMapping("/{table}")
    @PreAuthorize("hasAuthority('order:reference')")
    @ResponseStatus(HttpStatus.CREATED)
    Written create(@PathVariable String table, @Valid @RequestBody EntriesRequest request) {
        service.create(
                service.table(table),
                request.entries(),
                request.validFrom(),
                request.source(),
                CurrentActor.get().id());
        return new Written(request.entries().size());
    }

    /** New values from a day on, all or nothing; the old ones end the day before. Other instances know within 5 minutes. */
    @PostMapping("/{table}:change")
    @PreAuthorize("hasAuthority('order:reference')")
    Written change(@PathVariable String table, @Valid @RequestBody EntriesRequest request) {
        service.change(
                service.table(table),
                request.entries(),
                request.validFrom(),
                request.source(),
                CurrentActor.get().id());
        return new Written(request.entries().size());
    }

    /** Ends rows by a day, all or nothing. */
    @PostMapping("/{table}:retire")
    @PreAuthorize("hasAuthority('order:reference')")
    Written retire(@PathVariable String table, @Valid @RequestBody RetireRequest request) {
        service.retire(
                service.table(table),
                request.keys(),
                request.lastDay(),
                request.reason(),
                CurrentActor.get().id());
        return new Written(request.keys().size());
    }
}

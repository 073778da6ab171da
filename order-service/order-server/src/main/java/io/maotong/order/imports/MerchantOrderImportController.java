package io.maotong.order.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.order.Language;
import io.maotong.order.OrderError;
import io.maotong.order.live.LiveStreams;
import io.maotong.sheet.SheetWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Orders from files. */
@RestController
@RequestMapping("/api/merchant/order-imports")
class MerchantOrderImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** @param cells new texts by field, such as {"currency": "USD"}; an empty text empties the cell */
    record FixRequest(@NotEmpty Map<String, String> cells) {}

    /** @param value the new text of the field that is repaired */
    record RepairRequest(@NotNull String value) {}

    private final ImportService service;
    private final RowFixer fixer;
    private final Previewer previewer;
    private final Faults faults;
    private final ColumnMappings mappings;
    private final LiveStreams streams;

    MerchantOrderImportController(
            ImportService service,
            RowFixer fixer,
            Previewer previewer,
            Faults faults,
            ColumnMappings mappings,
            LiveStreams streams) {
        this.service = service;
        this.fixer = fixer;
        this.previewer = previewer;
        this.faults = faults;
        this.mappings = mappings;
        this.streams = streams;
    }

    /**
     * XLSX, CSV (UTF-8, GB18030 or UTF-16, any usual separator) or JSON (array or lines), CSV and JSON also gzipped; see
     * the template. The same file again answers with the same import.
     *
     * @param shop of rows that name none
     * @param preset the platform whose report it is; recognised by itself if left out
     * @param mapping JSON with our field for columns that have other names, {@code {"买家":"consigneeName"}}; remembered for
     *     the next file with the same header of the same shop
     * @param mode CHECK_FIRST creates nothing until the valid rows are taken
     */
    @PostMapping
    @PreAuthorize("hasAuthority('order:import')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportResponse upload(
            @RequestPart MultipartFile file,
            @RequestParam(required = false) String shop,
            @RequestParam(required = false) String preset,
            @RequestParam(required = false) String mapping,
            @RequestParam(required = false) ImportMode mode) {
        return service.upload(file, new ImportService.Wishes(shop, preset, mapping, mode));
    }

    /** How a file would be read: its columns with suggestions, and its first rows. Nothing is stored. */
    @PostMapping("/preview")
    @PreAuthorize("hasAuthority('order:import')")
    PreviewResponse preview(
            @RequestPart MultipartFile file,
            @RequestParam(required = false) String shop,
            @RequestParam(required = false) String preset,
            @RequestParam(required = false) String mapping,
            HttpServletRequest request) {
        return previewer.preview(file, new ImportService.Wishes(shop, preset, mapping, null), Language.of(request));
    }

    /** The platforms whose reports are known. */
    @GetMapping("/presets")
    @PreAuthorize("hasAuthority('order:read')")
    List<ColumnMappings.Preset> presets() {
        return mappings.presets();
    }

    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<ImportResponse> list(@RequestParam(required = false) ImportStatus status, PageRequest page) {
        return service.find(status, page);
    }

    /** Progress and result, with a page of its rows of one status, or of those that one repair concerns. */
    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('order:read')")
    ImportResponse get(
            @PathVariable String id,
            @RequestParam(defaultValue = "REJECTED") RowStatus rowStatus,
            @RequestParam(required = false) String repair,
            PageRequest page,
            HttpServletRequest request) {
        return service.get(Ids.parse(id), rowStatus, repair, page, Language.of(request));
    }

    /**
     * The same without rows as server-sent events: one at once unless the reader has seen it ({@code Last-Event-ID}), one
     * after each chunk, and the end when the import is finished or after a minute. 204 if it is finished and the reader
     * knows: it need not come again. 429 when the places are taken: poll then.
     */
    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAuthority('order:read')")
    ResponseEntity<SseEmitter> progress(
            @PathVariable String id, @RequestHeader(name = "Last-Event-ID", required = false) String seen) {
        ImportRow row = service.row(Ids.parse(id));
        if (row.status.isFinished() && FollowedImport.markOf(row).equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok(streams.follow(new FollowedImport(service, row.id), seen));
    }

    /** What is wrong, grouped by what repairs it; those that repair most rows first. */
    @GetMapping("/{id}/repairs")
    @PreAuthorize("hasAuthority('order:read')")
    List<RepairResponse> repairs(@PathVariable String id, HttpServletRequest request) {
        ImportRow row = service.row(Ids.parse(id));
        return faults.repairs(row.id).stream()
                .map(group -> RepairResponse.of(group, Language.of(request)))
                .toList();
    }

    /** Repairs a returned row in place; if its order is right then, it is created. */
    @PostMapping("/{id}/rows/{rowNo}:fix")
    @PreAuthorize("hasAuthority('order:import')")
    FixResponse fix(
            @PathVariable String id,
            @PathVariable int rowNo,
            @Valid @RequestBody FixRequest fix,
            HttpServletRequest request) {
        return fixer.fix(Ids.parse(id), rowNo, fix.cells(), Language.of(request));
    }

    /** Gives the field the same new text in all rows that this repair concerns, 500 at a time. */
    @PostMapping("/{id}/repairs/{repair}:apply")
    @PreAuthorize("hasAuthority('order:import')")
    FixResponse repair(
            @PathVariable String id,
            @PathVariable String repair,
            @Valid @RequestBody RepairRequest value,
            HttpServletRequest request) {
        return fixer.repair(Ids.parse(id), repair, value.value(), Language.of(request));
    }

    /** Creates the right orders of a file that was only checked. */
    @PostMapping("/{id}:take-valid")
    @PreAuthorize("hasAuthority('order:import')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportResponse takeValid(@PathVariable String id) {
        return service.takeValid(Ids.parse(id));
    }

    /** Gives a file up that was only checked. */
    @PostMapping("/{id}:discard")
    @PreAuthorize("hasAuthority('order:import')")
    ImportResponse discard(@PathVariable String id) {
        return service.discard(Ids.parse(id));
    }

    /** The rejected rows with their reasons, to be corrected and uploaded again. */
    @GetMapping("/{id}/rejected.xlsx")
    @PreAuthorize("hasAuthority('order:import')")
    void rejected(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ImportRow row = service.row(Ids.parse(id));
        if (!row.status.isFinished()) {
            throw new BusinessException(
                    OrderError.IMPORT_RUNNING, Text.of("请等待导入完成", "Wait until the import is finished"));
        }
        download(response, "rejected-" + id + ".xlsx");
        try (SheetWriter workbook = Workbooks.rejected(response.getOutputStream())) {
            service.readRejected(row.id, rejected -> workbook.row(Workbooks.cells(rejected)), Language.of(request));
        }
    }

    /** The columns with an example. */
    @GetMapping("/template.xlsx")
    @PreAuthorize("hasAuthority('order:read')")
    void template(HttpServletResponse response) throws IOException {
        download(response, "orders-template.xlsx");
        Workbooks.template(response.getOutputStream());
    }

    private static void download(HttpServletResponse response, String name) {
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}

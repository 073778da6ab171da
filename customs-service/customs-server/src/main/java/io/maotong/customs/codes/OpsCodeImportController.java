package io.maotong.customs.codes;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports of the official code tables and of the tariff, as CSV in UTF-8 with a heading. */
@RestController
@RequestMapping("/api/ops/code-imports")
class OpsCodeImportController {

    /** @param refused lines that were not kept, with what is wrong; at most 1,000 of them */
    record ImportResponse(String importId, String table, int kept, int refusedRows, List<RefusedLine> refused) {}

    record RefusedLine(int row, String text, List<CodeLine.Fault> faults) {}

    record ImportEntry(
            String importId,
            String table,
            String source,
            LocalDate validFrom,
            int kept,
            int refusedRows,
            String importedBy,
            Instant importedAt) {}

    private final CodeImports imports;

    OpsCodeImportController(CodeImports imports) {
        this.imports = imports;
    }

    /**
     * Columns of a code table: code, name, letters, letters2. Columns of hs: code, name, unit1, unit2, elements separated by
     * |, licences, export duty in percent. Good lines are kept, the others come back.
     */
    @PostMapping("/{table}")
    @PreAuthorize("hasAuthority('customs:reference')")
    ImportResponse read(
            @PathVariable String table,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
            @RequestParam @NotBlank @Size(max = 100) String source,
            @RequestParam MultipartFile file)
            throws IOException {
        CodeImports.Outcome outcome = imports.read(
                table,
                validFrom,
                source,
                file.getInputStream(),
                CurrentActor.get().id());
        return new ImportResponse(
                outcome.importId(),
                table,
                outcome.kept(),
                outcome.refusedRows(),
                outcome.refused().stream()
                        .map(line -> new RefusedLine(line.row(), line.text(), line.wrong()))
                        .toList());
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ImportEntry> list(@RequestParam(required = false) String table, PageRequest page) {
        return imports.find(
                table,
                page,
                row -> new ImportEntry(
                        Ids.text(row.id),
                        row.codeTable,
                        row.source,
                        row.validFrom,
                        row.kept,
                        row.refused,
                        row.importedBy,
                        row.importedAt));
    }
}

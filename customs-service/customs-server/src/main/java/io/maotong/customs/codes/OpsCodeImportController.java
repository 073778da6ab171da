package io.maotong.customs.codes;

import io.maotong.customs.imports.ImportLog;
import io.maotong.customs.imports.ImportResponse;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports of the official code tables and of the tariff, as XLSX or CSV in UTF-8 with a heading. */
@RestController
@RequestMapping("/api/ops/code-imports")
class OpsCodeImportController {

    private final CodeImports imports;
    private final ImportLog log;

    OpsCodeImportController(CodeImports imports, ImportLog log) {
        this.imports = imports;
        this.log = log;
    }

    /**
     * Columns of a code table: code, name, letters (ISO; UN/LOCODE for ports), letters2. Columns of hs: code, name, unit1, unit2, elements separated by
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
        return imports.read(
                table,
                validFrom,
                source,
                file.getInputStream(),
                CurrentActor.get().id());
    }

    /** @param table a code table, hs or errors */
    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ImportLog.Entry> list(@RequestParam(required = false) String table, PageRequest page) {
        return log.find(table, page);
    }
}

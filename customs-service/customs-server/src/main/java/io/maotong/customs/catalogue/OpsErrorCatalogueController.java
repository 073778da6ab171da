package io.maotong.customs.catalogue;

import io.maotong.core.time.BusinessTime;
import io.maotong.customs.imports.ImportResponse;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The catalogue of the port's codes 异常代码目录: what each means, who fixes it and how. */
@RestController
@RequestMapping("/api/ops/error-catalogue")
class OpsErrorCatalogueController {

    record Advice(String zh, String en) {}

    /**
     * @param category FORMAT, SIGNATURE, DUPLICATE, STATE, DATA or SYSTEM
     * @param fixer MERCHANT, AGENT (declaring agent or carrier), OPERATOR, or PLATFORM where nobody has to do anything
     * @param retryable whether the same content is sent again by itself
     * @param verified whether it is of an official table, or was imported by an operator
     */
    record CatalogueEntry(
            String code,
            String category,
            String fixer,
            boolean retryable,
            Advice advice,
            boolean verified,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {}

    private final CatalogueImports imports;
    private final Clock clock;

    OpsErrorCatalogueController(CatalogueImports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * @param code its beginning
     * @param on day on which the meaning holds; today if absent
     */
    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<CatalogueEntry> list(
            @RequestParam(required = false) String code,
            @RequestParam(required = false) String category,
            @RequestParam(required = false) String fixer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            PageRequest page) {
        return imports.find(
                code,
                category,
                fixer,
                on == null ? BusinessTime.today(clock) : on,
                page,
                row -> new CatalogueEntry(
                        row.code,
                        row.category,
                        row.fixer,
                        row.retryable,
                        new Advice(row.adviceZh, row.adviceEn),
                        row.verified,
                        row.validFrom,
                        row.validTo,
                        row.source));
    }

    /**
     * Imports meanings, as XLSX or CSV in UTF-8 with a heading. Columns: code, category, fixer, retryable (yes or no), advice
     * in Chinese, advice in English. Good lines are kept, the others come back.
     */
    @PostMapping
    @PreAuthorize("hasAuthority('customs:reference')")
    ImportResponse read(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
            @RequestParam @NotBlank @Size(max = 100) String source,
            @RequestParam MultipartFile file)
            throws IOException {
        return imports.read(
                validFrom, source, file.getInputStream(), CurrentActor.get().id());
    }
}

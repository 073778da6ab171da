package io.maotong.invoice.taxclass;

import io.maotong.core.error.Violation;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The table of tax classifications, for operators. */
@RestController
class OpsTaxClassController {

    private static final int MOST_REJECTED = 1000;

    private final Classifications classifications;

    OpsTaxClassController(Classifications classifications) {
        this.classifications = classifications;
    }

    /** @param row of the file, its first row being the names of the columns */
    record RejectedRow(int row, String code, String field, String expected, String hint) {}

    /** @param rejected the first thousand broken rows @param rejectedRows all that there are */
    record ImportResponse(int inserted, int changed, int unchanged, int rejectedRows, List<RejectedRow> rejected) {}

    @GetMapping("/api/ops/tax-classes")
    @PreAuthorize("hasAuthority('invoice:tables')")
    PageResponse<TaxClassResponse> search(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) LocalDate date,
            PageRequest page) {
        PageResponse<Classification> found = classifications.search(q, false, date, page);
        return new PageResponse<>(
                found.items().stream().map(TaxClassResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Every version of a code, the newest first. */
    @GetMapping("/api/ops/tax-classes/{code}/versions")
    @PreAuthorize("hasAuthority('invoice:tables')")
    List<TaxClassResponse> versions(@PathVariable String code) {
        return classifications.history(code).stream().map(TaxClassResponse::of).toList();
    }

    /**
     * Takes a table in, XLSX or CSV in UTF-8, with the columns 编码, 名称, 简称, 启用日期 and, where known, 层级, 汇总项 (Y/N),
     * 税率 (0.13 or 13%), 优惠, 特定要素, 关键字, 停用日期, 来源. Good rows are kept, broken ones are handed back. Repeating is
     * safe.
     *
     * @param source where the table comes from, for rows that do not say so
     */
    @PostMapping("/api/ops/tax-classes:import")
    @PreAuthorize("hasAuthority('invoice:tables')")
    ImportResponse upload(@RequestPart MultipartFile file, @RequestParam String source) {
        List<Classification> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Violation> rejected = new ArrayList<>();
        ClassificationSheet sheet = new ClassificationSheet(
                source,
                (number, row) -> {
                    numbers.add(number);
                    rows.add(row);
                },
                (number, violation) -> rejected.add(violation.atRow(number)));
        try {
            sheet.read(file.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Classifications.Merged merged = classifications.merge(rows);
        merged.rejected().forEach(one -> rejected.add(one.atRow(numbers.get(one.row() - 1))));
        return new ImportResponse(
                merged.inserted(),
                merged.changed(),
                merged.unchanged(),
                (int) rejected.stream().map(Violation::row).distinct().count(),
                rejected.stream()
                        .limit(MOST_REJECTED)
                        .map(one -> new RejectedRow(
                                one.row(),
                                one.code(),
                                one.field(),
                                one.expected(),
                                one.hint().in(LocaleContextHolder.getLocale())))
                        .toList());
    }
}

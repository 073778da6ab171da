package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.CustomsError;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in the official tables. A file is read line by line and written by the page; good lines are kept, the others are
 * handed back. What held before ends on the day before the new line begins, so that a declaration of the past still finds
 * the code of its day.
 */
@Service
class CodeImports {

    private static final int PAGE = 500;
    private static final int MOST_TOLD = 1_000;
    private static final Map<String, String> SORTABLE = Map.of("id", "id");

    /** @param refused rows that were not kept, at most 1,000 of them told */
    record Outcome(String importId, int kept, int refusedRows, List<CodeLine> refused) {}

    private final CodeMapper codes;
    private final TariffMapper tariffs;
    private final CodeImportMapper imports;
    private final Codes lookup;
    private final SqlSessionFactory sessions;
    private final Clock clock;

    CodeImports(
            CodeMapper codes,
            TariffMapper tariffs,
            CodeImportMapper imports,
            Codes lookup,
            SqlSessionFactory sessions,
            Clock clock) {
        this.codes = codes;
        this.tariffs = tariffs;
        this.imports = imports;
        this.lookup = lookup;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @param table one of the code tables, or hs
     * @param validFrom first day on which the lines hold
     * @param source where they come from
     */
    @Transactional
    public Outcome read(String table, LocalDate validFrom, String source, InputStream file, String by) {
        boolean isTariff = CodeLine.TARIFF.equals(table);
        if (!isTariff && !CodeLine.TABLES.containsKey(table)) {
            throw new BusinessException(
                    CustomsError.UNKNOWN_TABLE,
                    Text.of("可导入的代码表：%s", "The tables are %s")
                            .with(String.join(", ", CodeLine.TABLES.keySet()) + ", hs"));
        }
        List<CodeLine> refused = new ArrayList<>();
        List<CodeLine> page = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int kept = 0;
        int wrong = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            int row = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                row++;
                if (row == 1 || text.isBlank()) {
                    continue;
                }
                CodeLine line = isTariff ? CodeLine.tariff(row, text) : CodeLine.code(table, row, text);
                if (line.wrong().isEmpty() && !seen.add(line.key())) {
                    line = line.repeated();
                }
                if (!line.wrong().isEmpty()) {
                    wrong++;
                    if (refused.size() < MOST_TOLD) {
                        refused.add(line);
                    }
                    continue;
                }
                page.add(line);
                kept++;
                if (page.size() == PAGE) {
                    keep(page, validFrom, source);
                    page.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keep(page, validFrom, source);
        CodeImportRow row = new CodeImportRow();
        row.id = Ids.next();
        row.codeTable = table;
        row.source = source;
        row.validFrom = validFrom;
        row.kept = kept;
        row.refused = wrong;
        row.importedBy = by;
        row.importedAt = clock.instant();
        imports.insert(row);
        lookup.forget();
        return new Outcome(Ids.text(row.id), kept, wrong, refused);
    }

    private void keep(List<CodeLine> page, LocalDate validFrom, String source) {
        if (page.isEmpty()) {
            return;
        }
        if (page.getFirst().tariff() != null) {
            List<TariffRow> rows = rows(page, CodeLine::tariff);
            rows.forEach(row -> {
                row.validFrom = validFrom;
                row.source = source;
            });
            tariffs.end(rows.stream().map(row -> row.code).toList(), validFrom);
            new MybatisBatch<>(sessions, rows)
                    .execute(new MybatisBatch.Method<TariffRow>(TariffMapper.class).get("keep"));
        } else {
            List<CodeRow> rows = rows(page, CodeLine::code);
            rows.forEach(row -> {
                row.validFrom = validFrom;
                row.source = source;
            });
            codes.end(
                    rows.getFirst().codeTable,
                    rows.stream().map(row -> row.code).toList(),
                    validFrom);
            new MybatisBatch<>(sessions, rows).execute(new MybatisBatch.Method<CodeRow>(CodeMapper.class).get("keep"));
        }
    }

    private static <T> List<T> rows(List<CodeLine> page, Function<CodeLine, T> part) {
        return page.stream().map(part).toList();
    }

    <T> PageResponse<T> find(String table, PageRequest page, Function<CodeImportRow, T> toItem) {
        return PageResponse.of(
                imports.selectPage(
                        page.toPage(SORTABLE, "id,desc"),
                        new QueryWrapper<CodeImportRow>().eq(table != null, "code_table", table)),
                toItem);
    }
}

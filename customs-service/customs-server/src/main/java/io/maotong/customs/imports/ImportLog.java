package io.maotong.customs.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which tables were imported from which source, by whom. */
@Component
public class ImportLog {

    private static final Map<String, String> SORTABLE = Map.of("id", "id");

    /** @param refusedRows lines that were not kept */
    public record Entry(
            String importId,
            String table,
            String source,
            LocalDate validFrom,
            int kept,
            int refusedRows,
            String importedBy,
            Instant importedAt) {}

    private final CodeImportMapper imports;
    private final Clock clock;

    ImportLog(CodeImportMapper imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** @return id of the entry */
    public String note(String table, String source, LocalDate validFrom, TableFile.Outcome<?> outcome, String by) {
        CodeImportRow row = new CodeImportRow();
        row.id = Ids.next();
        row.codeTable = table;
        row.source = source;
        row.validFrom = validFrom;
        row.kept = outcome.kept();
        row.refused = outcome.refusedRows();
        row.importedBy = by;
        row.importedAt = clock.instant();
        imports.insert(row);
        return Ids.text(row.id);
    }

    public PageResponse<Entry> find(String table, PageRequest page) {
        return PageResponse.of(
                imports.selectPage(
                        page.toPage(SORTABLE, "id,desc"),
                        new QueryWrapper<CodeImportRow>().eq(table != null, "code_table", table)),
                row -> new Entry(
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

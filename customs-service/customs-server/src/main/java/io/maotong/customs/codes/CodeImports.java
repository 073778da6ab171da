package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.imports.ImportLog;
import io.maotong.customs.imports.ImportResponse;
import io.maotong.customs.imports.TableFile;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in the official tables. What held before ends on the day before the new line begins, so that a declaration of the
 * past still finds the code of its day.
 */
@Service
class CodeImports {

    private final CodeMapper codes;
    private final TariffMapper tariffs;
    private final ImportLog log;
    private final Codes lookup;
    private final TariffSearch search;
    private final SqlSessionFactory sessions;

    CodeImports(
            CodeMapper codes,
            TariffMapper tariffs,
            ImportLog log,
            Codes lookup,
            TariffSearch search,
            SqlSessionFactory sessions) {
        this.codes = codes;
        this.tariffs = tariffs;
        this.log = log;
        this.lookup = lookup;
        this.search = search;
        this.sessions = sessions;
    }

    /**
     * @param table one of the code tables, or hs
     * @param validFrom first day on which the lines hold
     * @param source where they come from
     */
    @Transactional
    public ImportResponse read(String table, LocalDate validFrom, String source, InputStream file, String by) {
        boolean isTariff = CodeLine.TARIFF.equals(table);
        if (!isTariff && !CodeLine.TABLES.containsKey(table)) {
            throw new BusinessException(
                    CustomsError.UNKNOWN_TABLE,
                    Text.of("可导入的代码表：%s", "The tables are %s")
                            .with(String.join(", ", CodeLine.TABLES.keySet()) + ", hs"));
        }
        TableFile.Outcome<?> outcome = isTariff
                ? TableFile.read(file, CodeLine::tariff, page -> keepTariff(page, validFrom, source))
                : TableFile.read(file, cells -> CodeLine.code(table, cells), page -> keep(page, validFrom, source));
        String id = log.note(table, source, validFrom, outcome, by);
        lookup.forget();
        search.forget();
        return ImportResponse.of(id, table, outcome);
    }

    private void keepTariff(List<TariffRow> page, LocalDate validFrom, String source) {
        page.forEach(row -> {
            row.validFrom = validFrom;
            row.source = source;
        });
        tariffs.end(page.stream().map(row -> row.code).toList(), validFrom);
        new MybatisBatch<>(sessions, page).execute(new MybatisBatch.Method<TariffRow>(TariffMapper.class).get("keep"));
    }

    private void keep(List<CodeRow> page, LocalDate validFrom, String source) {
        page.forEach(row -> {
            row.validFrom = validFrom;
            row.source = source;
        });
        codes.end(page.getFirst().codeTable, page.stream().map(row -> row.code).toList(), validFrom);
        new MybatisBatch<>(sessions, page).execute(new MybatisBatch.Method<CodeRow>(CodeMapper.class).get("keep"));
    }
}

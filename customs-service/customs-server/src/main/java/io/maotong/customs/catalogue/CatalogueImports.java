package io.maotong.customs.catalogue;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.customs.imports.ImportLog;
import io.maotong.customs.imports.ImportResponse;
import io.maotong.customs.imports.ImportedLine;
import io.maotong.customs.imports.TableFile;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in the meaning of codes; what held before ends on the day before. */
@Service
class CatalogueImports {

    static final String TABLE = "errors";

    private static final Set<String> CATEGORIES =
            new TreeSet<>(Set.of("FORMAT", "SIGNATURE", "DUPLICATE", "STATE", "DATA", "SYSTEM"));
    private static final Set<String> FIXERS = new TreeSet<>(Set.of("MERCHANT", "AGENT", "OPERATOR", "PLATFORM"));
    private static final String CODE = "[A-Za-z0-9-]{1,20}";
    private static final int LONGEST = 500;
    private static final Map<String, String> SORTABLE = Map.of("code", "code", "id", "id");

    private final PortErrorMapper mapper;
    private final PortErrors lookup;
    private final ImportLog log;
    private final List<CatalogueListener> listeners;
    private final SqlSessionFactory sessions;

    CatalogueImports(
            PortErrorMapper mapper,
            PortErrors lookup,
            ImportLog log,
            List<CatalogueListener> listeners,
            SqlSessionFactory sessions) {
        this.mapper = mapper;
        this.lookup = lookup;
        this.log = log;
        this.listeners = listeners;
        this.sessions = sessions;
    }

    @Transactional
    public ImportResponse read(LocalDate validFrom, String source, InputStream file, String by) {
        TableFile.Outcome<PortErrorRow> outcome =
                TableFile.read(file, CatalogueImports::line, page -> keep(page, validFrom, source));
        String id = log.note(TABLE, source, validFrom, outcome, by);
        lookup.forget();
        return ImportResponse.of(id, TABLE, outcome);
    }

    private void keep(List<PortErrorRow> page, LocalDate validFrom, String source) {
        page.forEach(row -> {
            row.validFrom = validFrom;
            row.source = source;
        });
        List<String> codes = page.stream().map(row -> row.code).toList();
        mapper.end(codes, validFrom);
        new MybatisBatch<>(sessions, page)
                .execute(new MybatisBatch.Method<PortErrorRow>(PortErrorMapper.class).get("keep"));
        listeners.forEach(listener -> listener.told(codes));
    }

    /** Columns: code, category, fixer, retryable (yes or no), advice in Chinese, advice in English. */
    private static ImportedLine.Read<PortErrorRow> line(ImportedLine.Cells cells) {
        PortErrorRow row = new PortErrorRow();
        row.code = cells.at(0);
        row.category = cells.at(1);
        row.fixer = cells.at(2);
        row.retryable = "yes".equals(cells.at(3));
        row.adviceZh = cells.at(4);
        row.adviceEn = cells.at(5);
        row.verified = true;
        return new ImportedLine.Check()
                .that(row.code.matches(CODE), "code", "FORM", CODE, "代码格式不符", "The code has another form")
                .that(
                        CATEGORIES.contains(row.category),
                        "category",
                        "CODE",
                        String.join("|", CATEGORIES),
                        "没有该类别",
                        "There is no such category")
                .that(
                        FIXERS.contains(row.fixer),
                        "fixer",
                        "CODE",
                        String.join("|", FIXERS),
                        "处理方有误",
                        "Nobody of that name fixes anything")
                .that(
                        Set.of("yes", "no").contains(cells.at(3)),
                        "retryable",
                        "CODE",
                        "yes|no",
                        "请填 yes 或 no",
                        "yes or no")
                .that(
                        !row.retryable || Transport.isTransport(row.code),
                        "retryable",
                        "RESEND",
                        "no",
                        "只有传输类代码（4、DXP-3xxx）可以自动重发，退单和数据错误不可以",
                        "Only transport codes (4, DXP-3xxx) are sent again by themselves, never returns or errors of the data")
                .that(
                        !row.adviceZh.isEmpty() && row.adviceZh.length() <= LONGEST,
                        "adviceZh",
                        "LENGTH",
                        "1.." + LONGEST,
                        "缺少中文说明或过长",
                        "The advice in Chinese is missing or too long")
                .that(
                        !row.adviceEn.isEmpty() && row.adviceEn.length() <= LONGEST,
                        "adviceEn",
                        "LENGTH",
                        "1.." + LONGEST,
                        "缺少英文说明或过长",
                        "The advice in English is missing or too long")
                .read(row.code, row);
    }

    /** @param day on which the meaning holds */
    <T> PageResponse<T> find(
            String code,
            String category,
            String fixer,
            LocalDate day,
            PageRequest page,
            Function<PortErrorRow, T> toItem) {
        QueryWrapper<PortErrorRow> query = new QueryWrapper<PortErrorRow>()
                .likeRight(code != null && !code.isBlank(), "code", code)
                .eq(category != null, "category", category)
                .eq(fixer != null, "fixer", fixer)
                .le("valid_from", day)
                .and(end -> end.isNull("valid_to").or().ge("valid_to", day));
        return PageResponse.of(mapper.selectPage(page.toPage(SORTABLE, "code,asc"), query), toItem);
    }
}

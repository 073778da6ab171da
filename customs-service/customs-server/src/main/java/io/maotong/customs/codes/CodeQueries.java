package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Code tables for people who look something up. */
@Component
class CodeQueries {

    private static final Map<String, String> SORTABLE = Map.of("code", "code", "name", "name");

    private final CodeMapper codes;
    private final TariffMapper tariffs;

    CodeQueries(CodeMapper codes, TariffMapper tariffs) {
        this.codes = codes;
        this.tariffs = tariffs;
    }

    PageResponse<TariffResponse> tariff(String q, LocalDate day, PageRequest page) {
        boolean isCode = q.strip().matches("\\d+");
        QueryWrapper<TariffRow> query = new QueryWrapper<TariffRow>()
                .le("valid_from", day)
                .and(end -> end.isNull("valid_to").or().ge("valid_to", day))
                .likeRight(isCode, "code", q.strip())
                .like(!isCode && !q.isBlank(), "name", q.strip());
        return PageResponse.of(
                tariffs.selectPage(page.toPage(SORTABLE, "code,asc"), query),
                row -> new TariffResponse(
                        row.code,
                        row.name,
                        row.unit1,
                        row.unit2,
                        row.elements,
                        row.licences,
                        Boolean.TRUE.equals(row.verified),
                        row.validFrom,
                        row.validTo,
                        row.source));
    }

    PageResponse<CodeResponse> codes(String table, String q, LocalDate day, PageRequest page) {
        QueryWrapper<CodeRow> query = new QueryWrapper<CodeRow>()
                .eq("code_table", table)
                .le("valid_from", day)
                .and(end -> end.isNull("valid_to").or().ge("valid_to", day))
                .and(
                        !q.isBlank(),
                        match -> match.likeRight("code", q.strip())
                                .or()
                                .like("name", q.strip())
                                .or()
                                .likeRight("letters", q.strip())
                                .or()
                                .eq("letters2", q.strip()));
        return PageResponse.of(
                codes.selectPage(page.toPage(SORTABLE, "code,asc"), query),
                row -> new CodeResponse(row.code, row.name, row.letters, row.validFrom, row.validTo, row.source));
    }
}

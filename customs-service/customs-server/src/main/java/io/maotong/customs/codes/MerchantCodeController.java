package io.maotong.customs.codes;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.document.CustomsError;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Code tables of customs as they hold on a day. */
@RestController
@RequestMapping("/api/merchant/codes")
class MerchantCodeController {

    private final CodeQueries queries;
    private final TariffSearch search;
    private final Clock clock;

    MerchantCodeController(CodeQueries queries, TariffSearch search, Clock clock) {
        this.queries = queries;
        this.search = search;
        this.clock = clock;
    }

    /**
     * Commodity codes for goods as people call them, the best first, with warnings where a name is known to mislead (glass
     * that is called crystal).
     *
     * @param goods in Chinese, such as K9水晶摆件
     * @param on day on which the code must hold; today if absent
     */
    @GetMapping("/hs:suggest")
    @PreAuthorize("hasAuthority('customs:read')")
    List<TariffSearch.Suggestion> suggest(
            @RequestParam @NotBlank @Size(max = 100) String goods,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on) {
        return search.suggest(goods, day(on));
    }

    private LocalDate day(LocalDate asked) {
        return asked == null ? BusinessTime.today(clock) : asked;
    }

    /**
     * @param q beginning of the code, or part of the name
     * @param on day on which the code must hold; today if absent
     */
    @GetMapping("/hs")
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<TariffResponse> tariff(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            PageRequest page) {
        return queries.tariff(q, day(on), page);
    }

    /**
     * @param table units, currencies, countries, offices, ports, transport-modes, trade-modes or wrap-types
     * @param on day on which the code must hold; today if absent
     * @param q beginning of the code or of the letters, or part of the name
     */
    @GetMapping("/{table}")
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<CodeResponse> codes(
            @PathVariable String table,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            PageRequest page) {
        if (!CodeLine.TABLES.containsKey(table)) {
            throw new BusinessException(
                    CustomsError.UNKNOWN_TABLE,
                    Text.of("可查询的代码表：%s", "The tables are %s").with(String.join(", ", CodeLine.TABLES.keySet())));
        }
        return queries.codes(table, q, day(on), page);
    }
}

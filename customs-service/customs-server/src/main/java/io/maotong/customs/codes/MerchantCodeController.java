package io.maotong.customs.codes;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.customs.document.CustomsError;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Code tables of customs as they hold today. */
@RestController
@RequestMapping("/api/merchant/codes")
class MerchantCodeController {

    private static final Set<String> TABLES =
            Set.of("units", "currencies", "countries", "offices", "transport-modes", "wrap-types");

    private final CodeQueries queries;

    MerchantCodeController(CodeQueries queries) {
        this.queries = queries;
    }

    /** @param q beginning of the code, or part of the name */
    @GetMapping("/hs")
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<TariffResponse> tariff(@RequestParam(defaultValue = "") String q, PageRequest page) {
        return queries.tariff(q, page);
    }

    /**
     * @param table units, currencies, countries, offices, transport-modes or wrap-types
     * @param q beginning of the code or of the letters, or part of the name
     */
    @GetMapping("/{table}")
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<CodeResponse> codes(
            @PathVariable String table, @RequestParam(defaultValue = "") String q, PageRequest page) {
        if (!TABLES.contains(table)) {
            throw new BusinessException(
                    CustomsError.UNKNOWN_TABLE,
                    Text.of("可查询的代码表：%s", "The tables are %s").with(String.join(", ", TABLES)));
        }
        return queries.codes(table, q, page);
    }
}

package io.maotong.policy.match;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the published policies fit the merchant, with the reasons. */
@RestController
@RequestMapping("/api/merchant/policy-matches")
class MerchantPolicyMatchController {

    private final Matches matches;

    MerchantPolicyMatchController(Matches matches) {
        this.matches = matches;
    }

    /**
     * @param result MATCH; ALMOST, one condition is missing; UNKNOWN, facts are missing; or NO
     * @param reasons what is missing first
     */
    record MatchResponse(String policyId, String title, String result, List<String> reasons, Instant evaluatedAt) {}

    @GetMapping
    @PreAuthorize("hasAuthority('policy:read')")
    PageResponse<MatchResponse> list(@RequestParam(required = false) Verdict.Result result, PageRequest page) {
        PageResponse<MatchRow> rows = matches.list(result, page);
        Map<Long, String> titles = matches.titles();
        return new PageResponse<>(
                rows.items().stream()
                        .map(row -> new MatchResponse(
                                Ids.text(row.policyId),
                                titles.get(row.policyId),
                                row.result.name(),
                                matches.reasons(row),
                                row.evaluatedAt))
                        .toList(),
                rows.page(),
                rows.size(),
                rows.total());
    }
}

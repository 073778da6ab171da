package io.maotong.policy.publish;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Published policies. */
@RestController
@RequestMapping("/api/merchant/policies")
@PreAuthorize("hasAuthority('policy:read')")
class MerchantPolicyController {

    private final Policies policies;
    private final JsonMapper json;

    MerchantPolicyController(Policies policies, JsonMapper json) {
        this.policies = policies;
        this.json = json;
    }

    /** @param q part of the title */
    @GetMapping
    PageResponse<PolicyResponse> list(@RequestParam(required = false) String q, PageRequest page) {
        PageResponse<PolicyRow> rows = policies.list(PolicyStatus.PUBLISHED, q, page);
        return new PageResponse<>(
                rows.items().stream().map(row -> PolicyResponse.of(row, json)).toList(),
                rows.page(),
                rows.size(),
                rows.total());
    }

    @GetMapping("/{policyId}")
    PolicyResponse get(@PathVariable String policyId) {
        return PolicyResponse.of(policies.get(Ids.parse(policyId), false), json);
    }
}

package io.maotong.policy.publish;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.policy.PolicyError;
import io.maotong.web.problem.ConstraintCodes;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Policies for those who write and publish them. */
@RestController
@RequestMapping("/api/ops/policies")
@PreAuthorize("hasAuthority('policy:publish')")
class OpsPolicyController {

    @Configuration
    static class Codes {
        @Bean
        ConstraintCodes.Named policyDocumentExists() {
            return new ConstraintCodes.Named("ux_policy_document", PolicyError.DOCUMENT_EXISTS);
        }
    }

    private final Policies policies;
    private final JsonMapper json;

    OpsPolicyController(Policies policies, JsonMapper json) {
        this.policies = policies;
        this.json = json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PolicyResponse draft(@Valid @RequestBody PolicyRequest request) {
        return PolicyResponse.of(policies.draft(request, CurrentActor.get().id()), json);
    }

    /** Companies are matched in the background. */
    @PostMapping("/{policyId}:publish")
    PolicyResponse publish(@PathVariable String policyId) {
        return PolicyResponse.of(policies.publish(Ids.parse(policyId)), json);
    }

    @PostMapping("/{policyId}:withdraw")
    PolicyResponse withdraw(@PathVariable String policyId) {
        return PolicyResponse.of(policies.withdraw(Ids.parse(policyId)), json);
    }

    /** @param q part of the title */
    @GetMapping
    PageResponse<PolicyResponse> list(
            @RequestParam(required = false) PolicyStatus status,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<PolicyRow> rows = policies.list(status, q, page);
        return new PageResponse<>(
                rows.items().stream().map(row -> PolicyResponse.of(row, json)).toList(),
                rows.page(),
                rows.size(),
                rows.total());
    }

    @GetMapping("/{policyId}")
    PolicyResponse get(@PathVariable String policyId) {
        return PolicyResponse.of(policies.get(Ids.parse(policyId), true), json);
    }
}

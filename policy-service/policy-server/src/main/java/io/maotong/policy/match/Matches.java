package io.maotong.policy.match;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.policy.api.PolicyEvents;
import io.maotong.policy.api.PolicyMatched;
import io.maotong.policy.publish.Policies;
import io.maotong.policy.publish.PublishedPolicy;
import io.maotong.user.api.Qualification;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which policies fit which company, kept up to date when either changes. */
@Service
class Matches {

    static final String MATCH_POLICY = "policy.match";

    private static final int COMPANIES = 200;
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "evaluatedAt", "evaluated_at");

    /** @param afterMerchantId companies up to this one are done */
    record PolicyRound(long policyId, long afterMerchantId) {}

    private final MatchMapper mapper;
    private final Policies policies;
    private final Intents intents;
    private final Events events;
    private final JsonMapper json;
    private final Clock clock;

    Matches(MatchMapper mapper, Policies policies, Intents intents, Events events, JsonMapper json, Clock clock) {
        this.mapper = mapper;
        this.policies = policies;
        this.intents = intents;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** A company changed: all policies are looked at again. */
    void companyChanged(Qualification company) {
        FactsRow facts = new FactsRow();
        facts.merchantId = MerchantScope.merchantId();
        facts.version = company.version();
        facts.document = json.writeValueAsString(CompanyFacts.of(company));
        mapper.saveFacts(facts);
        evaluate(mapper.lockFacts(), policies.published());
    }

    @EventListener
    void policyTurned(Policies.PolicyTurned turned) {
        if (turned.published()) {
            intents.add(
                    0, MATCH_POLICY, Ids.text(turned.policyId()), new PolicyRound(turned.policyId(), 0), Duration.ZERO);
        } else {
            mapper.forget(turned.policyId());
        }
    }

    /**
     * Looks at one policy for the next page of companies.
     *
     * @return the last company of the page; -1 if there is none left
     */
    @Transactional
    public long matchNext(PolicyRound round) {
        PublishedPolicy policy = policies.published(round.policyId()).orElse(null);
        if (policy == null) {
            return -1;
        }
        List<FactsRow> companies = mapper.factsAfter(round.afterMerchantId(), COMPANIES);
        companies.forEach(
                facts -> MerchantScope.run(facts.merchantId, () -> evaluate(mapper.lockFacts(), List.of(policy))));
        return companies.size() < COMPANIES ? -1 : companies.getLast().merchantId;
    }

    PageResponse<MatchRow> list(Verdict.Result result, PageRequest page) {
        QueryWrapper<MatchRow> query = new QueryWrapper<>();
        query.eq(result != null, "result", result);
        return PageResponse.of(mapper.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    List<String> reasons(MatchRow row) {
        return json.readValue(row.reasons, new TypeReference<>() {});
    }

    Map<Long, String> titles() {
        return policies.published().stream().collect(Collectors.toMap(PublishedPolicy::id, PublishedPolicy::title));
    }

    private void evaluate(FactsRow facts, List<PublishedPolicy> toMatch) {
        if (toMatch.isEmpty()) {
            return;
        }
        Map<String, List<String>> known = json.readValue(facts.document, new TypeReference<>() {});
        Map<Long, MatchRow> before =
                mapper.all().stream().collect(Collectors.toMap(row -> row.policyId, Function.identity()));
        List<MatchRow> rows = new ArrayList<>();
        Map<Long, PublishedPolicy> fresh = new HashMap<>();
        for (PublishedPolicy policy : toMatch) {
            Verdict verdict = Verdict.of(policy.condition(), known);
            MatchRow row = row(facts, policy, verdict);
            rows.add(row);
            MatchRow earlier = before.get(policy.id());
            if (verdict.result() == Verdict.Result.MATCH
                    && (earlier == null || earlier.result != Verdict.Result.MATCH)) {
                fresh.put(policy.id(), policy);
            }
        }
        mapper.save(rows);
        rows.stream().filter(row -> fresh.containsKey(row.policyId)).forEach(row -> tell(row, fresh.get(row.policyId)));
    }

    private MatchRow row(FactsRow facts, PublishedPolicy policy, Verdict verdict) {
        MatchRow row = new MatchRow();
        row.id = Ids.next();
        row.merchantId = facts.merchantId;
        row.policyId = policy.id();
        row.policyVersion = policy.version();
        row.factsVersion = facts.version;
        row.result = verdict.result();
        row.reasons = json.writeValueAsString(verdict.reasons());
        row.evaluatedAt = clock.instant();
        return row;
    }

    private void tell(MatchRow row, PublishedPolicy policy) {
        events.publish(
                PolicyEvents.POLICY_MATCHED,
                row.policyId + "-" + row.merchantId,
                row.factsVersion,
                new PolicyMatched(
                        Ids.text(row.policyId), row.factsVersion, policy.title(), row.result.name(), reasons(row)));
    }
}

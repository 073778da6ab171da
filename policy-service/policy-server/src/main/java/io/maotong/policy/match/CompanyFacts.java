package io.maotong.policy.match;

import io.maotong.policy.condition.Fact;
import io.maotong.user.api.Qualification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a company by their keys; what is not known is absent. */
final class CompanyFacts {

    private CompanyFacts() {}

    static Map<String, List<String>> of(Qualification company) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        put(facts, Fact.COMPANY_NAME, company.companyName());
        put(facts, Fact.REGION_CODE, company.regionCode());
        put(facts, Fact.INDUSTRY_CODE, company.industryCode());
        put(facts, Fact.CUSTOMS_CODE, company.customsCode());
        put(facts, Fact.ESTABLISHED_ON, company.establishedOn());
        if (company.registeredCapital() != null) {
            put(
                    facts,
                    Fact.REGISTERED_CAPITAL,
                    company.registeredCapital().amount().toPlainString());
        }
        if (company.tags() != null && !company.tags().isEmpty()) {
            facts.put(Fact.TAGS.key(), company.tags());
        }
        return facts;
    }

    private static void put(Map<String, List<String>> facts, Fact fact, Object value) {
        if (value != null) {
            facts.put(fact.key(), List.of(value.toString()));
        }
    }
}

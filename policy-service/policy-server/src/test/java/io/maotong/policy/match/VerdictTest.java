package io.maotong.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violations;
import io.maotong.policy.condition.ConditionReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VerdictTest {

    private static final String CONDITIONS = """
            {"and": [
              {"fact": "regionCode", "op": "startsWith", "value": "3207"},
              {"fact": "registeredCapital", "op": "atMost", "value": "5000000"},
              {"fact": "customsCode", "op": "present"},
              {"not": {"fact": "industryCode", "op": "oneOf", "value": ["7010", "7020"]}}
            ]}
            """;

    private static Verdict verdict(String conditions, Map<String, List<String>> facts) {
        Violations violations = new Violations();
        Verdict verdict = Verdict.of(
                new ConditionReader(violations).read(JsonMapper.shared().readTree(conditions)), facts);
        assertThat(violations.list()).isEmpty();
        return verdict;
    }

    private static Map<String, List<String>> facts(String region, String capital, String customs) {
        Map<String, List<String>> facts = new HashMap<>();
        facts.put("regionCode", List.of(region));
        facts.put("industryCode", List.of("5148"));
        if (capital != null) {
            facts.put("registeredCapital", List.of(capital));
        }
        if (customs != null) {
            facts.put("customsCode", List.of(customs));
        }
        return facts;
    }

    @Test
    void everyConditionHolds() {
        Verdict verdict = verdict(CONDITIONS, facts("320722", "1000000.00", "2301960ABC"));
        assertThat(verdict.result()).isEqualTo(Verdict.Result.MATCH);
        assertThat(verdict.reasons()).hasSize(4).first().asString().contains("320722");
    }

    @Test
    void boundIsPartOfTheRange() {
        assertThat(verdict(CONDITIONS, facts("320722", "5000000.00", "2301960ABC"))
                        .result())
                .isEqualTo(Verdict.Result.MATCH);
        assertThat(verdict(CONDITIONS, facts("320722", "5000000.01", "2301960ABC"))
                        .result())
                .isEqualTo(Verdict.Result.ALMOST);
    }

    @Test
    void missingCodeIsAlmostAndSaidFirst() {
        Verdict verdict = verdict(CONDITIONS, facts("320722", "1000000.00", null));
        assertThat(verdict.result()).isEqualTo(Verdict.Result.ALMOST);
        assertThat(verdict.reasons()).first().asString().contains("海关注册编码");
    }

    @Test
    void missingFactIsUnknownAndAskedFor() {
        Verdict verdict = verdict(CONDITIONS, facts("320722", null, "2301960ABC"));
        assertThat(verdict.result()).isEqualTo(Verdict.Result.UNKNOWN);
        assertThat(verdict.reasons()).first().asString().contains("请填写注册资本");
    }

    @Test
    void severalFailuresAreANo() {
        assertThat(verdict(CONDITIONS, facts("110000", "9000000", null)).result())
                .isEqualTo(Verdict.Result.NO);
    }

    @Test
    void eitherIsEnoughForAnOr() {
        String either = """
                {"or": [{"fact": "staff", "op": "atLeast", "value": "300"},
                        {"fact": "regionCode", "op": "equals", "value": "320722"}]}
                """;
        assertThat(verdict(either, facts("320722", null, null)).result()).isEqualTo(Verdict.Result.MATCH);
        assertThat(verdict(either, facts("320700", null, null)).result()).isEqualTo(Verdict.Result.UNKNOWN);
    }

    @Test
    void everyFaultOfATreeIsNamedWithItsPlace() {
        Violations violations = new Violations();
        new ConditionReader(violations).read(JsonMapper.shared().readTree("""
                                {"and": [{"fact": "shoeSize", "op": "equals", "value": "43"},
                                         {"fact": "staff", "op": "startsWith", "value": "3"},
                                         {"fact": "establishedOn", "op": "onOrBefore", "value": "yesterday"},
                                         {"or": []}]}
                                """));
        assertThat(violations.list())
                .extracting(violation -> violation.field())
                .containsExactly(
                        "conditions.and[0].fact",
                        "conditions.and[1].op",
                        "conditions.and[2].value",
                        "conditions.and[3].or");
    }
}

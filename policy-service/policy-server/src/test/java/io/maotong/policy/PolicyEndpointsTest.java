package io.maotong.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.test.Callers;
import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServiceTest
class PolicyEndpointsTest extends EndpointGuard {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected Map<String, String> objectsOfSomebody() {
        return Map.of();
    }

    @Override
    protected Set<String> sharedVariables() {
        return Set.of("policyId");
    }

    private ResultActions draft(String title, String conditions) throws Exception {
        return mvc.perform(post("/api/ops/policies")
                .with(Callers.operator("policy:publish"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"title": "%s", "issuer": "东海县商务局", "documentNo": "东商发〔2026〕18号",
                         "summary": "奖补", "conditions": %s}
                        """.formatted(title, conditions)));
    }

    private String published(String title, String conditions) throws Exception {
        String body = draft(title, conditions)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(body, "$.policyId");
        mvc.perform(post("/api/ops/policies/" + id + ":publish").with(Callers.operator("policy:publish")))
                .andExpect(status().isOk());
        return id;
    }

    private void company(long merchant, long version, String capital) {
        MerchantScope.run(
                merchant,
                () -> events.publish(
                        UserEvents.QUALIFICATION_CHANGED,
                        Long.toString(merchant),
                        version,
                        new Qualification(
                                Long.toString(merchant),
                                version,
                                "ACTIVE",
                                "东海县晶莹水晶工艺品有限公司",
                                "91320722MA1TE5T01K",
                                "张晶",
                                "320722",
                                "5148",
                                LocalDate.of(2026, 11, 22),
                                Money.cny(capital),
                                "张晶",
                                null,
                                null,
                                "2301960ABC",
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of())));
    }

    private void awaitResult(long merchant, String policy, String result) {
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("SELECT result FROM policy_match WHERE merchant_id = ? AND policy_id = ?")
                                .params(merchant, policy)
                                .query(String.class)
                                .optional())
                .contains(result));
    }

    private static final String SMALL = "{\"fact\": \"registeredCapital\", \"op\": \"atMost\", \"value\": \"2000000\"}";

    @Test
    void policyMatchesCompaniesThatCameBeforeAndAfterIt() throws Exception {
        company(8101, 1, "1000000.00");
        await().until(() -> facts(8101) == 1);
        String policy = published("奖补甲", SMALL);
        awaitResult(8101, policy, "MATCH");
        company(8102, 1, "1000000.00");
        awaitResult(8102, policy, "MATCH");
        mvc.perform(get("/api/merchant/policy-matches").with(Callers.merchant(8102, "policy:read")))
                .andExpect(jsonPath("$.items[?(@.policyId == '%s')].result", policy)
                        .value("MATCH"))
                .andExpect(
                        jsonPath("$.items[?(@.policyId == '%s')].title", policy).value("奖补甲"));
    }

    @Test
    void changedCompanyIsLookedAtAgainAndAnOlderVersionIsIgnored() throws Exception {
        String policy = published("奖补乙", SMALL);
        company(8103, 2, "9000000.00");
        awaitResult(8103, policy, "NO");
        company(8103, 1, "1000000.00");
        company(8103, 3, "1500000.00");
        awaitResult(8103, policy, "MATCH");
        assertThat(facts(8103)).isEqualTo(3);
    }

    @Test
    void withdrawnPolicyFitsNobody() throws Exception {
        company(8104, 1, "1000000.00");
        String policy = published("奖补丙", SMALL);
        awaitResult(8104, policy, "MATCH");
        mvc.perform(post("/api/ops/policies/" + policy + ":withdraw").with(Callers.operator("policy:publish")))
                .andExpect(status().isOk());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM policy_match WHERE policy_id = ?")
                        .param(policy)
                        .query(Long.class)
                        .single())
                .isZero();
        mvc.perform(get("/api/merchant/policies/" + policy).with(Callers.merchant(8104, "policy:read")))
                .andExpect(status().isNotFound());
    }

    @Test
    void publishingTwiceIsRefused() throws Exception {
        String policy = published("奖补丁", SMALL);
        mvc.perform(post("/api/ops/policies/" + policy + ":publish").with(Callers.operator("policy:publish")))
                .andExpect(status().isConflict());
    }

    @Test
    void sameDocumentTwiceIsRefused() throws Exception {
        draft("奖补戊", SMALL).andExpect(status().isCreated());
        draft("奖补戊", SMALL)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("POLICY-40901"));
    }

    @Test
    void faultyConditionsAreNamed() throws Exception {
        draft("奖补己", "{\"fact\": \"shoeSize\", \"op\": \"equals\", \"value\": \"43\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("conditions.fact"))
                .andExpect(jsonPath("$.errors[0].expected").isNotEmpty());
    }

    private long facts(long merchant) {
        return jdbc.sql("SELECT version FROM company_facts WHERE merchant_id = ?")
                .param(merchant)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}

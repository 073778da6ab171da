package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayFlowRule;
import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayRuleManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes the rules in the real Nacos while the gateway runs. */
class RateRulesTest {

    private static final String FILE = "sentinel-gateway-flow.json";
    private static final String POLICIES = "/api/merchant/policies";
    private static final String ROUTE = "policy-service:merchant";

    @BeforeEach
    void gatewayIsUp() {
        assertThat(TestGateway.port()).isPositive();
    }

    @AfterEach
    void deployedRulesAreBack() {
        TestServers.publish(FILE, TestServers.deployed(FILE));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> GatewayRuleManager.getRules().size() == rulesDeployed());
    }

    private static int rulesDeployed() {
        return TestServers.deployed(FILE).split("\"resource\"").length - 1;
    }

    @Test
    void deployedRulesCoverEveryRoute() {
        assertThat(GatewayRuleManager.getRules()).hasSize(rulesDeployed());
        for (String service : TestGateway.SERVICES.keySet()) {
            for (String audience : List.of("merchant", "ops", "operations", "open", "docs")) {
                assertThat(GatewayRuleManager.getRulesForResource(service + ":" + audience))
                        .as(service + ":" + audience)
                        .isNotEmpty();
            }
        }
        assertThat(GatewayRuleManager.getRulesForResource("user-service:auth")).isNotEmpty();
    }

    @Test
    void ruleChangedInNacosWorksWithoutRestart() {
        String actor = "acc-" + UUID.randomUUID();
        assertThat(refusedOf(8, actor)).isZero();
        publish("""
                [{"resource": "%s", "count": 2, "intervalSec": 30,
                  "paramItem": {"parseStrategy": 2, "fieldName": "actor"}}]""".formatted(ROUTE));
        String limited = "acc-" + UUID.randomUUID();
        assertThat(refusedOf(8, limited)).isEqualTo(6);

        Answer refusal = get(limited).isProblem(429, "COMMON-42900");
        assertThat(refusal.header("Retry-After")).isEqualTo("30");
        assertThat(refusedOf(2, "acc-" + UUID.randomUUID()))
                .as("another actor has a count of its own")
                .isZero();
        TestGateway.get("/api/merchant/orders", Tokens.of("merchant", limited, claims -> claims))
                .isEchoOf("order-service");

        publish("[]");
        assertThat(refusedOf(8, limited)).isZero();
    }

    @Test
    void ruleForAllCallersTogetherWorks() {
        publish("[{\"resource\": \"%s\", \"count\": 1, \"intervalSec\": 60}]".formatted(ROUTE));
        int refused = 0;
        for (int i = 0; i < 5; i++) {
            refused += refusedOf(1, "acc-" + UUID.randomUUID());
        }
        assertThat(refused).isEqualTo(4);
    }

    @Test
    void ruleByAddressCountsTheAddressOfTheClient() {
        publish("""
                [{"resource": "%s", "count": 1, "intervalSec": 60,
                  "paramItem": {"parseStrategy": 0}}]""".formatted(ROUTE));
        assertThat(refusedOf(3, "acc-1")).isEqualTo(2);
        Answer behindProxy = TestGateway.send(
                TestGateway.clientFrom("127.0.0.2"),
                TestGateway.request(POLICIES, Tokens.merchant()).header("X-Forwarded-For", "203.0.113.44"));
        assertThat(behindProxy.status()).isEqualTo(200);
    }

    @Test
    void rulesThatCannotBeReadOrMakeNoSenseChangeNothing() {
        publish("[{\"resource\": \"%s\", \"count\": 1, \"intervalSec\": 60}]".formatted(ROUTE));
        Set<GatewayFlowRule> before = GatewayRuleManager.getRules();
        for (String bad : List.of(
                "not json",
                "null",
                "[{\"resource\": \"x\", \"count\": 1, \"intervallSec\": 60}]",
                "[{\"resource\": \"x\", \"count\": -1}]",
                "[{\"count\": 1}]")) {
            TestServers.publish(FILE, bad);
            await().pollDelay(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(4))
                    .untilAsserted(() ->
                            assertThat(GatewayRuleManager.getRules()).as(bad).isEqualTo(before));
        }
    }

    /** Publishes rules and waits until they are in force. */
    private static void publish(String rules) {
        Set<GatewayFlowRule> before = GatewayRuleManager.getRules();
        TestServers.publish(FILE, rules);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !GatewayRuleManager.getRules().equals(before));
    }

    private static Answer get(String actor) {
        return TestGateway.get(POLICIES, Tokens.of("merchant", actor, claims -> claims));
    }

    private static int refusedOf(int requests, String actor) {
        int refused = 0;
        for (int i = 0; i < requests; i++) {
            Answer answer = get(actor);
            if (answer.status() == 429) {
                refused++;
            } else {
                answer.isEchoOf("policy-service");
            }
        }
        return refused;
    }
}

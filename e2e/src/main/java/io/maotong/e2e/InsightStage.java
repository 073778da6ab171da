package io.maotong.e2e;

import io.maotong.e2e.http.Waiting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A policy fits with the reason; the cockpit shows the chain's figures; search finds an order by its Chinese goods. */
final class InsightStage implements Stage {

    private static final Waiting PROMISED = new Waiting(Duration.ofSeconds(30));

    @Override
    public String name() {
        return "8 policy, cockpit, search";
    }

    @Override
    public String run(Journey journey) {
        String reason = policy(journey);
        long began = System.nanoTime();
        JsonNode cockpit = PROMISED.until(
                "the chain in the cockpit",
                () -> journey.merchant.get("/api/merchant/cockpit"),
                answer -> figure(answer, "refundsPaid") == 1 && figure(answer, "orders") == journey.orders.size());
        double delay = (System.nanoTime() - began) / 1e9;
        String product = journey.orders.getFirst().lines().getFirst().name();
        JsonNode found = journey.waiting.until(
                "the order found by " + product,
                () -> journey.merchant.get(
                        "/api/merchant/search?type=order&q=" + URLEncoder.encode(product, StandardCharsets.UTF_8)),
                answer -> answer.get("total").asLong() > 0);
        return "%s; cockpit after %.1f s: %s; search '%s': %d"
                .formatted(
                        reason,
                        delay,
                        cockpit.get("figures"),
                        product,
                        found.get("total").asLong());
    }

    private static long figure(JsonNode cockpit, String name) {
        return cockpit.path("figures").path(name).asLong(-1);
    }

    private static String policy(Journey journey) {
        String title = "东海县水晶企业跨境电商出口奖补 " + journey.shop;
        String id = journey.operator
                .post(
                        "/api/ops/policies",
                        Map.of(
                                "title",
                                title,
                                "issuer",
                                "东海县商务局",
                                "documentNo",
                                "东商发〔2026〕18号",
                                "summary",
                                "对首次完成9610出口退税的水晶企业给予奖补",
                                "benefit",
                                Map.of("kind", "GRANT", "amount", Map.of("amount", "20000.00", "currency", "CNY")),
                                "conditions",
                                Map.of(
                                        "and",
                                        List.of(
                                                Map.of("fact", "regionCode", "op", "startsWith", "value", "3207"),
                                                Map.of(
                                                        "fact", "registeredCapital",
                                                        "op", "atMost",
                                                        "value", "5000000"),
                                                Map.of("fact", "companyName", "op", "contains", "value", "水晶"),
                                                Map.of("fact", "customsCode", "op", "present")))))
                .get("policyId")
                .asString();
        journey.operator.post("/api/ops/policies/" + id + ":publish", Map.of());
        JsonNode matches = journey.waiting.until(
                "the policy match",
                () -> journey.merchant.get("/api/merchant/policy-matches?size=200"),
                answer -> match(answer, id) != null);
        JsonNode match = match(matches, id);
        Expect.equal("match", "MATCH", match.get("result").asString());
        Expect.that(!match.get("reasons").isEmpty(), "the match has no reason: " + match);
        return "policy matches: " + match.get("reasons").get(0).asString();
    }

    private static JsonNode match(JsonNode page, String policyId) {
        for (JsonNode match : page.get("items")) {
            if (match.get("policyId").asString().equals(policyId)) {
                return match;
            }
        }
        return null;
    }
}

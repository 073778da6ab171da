package io.maotong.e2e;

import io.maotong.e2e.http.Refused;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 303, 403, 505, 603 in messages of up to 100, receipts out of order and twice, to 899; then 607, 701, 792. */
final class DeclarationStage implements Stage {

    @Override
    public String name() {
        return "5 declare under 9610";
    }

    @Override
    public String run(Journey journey) {
        openBatches(journey);
        for (String batch : journey.batchIds) {
            journey.merchant.post("/api/merchant/batches/" + batch + ":declare", Map.of());
        }
        for (String batch : journey.batchIds) {
            journey.waiting.until(
                    "the last list closed (899)",
                    () -> accepting(journey, batch),
                    answer ->
                            answer.get("closed").asInt() == answer.get("total").asInt(),
                    answer -> answer.get("leftOut").asInt() > 0);
        }
        manifests(journey);
        summarise(journey);
        nothingTwice(journey);
        return "%d lists closed in %d batches; declarations %s"
                .formatted(journey.orders.size(), journey.batchIds.size(), journey.entryIds);
    }

    /** The clerk looks at what is held back, such as K9 balls that are called crystal, and accepts it. */
    private static JsonNode accepting(Journey journey, String batch) {
        JsonNode answer = journey.merchant.get("/api/merchant/batches/" + batch);
        if (answer.at("/progress/held").asInt() > 0) {
            journey.merchant.post(
                    "/api/merchant/declaration-warnings:accept",
                    Map.of("batchId", batch, "reason", "品名为商品习惯称呼，材质为K9玻璃，编码已核对"));
        }
        return answer;
    }

    /**
     * Opens batches, one for each carrier, as orders get ready: an order needs its shipment and its receipt, and until
     * then the service says which of them is missing.
     */
    private static void openBatches(Journey journey) {
        List<String> open = new ArrayList<>();
        journey.orders.forEach(order -> open.add(order.orderNo()));
        journey.waiting.until(
                "all orders ready for declaration",
                () -> {
                    JsonNode answer = open(journey, open);
                    open.clear();
                    answer.path("missing")
                            .forEach(missing -> open.add(missing.get("orderNo").asString()));
                    answer.path("batches").forEach(batch -> journey.batchIds.add(batch.asString()));
                    return answer;
                },
                answer -> open.isEmpty());
    }

    private static JsonNode open(Journey journey, List<String> orderNos) {
        try {
            return journey.merchant.post(
                    "/api/merchant/batches",
                    Map.of(
                            "tradeMode", "9610",
                            "customsCode", "2301",
                            "portCode", "2301",
                            "trafMode", "5",
                            "orderNos", orderNos));
        } catch (Refused e) {
            if (e.status() == 409 || e.status() == 422) {
                return JsonMapper.shared()
                        .valueToTree(Map.of(
                                "missing",
                                orderNos.stream()
                                        .map(no -> Map.of("orderNo", no))
                                        .toList()));
            }
            throw e;
        }
    }

    private static void manifests(Journey journey) {
        int flight = 0;
        for (String batch : journey.batchIds) {
            flight++;
            String id = journey.merchant
                    .post(
                            "/api/merchant/manifests",
                            Map.of(
                                    "batchId", batch,
                                    "billNo", "784" + "%07d".formatted(1_234_567 + journey.number * 10 + flight) + "5",
                                    "voyageNo", "CZ843" + flight,
                                    "trafName", "CZ843" + flight))
                    .get("manifestId")
                    .asString();
            journey.waiting.until(
                    "the manifest accepted",
                    () -> journey.merchant.get("/api/merchant/manifests/" + id),
                    answer -> answer.get("status").asString().equals("ACCEPTED"),
                    answer -> answer.get("status").asString().equals("FAILED"));
        }
    }

    private static void summarise(Journey journey) {
        String month = ZonedDateTime.now(ZoneId.of("Asia/Shanghai")).format(DateTimeFormatter.ofPattern("yyyyMM"));
        String id = journey.merchant
                .post("/api/merchant/summaries", Map.of("month", month))
                .get("summaryId")
                .asString();
        JsonNode summary = journey.waiting.until(
                "declarations for every list",
                () -> journey.merchant.get("/api/merchant/summaries/" + id),
                answer -> answer.get("status").asString().equals("DONE"),
                answer -> answer.get("status").asString().equals("FAILED"));
        Expect.equal(
                "lists in the summary",
                journey.orders.size(),
                summary.get("lists").asInt());
        Expect.that(
                summary.path("mismatch").isNull(),
                "lines came out otherwise than expected: " + summary.get("mismatch"));
        summary.get("entries").forEach(entry -> journey.entryIds.add(entry.asString()));
        Expect.that(!journey.entryIds.isEmpty(), "no declaration came back: " + summary);
        journey.entryIds.forEach(
                entryId -> Expect.that(entryId.matches("\\d{18}"), "not a declaration number: " + entryId));
    }

    /** The port itself is asked: every order, receipt, waybill and list once, none rejected. */
    private static void nothingTwice(Journey journey) {
        for (String type : List.of("303", "403", "505", "603")) {
            JsonNode held =
                    journey.outside.get("/control/port/documents?copCode=" + journey.customsCode + "&type=" + type);
            Set<String> keys = new HashSet<>();
            held.forEach(document -> keys.add(document.get("key").asString()));
            Expect.equal("documents " + type + " at the port", journey.orders.size(), held.size());
            Expect.equal("different documents " + type, journey.orders.size(), keys.size());
        }
    }
}

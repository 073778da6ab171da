package io.maotong.e2e;

import io.maotong.e2e.http.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** 303, 403, 505, 603 in messages of up to 100, receipts out of order and twice, to 899; then 607, 701, 792. */
final class DeclarationStage implements Stage {

    @Override
    public String name() {
        return "5 declare under 9610";
    }

    @Override
    public String run(Journey journey) {
        JsonNode batch = journey.waiting.until(
                "all orders ready for declaration", () -> open(journey), answer -> answer.hasNonNull("batchId"));
        journey.batchId = batch.get("batchId").asString();
        String path = "/api/merchant/batches/" + journey.batchId;
        journey.merchant.post(path + ":declare", Map.of());
        journey.waiting.until(
                "the last list closed (899)",
                () -> journey.merchant.get(path),
                answer -> closed(answer) >= journey.orders.size());
        manifest(journey);
        summarise(journey);
        nothingTwice(journey);
        return "%d lists closed; entries %s".formatted(journey.orders.size(), journey.entryIds);
    }

    /** Opens the batch once every order has its shipment and its receipt; until then the service says what is missing. */
    private static JsonNode open(Journey journey) {
        List<String> orderNos =
                journey.orders.stream().map(order -> order.orderNo()).toList();
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
                return journey.merchant.get("/api/merchant/orders?size=1");
            }
            throw e;
        }
    }

    private static int closed(JsonNode batch) {
        return batch.path("progress")
                .path("CLOSED")
                .asInt(batch.path("progress").path("counts").path("CLOSED").asInt(0));
    }

    private static void manifest(Journey journey) {
        String id = journey.merchant
                .post(
                        "/api/merchant/manifests",
                        Map.of(
                                "batchId",
                                journey.batchId,
                                "billNo",
                                "784" + "%07d".formatted(1_234_567 + journey.number) + "5",
                                "voyageNo",
                                "CZ8433",
                                "trafName",
                                "CZ8433"))
                .get("manifestId")
                .asString();
        journey.waiting.until(
                "the manifest accepted",
                () -> journey.merchant.get("/api/merchant/manifests/" + id),
                answer -> answer.get("status").asString().equals("ACCEPTED"),
                answer -> answer.get("status").asString().startsWith("REJECTED"));
    }

    private static void summarise(Journey journey) {
        String id = journey.merchant
                .post("/api/merchant/summaries", Map.of("batchId", journey.batchId))
                .get("summaryId")
                .asString();
        JsonNode summary = journey.waiting.until(
                "declarations for every list",
                () -> journey.merchant.get("/api/merchant/summaries/" + id),
                answer -> answer.get("status").asString().equals("COMPLETE"),
                answer -> answer.get("status").asString().startsWith("REJECTED"));
        for (JsonNode entry : summary.get("entries")) {
            journey.entryIds.add(
                    entry.isString() ? entry.asString() : entry.get("entryId").asString());
        }
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

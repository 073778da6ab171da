package io.maotong.e2e;

import io.maotong.e2e.input.OrderWorkbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The workbook goes in; three rows come back with reasons; the same file again changes nothing. */
final class OrderStage implements Stage {

    @Override
    public String name() {
        return "2 import orders";
    }

    @Override
    public String run(Journey journey) {
        byte[] workbook = OrderWorkbook.bytes(journey.shop);
        JsonNode imported = upload(journey, workbook);
        Expect.equal(
                "accepted orders",
                journey.orders.size(),
                imported.get("accepted").asInt());
        Expect.equal("rejected rows", 3, imported.get("rejected").asInt());
        Expect.equal("orders", (long) journey.orders.size(), orders(journey));

        JsonNode again = upload(journey, workbook);
        Expect.that(again.get("duplicate").asBoolean(), "the same file was not recognised: " + again);
        Expect.equal("orders after the same file again", (long) journey.orders.size(), orders(journey));
        return "117 orders in, 3 rows returned; the same file again: 0 new";
    }

    private static long orders(Journey journey) {
        return journey.merchant.get("/api/merchant/orders?size=1").get("total").asLong();
    }

    private static JsonNode upload(Journey journey, byte[] workbook) {
        JsonNode accepted =
                journey.merchant.upload("/api/merchant/order-imports", "file", journey.shop + ".xlsx", workbook);
        String id = accepted.get("importId").asString();
        JsonNode done = journey.waiting.until(
                "the import",
                () -> journey.merchant.get("/api/merchant/order-imports/" + id),
                answer -> answer.get("status").asString().equals("DONE"),
                answer -> answer.get("status").asString().equals("FAILED"));
        boolean duplicate = accepted.path("duplicate").asBoolean(false);
        ((ObjectNode) done).put("duplicate", duplicate);
        return done;
    }
}

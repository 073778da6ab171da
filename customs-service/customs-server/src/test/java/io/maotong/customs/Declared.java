package io.maotong.customs;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A batch whose messages have all arrived at the port. @param lists the 603 documents as the API shows them */
record Declared(CustomsFixture.Merchant merchant, String batchId, List<String> orders, List<JsonNode> lists) {

    /** What the port says about one of the lists (604). @param invtNo may be empty */
    String listReturn(int index, String invtNo, String status, String time) {
        JsonNode list = lists.get(index);
        return PortVoice.listReturn(
                merchant.code(),
                list.get("copNo").asString(),
                list.get("orderNo").asString(),
                invtNo,
                status,
                time);
    }

    String documentId(int index) {
        return lists.get(index).get("documentId").asString();
    }
}

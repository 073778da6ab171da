package io.maotong.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class OrderEndpointsTest extends EndpointGuard {

    @Autowired
    MockMvc calls;

    @Autowired
    JsonMapper mapper;

    @Autowired
    JdbcClient jdbc;

    @Override
    protected Set<String> sharedVariables() {
        return Set.of("table");
    }

    @Override
    protected Map<String, String> objectsOfSomebody() throws Exception {
        OrderClient client = new OrderClient(calls, mapper, 71);
        JsonNode imported = client.imported(
                "a.csv",
                OrderClient.csv(List.of(
                        OrderClient.row("GUARDED-1", Map.of()), OrderClient.row("GUARDED-2", Map.of("币制", "840")))));
        String id = imported.get("importId").asString();
        String repair = client.read("/api/merchant/order-imports/" + id + "/repairs")
                .get(0)
                .get("repair")
                .asString();
        jdbc.sql("UPDATE trade_order SET progress = 'SHIPPED', status = 'SHIPPED' WHERE order_no = 'GUARDED-1'")
                .update();
        String returnNo = client.bodyOf(client.send(
                        "/api/merchant/order-returns",
                        Map.of(
                                "orderNo",
                                "GUARDED-1",
                                "reason",
                                "DAMAGED",
                                "lines",
                                List.of(Map.of("lineNo", 1, "quantity", 1)))))
                .get("returnNo")
                .asString();
        String evidence = client.bodyOf(client.upload(
                        "/api/merchant/order-returns/" + returnNo + "/evidence", "a.pdf", "%PDF-1.7".getBytes(UTF_8)))
                .get("evidence")
                .get(0)
                .get("evidenceId")
                .asString();
        String export = client.bodyOf(
                        client.send("/api/merchant/order-exports", Map.of("subject", "orders", "filter", Map.of())))
                .get("exportId")
                .asString();
        jdbc.sql("UPDATE trade_order SET progress = 'DECLARED', status = 'DECLARED' WHERE order_no = 'GUARDED-1'")
                .update();
        jdbc.sql("UPDATE order_line SET returning_quantity = 0 WHERE merchant_id = 71")
                .update();
        String correction = client.bodyOf(client.replace(
                        "/api/merchant/orders/GUARDED-1",
                        Map.of("order", OrderClient.order("GUARDED-1", Map.of("freight", 3)))))
                .path("correctionId")
                .asString();
        return Map.ofEntries(
                Map.entry("id", id),
                Map.entry("rowNo", "3"),
                Map.entry("repair", repair),
                Map.entry("orderNo", "GUARDED-1"),
                Map.entry("sku", "GB-1"),
                Map.entry("shop", "shop-1"),
                Map.entry("returnNo", returnNo),
                Map.entry("evidenceId", evidence),
                Map.entry("exportId", export),
                Map.entry("correctionId", correction));
    }
}

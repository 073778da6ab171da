package io.maotong.logistics;

import io.maotong.messaging.EventHandler;
import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The carriers are not reachable here: the objects exist all the same, waiting. */
@ServiceTest
class LogisticsEndpointsTest extends EndpointGuard {

    @Autowired
    MockMvc calls;

    @Autowired
    JsonMapper mapper;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<EventHandler<?>> handlers;

    @Override
    protected Map<String, String> objectsOfSomebody() throws Exception {
        LogisticsClient client = new LogisticsClient(calls, mapper, 72);
        client.knows(transaction, handlers, LogisticsClient.orders(1, "SG"));
        String quote = client.submit("/api/merchant/quotes", "{\"orderNo\":\"N-1\"}")
                .get("quoteId")
                .asString();
        String batch = client.submit("/api/merchant/shipment-batches", "{\"allUnshipped\":true}")
                .get("batchId")
                .asString();
        String shipment = client.read("/api/merchant/shipments?orderNo=N-1")
                .get("items")
                .get(0)
                .get("shipmentId")
                .asString();
        return Map.of(
                "/api/merchant/quotes/{id} id", quote,
                "/api/merchant/shipment-batches/{id} id", batch,
                "/api/merchant/shipment-batches/{id}/labels id", batch,
                "id", shipment);
    }
}

package io.maotong.order;

import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class OrderEndpointsTest extends EndpointGuard {

    @Autowired
    MockMvc calls;

    @Autowired
    JsonMapper mapper;

    @Override
    protected Map<String, String> objectsOfSomebody() throws Exception {
        String id = new OrderClient(calls, mapper, 71)
                .imported("a.csv", OrderClient.csv(List.of(OrderClient.row("GUARDED-1", Map.of()))))
                .get("importId")
                .asString();
        return Map.of("id", id, "orderNo", "GUARDED-1", "sku", "GB-1");
    }
}

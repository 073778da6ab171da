package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of the whole service with a port that looks inside; all of them share one application. */
@ServiceTest
abstract class CustomsServiceTest implements FakePortAddress {

    static final String[] ALL = {"customs:read", "customs:declare", "customs:accept-warnings"};

    final FakePort port = FakePort.get();

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    CustomsFixture fixture;

    @BeforeEach
    void quietPort() {
        port.reset();
    }

    JsonNode read(long merchantId, String path) throws Exception {
        MvcResult result =
                mvc.perform(get(path).with(Callers.merchant(merchantId, ALL))).andReturn();
        assertThat(result.getResponse().getStatus())
                .as(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(200);
        return json.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    MvcResult send(long merchantId, String path, String body) throws Exception {
        MockHttpServletRequestBuilder request = post(path).with(Callers.merchant(merchantId, ALL));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request).andReturn();
    }

    JsonNode accepted(long merchantId, String path, String body) throws Exception {
        MvcResult result = send(merchantId, path, body);
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isBetween(200, 299);
        return text.isEmpty() ? json.createObjectNode() : json.readTree(text);
    }

    /** Orders declared up to the point where their lists are under way; the receipt queue is open. */
    Declared declared(String prefix, int count) throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        return declared(merchant, fixture.readyOrders(merchant, prefix, count));
    }

    Declared declared(CustomsFixture.Merchant merchant, List<String> orders) throws Exception {
        String batch = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + batch + ":declare", null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(merchant.id(), "/api/merchant/batches/" + batch)
                                .at("/progress/counts/SENT")
                                .asInt())
                        .isEqualTo(orders.size()));
        List<JsonNode> lists = new ArrayList<>();
        read(merchant.id(), "/api/merchant/documents?type=603&size=200&sort=id,asc&batchId=" + batch)
                .get("items")
                .forEach(lists::add);
        return new Declared(merchant, batch, orders, lists);
    }

    static String batchOf(String orders) {
        return "{\"tradeMode\":\"9610\",\"customsCode\":\"2301\",\"portCode\":\"2301\",\"trafMode\":\"5\"," + orders
                + "}";
    }
}

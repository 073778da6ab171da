package io.maotong.data.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.refund.api.RefundEvents;
import io.maotong.test.Callers;
import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@ServiceTest
class DataPlatformTest extends EndpointGuard {

    private static final String PREFIX = "test-" + ProcessHandle.current().pid();

    @DynamicPropertySource
    static void ownIndex(DynamicPropertyRegistry registry) {
        registry.add("maotong.search.index-prefix", () -> PREFIX);
    }

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Events events;

    @Autowired
    private ElasticsearchClient search;

    private static ElasticsearchClient toClean;

    @AfterAll
    static void dropIndex() throws Exception {
        toClean.indices().delete(request -> request.index(PREFIX + "-objects-1").ignoreUnavailable(true));
    }

    @Override
    protected Map<String, String> objectsOfSomebody() {
        toClean = search;
        return Map.of();
    }

    private static TradeOrder order(String number, long version, String status, String goods) {
        return new TradeOrder(
                number,
                version,
                status,
                "shop",
                "无",
                "Shopee",
                "9610",
                Instant.parse("2026-11-20T02:00:00Z"),
                Money.of("18.50", "USD"),
                Money.zero("USD"),
                new BigDecimal("0.5"),
                new BigDecimal("0.4"),
                1,
                new TradeOrder.Consignee("Tan", "SG", "", "Singapore", "1 Road", "238832", "+65", null),
                List.of(new TradeOrder.Line(
                        1,
                        "GO-SWAN-12",
                        goods,
                        "K9 glass swan",
                        "7013990000",
                        "007",
                        BigDecimal.ONE,
                        "035",
                        new BigDecimal("0.4"),
                        null,
                        null,
                        "4|3",
                        new BigDecimal("18.50"),
                        Money.of("18.50", "USD"),
                        new BigDecimal("0.4"))));
    }

    private void publish(long merchant, TradeOrder... orders) {
        MerchantScope.run(
                merchant,
                () -> events.publish(OrderEvents.ORDERS_CHANGED, "page", 0, new OrdersChanged(List.of(orders))));
        toClean = search;
    }

    private void awaitFound(long merchant, String words, int total) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> mvc.perform(get("/api/merchant/search")
                                .param("q", words)
                                .param("type", "order")
                                .with(Callers.merchant(merchant, "search:read")))
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.total").value(total)));
    }

    @Test
    void orderIsFoundByItsChineseNameAndOnlyByItsOwner() throws Exception {
        publish(6101, order("A-1", 1, "PAID", "K9玻璃天鹅摆件"), order("A-2", 1, "PAID", "天然紫水晶手链"));
        awaitFound(6101, "天鹅", 1);
        awaitFound(6101, "紫水晶手链", 1);
        awaitFound(6101, "A-1", 1);
        awaitFound(6101, "羊驼", 0);
        mvc.perform(get("/api/merchant/search").param("q", "天鹅").with(Callers.merchant(6102, "search:read")))
                .andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void olderVersionNeverReplacesANewerOne() throws Exception {
        publish(6103, order("B-1", 5, "SHIPPED", "琉璃灯"));
        awaitFound(6103, "琉璃灯", 1);
        publish(6103, order("B-1", 2, "PAID", "旧名字"));
        publish(6103, order("B-2", 1, "PAID", "后来的"));
        awaitFound(6103, "后来的", 1);
        awaitFound(6103, "琉璃灯", 1);
        awaitFound(6103, "旧名字", 0);
    }

    @Test
    void cockpitCountsTheChainWithDefinitions() throws Exception {
        publish(6104, order("C-1", 1, "PAID", "甲"), order("C-2", 1, "CANCELLED", "乙"));
        MerchantScope.run(
                6104,
                () -> events.publish(
                        RefundEvents.BATCH_CHANGED,
                        "77",
                        9,
                        new RefundBatchChanged(
                                "77",
                                9,
                                "001",
                                "202611",
                                "PAID",
                                Money.cny("7735.00"),
                                Money.cny("7735.00"),
                                List.of(),
                                List.of(),
                                Instant.parse("2026-11-22T02:00:00Z"))));
        await().untilAsserted(
                        () -> mvc.perform(get("/api/merchant/cockpit").with(Callers.merchant(6104, "cockpit:read")))
                                .andExpect(jsonPath("$.figures.orders").value(1))
                                .andExpect(jsonPath("$.figures.refundsPaid").value(1))
                                .andExpect(jsonPath("$.definitions.refundsPaid").isNotEmpty())
                                .andExpect(jsonPath("$.stages[?(@.kind == 'REFUND')].amounts.CNY")
                                        .value("7735.00"))
                                .andExpect(jsonPath("$.refreshedAt").isNotEmpty()));
        mvc.perform(get("/api/merchant/cockpit").with(Callers.merchant(6105, "cockpit:read")))
                .andExpect(jsonPath("$.figures.orders").value(0));
    }

    @Test
    void emptySearchIsRefusedWithTheRule() throws Exception {
        mvc.perform(get("/api/merchant/search").param("q", " ").with(Callers.merchant(6101, "search:read")))
                .andExpect(status().isBadRequest())
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString()).contains("\"q\""));
    }
}

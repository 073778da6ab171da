package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.core.money.Money;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

class BatchTest extends CustomsServiceTest {

    @Test
    void ordersThatAreNotReadyAreListedWithWhatTheyLack() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "OK", 2);
        TradeOrder bare = CustomsFixture.order("BARE", 1);
        TradeOrder shipped = CustomsFixture.order("SHIPPED", 1);
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(bare, shipped)));
        fixture.ship(merchant, List.of(shipped));

        JsonNode batch = accepted(
                merchant.id(),
                "/api/merchant/batches",
                batchOf("\"orderNos\":[\"OK0001\",\"OK0002\",\"BARE\",\"SHIPPED\",\"NOBODY\"]"));
        assertThat(batch.get("total").asInt()).isEqualTo(2);
        assertThat(batch.get("missing").toString())
                .contains("{\"orderNo\":\"BARE\",\"missing\":[\"SHIPMENT\",\"RECEIPT\"]}")
                .contains("{\"orderNo\":\"SHIPPED\",\"missing\":[\"RECEIPT\"]}")
                .contains("{\"orderNo\":\"NOBODY\",\"missing\":[\"ORDER\"]}");
    }

    @Test
    void nothingReadyThenAllReasonsAtOnce() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.tell(
                merchant.id(),
                OrderEvents.ORDERS_CHANGED,
                new OrdersChanged(List.of(CustomsFixture.order("N1", 1), CustomsFixture.order("N2", 2))));
        MvcResult result = send(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"));
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).isEqualTo(409);
        assertThat(text).contains("CUSTOMS-40901").contains("N1").contains("N2");
    }

    @Test
    void brokenRuleThenTheOrderLeavesTheBatchWithAnExceptionAndTheOthersGo() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "BR", 4);
        TradeOrder good = CustomsFixture.order("BR0002", 2);
        TradeOrder heavy =
                CustomsFixture.changed(good, 2, "PAID", good.goodsValue(), new BigDecimal("9.00"), good.lines());
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(heavy)));

        String id = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + id + ":declare", null);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(merchant.id(), "/api/merchant/batches/" + id)
                                .at("/progress/counts/SENT")
                                .asInt())
                        .isEqualTo(3));
        JsonNode batch = read(merchant.id(), "/api/merchant/batches/" + id);
        assertThat(batch.get("leftOut").asInt()).isEqualTo(1);
        JsonNode issue = read(merchant.id(), "/api/merchant/customs-exceptions?kind=RULE&batchId=" + id)
                .at("/items/0");
        assertThat(issue.get("orderNo").asString()).isEqualTo("BR0002");
        assertThat(issue.get("code").asString()).isEqualTo("I1");
        assertThat(issue.at("/detail/0/rule").asString()).isEqualTo("I1");

        TradeOrder corrected =
                CustomsFixture.changed(good, 3, "PAID", good.goodsValue(), good.netWeight(), good.lines());
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(corrected)));
        assertThat(accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void waybillOfAnotherOrderThenTheSecondOneIsLeftOutInTheSameBatchAndInTheNext() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "SW", 3);
        fixture.tell(
                merchant.id(),
                LogisticsEvents.SHIPMENTS_CHANGED,
                new ShipmentsChanged(List.of("SW0002", "SW0003").stream()
                        .map(order -> new Shipment(
                                "S" + order,
                                2,
                                order,
                                "BOOKED",
                                "DHL",
                                "3120980DH1",
                                "敦豪国际航空快件有限公司沙箱",
                                "WPX",
                                "W" + merchant.code() + "SW0001",
                                null,
                                new BigDecimal("0.62"),
                                1,
                                Money.of("12.00", "USD"),
                                Instant.now(),
                                null,
                                null))
                        .toList()));
        for (String[] batch :
                new String[][] {{"\"SW0001\",\"SW0002\"", "SW0002", "1"}, {"\"SW0003\"", "SW0003", "0"}}) {
            String id = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"orderNos\":[" + batch[0] + "]"))
                    .get("batchId")
                    .asString();
            accepted(merchant.id(), "/api/merchant/batches/" + id + ":declare", null);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                JsonNode answer = read(merchant.id(), "/api/merchant/batches/" + id);
                assertThat(answer.get("leftOut").asInt()).isEqualTo(1);
                assertThat(answer.at("/progress/counts/SENT").asString("0")).isEqualTo(batch[2]);
            });
            assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?orderNo=" + batch[1])
                            .at("/items/0/code")
                            .asString())
                    .isEqualTo("L2");
        }
    }

    @Test
    void twoPressAtOnceThenEachOrderIsInOneBatchOnly() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "TW", 20);
        List<Callable<Integer>> presses = new ArrayList<>();
        for (int press = 0; press < 4; press++) {
            presses.add(() -> send(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                    .getResponse()
                    .getStatus());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : executor.invokeAll(presses)) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status != 201)).allMatch(status -> status == 409);
    }

    @Test
    void declarePressedTwiceThenItRunsOnce() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "PT", 3);
        String id = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + id + ":declare", null);
        accepted(merchant.id(), "/api/merchant/batches/" + id + ":declare", null);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(1));
        assertThat(port.of(merchant.dxpId(), "303")).hasSize(1);
        assertThat(send(merchant.id(), "/api/merchant/batches/" + id + ":cancel", null)
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void cancelledBatchGivesItsOrdersBack() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "CB", 3);
        String id = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + id + ":cancel", null);
        assertThat(accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                        .get("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void olderVersionOfAnOrderIsIgnored() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "OV", 1);
        TradeOrder order = CustomsFixture.order("OV0001", 1);
        TradeOrder cancelled =
                CustomsFixture.changed(order, 5, "CANCELLED", order.goodsValue(), order.netWeight(), order.lines());
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(cancelled)));
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(order)));
        assertThat(send(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
    }
}

package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.core.money.Money;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.Callers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** Warnings hold an order back until somebody who may do so accepts them, with a reason. */
class WarningTest extends CustomsServiceTest {

    private static final String WARNINGS = "/api/merchant/declaration-warnings";

    /** The order with other names for its goods; a name without Chinese breaks O7. */
    private static TradeOrder named(String orderNo, long version, String first, String second) {
        TradeOrder order = CustomsFixture.order(orderNo, Integer.parseInt(orderNo.substring(orderNo.length() - 4)));
        return with(
                order,
                version,
                List.of(
                        line(order.lines().get(0), first, "7116200000", "手链|天然水晶|8mm", null),
                        line(order.lines().get(1), second, "7116200000", "摆件|天然水晶|10cm", null)));
    }

    private static TradeOrder with(TradeOrder order, long version, List<TradeOrder.Line> lines) {
        Money value = lines.stream()
                .map(TradeOrder.Line::totalPrice)
                .reduce(Money::plus)
                .orElseThrow();
        return CustomsFixture.changed(order, version, "PAID", value, order.netWeight(), lines);
    }

    private static TradeOrder.Line line(
            TradeOrder.Line line, String name, String code, String elements, BigDecimal price) {
        BigDecimal unitPrice = price == null ? line.unitPrice() : price;
        return new TradeOrder.Line(
                line.lineNo(),
                line.sku(),
                name,
                line.nameEn(),
                code,
                line.unit(),
                line.quantity(),
                line.unit1(),
                line.quantity1(),
                line.unit2(),
                line.quantity2(),
                elements,
                unitPrice,
                Money.of(unitPrice.multiply(line.quantity()), "USD"),
                line.netWeight());
    }

    private void tell(CustomsFixture.Merchant merchant, TradeOrder... orders) {
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(orders)));
    }

    private String declare(CustomsFixture.Merchant merchant) throws Exception {
        String batch = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"))
                .get("batchId")
                .asString();
        accepted(merchant.id(), "/api/merchant/batches/" + batch + ":declare", null);
        return batch;
    }

    private void awaitBatch(CustomsFixture.Merchant merchant, String batch, int sent, int held) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            JsonNode answer = read(merchant.id(), "/api/merchant/batches/" + batch);
            assertThat(answer.at("/progress/held").asInt())
                    .as(answer.toString())
                    .isEqualTo(held);
            assertThat(answer.at("/progress/counts/SENT").asInt())
                    .as(answer.toString())
                    .isEqualTo(sent);
        });
    }

    private JsonNode warnings(CustomsFixture.Merchant merchant, String query) throws Exception {
        return read(merchant.id(), WARNINGS + query).get("items");
    }

    private static String ids(JsonNode... warnings) {
        List<String> ids = new ArrayList<>();
        for (JsonNode warning : warnings) {
            ids.add('"' + warning.get("warningId").asString() + '"');
        }
        return "{\"warningIds\":" + ids + ",\"reason\":\"买家指定英文品名，已核对\"}";
    }

    @Test
    void orderWithAWarningWaitsTheOthersGoAndOnceAcceptedItFollowsWithWhoWhenAndWhy() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "WA", 3);
        tell(merchant, named("WA0002", 2, "Bracelet", "天然水晶摆件"));
        String batch = declare(merchant);
        awaitBatch(merchant, batch, 2, 1);

        JsonNode open = warnings(merchant, "?state=OPEN&batchId=" + batch);
        assertThat(open).hasSize(1);
        JsonNode warning = open.get(0);
        assertThat(warning.get("orderNo").asString()).isEqualTo("WA0002");
        assertThat(warning.get("rule").asString()).isEqualTo("O7");
        assertThat(warning.get("documentType").asString()).isEqualTo("303");
        assertThat(warning.get("row").asInt()).isEqualTo(1);
        assertThat(warning.at("/hint/en").asString()).isNotBlank();
        assertThat(read(merchant.id(), "/api/merchant/documents?orderNo=WA0002")
                        .get("total")
                        .asInt())
                .isZero();
        JsonNode issue = read(merchant.id(), "/api/merchant/customs-exceptions?kind=WARNING")
                .at("/items/0");
        assertThat(issue.get("orderNo").asString()).isEqualTo("WA0002");
        assertThat(issue.get("chapter").asString()).isEqualTo("71");

        assertThat(send(merchant.id(), WARNINGS + ":accept", "{\"batchId\":\"" + batch + "\",\"reason\":\" \"}")
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
        MvcResult clerk = mvc.perform(post(WARNINGS + ":accept")
                        .with(Callers.merchant(merchant.id(), "customs:read", "customs:declare"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(ids(warning)))
                .andReturn();
        assertThat(clerk.getResponse().getStatus()).isEqualTo(403);

        JsonNode told = accepted(merchant.id(), WARNINGS + ":accept", ids(warning));
        assertThat(told.get("decided").asInt()).isEqualTo(1);
        assertThat(told.get("orders").toString()).isEqualTo("[\"WA0002\"]");
        awaitBatch(merchant, batch, 3, 0);
        JsonNode kept = warnings(merchant, "?orderNo=WA0002").get(0);
        assertThat(kept.get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(kept.get("decidedBy").asString()).isEqualTo("member-of-" + merchant.id());
        assertThat(kept.get("reason").asString()).contains("已核对");
        assertThat(kept.get("decidedAt").isNull()).isFalse();
        assertThat(kept.get("documentVersion").asInt()).isEqualTo(1);
        assertThat(kept.get("documentId").asString())
                .isEqualTo(read(merchant.id(), "/api/merchant/documents?type=303&orderNo=WA0002")
                        .at("/items/0/documentId")
                        .asString());
        assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?orderNo=WA0002")
                        .get("total")
                        .asInt())
                .isZero();

        JsonNode again = accepted(merchant.id(), WARNINGS + ":accept", ids(warning));
        assertThat(again.get("decided").asInt()).isZero();
        assertThat(again.get("decidedBefore").asInt()).isEqualTo(1);
        assertThat(port.of(merchant.dxpId(), "603").stream()
                        .mapToInt(message ->
                                FakePort.all(message.text(), "InventoryHead").size())
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void twoPeopleAcceptTheLastTwoWarningsAtOnceThenTheOrderIsDeclaredOnce() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "WT", 1);
        tell(merchant, named("WT0001", 2, "Bracelet", "Ornament"));
        String batch = declare(merchant);
        awaitBatch(merchant, batch, 0, 1);
        JsonNode open = warnings(merchant, "?state=OPEN&batchId=" + batch);
        assertThat(open).hasSize(2);
        List<Callable<JsonNode>> people = List.of(
                () -> accepted(merchant.id(), WARNINGS + ":accept", ids(open.get(0))),
                () -> accepted(merchant.id(), WARNINGS + ":accept", ids(open.get(1))));
        int orders = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JsonNode> answer : executor.invokeAll(people)) {
                orders += answer.get().get("orders").size();
            }
        }
        assertThat(orders).isEqualTo(1);
        awaitBatch(merchant, batch, 1, 0);
        assertThat(port.of(merchant.dxpId(), "303")).hasSize(1);
    }

    @Test
    void dataChangedBeforeItLeftThenWhatWasAcceptedDoesNotCoverIt() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "WC", 1);
        tell(merchant, named("WC0001", 2, "Bracelet", "天然水晶摆件"));
        String batch = declare(merchant);
        awaitBatch(merchant, batch, 0, 1);
        tell(merchant, named("WC0001", 3, "Necklace", "天然水晶摆件"));
        accepted(merchant.id(), WARNINGS + ":accept", "{\"batchId\":\"" + batch + "\",\"reason\":\"已核对\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(warnings(merchant, "?orderNo=WC0001")).hasSize(2));
        awaitBatch(merchant, batch, 0, 1);
        assertThat(port.of(merchant.dxpId(), "303")).isEmpty();
        accepted(merchant.id(), WARNINGS + ":accept", "{\"batchId\":\"" + batch + "\",\"reason\":\"再次核对\"}");
        awaitBatch(merchant, batch, 1, 0);
        assertThat(FakePort.all(port.of(merchant.dxpId(), "303").getFirst().text(), "itemName"))
                .contains("Necklace");
    }

    @Test
    void declinedThenTheOrderLeavesAndMayBeCorrectedAndDeclared() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "WD", 2);
        tell(merchant, named("WD0001", 2, "Bracelet", "Ornament"));
        String batch = declare(merchant);
        awaitBatch(merchant, batch, 1, 1);
        JsonNode told = accepted(
                merchant.id(),
                WARNINGS + ":decline",
                "{\"batchId\":\"" + batch + "\",\"rule\":\"O7\",\"reason\":\"改为中文品名\"}");
        assertThat(told.get("orders").toString()).isEqualTo("[\"WD0001\"]");
        JsonNode left = read(merchant.id(), "/api/merchant/batches/" + batch);
        assertThat(left.get("leftOut").asInt()).isEqualTo(1);
        assertThat(left.at("/progress/undeclared").asInt()).isZero();
        tell(merchant, named("WD0001", 3, "天然水晶手链", "天然水晶摆件"));
        awaitBatch(merchant, declare(merchant), 1, 0);
    }

    @Test
    void badDecisionsAreRefusedWithEverythingThatIsWrong() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        MvcResult both = send(merchant.id(), WARNINGS + ":accept", "{\"rule\":\"O7\",\"reason\":\"x\"}");
        assertThat(both.getResponse().getStatus()).isEqualTo(400);
        assertThat(both.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("warningIds")
                .contains("\"rule\"");
        MvcResult unknown =
                send(merchant.id(), WARNINGS + ":accept", "{\"warningIds\":[\"7\",\"8\"],\"reason\":\"x\"}");
        assertThat(unknown.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("warningIds[0]")
                .contains("warningIds[1]");
        assertThat(send(merchant.id(), WARNINGS + ":accept", "{\"batchId\":\"7\",\"reason\":\"x\"}")
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void warningThatIsOnlyToldHoldsNothingBack() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "WN", 1);
        TradeOrder order = CustomsFixture.order("WN0001", 1);
        tell(
                merchant,
                with(
                        order,
                        2,
                        List.of(
                                line(order.lines().get(0), "玻璃手串", "7020001234", "手串|玻璃|8mm", null),
                                order.lines().get(1))));
        awaitBatch(merchant, declare(merchant), 1, 0);
        JsonNode issue = read(merchant.id(), "/api/merchant/customs-exceptions?orderNo=WN0001")
                .at("/items/0");
        assertThat(issue.get("code").asString()).isEqualTo("I6");
        assertThat(issue.get("severity").asString()).isEqualTo("W");
    }

    @Test
    void priceFarFromTheMerchantsOwnHistoryWaitsAndAnotherMerchantsIsNoHistory() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "WP", 35);
        awaitBatch(merchant, declare(merchant), 35, 0);
        for (CustomsFixture.Merchant one : List.of(merchant, fixture.merchant())) {
            TradeOrder order = CustomsFixture.order("WQ0001", 1);
            TradeOrder dear = with(
                    order,
                    2,
                    List.of(
                            order.lines().get(0),
                            line(order.lines().get(1), "天然水晶摆件", "7116200000", "摆件|天然水晶|10cm", new BigDecimal("95"))));
            tell(one, dear);
            fixture.ship(one, List.of(dear));
            fixture.pay(one, List.of(dear));
            boolean known = one.equals(merchant);
            String batch = declare(one);
            awaitBatch(one, batch, known ? 0 : 1, known ? 1 : 0);
            if (known) {
                JsonNode warning = warnings(one, "?state=OPEN&rule=I12").get(0);
                assertThat(warning.get("field").asString()).isEqualTo("price");
                assertThat(warning.get("row").asInt()).isEqualTo(2);
                assertThat(warning.get("expected").asString()).isEqualTo("16..24");
            }
        }
    }

    @Test
    void correctedVersionWithAWarningNeedsAReasonOfItsOwn() throws Exception {
        Declared declared = declared("WR", 1);
        CustomsFixture.Merchant merchant = declared.merchant();
        JsonNode list = declared.lists().getFirst();
        PortVoice.get()
                .say(
                        merchant.queue(),
                        "CEB604Message",
                        "InventoryReturn",
                        List.of(declared.listReturn(0, "", "100", "20991122090000000")));
        String path = "/api/merchant/documents/" + list.get("documentId").asString();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(merchant.id(), path).get("status").asString())
                                .isEqualTo("RETURNED"));
        TradeOrder order = CustomsFixture.order("WR0001", 1);
        List<TradeOrder.Line> lines = List.of(
                line(order.lines().get(0), "手链", "7116200000", "手链|未注明|8mm", null),
                order.lines().get(1));
        tell(merchant, with(order, 2, lines));

        String blocked = text(send(merchant.id(), path + ":resubmit", "{\"head\":{\"netWeight\":\"9\"}}"), 400);
        assertThat(blocked).contains("CUSTOMS-40006").contains("\"I1\"").contains("netWeight");
        assertThat(text(send(merchant.id(), path + ":resubmit", "{}"), 409))
                .contains("CUSTOMS-40914")
                .contains("\"I12\"")
                .contains("gmodel");
        MvcResult clerk = mvc.perform(post(path + ":resubmit")
                        .with(Callers.merchant(merchant.id(), "customs:read", "customs:declare"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"acceptWarnings\":\"已核对\"}"))
                .andReturn();
        assertThat(clerk.getResponse().getStatus()).isEqualTo(403);
        accepted(merchant.id(), path + ":resubmit", "{\"acceptWarnings\":\"已核对\"}");
        JsonNode kept = warnings(merchant, "?orderNo=WR0001").get(0);
        assertThat(kept.get("documentVersion").asInt()).isEqualTo(2);
        assertThat(kept.get("documentId").asString())
                .isEqualTo(list.get("documentId").asString());
        assertThat(kept.get("reason").asString()).isEqualTo("已核对");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(2));
    }

    private static String text(MvcResult result, int status) throws Exception {
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(status);
        return text;
    }
}

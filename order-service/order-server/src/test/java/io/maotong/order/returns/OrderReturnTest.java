package io.maotong.order.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.event.Event;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.api.DeclaredList;
import io.maotong.customs.api.ListsChanged;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.EventHandler;
import io.maotong.order.OrderClient;
import io.maotong.order.api.OrderReturn;
import io.maotong.order.api.TradeOrder;
import io.maotong.order.trade.AnnouncedOrders;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@Import({AnnouncedOrders.class, AnnouncedReturns.class})
class OrderReturnTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(6000);
    private static final String RETURNS = "/api/merchant/order-returns";

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<EventHandler<?>> handlers;

    @Autowired
    AnnouncedOrders orders;

    @Autowired
    AnnouncedReturns returns;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void partComesBackAfterTheDeclarationThenTheLineSaysSoAndTheOthersHear() throws Exception {
        declared();
        String returnNo = requested(4);
        assertThat(refused(request(7))).containsExactly("R2");

        accepted(step(returnNo, "receive"));
        JsonNode inspected = accepted(client().send(
                        RETURNS + "/" + returnNo + ":inspect",
                        Map.of(
                                "refundAmount",
                                "50.00",
                                "note",
                                "one is broken",
                                "lines",
                                List.of(Map.of("lineNo", 1, "accepted", 3, "goodsState", "RESALEABLE")))));
        assertThat(inspected.get("status").asString()).isEqualTo("ACCEPTED");
        assertThat(inspected.get("declared").asBoolean()).isTrue();
        assertThat(inspected.get("goodsValue").get("amount").asString()).isEqualTo("55.50");
        assertThat(inspected.get("effects").toString()).contains("DECLARE_RETURN", "REVERSE_INVOICE", "PAY_BACK");
        assertThat(client().read("/api/merchant/orders/N-1").get("status").asString())
                .isEqualTo("PART_RETURNED");
        accepted(step(returnNo, "refund"));

        List<OrderReturn> facts = Awaitility.await().until(() -> returns.of(merchant), found -> found.size() == 4);
        assertThat(facts).extracting(OrderReturn::version).containsExactly(1L, 2L, 3L, 4L);
        OrderReturn fact = facts.get(2);
        assertThat(fact.full()).isFalse();
        assertThat(fact.lines().getFirst().quantity()).isEqualByComparingTo("3");
        assertThat(fact.lines().getFirst().quantity1()).isEqualByComparingTo("1.65");
        assertThat(fact.refundAmount().amount()).isEqualByComparingTo("50");
        TradeOrder order = newestOrder();
        assertThat(order.status()).isEqualTo("DECLARED");
        assertThat(order.returned()).isEqualTo("PART");
        assertThat(order.lines().getFirst().quantity()).isEqualByComparingTo("10");
        assertThat(order.lines().getFirst().returnedQuantity()).isEqualByComparingTo("3");
        // What was not accepted can be asked back again.
        assertThat(request(7).getResponse().getStatus()).isEqualTo(201);
    }

    @Test
    void partComesBackBeforeTheDeclarationThenLessIsLeftToDeclare() throws Exception {
        shipped();
        String returnNo = requested(4);
        accepted(step(returnNo, "receive"));
        accepted(inspect(returnNo, 4));

        TradeOrder order = newestOrder();
        assertThat(order.status()).isEqualTo("SHIPPED");
        assertThat(order.returned()).isEqualTo("PART");
        assertThat(order.goodsValue().amount()).isEqualByComparingTo("111");
        assertThat(order.netWeight()).isEqualByComparingTo("3.3");
        TradeOrder.Line line = order.lines().getFirst();
        assertThat(line.quantity()).isEqualByComparingTo("6");
        assertThat(line.quantity1()).isEqualByComparingTo("3.3");
        assertThat(line.totalPrice().amount()).isEqualByComparingTo("111");
        assertThat(line.returnedQuantity()).isEqualByComparingTo("0");
    }

    @Test
    void everythingComesBackThenReturnedAndNothingCanComeAgain() throws Exception {
        declared();
        String returnNo = requested(10);
        accepted(step(returnNo, "receive"));
        accepted(inspect(returnNo, 10));
        assertThat(client().read("/api/merchant/orders/N-1").get("status").asString())
                .isEqualTo("RETURNED");
        assertThat(newestOrder().status()).isEqualTo("RETURNED");
        assertThat(request(1).getResponse().getStatus()).isEqualTo(409);
        assertThat(returns.of(merchant))
                .last()
                .satisfies(fact -> assertThat(fact.full()).isTrue());
    }

    @Test
    void orderThatHasNotLeftThenNothingCanComeBack() throws Exception {
        placed();
        assertThat(request(1).getResponse().getStatus()).isEqualTo(409);
    }

    @Test
    void stepsOutOfOrderAreRefusedAndACancelledOneFreesItsGoods() throws Exception {
        shipped();
        String returnNo = requested(10);
        assertThat(inspect(returnNo, 1).getResponse().getStatus()).isEqualTo(409);
        assertThat(step(returnNo, "refund").getResponse().getStatus()).isEqualTo(409);
        accepted(step(returnNo, "cancel"));
        assertThat(step(returnNo, "receive").getResponse().getStatus()).isEqualTo(409);
        assertThat(requested(10)).isNotEqualTo(returnNo);
    }

    @Test
    void nothingIsAcceptedThenRejectedAndTheOrderIsWhatItWas() throws Exception {
        shipped();
        String returnNo = requested(2);
        accepted(step(returnNo, "receive"));
        assertThat(accepted(inspect(returnNo, 0)).get("status").asString()).isEqualTo("REJECTED");
        assertThat(client().read("/api/merchant/orders/N-1").get("status").asString())
                .isEqualTo("SHIPPED");
    }

    @Test
    void refundAboveTheGoodsIsRefusedWithTheLimit() throws Exception {
        shipped();
        String returnNo = requested(2);
        accepted(step(returnNo, "receive"));
        MvcResult answer = client().send(
                        RETURNS + "/" + returnNo + ":inspect",
                        Map.of(
                                "refundAmount",
                                "37.01",
                                "lines",
                                List.of(Map.of("lineNo", 1, "accepted", 2, "goodsState", "DAMAGED"))));
        assertThat(refused(answer)).containsExactly("R6");
        assertThat(client().bodyOf(answer).get("errors").get(0).get("expected").asString())
                .isEqualTo("0..37.00");
    }

    @Test
    void evidenceIsKeptEncryptedAndByItsContent() throws Exception {
        shipped();
        String returnNo = requested(1);
        byte[] pdf = "%PDF-1.7 broken glass".getBytes(StandardCharsets.UTF_8);
        JsonNode kept = client().bodyOf(client().upload(RETURNS + "/" + returnNo + "/evidence", "a.pdf", pdf));
        String id = kept.get("evidence").get(0).get("evidenceId").asString();
        assertThat(client().perform(RETURNS + "/" + returnNo + "/evidence/" + id)
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(pdf);
        assertThat(client().upload(RETURNS + "/" + returnNo + "/evidence", "b.pdf", pdf)
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        assertThat(refused(client().upload(
                                RETURNS + "/" + returnNo + "/evidence",
                                "a.jpg",
                                "<svg>".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("R7");
        assertThat(jdbc.sql("SELECT content FROM stored_piece WHERE owner_id = ?")
                        .param(Long.parseLong(id))
                        .query(String.class)
                        .single())
                .doesNotContain("glass")
                .startsWith("k1:");
    }

    @Test
    void manyAtOnceThenNeverMoreThanWasOrderedComesBack() throws Exception {
        shipped();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            int callers = 6;
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Future<Boolean>> done = new ArrayList<>();
            try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
                for (int i = 0; i < callers; i++) {
                    int quantity = 1 + random.nextInt(4);
                    int end = random.nextInt(3);
                    done.add(pool.submit(() -> {
                        start.await();
                        MvcResult answer = request(quantity);
                        if (answer.getResponse().getStatus() != 201) {
                            return false;
                        }
                        String returnNo =
                                client().bodyOf(answer).get("returnNo").asString();
                        if (end == 0) {
                            step(returnNo, "cancel");
                        } else {
                            step(returnNo, "receive");
                            inspect(returnNo, end == 1 ? quantity : quantity - 1);
                        }
                        return true;
                    }));
                }
                for (Future<Boolean> one : done) {
                    one.get();
                }
            }
            Map<String, Object> line = jdbc.sql("""
                            SELECT quantity, returning_quantity, returned_quantity FROM order_line WHERE merchant_id = ?
                            """).param(merchant).query().singleRow();
            BigDecimal accepted =
                    jdbc.sql("""
                            SELECT COALESCE(SUM(l.accepted), 0) FROM order_return_line l
                            JOIN order_return r ON r.id = l.return_id
                            WHERE r.merchant_id = ? AND r.status IN ('ACCEPTED', 'REFUNDED')
                            """).param(merchant).query(BigDecimal.class).single();
            assertThat((BigDecimal) line.get("returned_quantity"))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(accepted)
                    .isLessThanOrEqualTo((BigDecimal) line.get("quantity"));
            assertThat((BigDecimal) line.get("returning_quantity"))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo((BigDecimal) line.get("quantity"));
        }
    }

    private void placed() throws Exception {
        assertThat(client().send("/api/merchant/orders", OrderClient.order("N-1", Map.of()))
                        .getResponse()
                        .getStatus())
                .isEqualTo(201);
    }

    private void shipped() throws Exception {
        placed();
        jdbc.sql("UPDATE trade_order SET progress = 'SHIPPED', status = 'SHIPPED' WHERE merchant_id = ?")
                .param(merchant)
                .update();
    }

    private void declared() throws Exception {
        shipped();
        ListsChanged news = new ListsChanged(List.of(new DeclaredList(
                "IV-1", 1, "N-1", "B-1", null, "ACCEPTED", "120", null, Instant.parse("2026-11-21T04:00:00Z"), null)));
        MerchantScope.run(
                merchant,
                () -> transaction.executeWithoutResult(status -> customs()
                        .handle(new Event<>(
                                1, "test", merchant, "x", 1, Instant.parse("2026-11-21T04:00:00Z"), news))));
    }

    @SuppressWarnings("unchecked")
    private EventHandler<ListsChanged> customs() {
        return (EventHandler<ListsChanged>) handlers.stream()
                .filter(handler -> handler.type().equals(CustomsEvents.LISTS_CHANGED))
                .findFirst()
                .orElseThrow();
    }

    private String requested(int quantity) throws Exception {
        MvcResult answer = request(quantity);
        assertThat(answer.getResponse().getStatus()).isEqualTo(201);
        return client().bodyOf(answer).get("returnNo").asString();
    }

    private MvcResult request(int quantity) throws Exception {
        return client().send(
                        RETURNS,
                        Map.of(
                                "orderNo",
                                "N-1",
                                "reason",
                                "DAMAGED",
                                "lines",
                                List.of(Map.of("lineNo", 1, "quantity", quantity))));
    }

    private MvcResult step(String returnNo, String step) throws Exception {
        return client().submit(RETURNS + "/" + returnNo + ":" + step);
    }

    private MvcResult inspect(String returnNo, int accepted) throws Exception {
        return client().send(
                        RETURNS + "/" + returnNo + ":inspect",
                        Map.of(
                                "refundAmount",
                                "0",
                                "lines",
                                List.of(Map.of("lineNo", 1, "accepted", accepted, "goodsState", "RESALEABLE"))));
    }

    private JsonNode accepted(MvcResult answer) throws Exception {
        assertThat(answer.getResponse().getStatus())
                .as(answer.getResponse().getContentAsString())
                .isEqualTo(200);
        return client().bodyOf(answer);
    }

    private List<String> refused(MvcResult answer) throws Exception {
        assertThat(answer.getResponse().getStatus()).isEqualTo(400);
        List<String> rules = new ArrayList<>();
        client().bodyOf(answer)
                .get("errors")
                .forEach(error -> rules.add(error.get("rule").asString()));
        return rules;
    }

    private TradeOrder newestOrder() {
        long version = jdbc.sql("SELECT version FROM trade_order WHERE merchant_id = ?")
                .param(merchant)
                .query(Long.class)
                .single();
        return Awaitility.await()
                .until(
                        () -> orders.of(merchant).stream()
                                .flatMap(event -> event.orders().stream())
                                .filter(order -> order.version() == version)
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private OrderClient client() {
        return new OrderClient(mvc, json, merchant);
    }
}

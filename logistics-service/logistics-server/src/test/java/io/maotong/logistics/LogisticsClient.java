package io.maotong.logistics;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.Callers;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the service as one merchant, and tells it what other services would. */
public final class LogisticsClient {

    private static final AtomicLong EVENTS = new AtomicLong();

    private final MockMvc mvc;
    private final JsonMapper json;
    private final long merchantId;
    private final RequestPostProcessor caller;

    public LogisticsClient(MockMvc mvc, JsonMapper json, long merchantId) {
        this.mvc = mvc;
        this.json = json;
        this.merchantId = merchantId;
        this.caller = Callers.merchant(merchantId, "logistics:read", "logistics:book");
    }

    /** The merchant is known, and so are these orders. */
    public void knows(TransactionTemplate transaction, List<EventHandler<?>> handlers, List<TradeOrder> orders) {
        tell(
                transaction,
                handlers,
                UserEvents.QUALIFICATION_CHANGED,
                new Qualification(
                        Long.toString(merchantId),
                        1,
                        "ACTIVE",
                        "东海县晶莹水晶工艺品有限公司",
                        null,
                        "张晶",
                        "320722",
                        null,
                        null,
                        null,
                        "张晶",
                        "13800000000",
                        "江苏省连云港市东海县西双湖路1号",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()));
        tell(transaction, handlers, OrderEvents.ORDERS_CHANGED, new OrdersChanged(orders));
    }

    @SuppressWarnings("unchecked")
    public <T> void tell(TransactionTemplate transaction, List<EventHandler<?>> handlers, EventType<T> type, T data) {
        EventHandler<T> handler = (EventHandler<T>) handlers.stream()
                .filter(candidate -> candidate.type().equals(type))
                .findFirst()
                .orElseThrow();
        Event<T> event = new Event<>(EVENTS.incrementAndGet(), type.name(), merchantId, "x", 1, Instant.EPOCH, data);
        MerchantScope.run(merchantId, () -> transaction.executeWithoutResult(status -> handler.handle(event)));
    }

    public static List<TradeOrder> orders(int count, String country) {
        List<TradeOrder> orders = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            orders.add(order("N-" + i, 1, "PAID", country));
        }
        return orders;
    }

    public static TradeOrder order(String orderNo, long version, String status, String country) {
        Money value = Money.of("57.00", "USD");
        return new TradeOrder(
                orderNo,
                version,
                status,
                "shop-1",
                "无",
                "Shopee",
                "9610",
                Instant.parse("2026-11-20T02:00:00Z"),
                value,
                Money.zero("USD"),
                new BigDecimal("0.62000"),
                new BigDecimal("0.55000"),
                1,
                new TradeOrder.Consignee(
                        "Tan Wei Ling", country, null, "Singapore", "12 Orchard Road", "238832", "+65 6123 4501", null),
                List.of(new TradeOrder.Line(
                        1,
                        "GB-1",
                        "玻璃珠手链",
                        "Glass bead bracelet",
                        "7018100000",
                        "015",
                        new BigDecimal("3.00000"),
                        "035",
                        new BigDecimal("0.55000"),
                        null,
                        null,
                        "4|3|x|玻璃|玻璃珠|无",
                        new BigDecimal("19.00000"),
                        value,
                        new BigDecimal("0.55000"))));
    }

    public MvcResult post(String path, String body) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(path)
                        .with(caller)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn();
    }

    public JsonNode submit(String path, String body) throws Exception {
        MvcResult answer = post(path, body);
        if (answer.getResponse().getStatus() / 100 != 2) {
            throw new AssertionError(answer.getResponse().getContentAsString());
        }
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    public MvcResult perform(String path) throws Exception {
        return mvc.perform(get(path).with(caller)).andReturn();
    }

    public JsonNode read(String path) throws Exception {
        MvcResult answer = perform(path);
        if (answer.getResponse().getStatus() != 200) {
            throw new AssertionError(path + ": " + answer.getResponse().getContentAsString());
        }
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    /** Ships everything and waits until each order is booked or has failed. */
    public JsonNode ship(String preset) throws Exception {
        String id = submit("/api/merchant/shipment-batches", "{\"allUnshipped\":true,\"preset\":\"" + preset + "\"}")
                .get("batchId")
                .asString();
        return done(id);
    }

    public JsonNode done(String batchId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> read("/api/merchant/shipment-batches/" + batchId),
                        batch -> batch.get("status").asString().equals("DONE"));
    }
}

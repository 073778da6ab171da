package io.maotong.forex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.messaging.Events;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.Callers;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of this service have in common: a merchant with accounts, orders and money. */
public class Scenario {

    private static final String[] ALL = {"forex:read", "forex:collect", "forex:settle"};
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MockMvc mvc;
    private final JsonMapper json;
    private final Events events;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public Scenario(MockMvc mvc, JsonMapper json, Events events, TransactionTemplate transaction, JdbcClient jdbc) {
        this.mvc = mvc;
        this.json = json;
        this.events = events;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    public record Answer(int status, JsonNode body) {}

    /** A merchant that may hold accounts. */
    public long merchant() {
        long merchantId = Ids.next();
        qualification(merchantId, 1, "ACTIVE");
        await().atMost(PATIENCE)
                .until(() -> count("SELECT COUNT(*) FROM merchant_copy WHERE merchant_id = " + merchantId) == 1);
        return merchantId;
    }

    public void qualification(long merchantId, long version, String status) {
        Qualification qualification = new Qualification(
                Ids.text(merchantId),
                version,
                status,
                "东海晶品商贸有限公司",
                "91320722MA1TE5T01K",
                "张三",
                "320722",
                "5179",
                LocalDate.of(2026, 1, 1),
                Money.cny("100000.00"),
                "张三",
                "13800000000",
                "东海县",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
        transaction.executeWithoutResult(state -> events.publish(
                merchantId, UserEvents.QUALIFICATION_CHANGED, Ids.text(merchantId), version, qualification));
    }

    public static TradeOrder order(String orderNo, long version, String status, Money goods, String buyer) {
        return new TradeOrder(
                orderNo,
                version,
                status,
                "shop",
                "无",
                "无",
                "9610",
                Instant.parse("2026-11-10T02:00:00Z"),
                goods,
                Money.zero(goods.currency()),
                BigDecimal.ONE,
                BigDecimal.ONE,
                1,
                new TradeOrder.Consignee(buyer, "SG", null, "Singapore", "1 Street", "000001", "1", "a@example.com"),
                List.of());
    }

    public void orders(long merchantId, List<TradeOrder> orders) {
        transaction.executeWithoutResult(state -> events.publish(
                merchantId, OrderEvents.ORDERS_CHANGED, orders.getFirst().orderNo(), 0, new OrdersChanged(orders)));
    }

    public void knownOrders(long merchantId, List<TradeOrder> orders) {
        orders(merchantId, orders);
        await().atMost(PATIENCE)
                .until(() ->
                        count("SELECT COUNT(*) FROM order_copy WHERE merchant_id = " + merchantId) >= orders.size());
    }

    /** @return the number of the open account */
    public String account(long merchantId, String currency) {
        assertThat(post(merchantId, "/api/merchant/accounts", "{\"currency\":\"" + currency + "\"}")
                        .status())
                .isEqualTo(202);
        awaitUntil(
                () -> get(merchantId, "/api/merchant/accounts").body(),
                list -> list.valueStream()
                        .allMatch(
                                account -> "ACTIVE".equals(account.get("status").asString())));
        return get(merchantId, "/api/merchant/accounts")
                .body()
                .valueStream()
                .filter(account -> currency.equals(account.get("currency").asString()))
                .findFirst()
                .orElseThrow()
                .get("accountNo")
                .asString();
    }

    public String available(long merchantId, String currency) {
        return balance(merchantId, currency, "available");
    }

    public String balance(long merchantId, String currency, String which) {
        return get(merchantId, "/api/merchant/accounts")
                .body()
                .valueStream()
                .filter(account -> currency.equals(account.get("currency").asString()))
                .findFirst()
                .orElseThrow()
                .get(which)
                .get("amount")
                .asString();
    }

    public JsonNode receipt(long merchantId, String bankReference) {
        return get(merchantId, "/api/merchant/receipts?q=" + bankReference)
                .body()
                .get("items")
                .valueStream()
                .filter(item -> bankReference.equals(item.get("bankReference").asString()))
                .findFirst()
                .orElse(null);
    }

    public JsonNode awaitReceipt(long merchantId, String bankReference, String status) {
        return awaitUntil(
                () -> receipt(merchantId, bankReference),
                receipt ->
                        receipt != null && status.equals(receipt.get("status").asString()));
    }

    public <T> T awaitUntil(Callable<T> asked, Predicate<T> good) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(asked, good);
    }

    public JsonNode trialBalance(long merchantId) {
        return get(merchantId, "/api/merchant/ledger/trial-balance").body();
    }

    /** A quote that the bank has answered. */
    public JsonNode quoted(long merchantId, String amount, String currency) {
        Answer asked = post(
                merchantId,
                "/api/merchant/settlement-quotes",
                "{\"sell\":{\"amount\":\"" + amount + "\",\"currency\":\"" + currency
                        + "\"},\"tenor\":\"T0\",\"validitySeconds\":300}");
        assertThat(asked.status()).as(String.valueOf(asked.body())).isEqualTo(202);
        String id = asked.body().get("quoteId").asString();
        return awaitUntil(
                () -> get(merchantId, "/api/merchant/settlement-quotes/" + id).body(),
                quote -> !"REQUESTED".equals(quote.get("status").asString()));
    }

    public Answer settle(long merchantId, String quoteId) {
        return post(merchantId, "/api/merchant/settlements", "{\"quoteId\":\"" + quoteId + "\"}");
    }

    public JsonNode awaitSettlement(long merchantId, String settlementId, String status) {
        return awaitUntil(
                () -> get(merchantId, "/api/merchant/settlements/" + settlementId)
                        .body(),
                settlement -> status.equals(settlement.get("status").asString()));
    }

    public Answer get(long merchantId, String path) {
        return perform(MockMvcRequestBuilders.get(path).with(Callers.merchant(merchantId, ALL)));
    }

    public Answer post(long merchantId, String path, String body) {
        return perform(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(Callers.merchant(merchantId, ALL)));
    }

    public Answer internal(String path, String body) {
        return perform(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(Callers.service("refund-service")));
    }

    public Answer ops(String path) {
        return perform(MockMvcRequestBuilders.get(path)
                .with(Callers.operator("operations:read", "audit:read", "parked:replay")));
    }

    public Answer opsPost(String path) {
        return perform(MockMvcRequestBuilders.post(path).with(Callers.operator("operations:read", "parked:replay")));
    }

    private Answer perform(MockHttpServletRequestBuilder request) {
        try {
            var response = mvc.perform(request).andReturn().getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(response.getStatus(), text.isEmpty() ? null : json.readTree(text));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}

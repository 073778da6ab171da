package io.maotong.invoice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Orders, plans and what becomes of them, as a merchant calls for them. */
@InvoiceTest
abstract class PlanCase {

    static final String PLANS = "/api/merchant/invoice-plans";
    static final String ORDERS = "/api/merchant/invoice-orders";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceDesk desk;

    @Autowired
    JdbcClient jdbc;

    void enter(Merchant merchant, String orderNo, String... lines) {
        assertThat(fixture.post(merchant, ORDERS, order(orderNo, null, "", lines))
                        .status())
                .isEqualTo(201);
    }

    static String order(String orderNo, String customerNo, String rest, String... lines) {
        return """
                {"orderNo":"%s",%s"kind":"DIGITAL_SPECIAL","orderedOn":"2026-11-01",%s
                 "buyer":{"name":"四川某贸易有限公司","taxNo":"91512081MA62K0260E"},
                 "lines":[%s]}
                """.formatted(
                        orderNo,
                        customerNo == null ? "" : "\"customerNo\":\"" + customerNo + "\",",
                        rest,
                        String.join(",", lines));
    }

    static String line(String name, int quantity, String price) {
        return """
                {"name":"%s","unit":"个","quantity":%d,"unitPrice":%s,"rate":0.13,"taxClassCode":"1060599000000000000"}
                """.formatted(name, quantity, price);
    }

    static String plan(String... orderNos) {
        return "{\"mode\":\"SUBMIT\",\"orderNos\":[\"" + String.join("\",\"", orderNos) + "\"]}";
    }

    JsonNode committed(Merchant merchant, String body) {
        Reply reply = fixture.post(merchant, PLANS, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return awaitDone(merchant, reply.body().get("planId").asString());
    }

    JsonNode awaitDone(Merchant merchant, String id) {
        InvoiceFixture.await(() ->
                fixture.get(merchant, PLANS + "/" + id).get("status").asString().equals("DONE"));
        return fixture.get(merchant, PLANS + "/" + id);
    }

    JsonNode awaitInvoices(Merchant merchant, JsonNode plan, String status, int invoices) {
        String path = PLANS + "/" + plan.get("planId").asString() + "/invoices";
        InvoiceFixture.await(() -> {
            JsonNode items = fixture.get(merchant, path).get("items");
            return items.size() == invoices
                    && items.valueStream()
                            .allMatch(item ->
                                    item.path("invoiceStatus").asString("").equals(status));
        });
        return fixture.get(merchant, path).get("items");
    }

    BigDecimal open(Merchant merchant, String orderNo) {
        return fixture.get(merchant, ORDERS + "/" + orderNo)
                .get("lines")
                .valueStream()
                .map(line -> line.get("open").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int count(String table, Merchant merchant) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE merchant_id = ?")
                .param(merchant.id())
                .query(Integer.class)
                .single();
    }

    void publish(Merchant merchant, TradeOrder order) {
        fixture.publish(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(order)));
    }

    static TradeOrder trade(
            String orderNo, long version, String currency, String status, String quantity, String price) {
        Money total = Money.rounded(new BigDecimal(quantity).multiply(new BigDecimal(price)), currency);
        return new TradeOrder(
                orderNo,
                version,
                status,
                "shop",
                "无",
                null,
                "0110",
                Instant.parse("2026-11-20T02:15:00Z"),
                total,
                Money.zero(currency),
                BigDecimal.ONE,
                BigDecimal.ONE,
                1,
                new TradeOrder.Consignee("a", "SG", null, "b", "c", null, null, null),
                List.of(new TradeOrder.Line(
                        1,
                        "SKU",
                        "水晶手链",
                        "bracelet",
                        "7018100000",
                        "007",
                        new BigDecimal(quantity),
                        "035",
                        BigDecimal.ONE,
                        null,
                        null,
                        "x",
                        new BigDecimal(price),
                        total,
                        BigDecimal.ONE)));
    }
}

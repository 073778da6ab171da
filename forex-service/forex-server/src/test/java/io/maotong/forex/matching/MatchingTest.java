package io.maotong.forex.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.forex.Camt;
import io.maotong.forex.ForexTest;
import io.maotong.forex.Scenario;
import io.maotong.forex.ScriptedBank;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ForexTest
class MatchingTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private ScriptedBank bank;

    private static String reference() {
        return "CR" + Ids.text(Ids.next());
    }

    private static String number() {
        return "JMT" + Ids.text(Ids.next());
    }

    private static TradeOrder usd(String orderNo, long version, String status, String amount) {
        return Scenario.order(orderNo, version, status, Money.of(amount, "USD"), "Buyer");
    }

    private JsonNode allocations(long merchant, String filter) {
        return scenario.get(merchant, "/api/merchant/receipts/allocations?" + filter)
                .body()
                .get("items");
    }

    @Test
    void receiptThatArrivesBeforeItsOrderIsMatchedWhenTheOrderArrives() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String orderNo = number();
        String reference = reference();
        bank.announce(Camt.to(account, "USD")
                .credit(reference, "88.00", "Buyer", "payment for " + orderNo + ", thanks")
                .xml());
        scenario.awaitReceipt(merchant, reference, "UNMATCHED");
        scenario.knownOrders(merchant, List.of(usd(orderNo, 1, "PAID", "88.00")));
        scenario.awaitReceipt(merchant, reference, "MATCHED");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("88.00");
        assertThat(allocations(merchant, "orderNo=" + orderNo)
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("R1_REFERENCE");
    }

    @Test
    void olderVersionOfAnOrderChangesNothing() {
        long merchant = scenario.merchant();
        String orderNo = number();
        scenario.knownOrders(merchant, List.of(usd(orderNo, 5, "PAID", "50.00")));
        scenario.orders(merchant, List.of(usd(orderNo, 4, "CANCELLED", "10.00")));
        String marker = number();
        scenario.orders(merchant, List.of(usd(marker, 1, "PAID", "1.00")));
        scenario.awaitUntil(
                () -> scenario.count("SELECT COUNT(*) FROM order_copy WHERE order_no = '" + marker + "'"),
                count -> count == 1);
        assertThat(scenario.count("SELECT COUNT(*) FROM order_copy WHERE order_no = '" + orderNo
                        + "' AND status = 'PAID' AND amount = 50 AND version = 5"))
                .isEqualTo(1);
    }

    @Test
    void overPaymentStaysOpenForAPersonWhoConfirmsASuggestion() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String named = number();
        String other = number();
        scenario.knownOrders(merchant, List.of(usd(named, 1, "PAID", "60.00"), usd(other, 1, "PAID", "41.00")));
        String reference = reference();
        bank.announce(Camt.to(account, "USD")
                .credit(reference, "100.00", "Stranger", named)
                .xml());
        JsonNode receipt = scenario.awaitReceipt(merchant, reference, "PARTIAL");
        String id = receipt.get("receiptId").asString();
        assertThat(scenario.available(merchant, "USD")).isEqualTo("60.00");
        JsonNode suggestions = scenario.get(merchant, "/api/merchant/receipts/" + id + "/suggestions")
                .body()
                .get("items");
        assertThat(suggestions.get(0).get("orderNo").asString()).isEqualTo(other);

        String tooMuch = "{\"allocations\":[{\"orderNo\":\"" + other
                + "\",\"amount\":{\"amount\":\"40.01\",\"currency\":\"USD\"}}]}";
        Scenario.Answer refused = scenario.post(merchant, "/api/merchant/receipts/" + id + ":match", tooMuch);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().toString()).contains("RECEIPT_REMAINING");

        String right = "{\"allocations\":[{\"orderNo\":\"" + other
                + "\",\"amount\":{\"amount\":\"40.00\",\"currency\":\"USD\"},"
                + "\"charge\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}]}";
        assertThat(scenario.post(merchant, "/api/merchant/receipts/" + id + ":match", right)
                        .status())
                .isEqualTo(200);
        scenario.awaitReceipt(merchant, reference, "MATCHED");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("100.00");
        assertThat(scenario.count(
                        "SELECT COUNT(*) FROM order_copy WHERE outstanding = 0 AND merchant_id = " + merchant))
                .isEqualTo(2);
    }

    @Test
    void unmatchedByAPersonIsNotMatchedAgainByARule() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String orderNo = number();
        scenario.knownOrders(merchant, List.of(usd(orderNo, 1, "PAID", "30.00")));
        String reference = reference();
        bank.announce(Camt.to(account, "USD")
                .credit(reference, "30.00", "Buyer", orderNo)
                .xml());
        scenario.awaitReceipt(merchant, reference, "MATCHED");
        String allocation = allocations(merchant, "orderNo=" + orderNo)
                .get(0)
                .get("allocationId")
                .asString();
        Scenario.Answer undone = scenario.post(
                merchant,
                "/api/merchant/receipts/allocations/" + allocation + ":unmatch",
                "{\"reason\":\"another order\"}");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.body().get("unmatchReason").asString()).isEqualTo("another order");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("0.00");
        String second = reference();
        String secondOrder = number();
        scenario.orders(merchant, List.of(usd(secondOrder, 1, "PAID", "7.00")));
        bank.announce(Camt.to(account, "USD")
                .credit(second, "7.00", "Buyer", secondOrder)
                .xml());
        scenario.awaitReceipt(merchant, second, "MATCHED");
        assertThat(scenario.receipt(merchant, reference).get("status").asString())
                .isEqualTo("UNMATCHED");
        assertThat(scenario.post(
                                merchant,
                                "/api/merchant/receipts/allocations/" + allocation + ":unmatch",
                                "{\"reason\":\"again\"}")
                        .status())
                .isEqualTo(409);
        assertThat(scenario.trialBalance(merchant).get("balanced").asBoolean()).isTrue();
    }

    @Test
    void manyOrdersAndPaymentsInAnyOrderAreMatchedOnceEach() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        Random random = new Random(7);
        List<TradeOrder> orders = new ArrayList<>();
        List<String[]> credits = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < 117; i++) {
            String orderNo = number();
            BigDecimal amount = BigDecimal.valueOf(100 + random.nextInt(100_000), 2);
            total = total.add(amount);
            orders.add(usd(orderNo, 1, "PAID", amount.toPlainString()));
            credits.add(new String[] {reference(), amount.toPlainString(), orderNo});
        }
        for (int half = 0; half < 2; half++) {
            for (int from = 0; from < credits.size(); from += 25) {
                Camt message = Camt.to(account, "USD");
                credits.subList(from, Math.min(credits.size(), from + 25))
                        .forEach(credit -> message.credit(credit[0], credit[1], "Buyer", credit[2]));
                bank.announce(message.xml());
            }
            scenario.orders(merchant, orders.subList(half * 60, half == 0 ? 60 : 117));
        }
        scenario.awaitUntil(
                () -> scenario.get(merchant, "/api/merchant/receipts?status=MATCHED")
                        .body()
                        .get("total")
                        .asInt(),
                matched -> matched == 117);
        assertThat(scenario.available(merchant, "USD")).isEqualTo(total.toPlainString());
        assertThat(scenario.count("SELECT COUNT(*) FROM allocation WHERE active AND merchant_id = " + merchant))
                .isEqualTo(117);
        assertThat(scenario.count("SELECT COUNT(DISTINCT order_no) FROM allocation WHERE merchant_id = " + merchant))
                .isEqualTo(117);
        assertThat(scenario.trialBalance(merchant).get("balanced").asBoolean()).isTrue();
    }
}

package io.maotong.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole of this service against the sandbox's bank, which misbehaves on top of it. */
@ServiceTest
@Import(Scenario.class)
@TestPropertySource(
        properties = {
            "seata.enabled=false",
            "maotong.forex.collection.poll=200ms",
            "maotong.forex.rate.poll=300ms",
            "maotong.authority.bank.read-timeout=1s"
        })
class SandboxChainTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void bank(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", Sandbox::url);
    }

    @AfterEach
    void behave() {
        Sandbox.control("DELETE", "/control/behaviour/bank", null);
    }

    @Test
    void fromTheAccountToTheSettlementNothingIsLostAndNothingTwice() {
        long merchant = scenario.merchant();
        Map<String, String> accounts = new TreeMap<>();
        for (String currency : List.of("USD", "JPY")) {
            accounts.put(currency, scenario.account(merchant, currency));
        }
        Sandbox.control(
                "PUT",
                "/control/behaviour/bank",
                "{\"duplicateRate\":0.3,\"shuffle\":true,\"errorRate\":0.2,\"timeoutRate\":0.1}");

        Map<String, BigDecimal> owed = new TreeMap<>();
        List<TradeOrder> orders = orders(owed);
        pay(orders.subList(0, 40), accounts);
        scenario.orders(merchant, orders.subList(0, 60));
        scenario.orders(merchant, orders.subList(60, 117));
        pay(orders.subList(40, 117), accounts);
        awaitMatched(merchant, 117);
        assertThat(scenario.available(merchant, "USD"))
                .isEqualTo(owed.get("USD").toPlainString());
        assertThat(scenario.available(merchant, "JPY"))
                .isEqualTo(owed.get("JPY").toPlainString());

        for (String currency : accounts.keySet()) {
            settleAll(merchant, currency);
        }
        JsonNode trial = scenario.trialBalance(merchant);
        assertThat(trial.get("balanced").asBoolean()).as(trial.toString()).isTrue();

        String last = "RV" + Ids.text(Ids.next());
        control(
                "/control/bank/payments",
                Map.of("payments", List.of(payment(accounts.get("USD"), "USD", "15.00", last))));
        scenario.awaitUntil(
                () -> scenario.get(merchant, "/api/merchant/receipts?q=" + last)
                        .body()
                        .get("items"),
                items -> items.size() == 1);
        String reference = scenario.get(merchant, "/api/merchant/receipts?q=" + last)
                .body()
                .get("items")
                .get(0)
                .get("bankReference")
                .asString();
        control("/control/bank/reversals", Map.of("items", List.of(Map.of("acctSvcrRef", reference))));
        scenario.awaitReceipt(merchant, reference, "REVERSED");

        assertThat(nostro(merchant)).as("our books and the bank's").isEqualTo(atTheBank());
        assertThat(scenario.trialBalance(merchant).get("balanced").asBoolean()).isTrue();
    }

    private static List<TradeOrder> orders(Map<String, BigDecimal> owed) {
        Random random = new Random(20261122);
        List<TradeOrder> orders = new ArrayList<>();
        for (int i = 0; i < 117; i++) {
            String currency = i % 5 == 0 ? "JPY" : "USD";
            BigDecimal amount = "JPY".equals(currency)
                    ? BigDecimal.valueOf(1_000 + random.nextInt(90_000))
                    : BigDecimal.valueOf(1_000 + random.nextInt(90_000), 2);
            owed.merge(currency, amount, BigDecimal::add);
            orders.add(Scenario.order(
                    "JMT20261122" + Ids.text(Ids.next()), 1, "PAID", Money.of(amount, currency), "Buyer " + i));
        }
        return orders;
    }

    private void pay(List<TradeOrder> orders, Map<String, String> accounts) {
        List<Map<String, Object>> payments = orders.stream()
                .map(order -> payment(
                        accounts.get(order.goodsValue().currency()),
                        order.goodsValue().currency(),
                        order.goodsValue().amount().toPlainString(),
                        "Invoice " + order.orderNo()))
                .toList();
        control("/control/bank/payments", Map.of("payments", payments, "messages", 9));
    }

    private static Map<String, Object> payment(String account, String currency, String amount, String remittance) {
        return Map.of(
                "accountNo",
                account,
                "currency",
                currency,
                "amount",
                new BigDecimal(amount),
                "payerName",
                "Buyer Pte Ltd",
                "payerCountry",
                "SG",
                "remittance",
                remittance);
    }

    private void control(String path, Object body) {
        Sandbox.control("POST", path, json.writeValueAsString(body));
    }

    private void awaitMatched(long merchant, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> scenario.get(merchant, "/api/merchant/receipts?status=MATCHED")
                                .body()
                                .get("total")
                                .asInt()
                        == count);
    }

    private void settleAll(long merchant, String currency) {
        scenario.awaitUntil(
                () -> scenario.get(merchant, "/api/merchant/rates")
                        .body()
                        .get("items")
                        .toString(),
                rates -> rates.contains(currency));
        String amount = scenario.available(merchant, currency);
        JsonNode quote = scenario.quoted(merchant, amount, currency);
        assertThat(quote.get("status").asString()).as(quote.toString()).isEqualTo("QUOTED");
        Scenario.Answer accepted =
                scenario.settle(merchant, quote.get("quoteId").asString());
        assertThat(accepted.status()).as(String.valueOf(accepted.body())).isEqualTo(202);
        String id = accepted.body().get("settlementId").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> "SETTLED"
                        .equals(scenario.get(merchant, "/api/merchant/settlements/" + id)
                                .body()
                                .get("status")
                                .asString()));
        assertThat(scenario.available(merchant, currency)).isIn("0.00", "0");
    }

    private Map<String, BigDecimal> nostro(long merchant) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        jdbc.sql("SELECT currency, balance FROM ledger_account WHERE kind = 'NOSTRO' AND merchant_id = ?")
                .param(merchant)
                .query(row -> {
                    balances.put(row.getString(1), row.getBigDecimal(2).stripTrailingZeros());
                });
        return balances;
    }

    private Map<String, BigDecimal> atTheBank() {
        Map<String, BigDecimal> balances = new TreeMap<>();
        json.readTree(Sandbox.control("GET", "/control/bank/companies/91320722MA1TE5T01K/accounts", null))
                .forEach(account -> balances.put(
                        account.get("currency").asString(),
                        new BigDecimal(account.get("balance").asString()).stripTrailingZeros()));
        return balances;
    }
}

package io.maotong.e2e;

import io.maotong.e2e.input.DemoOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Buyers pay, credits are matched with orders, dollars are settled at a locked quote, the ledger balances. */
final class CollectionStage implements Stage {

    @Override
    public String name() {
        return "4 collect and settle";
    }

    @Override
    public String run(Journey journey) {
        Map<String, String> accounts = openAccounts(journey);
        Map<String, BigDecimal> paid = pay(journey, accounts);
        journey.waiting.until(
                "matched receipts",
                () -> journey.merchant.get("/api/merchant/receipts/allocations?size=1"),
                answer -> answer.get("total").asLong() >= journey.orders.size());
        long receipts = journey.merchant
                .get("/api/merchant/receipts?size=1")
                .get("total")
                .asLong();
        Expect.equal("receipts, although the bank repeats itself", (long) journey.orders.size(), receipts);
        String bought = settle(journey, paid.get("USD"));
        balance(journey);
        return "%d receipts %s matched; sold USD %s for CNY %s; ledger balances"
                .formatted(receipts, paid, paid.get("USD"), bought);
    }

    private static Map<String, String> openAccounts(Journey journey) {
        List<String> currencies = journey.orders.stream()
                .map(DemoOrder::currency)
                .distinct()
                .sorted()
                .toList();
        currencies.forEach(currency -> journey.waiting.until(
                "a qualification in forex",
                () -> journey.merchant.post("/api/merchant/accounts", Map.of("currency", currency)),
                answer -> answer.hasNonNull("accountId")));
        journey.merchant.post("/api/merchant/accounts", Map.of("currency", "CNY"));
        JsonNode open = journey.waiting.until(
                "collection accounts",
                () -> journey.merchant.get("/api/merchant/accounts"),
                answer -> answer.size() == currencies.size() + 1
                        && answer.valueStream()
                                .allMatch(account ->
                                        account.get("status").asString().equals("ACTIVE")));
        Map<String, String> numbers = new HashMap<>();
        open.forEach(account -> numbers.put(
                account.get("currency").asString(), account.get("accountNo").asString()));
        return numbers;
    }

    private static Map<String, BigDecimal> pay(Journey journey, Map<String, String> accounts) {
        List<Map<String, Object>> payments = new ArrayList<>();
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (DemoOrder order : journey.orders) {
            payments.add(Map.of(
                    "accountNo", accounts.get(order.currency()),
                    "currency", order.currency(),
                    "amount", order.total().toPlainString(),
                    "payerName", order.consignee(),
                    "payerCountry", order.country(),
                    "remittance", "Payment for " + order.orderNo(),
                    "endToEndId", "E2E" + order.orderNo().substring(3)));
            sums.merge(order.currency(), order.total(), BigDecimal::add);
        }
        journey.outside.post("/control/bank/payments", Map.of("payments", payments));
        return sums;
    }

    private static String settle(Journey journey, BigDecimal dollars) {
        String quote = journey.merchant
                .post(
                        "/api/merchant/settlement-quotes",
                        Map.of("sell", Map.of("amount", dollars.toPlainString(), "currency", "USD"), "tenor", "T0"))
                .get("quoteId")
                .asString();
        journey.waiting.until(
                "the bank's quote",
                () -> journey.merchant.get("/api/merchant/settlement-quotes/" + quote),
                answer -> answer.get("status").asString().equals("QUOTED"),
                answer -> answer.get("status").asString().equals("REJECTED"));
        String settlement = journey.merchant
                .post("/api/merchant/settlements", Map.of("quoteId", quote))
                .get("settlementId")
                .asString();
        JsonNode settled = journey.waiting.until(
                "the settlement",
                () -> journey.merchant.get("/api/merchant/settlements/" + settlement),
                answer -> answer.get("status").asString().equals("SETTLED"),
                answer -> answer.get("status").asString().equals("REJECTED"));
        return settled.get("bought").get("amount").asString();
    }

    private static void balance(Journey journey) {
        JsonNode trial = journey.merchant.get("/api/merchant/ledger/trial-balance");
        JsonNode currencies = trial.isArray() ? trial : trial.get("currencies");
        Expect.that(!currencies.isEmpty(), "the trial balance is empty");
        for (JsonNode currency : currencies) {
            Expect.that(currency.get("balanced").asBoolean(), "the ledger does not balance: " + currency);
        }
    }
}

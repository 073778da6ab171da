package io.maotong.forex;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.test.EndpointGuard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

@ForexTest
class ForexEndpointGuardTest extends EndpointGuard {

    @Autowired
    private Scenario scenario;

    @Autowired
    private ScriptedBank bank;

    @Override
    protected Map<String, String> objectsOfSomebody() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String orderNo = "JMT" + Ids.text(Ids.next());
        scenario.knownOrders(merchant, List.of(Scenario.order(orderNo, 1, "PAID", Money.of("20.00", "USD"), "Buyer")));
        String reference = "CR" + Ids.text(Ids.next());
        bank.announce(Camt.to(account, "USD")
                .credit(reference, "20.00", "Buyer", orderNo)
                .xml());
        String receipt = scenario.awaitReceipt(merchant, reference, "MATCHED")
                .get("receiptId")
                .asString();
        String allocation = scenario.get(merchant, "/api/merchant/receipts/allocations?orderNo=" + orderNo)
                .body()
                .get("items")
                .get(0)
                .get("allocationId")
                .asString();
        scenario.awaitUntil(
                () -> scenario.get(merchant, "/api/merchant/rates")
                        .body()
                        .get("total")
                        .asInt(),
                total -> total > 0);
        String quote = scenario.quoted(merchant, "20.00", "USD").get("quoteId").asString();
        String settlement =
                scenario.settle(merchant, quote).body().get("settlementId").asString();
        Map<String, String> objects = new HashMap<>();
        objects.put("/api/merchant/receipts/{id} id", receipt);
        objects.put("/api/merchant/receipts/{id}:match id", receipt);
        objects.put("/api/merchant/receipts/{id}/suggestions id", receipt);
        objects.put("/api/merchant/receipts/allocations/{id}:unmatch id", allocation);
        objects.put("/api/merchant/settlement-quotes/{id} id", quote);
        objects.put("/api/merchant/settlements/{id} id", settlement);
        return objects;
    }
}

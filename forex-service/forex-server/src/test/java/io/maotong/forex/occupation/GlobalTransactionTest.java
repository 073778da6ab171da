package io.maotong.forex.occupation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.forex.Camt;
import io.maotong.forex.ForexTest;
import io.maotong.forex.Scenario;
import io.maotong.forex.ScriptedBank;
import io.maotong.test.Callers;
import java.time.Duration;
import java.util.List;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.tm.api.GlobalTransaction;
import org.apache.seata.tm.api.GlobalTransactionContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The occupation as a branch of a global transaction at the real Seata server. */
@ForexTest
@TestPropertySource(properties = "seata.enabled=true")
class GlobalTransactionTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private ScriptedBank bank;

    @Autowired
    private MockMvc mvc;

    private record Matched(long merchant, String allocation) {}

    private Matched matched() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String orderNo = "JMT" + Ids.text(Ids.next());
        scenario.knownOrders(merchant, List.of(Scenario.order(orderNo, 1, "PAID", Money.of("100.00", "USD"), "Buyer")));
        String reference = "CR" + Ids.text(Ids.next());
        bank.announce(Camt.to(account, "USD")
                .credit(reference, "100.00", "Buyer", orderNo)
                .xml());
        scenario.awaitReceipt(merchant, reference, "MATCHED");
        return new Matched(
                merchant,
                scenario.get(merchant, "/api/merchant/receipts/allocations?orderNo=" + orderNo)
                        .body()
                        .get("items")
                        .get(0)
                        .get("allocationId")
                        .asString());
    }

    /** As the refund service calls: the transaction's id travels in a header. */
    private int occupy(Matched matched, String xid) throws Exception {
        RootContext.unbind();
        return mvc.perform(MockMvcRequestBuilders.post("/internal/receipt-occupations")
                        .header(RootContext.KEY_XID, xid)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"merchantId":"%s","batchId":"B1","parts":[
                                  {"allocationId":"%s","entryId":"E1","amount":60.00},
                                  {"allocationId":"%s","entryId":"E2","amount":40.00}]}
                                """.formatted(matched.merchant(), matched.allocation(), matched.allocation()))
                        .with(Callers.service("refund-service")))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private long occupied(Matched matched) {
        return scenario.count(
                "SELECT COUNT(*) FROM receipt_occupation WHERE active AND merchant_id = " + matched.merchant());
    }

    @Test
    void rollbackTakesTheOccupationBackAndCommitKeepsIt() throws Exception {
        Matched matched = matched();
        GlobalTransaction refused = GlobalTransactionContext.createNew();
        refused.begin(60_000, "refund");
        String xid = refused.getXid();
        assertThat(occupy(matched, xid)).isEqualTo(204);
        assertThat(occupied(matched)).isEqualTo(2);
        assertThat(scenario.count("SELECT COUNT(*) FROM undo_log WHERE xid = '" + xid + "'"))
                .as("the branch took part")
                .isPositive();
        RootContext.bind(xid);
        refused.rollback();
        RootContext.unbind();
        await().atMost(Duration.ofSeconds(20)).until(() -> occupied(matched) == 0);

        GlobalTransaction granted = GlobalTransactionContext.createNew();
        granted.begin(60_000, "refund");
        assertThat(occupy(matched, granted.getXid())).isEqualTo(204);
        RootContext.bind(granted.getXid());
        granted.commit();
        RootContext.unbind();
        assertThat(occupied(matched)).isEqualTo(2);
    }
}

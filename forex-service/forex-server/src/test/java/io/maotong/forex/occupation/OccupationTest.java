package io.maotong.forex.occupation;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.forex.Camt;
import io.maotong.forex.ForexTest;
import io.maotong.forex.Scenario;
import io.maotong.forex.ScriptedBank;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForexTest
class OccupationTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private ScriptedBank bank;

    @Autowired
    private JdbcClient jdbc;

    private record Matched(long merchant, String allocation) {}

    private Matched matched(String amount) {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String orderNo = "JMT" + Ids.text(Ids.next());
        scenario.knownOrders(merchant, List.of(Scenario.order(orderNo, 1, "PAID", Money.of(amount, "USD"), "Buyer")));
        String reference = "CR" + Ids.text(Ids.next());
        bank.announce(Camt.to(account, "USD")
                .credit(reference, amount, "Buyer", orderNo)
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

    private int occupy(Matched matched, String batch, String entry, String amount) {
        return scenario.internal("/internal/receipt-occupations", """
                        {"merchantId":"%s","batchId":"%s","parts":[{"allocationId":"%s","entryId":"%s","amount":%s}]}
                        """.formatted(
                                matched.merchant(), batch, matched.allocation(), entry, amount))
                .status();
    }

    private int release(Matched matched, String batch) {
        return scenario.internal(
                        "/internal/receipt-occupations/release",
                        "{\"merchantId\":\"" + matched.merchant() + "\",\"batchId\":\"" + batch + "\"}")
                .status();
    }

    private BigDecimal occupied(Matched matched) {
        return jdbc.sql("SELECT COALESCE(SUM(amount), 0) FROM receipt_occupation WHERE active AND allocation_id = ?")
                .param(Ids.parse(matched.allocation()))
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void occupyIsRepeatableAndNeverExceedsTheMatch() {
        Matched matched = matched("100.00");
        assertThat(occupy(matched, "B1", "E1", "60.00")).isEqualTo(204);
        assertThat(occupy(matched, "B1", "E1", "60.00")).isEqualTo(204);
        assertThat(occupied(matched)).isEqualByComparingTo("60");
        assertThat(occupy(matched, "B1", "E1", "61.00"))
                .as("the same batch asks for something else")
                .isEqualTo(409);
        assertThat(occupy(matched, "B2", "E2", "40.01")).isEqualTo(409);
        assertThat(occupy(matched, "B2", "E2", "40.00")).isEqualTo(204);
        assertThat(release(matched, "B1")).isEqualTo(204);
        assertThat(release(matched, "B1")).isEqualTo(204);
        assertThat(occupied(matched)).isEqualByComparingTo("40");
        assertThat(occupy(matched, "B1", "E1", "60.00")).as("after a release").isEqualTo(204);
    }

    @Test
    void matchInUseCannotBeTakenApart() {
        Matched matched = matched("50.00");
        assertThat(occupy(matched, "B1", "E1", "1.00")).isEqualTo(204);
        String path = "/api/merchant/receipts/allocations/" + matched.allocation() + ":unmatch";
        Scenario.Answer answer = scenario.post(matched.merchant(), path, "{\"reason\":\"x\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("FOREX-40908");
        release(matched, "B1");
        assertThat(scenario.post(matched.merchant(), path, "{\"reason\":\"x\"}").status())
                .isEqualTo(200);
        assertThat(occupy(matched, "B2", "E1", "1.00"))
                .as("a match that was taken back")
                .isEqualTo(409);
    }

    @Test
    void otherMerchantsMatchIsUnknown() {
        Matched matched = matched("10.00");
        assertThat(occupy(new Matched(scenario.merchant(), matched.allocation()), "B1", "E1", "1.00"))
                .isEqualTo(409);
    }

    @Test
    void manyBatchesAtOnceNeverExceedTheMatch() throws Exception {
        Matched matched = matched("100.00");
        Random random = new Random(5);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String batch = "B" + i;
            String amount =
                    new BigDecimal(random.nextInt(3_000) + 1).movePointLeft(2).toPlainString();
            calls.add(() -> occupy(matched, batch, "E1", amount));
        }
        int won = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> future : threads.invokeAll(calls)) {
                int status = future.get();
                assertThat(status).isIn(204, 409);
                won += status == 204 ? 1 : 0;
            }
        }
        assertThat(won).isPositive();
        assertThat(occupied(matched)).isLessThanOrEqualTo(new BigDecimal("100"));
    }
}

package io.maotong.forex.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.forex.Camt;
import io.maotong.forex.ForexTest;
import io.maotong.forex.MovableClock;
import io.maotong.forex.Scenario;
import io.maotong.forex.ScriptedBank;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ForexTest
class SettlementTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private ScriptedBank bank;

    @Autowired
    private MovableClock clock;

    private long merchantWith(String amount, String currency) {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, currency);
        String orderNo = "JMT" + Ids.text(Ids.next());
        scenario.knownOrders(
                merchant, List.of(Scenario.order(orderNo, 1, "PAID", Money.of(amount, currency), "Buyer")));
        String reference = "CR" + Ids.text(Ids.next());
        bank.announce(Camt.to(account, currency)
                .credit(reference, amount, "Buyer", orderNo)
                .xml());
        scenario.awaitReceipt(merchant, reference, "MATCHED");
        scenario.awaitUntil(
                () -> scenario.get(merchant, "/api/merchant/rates")
                        .body()
                        .get("total")
                        .asInt(),
                total -> total > 0);
        return merchant;
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers.stream().sorted().toList();
        }
    }

    private void assertBalanced(long merchant) {
        JsonNode trial = scenario.trialBalance(merchant);
        assertThat(trial.get("balanced").asBoolean()).as(trial.toString()).isTrue();
    }

    @Test
    void settlementGivesTheQuotedFigureAndTheLedgerBalances() {
        long merchant = merchantWith("12345.67", "USD");
        JsonNode quote = scenario.quoted(merchant, "12345.67", "USD");
        assertThat(quote.get("status").asString()).isEqualTo("QUOTED");
        assertThat(quote.get("rate").decimalValue()).isEqualByComparingTo("7.162");
        assertThat(quote.get("buy").get("amount").asString()).isEqualTo("88419.69");
        assertThat(quote.get("totalCost").get("amount").asString()).isEqualTo("176.84");
        Scenario.Answer accepted =
                scenario.settle(merchant, quote.get("quoteId").asString());
        assertThat(accepted.status()).isEqualTo(202);
        scenario.awaitSettlement(merchant, accepted.body().get("settlementId").asString(), "SETTLED");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("0.00");
        assertThat(scenario.balance(merchant, "USD", "hold")).isEqualTo("0.00");
        assertThat(scenario.available(merchant, "CNY")).isEqualTo("88419.69");
        assertBalanced(merchant);
        assertThat(scenario.get(merchant, "/api/merchant/ledger/statement?currency=USD")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void yenAreSettledFromTheBoardPerHundred() {
        long merchant = merchantWith("1000000", "JPY");
        JsonNode quote = scenario.quoted(merchant, "1000000", "JPY");
        assertThat(quote.get("buy").get("amount").asString()).isEqualTo("47655.00");
    }

    @Test
    void twoAcceptOneQuoteThenOneWins() throws Exception {
        long merchant = merchantWith("100.00", "USD");
        String quote = scenario.quoted(merchant, "10.00", "USD").get("quoteId").asString();
        Callable<Integer> accept = () -> scenario.settle(merchant, quote).status();
        assertThat(together(List.of(accept, accept, accept, accept))).containsExactly(202, 409, 409, 409);
        assertThat(scenario.get(merchant, "/api/merchant/settlements")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void twoSettleTheSameFundsThenOneWins() throws Exception {
        long merchant = merchantWith("100.00", "USD");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String quote =
                    scenario.quoted(merchant, "60.00", "USD").get("quoteId").asString();
            calls.add(() -> scenario.settle(merchant, quote).status());
        }
        assertThat(together(calls)).containsExactly(202, 409, 409);
        assertBalanced(merchant);
    }

    @Test
    void expiredQuoteIsRefusedWithAHintToAskAgain() {
        long merchant = merchantWith("100.00", "USD");
        JsonNode quote = scenario.quoted(merchant, "10.00", "USD");
        clock.advance(Duration.ofSeconds(301));
        Scenario.Answer answer = scenario.settle(merchant, quote.get("quoteId").asString());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("FOREX-40905");
        assertThat(answer.body().get("detail").asString()).contains("settlement-quotes");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("100.00");
    }

    @Test
    void moreThanIsAvailableIsRefused() {
        long merchant = merchantWith("100.00", "USD");
        JsonNode quote = scenario.quoted(merchant, "100.01", "USD");
        Scenario.Answer answer = scenario.settle(merchant, quote.get("quoteId").asString());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("FOREX-40904");
        assertThat(scenario.get(merchant, "/api/merchant/settlements")
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void lostAnswersAreAskedForBySerialAndOneDealIsMade() {
        long merchant = merchantWith("100.00", "EUR");
        int before = bank.dealsOf("EUR");
        bank.next("quote", ScriptedBank.Mishap.ANSWER_LOST);
        JsonNode quote = scenario.quoted(merchant, "100.00", "EUR");
        assertThat(quote.get("status").asString()).isEqualTo("QUOTED");
        bank.next(
                "deal",
                ScriptedBank.Mishap.NOT_SENT,
                ScriptedBank.Mishap.LOST,
                ScriptedBank.Mishap.BUSY,
                ScriptedBank.Mishap.ANSWER_LOST);
        Scenario.Answer accepted =
                scenario.settle(merchant, quote.get("quoteId").asString());
        String id = accepted.body().get("settlementId").asString();
        scenario.awaitUntil(
                () -> {
                    clock.advance(Duration.ofSeconds(2));
                    return scenario.get(merchant, "/api/merchant/settlements/" + id)
                            .body()
                            .get("status")
                            .asString();
                },
                "SETTLED"::equals);
        assertThat(bank.dealsOf("EUR") - before).isEqualTo(1);
        assertBalanced(merchant);
    }

    @Test
    void rejectedByTheBankThenTheHoldIsReleased() {
        long merchant = merchantWith("100.00", "USD");
        JsonNode quote = scenario.quoted(merchant, "100.00", "USD");
        bank.next("deal", ScriptedBank.Mishap.REFUSED);
        Scenario.Answer accepted =
                scenario.settle(merchant, quote.get("quoteId").asString());
        JsonNode settlement = scenario.awaitSettlement(
                merchant, accepted.body().get("settlementId").asString(), "REJECTED");
        assertThat(settlement.get("reason").asString()).contains("SCRIPTED");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("100.00");
        assertThat(scenario.balance(merchant, "USD", "hold")).isEqualTo("0.00");
        assertBalanced(merchant);
    }

    @Test
    void creditTakenBackAfterItWasSettledIsADebt() {
        long merchant = merchantWith("100.00", "USD");
        JsonNode quote = scenario.quoted(merchant, "70.00", "USD");
        Scenario.Answer accepted =
                scenario.settle(merchant, quote.get("quoteId").asString());
        scenario.awaitSettlement(merchant, accepted.body().get("settlementId").asString(), "SETTLED");
        JsonNode receipt = scenario.get(merchant, "/api/merchant/receipts")
                .body()
                .get("items")
                .get(0);
        String original = receipt.get("bankReference").asString();
        bank.announce(Camt.to(scenario.account(merchant, "USD"), "USD")
                .reversal("RV" + original, "100.00", original)
                .xml());
        scenario.awaitReceipt(merchant, original, "REVERSED");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("0.00");
        assertThat(scenario.count("SELECT CAST(SUM(balance) AS SIGNED) FROM ledger_account WHERE kind = 'RECEIVABLE'"
                        + " AND merchant_id = " + merchant))
                .isEqualTo(70);
        assertBalanced(merchant);
    }

    @Test
    void wrongRequestsAreRefusedWithEveryReason() {
        long merchant = merchantWith("100.00", "USD");
        Scenario.Answer answer = scenario.post(
                merchant,
                "/api/merchant/settlement-quotes",
                "{\"sell\":{\"amount\":\"-1.00\",\"currency\":\"CNY\"},\"tenor\":\"T0\",\"validitySeconds\":7}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString())
                .contains("POSITIVE")
                .contains("FOREIGN_CURRENCY")
                .contains("QUOTE_VALIDITY");
        assertThat(scenario.post(
                                merchant,
                                "/api/merchant/settlement-quotes",
                                "{\"sell\":{\"amount\":\"1.005\",\"currency\":\"USD\"},\"tenor\":\"T0\"}")
                        .status())
                .as("more decimals than the currency has")
                .isEqualTo(400);
    }
}

package io.maotong.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FxTest {

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final BankCase bank = new BankCase(sandbox);

    @AfterEach
    void letTheBoardMoveAgain() {
        sandbox.control("DELETE", "/bank/rates", null);
    }

    private Map<String, Object> quote(String currency, String amount, int seconds) {
        return Map.of(
                "serial",
                BankCase.serial(),
                "sellCurrency",
                currency,
                "buyCurrency",
                "CNY",
                "sellAmount",
                amount,
                "tenor",
                "T0",
                "validitySeconds",
                seconds);
    }

    private void pin(String currency, String bid, String mid, String ask) {
        Answer answer = sandbox.control(
                "PUT",
                "/bank/rates",
                Map.of(
                        "rates",
                        List.of(Map.of(
                                "currency", currency,
                                "unit", 100,
                                "bid", bid,
                                "cashBid", bid,
                                "mid", mid,
                                "ask", ask,
                                "cashAsk", ask))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode rate(String currency) {
        return sandbox.get("forex", "/bank/rates")
                .body()
                .at("/rates")
                .valueStream()
                .filter(rate -> rate.path("currency").asString().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    private Answer deal(String serial, String quoteNo, String debit, String credit) {
        return sandbox.post(
                "forex",
                "/bank/fx/deals",
                Map.of("serial", serial, "quoteNo", quoteNo, "debitAccount", debit, "creditAccount", credit));
    }

    private Answer settled(String serial) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> sandbox.get("forex", "/bank/fx/deals?serial=" + serial),
                        answer -> !answer.at("/status").equals("ACCEPTED"));
    }

    @Test
    void boardWhenReadThenOrderedAndNearItsStart() {
        for (JsonNode rate : sandbox.get("forex", "/bank/rates").body().at("/rates")) {
            BigDecimal bid = new BigDecimal(rate.path("bid").asString());
            assertThat(new BigDecimal(rate.path("cashBid").asString())).isLessThanOrEqualTo(bid);
            assertThat(new BigDecimal(rate.path("mid").asString()))
                    .isBetween(bid, new BigDecimal(rate.path("ask").asString()));
        }
        assertThat(new BigDecimal(rate("USD").path("bid").asString()))
                .isBetween(new BigDecimal("714.76"), new BigDecimal("717.64"));
        assertThat(rate("JPY").path("unit").asInt()).isEqualTo(100);
    }

    @Test
    void quoteWhenBoardIsPinnedThenTheWorkedExampleToTheCent() {
        pin("USD", "716.20", "717.70", "719.22");
        pin("JPY", "4.7655", "4.7800", "4.8006");
        Answer dollars = sandbox.post("forex", "/bank/fx/quotes", quote("USD", "12345.67", 60));
        assertThat(dollars.status()).as(dollars.text()).isEqualTo(200);
        assertThat(dollars.at("/rate")).isEqualTo("7.16200000");
        assertThat(dollars.at("/buyAmount")).isEqualTo("88419.69");
        Answer yen = sandbox.post("forex", "/bank/fx/quotes", quote("JPY", "1000000", 60));
        assertThat(yen.at("/rate")).isEqualTo("0.04765500");
        assertThat(yen.at("/buyAmount")).isEqualTo("47655.00");
        assertThat(yen.at("/sellAmount")).isEqualTo("1000000");
    }

    @Test
    void quoteWhenFieldsAreWrongThenAllAreNamed() {
        Map<String, Object> wrong = new HashMap<>(quote("JPY", "10.5", 0));
        wrong.put("buyCurrency", "USD");
        wrong.put("tenor", "T9");
        Answer answer = sandbox.post("forex", "/bank/fx/quotes", wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .at("/fields")
                        .valueStream()
                        .map(f -> f.path("field").asString()))
                .containsExactlyInAnyOrder("buyCurrency", "sellAmount", "tenor", "validitySeconds");
    }

    @Test
    void dealWhenAcceptedThenSettledOnceAndBothBalancesMove() {
        String dollars = bank.open("USD");
        String yuan = bank.open("CNY");
        bank.pay(50, List.of(BankCase.payment(dollars, "USD", "1000.00", "FUNDS")));
        Answer quote = sandbox.post("forex", "/bank/fx/quotes", quote("USD", "400.00", 60));
        String serial = BankCase.serial();
        Answer deal = deal(serial, quote.at("/quoteNo"), dollars, yuan);
        assertThat(deal.status()).as(deal.text()).isEqualTo(202);
        assertThat(deal(serial, quote.at("/quoteNo"), dollars, yuan).at("/dealNo"))
                .isEqualTo(deal.at("/dealNo"));
        assertThat(deal(BankCase.serial(), quote.at("/quoteNo"), dollars, yuan).at("/code"))
                .isEqualTo("QUOTE_USED");
        Answer settled = settled(serial);
        assertThat(settled.at("/status")).isEqualTo("SETTLED");
        assertThat(settled.at("/bankRef")).startsWith("FX");
        BigDecimal bought = new BigDecimal("400.00")
                .multiply(new BigDecimal(settled.at("/rate")))
                .setScale(2, RoundingMode.HALF_UP);
        assertThat(settled.at("/buyAmount")).isEqualTo(bought.toPlainString());
        assertThat(bank.balances()).containsEntry("USD", "600.00").containsEntry("CNY", bought.toPlainString());
        assertThat(bank.seen(yuan)).isEmpty();
    }

    @Test
    void dealWhenFundsAreMissingThenRejectedAndNothingMoves() {
        String dollars = bank.open("USD");
        String yuan = bank.open("CNY");
        bank.pay(50, List.of(BankCase.payment(dollars, "USD", "100.00", "FUNDS")));
        Answer first = sandbox.post("forex", "/bank/fx/quotes", quote("USD", "60.00", 60));
        Answer second = sandbox.post("forex", "/bank/fx/quotes", quote("USD", "60.00", 60));
        String one = BankCase.serial();
        String other = BankCase.serial();
        deal(one, first.at("/quoteNo"), dollars, yuan);
        deal(other, second.at("/quoteNo"), dollars, yuan);
        assertThat(List.of(settled(one).at("/status"), settled(other).at("/status")))
                .containsExactlyInAnyOrder("SETTLED", "REJECTED");
        assertThat(bank.balances()).containsEntry("USD", "40.00");
    }

    @Test
    void dealWhenQuoteExpiredThenRefused() {
        String dollars = bank.open("USD");
        String yuan = bank.open("CNY");
        Answer quote = sandbox.post("forex", "/bank/fx/quotes", quote("USD", "60.00", 1));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            Answer late = sandbox.post(
                    "forex",
                    "/bank/fx/deals",
                    Map.of(
                            "serial",
                            BankCase.serial(),
                            "quoteNo",
                            quote.at("/quoteNo"),
                            "debitAccount",
                            dollars,
                            "creditAccount",
                            "0"));
            assertThat(late.status()).isEqualTo(422);
            assertThat(java.time.OffsetDateTime.parse(quote.at("/expiresAt")).toInstant())
                    .isBefore(java.time.Instant.now());
        });
        Answer late = deal(BankCase.serial(), quote.at("/quoteNo"), dollars, yuan);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/code")).isEqualTo("QUOTE_EXPIRED");
    }

    @Test
    void dealWhenAccountsAreAnotherCompanysThenRefused() {
        String dollars = bank.open("USD");
        String foreign = new BankCase(sandbox).open("CNY");
        Answer quote = sandbox.post("forex", "/bank/fx/quotes", quote("USD", "60.00", 60));
        Answer answer = deal(BankCase.serial(), quote.at("/quoteNo"), dollars, foreign);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/fields/0/field")).isEqualTo("creditAccount");
    }

    @Test
    void dealWhenNeverSentThenNotFoundBySerial() {
        assertThat(sandbox.get("forex", "/bank/fx/deals?serial=" + BankCase.serial())
                        .status())
                .isEqualTo(404);
    }
}

package io.maotong.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BankRestartTest {

    @Test
    void restartWhenADealIsUnsettledAndACreditUnrepeatedThenBothHappenOnceLater() {
        try (SandboxUnderTest sandbox = new SandboxUnderTest(Map.of(
                "sandbox.bank.settle-delay", "10s",
                "sandbox.bank.repeat-delay", "10s",
                "sandbox.bank.repeat-per-mille", "1000"))) {
            BankCase bank = new BankCase(sandbox);
            String dollars = bank.open("USD");
            String yuan = bank.open("CNY");
            bank.pay(50, List.of(BankCase.payment(dollars, "USD", "100.00", "FUNDS")));
            String quoteSerial = BankCase.serial();
            Answer quote = sandbox.post(
                    "forex",
                    "/bank/fx/quotes",
                    Map.of(
                            "serial", quoteSerial,
                            "sellCurrency", "USD",
                            "buyCurrency", "CNY",
                            "sellAmount", "100.00",
                            "tenor", "T1",
                            "validitySeconds", 60));
            Map<String, Object> deal = Map.of(
                    "serial",
                    BankCase.serial(),
                    "quoteNo",
                    quote.at("/quoteNo"),
                    "debitAccount",
                    dollars,
                    "creditAccount",
                    yuan);
            Answer accepted = sandbox.post("forex", "/bank/fx/deals", deal);
            assertThat(sandbox.get("forex", "/bank/fx/deals?serial=" + deal.get("serial"))
                            .at("/status"))
                    .isEqualTo("ACCEPTED");
            sandbox.restart();
            assertThat(sandbox.post("forex", "/bank/fx/deals", deal).at("/dealNo"))
                    .isEqualTo(accepted.at("/dealNo"));
            assertThat(sandbox.get("forex", "/bank/fx/quotes?serial=" + quoteSerial)
                            .at("/quoteNo"))
                    .isEqualTo(quote.at("/quoteNo"));
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> sandbox.get("forex", "/bank/fx/deals?serial=" + deal.get("serial"))
                            .at("/status")
                            .equals("SETTLED"));
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> bank.seen(dollars).size() == 2);
            assertThat(bank.balances()).containsEntry("USD", "0.00").containsEntry("CNY", quote.at("/buyAmount"));
        }
    }
}

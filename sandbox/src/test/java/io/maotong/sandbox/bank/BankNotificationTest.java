package io.maotong.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BankNotificationTest {

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final BankCase bank = new BankCase(sandbox);

    @Test
    void openWhenRepeatedThenTheSameAccountAndOneOfEachCurrency() {
        String serial = BankCase.serial();
        Answer first = sandbox.post("forex", "/bank/virtual-accounts", bank.account(serial, "USD"));
        Answer again = sandbox.post("forex", "/bank/virtual-accounts", bank.account(serial, "USD"));
        assertThat(again.at("/accountNo")).isEqualTo(first.at("/accountNo")).matches("8810840\\d{12}");
        assertThat(bank.open("USD")).isEqualTo(first.at("/accountNo"));
        assertThat(bank.open("JPY")).isNotEqualTo(first.at("/accountNo"));
        assertThat(sandbox.get("forex", "/bank/virtual-accounts?serial=" + serial)
                        .at("/accountNo"))
                .isEqualTo(first.at("/accountNo"));
        assertThat(sandbox.get("forex", "/bank/virtual-accounts?serial=absent").status())
                .isEqualTo(404);
    }

    @Test
    void openWhenTheAnswerIsLostThenTheAccountIsFoundBySerial() {
        String serial = BankCase.serial();
        sandbox.control("PUT", "/behaviour/bank", Map.of("timeoutRate", 1.0, "holdMillis", 0));
        try {
            assertThatThrownBy(() -> sandbox.post("forex", "/bank/virtual-accounts", bank.account(serial, "USD")))
                    .isInstanceOf(UncheckedIOException.class);
        } finally {
            sandbox.control("DELETE", "/behaviour/bank", null);
        }
        String found =
                sandbox.get("forex", "/bank/virtual-accounts?serial=" + serial).at("/accountNo");
        assertThat(sandbox.post("forex", "/bank/virtual-accounts", bank.account(serial, "USD"))
                        .at("/accountNo"))
                .isEqualTo(found)
                .isNotEmpty();
    }

    @Test
    void openWhenCurrencyIsUnknownThenRefused() {
        Answer answer = sandbox.post("forex", "/bank/virtual-accounts", bank.account(BankCase.serial(), "XXX"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/fields/0/field")).isEqualTo("currency");
    }

    @Test
    void payWhenManyThenEveryCreditIsInTheFeedAndTheBalanceHolds() {
        String account = bank.open("USD");
        List<Map<String, Object>> payments = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < 117; i++) {
            String amount = "1" + i + ".05";
            total = total.add(new BigDecimal(amount));
            payments.add(BankCase.payment(account, "USD", amount, "ORD-" + i));
        }
        assertThat(bank.pay(50, payments).at("/accepted")).isEqualTo("117");
        List<BankCase.SeenEntry> seen = bank.seen(account);
        Set<String> references = new HashSet<>();
        seen.forEach(entry -> references.add(entry.text("AcctSvcrRef")));
        assertThat(references).hasSize(117);
        assertThat(seen.stream().map(BankCase.SeenEntry::seq).distinct().count())
                .isGreaterThanOrEqualTo(3);
        assertThat(bank.balances()).containsEntry("USD", total.toPlainString());
        assertThat(seen.getFirst().text("NtryDtls/TxDtls/RltdPties/Dbtr/Pty/Nm"))
                .isEqualTo("CRYSTAL HOUSE PTE LTD <SG> & CO");
        assertThat(seen.getFirst().text("NtryDtls/TxDtls/RmtInf/Ustrd")).isEqualTo("/ORDER/ORD-0 水晶");
        assertThat(seen.getFirst().text("NtryDtls/TxDtls/Refs/UETR"))
                .matches("[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}");
    }

    @Test
    void payWhenAnythingIsWrongThenNothingIsBooked() {
        String account = bank.open("JPY");
        Answer answer = bank.pay(
                50,
                List.of(
                        BankCase.payment(account, "JPY", "1000", "A"),
                        BankCase.payment(account, "JPY", "10.5", "B"),
                        BankCase.payment(account, "USD", "10.50", "C"),
                        BankCase.payment("0000", "USD", "10.50", "D")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .at("/fields")
                        .valueStream()
                        .map(f -> f.path("field").asString()))
                .contains("payments[1].amount", "payments[2].currency", "payments[3].accountNo");
        assertThat(bank.balances()).containsEntry("JPY", "0");
        assertThat(bank.seen(account)).isEmpty();
    }

    @Test
    void payWhenSerialIsRepeatedThenPaidOnce() {
        String account = bank.open("USD");
        Map<String, Object> request = Map.of(
                "serial", BankCase.serial(), "payments", List.of(BankCase.payment(account, "USD", "10.00", "ONCE")));
        sandbox.control("POST", "/bank/payments", request);
        sandbox.control("POST", "/bank/payments", request);
        assertThat(bank.balances()).containsEntry("USD", "10.00");
    }

    @Test
    void feedWhenDuplicatesAreOrderedThenTheSameReferenceComesAgainLater() {
        String account = bank.open("EUR");
        sandbox.control("PUT", "/behaviour/bank", Map.of("duplicateRate", 1.0));
        try {
            bank.pay(50, List.of(BankCase.payment(account, "EUR", "12.34", "TWICE")));
        } finally {
            sandbox.control("DELETE", "/behaviour/bank", null);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> bank.seen(account).size() == 2);
        List<BankCase.SeenEntry> seen = bank.seen(account);
        assertThat(seen.get(1).text("AcctSvcrRef")).isEqualTo(seen.get(0).text("AcctSvcrRef"));
        assertThat(seen.get(1).seq()).isGreaterThan(seen.get(0).seq());
        assertThat(bank.balances()).containsEntry("EUR", "12.34");
    }

    @Test
    void reverseWhenCreditIsKnownThenDebitedOnce() {
        String account = bank.open("USD");
        bank.pay(50, List.of(BankCase.payment(account, "USD", "99.99", "BACK")));
        Map<String, Object> request = Map.of("items", List.of(Map.of("accountNo", account, "endToEndId", "BACK")));
        assertThat(sandbox.control("POST", "/bank/reversals", request).status()).isEqualTo(200);
        assertThat(sandbox.control("POST", "/bank/reversals", request).at("/code"))
                .isEqualTo("ALREADY_REVERSED");
        assertThat(bank.balances()).containsEntry("USD", "0.00");
        List<BankCase.SeenEntry> seen = bank.seen(account);
        BankCase.SeenEntry credit = seen.stream()
                .filter(e -> "CRDT".equals(e.text("CdtDbtInd")))
                .findFirst()
                .orElseThrow();
        BankCase.SeenEntry reversal = seen.stream()
                .filter(e -> "true".equals(e.text("RvslInd")))
                .findFirst()
                .orElseThrow();
        assertThat(reversal.text("CdtDbtInd")).isEqualTo("DBIT");
        assertThat(reversal.text("AcctSvcrRef")).isNotEqualTo(credit.text("AcctSvcrRef"));
        assertThat(reversal.text("NtryDtls/TxDtls/Refs/Prtry/Ref")).isEqualTo(credit.text("AcctSvcrRef"));
        assertThat(reversal.text("NtryDtls/TxDtls/Refs/UETR")).isEqualTo(credit.text("NtryDtls/TxDtls/Refs/UETR"));
    }

    @Test
    void feedWhenWritersRaceThenAReaderThatRemembersItsPlaceMissesNothing() throws Exception {
        String account = bank.open("USD");
        int writers = 8;
        int each = 10;
        Set<String> read = new HashSet<>();
        long[] after = {0};
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int w = 0; w < writers; w++) {
                int writer = w;
                threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        bank.pay(50, List.of(BankCase.payment(account, "USD", "1.00", "W" + writer + "-" + i)));
                    }
                    return null;
                });
            }
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        Answer page = sandbox.get("forex", "/bank/notifications?limit=7&after=" + after[0]);
                        page.body()
                                .at("/items")
                                .valueStream()
                                .forEach(item -> Xml.all(
                                                Xml.parse(item.path("xml").asString()), "TxDtls")
                                        .forEach(details -> {
                                            if (account.equals(Xml.text(details, "RltdPties/CdtrAcct/Id/Othr/Id"))) {
                                                read.add(Xml.text(details, "Refs/EndToEndId"));
                                            }
                                        }));
                        after[0] = page.body().at("/next").asLong();
                        return read.size() == writers * each;
                    });
        }
        assertThat(bank.balances()).containsEntry("USD", "80.00");
    }
}

package io.maotong.forex.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.forex.Camt;
import io.maotong.forex.ForexTest;
import io.maotong.forex.MovableClock;
import io.maotong.forex.Scenario;
import io.maotong.forex.ScriptedBank;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ForexTest
class CollectionTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private ScriptedBank bank;

    @Autowired
    private MovableClock clock;

    private static String reference() {
        return "CR" + Ids.text(Ids.next());
    }

    private void assertBalanced(long merchant) {
        assertThat(scenario.trialBalance(merchant).get("balanced").asBoolean()).isTrue();
    }

    @Test
    void requestAccountWhenAnswersAreLostThenOneAccountIsOpened() {
        long merchant = scenario.merchant();
        int before = bank.accountCount();
        bank.next("open", ScriptedBank.Mishap.ANSWER_LOST, ScriptedBank.Mishap.LOST, ScriptedBank.Mishap.NOT_SENT);
        String number = scenario.account(merchant, "USD");
        assertThat(number).isNotEmpty();
        assertThat(bank.accountCount() - before).as("USD and CNY").isEqualTo(2);
        assertThat(scenario.count("SELECT COUNT(*) FROM virtual_account WHERE merchant_id = " + merchant
                        + " AND account_no LIKE '%" + number + "%'"))
                .as("numbers in the clear")
                .isZero();
    }

    @Test
    void requestAccountBeforeApprovalThenRefused() {
        long merchant = Ids.next();
        Scenario.Answer answer = scenario.post(merchant, "/api/merchant/accounts", "{\"currency\":\"USD\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("FOREX-40901");
    }

    @Test
    void requestAccountInCurrencyThatTheBankDoesNotKeepThenRefusedWithTheOnesItDoes() {
        long merchant = scenario.merchant();
        Scenario.Answer answer = scenario.post(merchant, "/api/merchant/accounts", "{\"currency\":\"XAU\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("USD").contains("FOREX-40001");
    }

    @Test
    void sameCreditInSeveralMessagesIsOneReceiptWithSeveralEvidences() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String one = reference();
        String other = reference();
        bank.announce(Camt.to(account, "USD")
                .credit(one, "100.00", "Buyer", "hello")
                .credit(one, "100.00", "Buyer", "hello")
                .xml());
        bank.announce(Camt.to(account, "USD")
                .credit(other, "50.00", "Buyer", "world")
                .credit(one, "100.00", "Buyer", "hello")
                .xml());
        JsonNode receipt = scenario.awaitReceipt(merchant, one, "UNMATCHED");
        scenario.awaitReceipt(merchant, other, "UNMATCHED");
        scenario.awaitUntil(
                () -> scenario.get(
                                merchant,
                                "/api/merchant/receipts/"
                                        + receipt.get("receiptId").asString())
                        .body()
                        .get("evidences")
                        .size(),
                size -> size == 2);
        assertThat(scenario.get(merchant, "/api/merchant/receipts")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(scenario.balance(merchant, "USD", "unmatched")).isEqualTo("150.00");
        assertBalanced(merchant);
    }

    @Test
    void samePaymentUnderAnotherReferenceIsTheSameMoney() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String one = reference();
        String uetr = "uetr-" + one;
        bank.announce(Camt.to(account, "USD")
                .creditWithUetr(one, "70.00", "Buyer", "x", uetr)
                .xml());
        scenario.awaitReceipt(merchant, one, "UNMATCHED");
        String again = reference();
        String different = reference();
        bank.announce(Camt.to(account, "USD")
                .creditWithUetr(again, "70.00", "Buyer", "x", uetr)
                .creditWithUetr(different, "71.00", "Buyer", "x", uetr)
                .xml());
        scenario.awaitReceipt(merchant, different, "UNMATCHED");
        assertThat(scenario.receipt(merchant, again)).isNull();
        assertThat(scenario.balance(merchant, "USD", "unmatched")).isEqualTo("141.00");
    }

    @Test
    void announcedCreditIsMoneyOnlyWhenItIsBooked() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String reference = reference();
        bank.announce(Camt.to(account, "USD")
                .announced(reference, "30.00", "Buyer", "x")
                .xml());
        scenario.awaitReceipt(merchant, reference, "NOTIFIED");
        assertThat(scenario.balance(merchant, "USD", "unmatched")).isEqualTo("0.00");
        bank.announce(
                Camt.to(account, "USD").credit(reference, "30.00", "Buyer", "x").xml());
        scenario.awaitReceipt(merchant, reference, "UNMATCHED");
        assertThat(scenario.balance(merchant, "USD", "unmatched")).isEqualTo("30.00");
        assertBalanced(merchant);
    }

    @Test
    void reversalTakesTheReceiptAndItsMatchesBack() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String orderNo = "JMT" + Ids.text(Ids.next());
        scenario.knownOrders(merchant, List.of(Scenario.order(orderNo, 1, "PAID", Money.of("80.00", "USD"), "Buyer")));
        String reference = reference();
        bank.announce(Camt.to(account, "USD")
                .credit(reference, "80.00", "Buyer", orderNo)
                .xml());
        scenario.awaitReceipt(merchant, reference, "MATCHED");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("80.00");
        String reversal = Camt.to(account, "USD")
                .reversal(reference(), "80.00", reference)
                .xml();
        bank.announce(reversal);
        bank.announce(reversal);
        scenario.awaitReceipt(merchant, reference, "REVERSED");
        assertThat(scenario.available(merchant, "USD")).isEqualTo("0.00");
        assertThat(scenario.count(
                        "SELECT COUNT(*) FROM order_copy WHERE outstanding = 80 AND order_no = '" + orderNo + "'"))
                .isEqualTo(1);
        assertBalanced(merchant);
    }

    @Test
    void reversalThatComesBeforeItsCreditWaitsForIt() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String reference = reference();
        bank.announce(Camt.to(account, "USD")
                .reversal(reference(), "25.00", reference)
                .xml());
        scenario.awaitUntil(
                () -> scenario.count(
                        "SELECT COUNT(*) FROM receipt_reversal WHERE state = 'WAITING' AND merchant_id = " + merchant),
                count -> count == 1);
        bank.announce(
                Camt.to(account, "USD").credit(reference, "25.00", "Buyer", "x").xml());
        scenario.awaitReceipt(merchant, reference, "REVERSED");
        assertThat(scenario.balance(merchant, "USD", "unmatched")).isEqualTo("0.00");
        assertBalanced(merchant);
    }

    @Test
    void reversalOverAnotherAmountIsLeftToAPerson() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String reference = reference();
        String reversal = reference();
        bank.announce(
                Camt.to(account, "USD").credit(reference, "25.00", "Buyer", "x").xml());
        scenario.awaitReceipt(merchant, reference, "UNMATCHED");
        bank.announce(
                Camt.to(account, "USD").reversal(reversal, "20.00", reference).xml());
        scenario.awaitUntil(
                () -> scenario.ops("/api/ops/receipts/exceptions?size=200")
                        .body()
                        .toString(),
                text -> text.contains(reversal) && text.contains("REVERSAL_DIFFERS"));
        assertThat(scenario.balance(merchant, "USD", "unmatched")).isEqualTo("25.00");
    }

    @Test
    void unreadableMessageIsQuarantinedAndTheNextOneIsRead() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String hostile = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x; " + reference() + "</d>";
        String reference = reference();
        bank.announce(hostile);
        bank.announce(
                Camt.to(account, "USD").credit(reference, "5.00", "Buyer", "x").xml());
        scenario.awaitReceipt(merchant, reference, "UNMATCHED");
        JsonNode quarantined = scenario.awaitUntil(
                () -> scenario.ops("/api/ops/receipts/messages?state=QUARANTINED&size=200")
                        .body(),
                page -> page.get("total").asInt() > 0);
        assertThat(quarantined.toString()).contains("QUARANTINED");
        assertThat(scenario.count(
                        "SELECT COUNT(*) FROM bank_message WHERE state = 'QUARANTINED' AND body LIKE '%DOCTYPE%'"))
                .as("raw text kept")
                .isPositive();
    }

    @Test
    void creditToAnUnknownAccountIsRaisedAndBookedOnceTheAccountIsKnown() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String reference = reference();
        scenario.count("SELECT COUNT(*) FROM virtual_account");
        String index = hide(merchant);
        bank.announce(
                Camt.to(account, "USD").credit(reference, "9.00", "Buyer", "x").xml());
        scenario.awaitUntil(
                () -> scenario.ops("/api/ops/receipts/exceptions?size=200")
                        .body()
                        .toString(),
                text -> text.contains(reference) && text.contains("UNKNOWN_ACCOUNT"));
        assertThat(scenario.ops("/api/ops/receipts/exceptions?size=200").body().toString())
                .doesNotContain(account);
        show(merchant, index);
        clock.advance(Duration.ofSeconds(11));
        scenario.awaitReceipt(merchant, reference, "UNMATCHED");
        scenario.awaitUntil(
                () -> scenario.ops("/api/ops/receipts/exceptions?size=200")
                        .body()
                        .toString(),
                text -> !text.contains(reference));
    }

    @Autowired
    private JdbcClient jdbc;

    private String hide(long merchant) {
        String index = jdbc.sql("SELECT account_index FROM virtual_account WHERE currency = 'USD' AND merchant_id = ?")
                .param(merchant)
                .query(String.class)
                .single();
        jdbc.sql("UPDATE virtual_account SET account_index = NULL WHERE currency = 'USD' AND merchant_id = ?")
                .param(merchant)
                .update();
        return index;
    }

    private void show(long merchant, String index) {
        jdbc.sql("UPDATE virtual_account SET account_index = ? WHERE currency = 'USD' AND merchant_id = ?")
                .params(index, merchant)
                .update();
    }

    @Test
    void yearTotalCountsInDollarsAndWarnsAtTheThresholds() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String first = reference();
        bank.announce(
                Camt.to(account, "USD").credit(first, "180000.00", "Buyer", "x").xml());
        scenario.awaitReceipt(merchant, first, "UNMATCHED");
        JsonNode total = scenario.get(merchant, "/api/merchant/receipts/year-total?year=2026")
                .body();
        assertThat(total.get("level").asString()).isEqualTo("WARNING");
        String second = reference();
        bank.announce(
                Camt.to(account, "USD").credit(second, "20000.00", "Buyer", "x").xml());
        scenario.awaitReceipt(merchant, second, "UNMATCHED");
        total = scenario.get(merchant, "/api/merchant/receipts/year-total?year=2026")
                .body();
        assertThat(total.get("level").asString()).isEqualTo("REGISTRATION_REQUIRED");
        assertThat(total.get("usdTotal").decimalValue()).isEqualByComparingTo("200000");
    }

    @Test
    void messageThatIsHandledOnceMoreAfterACrashBooksNothingTwice() {
        long merchant = scenario.merchant();
        String account = scenario.account(merchant, "USD");
        String reference = reference();
        String reversed = reference();
        bank.announce(Camt.to(account, "USD")
                .credit(reference, "11.00", "Buyer", "x")
                .credit(reversed, "13.00", "Buyer", "x")
                .reversal("RV" + reversed, "13.00", reversed)
                .xml());
        scenario.awaitReceipt(merchant, reversed, "REVERSED");
        String message = jdbc.sql("SELECT m.id FROM bank_message m JOIN receipt_evidence e ON e.message_row = m.id"
                        + " WHERE e.bank_reference = ?")
                .param(reference)
                .query(String.class)
                .single();
        for (int i = 0; i < 3; i++) {
            assertThat(scenario.opsPost("/api/ops/receipts/messages/" + message + ":replay")
                            .status())
                    .isEqualTo(202);
            scenario.awaitUntil(
                    () -> scenario.count(
                            "SELECT COUNT(*) FROM bank_message WHERE state = 'HANDLED' AND id = " + message),
                    count -> count == 1);
        }
        assertThat(scenario.balance(merchant, "USD", "unmatched")).isEqualTo("11.00");
        assertThat(scenario.get(merchant, "/api/merchant/receipts")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(scenario.count("SELECT COUNT(*) FROM journal_entry WHERE merchant_id = " + merchant))
                .as("two receipts and a reversal")
                .isEqualTo(3);
        assertBalanced(merchant);
    }
}

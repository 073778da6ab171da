package io.maotong.invoice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.ScriptedRedPlatform;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PolicyRunTest extends PlanCase {

    @Autowired
    PlanSchedule.Round round;

    @Autowired
    ScriptedRedPlatform reds;

    @Test
    void policyWhenNightsWereMissedThenEachIsCaughtUpOnce() {
        Merchant merchant = fixture.merchant();
        policy(merchant, "C1", "\"mode\":\"AUTO_ON_PAYMENT\",\"submit\":true");
        LocalDate today = BusinessTime.today(Clock.systemUTC());
        fixture.post(merchant, ORDERS, order("A", "C1", payment(today.minusDays(3)), line("水晶手链", 1, "10")));
        fixture.post(merchant, ORDERS, order("B", "C1", payment(today.minusDays(2)), line("水晶手链", 1, "10")));
        fixture.post(merchant, ORDERS, order("UNPAID", "C1", "", line("水晶手链", 1, "10")));
        wind(merchant, today.minusDays(3));
        round.run();
        round.run();
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoice-policies/C1")
                        .get("nextRunOn")
                        .asString()
                        .compareTo(today.toString())
                >= 0);
        JsonNode plans = fixture.get(merchant, PLANS + "?sort=id,asc").get("items");
        assertThat(plans).hasSize(2);
        assertThat(plans.get(0).get("planNo").asString())
                .endsWith(today.minusDays(2).toString().replace("-", ""));
        assertThat(open(merchant, "UNPAID")).isEqualByComparingTo("11.30");
    }

    @Test
    void monthlyPolicyMergesTheOrdersOfTheCustomer() {
        Merchant merchant = fixture.merchant();
        LocalDate today = BusinessTime.today(Clock.systemUTC());
        policy(
                merchant,
                "C2",
                "\"mode\":\"MONTHLY_MERGE\",\"dayOfMonth\":"
                        + today.minusDays(1).getDayOfMonth());
        fixture.post(merchant, ORDERS, order("A", "C2", "", line("水晶手链", 1, "10")));
        fixture.post(merchant, ORDERS, order("B", "C2", "", line("水晶手链", 2, "10")));
        wind(merchant, today.minusDays(1));
        round.run();
        InvoiceFixture.await(() -> count("invoice_plan", merchant) == 1);
        JsonNode plan = fixture.get(merchant, PLANS).get("items").get(0);
        assertThat(plan.get("invoices").asInt()).isEqualTo(1);
        assertThat(plan.get("trigger").asString()).isEqualTo("MONTH");
        assertThat(plan.get("total").decimalValue()).isEqualByComparingTo("33.90");
    }

    @Test
    void advanceInvoiceIsMatchedByThePaymentAndRaisedWithoutOne() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 1, "10"));
        enter(merchant, "B", line("水晶手链", 1, "10"));
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"A\",\"B\"],\"mode\":\"SUBMIT\",\"pre\":true}");
        awaitInvoices(merchant, plan, "ISSUED", 1);
        fixture.post(
                merchant, ORDERS + "/A/payments", "{\"paymentNo\":\"P1\",\"amount\":11.30,\"paidOn\":\"2026-11-30\"}");
        jdbc.sql("UPDATE pre_invoice SET invoiced_on = '2026-01-01' WHERE merchant_id = ?")
                .param(merchant.id())
                .update();
        round.run();
        assertThat(fixture.get(merchant, "/api/merchant/pre-invoices?state=MATCHED")
                        .get("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("orderNo").asString()).isEqualTo("A"));
        assertThat(fixture.get(merchant, "/api/merchant/pre-invoices?state=OVERDUE")
                        .get("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("orderNo").asString()).isEqualTo("B"));

        // Somebody is told once, and needs not be told any more when the money has come.
        round.run();
        String items = "/api/merchant/invoice-exceptions/items?subject=B";
        JsonNode item = fixture.get(merchant, items).get("items").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("PRE_INVOICE_OVERDUE");
        assertThat(item.get("owner").asString()).isEqualTo(plan.get("createdBy").asString());
        assertThat(item.get("times").asInt()).isEqualTo(1);
        String retry = "/api/merchant/invoice-exceptions/items/"
                + item.get("attentionId").asString() + ":retry";
        assertThat(fixture.post(merchant, retry, "{}").body().get("state").asString())
                .isEqualTo("OPEN");
        fixture.post(
                merchant, ORDERS + "/B/payments", "{\"paymentNo\":\"P2\",\"amount\":11.30,\"paidOn\":\"2026-11-30\"}");
        assertThat(fixture.get(merchant, items).get("total").asInt()).isZero();
    }

    @Test
    void advanceInvoiceWhenItIsReversedThenItsMoneyIsNotWaitedForAnyMore() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 1, "10"));
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"A\"],\"mode\":\"SUBMIT\",\"pre\":true}");
        awaitInvoices(merchant, plan, "ISSUED", 1);
        jdbc.sql("UPDATE pre_invoice SET invoiced_on = '2026-01-01' WHERE merchant_id = ?")
                .param(merchant.id())
                .update();
        round.run();
        String number = jdbc.sql("SELECT number FROM invoice_header WHERE merchant_id = ?")
                .param(merchant.id())
                .query(String.class)
                .single();
        reds.firstState(number, "04");

        fixture.post(
                merchant,
                "/api/merchant/red-forms",
                "{\"blueNumber\":\"" + number + "\",\"reason\":\"01\",\"issueAtOnce\":true,\"lines\":[]}");

        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/pre-invoices?state=REVERSED")
                        .get("total")
                        .asInt()
                == 1);
        assertThat(fixture.get(merchant, "/api/merchant/invoice-exceptions/items")
                        .get("total")
                        .asInt())
                .isZero();
    }

    private void wind(Merchant merchant, LocalDate date) {
        jdbc.sql("UPDATE invoice_policy SET next_run_on = ?, next_run_at = '2026-01-01' WHERE merchant_id = ?")
                .params(date, merchant.id())
                .update();
        jdbc.sql("UPDATE invoice_order SET ordered_on = ? WHERE merchant_id = ?")
                .params(date.minusDays(10), merchant.id())
                .update();
    }

    private void policy(Merchant merchant, String customerNo, String rest) {
        Reply saved = fixture.put(
                merchant,
                "/api/merchant/invoice-policies/" + customerNo,
                "{\"customerName\":\"客户\",\"kind\":\"DIGITAL_NORMAL\"," + rest + "}");
        assertThat(saved.status()).isEqualTo(200);
    }

    private static String payment(LocalDate on) {
        return "\"payments\":[{\"paymentNo\":\"P\",\"amount\":11.30,\"paidOn\":\"" + on + "\"}],";
    }
}

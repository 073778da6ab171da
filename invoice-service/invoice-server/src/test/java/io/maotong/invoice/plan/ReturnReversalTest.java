package io.maotong.invoice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.ScriptedRedPlatform;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is given back after it was invoiced is reversed, to the cent and once. */
class ReturnReversalTest extends PlanCase {

    private static final String FORMS = "/api/merchant/red-forms";
    private static final String ITEMS = "/api/merchant/invoice-exceptions/items";

    @Autowired
    ScriptedRedPlatform reds;

    @Test
    void goodsThatWereInvoicedThenARedFormFollowsOnce() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        issued(merchant, "A");

        JsonNode first = giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":3}");
        JsonNode again = giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":3}");

        assertThat(first.get("overInvoiced").get(0).asInt()).isEqualTo(1);
        JsonNode reversal = first.get("reversals").get(0);
        assertThat(reversal.get("status").asString()).isEqualTo("FORM");
        assertThat(again.get("reversals")).isEqualTo(first.get("reversals"));
        JsonNode form = form(merchant, reversal.get("formId").asString());
        assertThat(form.get("status").asString()).as("an officer decides").isEqualTo("WAITING_OFFICER");
        assertThat(form.get("reason").asString()).isIn("02", "GOODS_RETURNED");
        assertThat(form.get("amount").get("amount").asString()).isEqualTo("-30.00");
        assertThat(forms(merchant)).isEqualTo(1);
    }

    @Test
    void moneyWithoutGoodsThenAnAllowance() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        issued(merchant, "A");

        JsonNode reversal = giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"total\":11.30}")
                .get("reversals")
                .get(0);

        assertThat(reversal.get("status").asString()).isEqualTo("FORM");
        JsonNode form = form(merchant, reversal.get("formId").asString());
        assertThat(form.get("reason").asString()).isIn("04", "ALLOWANCE");
        assertThat(form.get("amount").get("amount").asString()).isEqualTo("-10.00");
    }

    @Test
    void goodsThatAreNotInvoicedYetThenNothingIsReversed() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        JsonNode plan = committed(
                merchant, "{\"mode\":\"SUBMIT\",\"lines\":[{\"orderNo\":\"A\",\"lineNo\":1,\"quantity\":6}]}");
        awaitInvoices(merchant, plan, "ISSUED", 1);

        assertThat(giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":4}")
                        .get("reversals"))
                .isEmpty();
        JsonNode beyond = giveBack(merchant, "A", "R2", "{\"lineNo\":1,\"quantity\":1}");
        assertThat(form(merchant, beyond.get("reversals").get(0).get("formId").asString())
                        .get("amount")
                        .get("amount")
                        .asString())
                .isEqualTo("-10.00");
    }

    @Test
    void eightPeopleEnterTheSameReturnThenOneForm() throws Exception {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        issued(merchant, "A");

        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            Callable<Reply> press = () -> fixture.post(
                    merchant, ORDERS + "/A/returns", "{\"returnNo\":\"R1\",\"lines\":[{\"lineNo\":1,\"quantity\":3}]}");
            List<Future<Reply>> all = people.invokeAll(Collections.nCopies(8, press));
            for (Future<Reply> one : all) {
                assertThat(one.get().status()).isEqualTo(200);
            }
        }

        assertThat(forms(merchant)).isEqualTo(1);
        assertThat(count("returned_goods", merchant)).isEqualTo(1);
    }

    @Test
    void goodsOfAnInvoiceThatIsUnderWayThenItsFormFollowsOnceItIsIssued() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        String draft = draft(merchant, "A");

        JsonNode early = giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":4}");
        assertThat(early.get("reversals").get(0).get("status").asString()).isEqualTo("REFUSED");
        JsonNode item = fixture.get(merchant, ITEMS).get("items").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("RETURN_NOT_REVERSED");
        assertThat(item.get("subject").asString()).isEqualTo("R1");

        assertThat(fixture.post(merchant, "/api/merchant/invoices/" + draft + ":submit", "{}")
                        .status())
                .isEqualTo(202);
        InvoiceFixture.await(() -> forms(merchant) == 1);
        InvoiceFixture.await(() -> fixture.get(merchant, ITEMS).get("total").asInt() == 0);
        assertThat(giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":4}")
                        .get("reversals")
                        .get(0)
                        .get("status")
                        .asString())
                .isEqualTo("FORM");
    }

    @Test
    void goodsOfAnInvoiceThatIsGivenUpThenNothingNeedsToBeReversed() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        String draft = draft(merchant, "A");
        giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":4}");

        fixture.post(merchant, "/api/merchant/invoices/" + draft + ":cancel", "{\"reason\":\"退货\"}");

        InvoiceFixture.await(() -> fixture.get(merchant, FORMS + "/returns?status=NOT_NEEDED")
                        .get("total")
                        .asInt()
                == 1);
        assertThat(forms(merchant)).isZero();
        assertThat(open(merchant, "A")).isEqualByComparingTo("67.80");
    }

    @Test
    void piecesOneAfterTheOtherThenTheInvoiceAndTheOrderAreEvenToTheCent() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 3, "33.335"));
        issued(merchant, "A");
        JsonNode first = giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":1}");
        JsonNode second = giveBack(merchant, "A", "R2", "{\"lineNo\":1,\"quantity\":1}");
        assertThat(second.get("reversals").get(0).get("status").asString())
                .as("one form of an invoice at a time")
                .isEqualTo("REFUSED");

        reversed(merchant, first.get("reversals").get(0).get("formId").asString());
        InvoiceFixture.await(() -> forms(merchant) == 2);
        assertThat(open(merchant, "A")).isEqualByComparingTo("0");
        reversed(merchant, newest(merchant));
        JsonNode third = giveBack(merchant, "A", "R3", "{\"lineNo\":1,\"quantity\":1}");
        reversed(merchant, third.get("reversals").get(0).get("formId").asString());

        assertThat(jdbc.sql("SELECT SUM(amount + tax) FROM red_form WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(BigDecimal.class)
                        .single())
                .as("all red invoices together are the blue one")
                .isEqualByComparingTo(
                        jdbc.sql("SELECT -MAX(total) FROM invoice_header WHERE merchant_id = ? AND red = FALSE")
                                .param(merchant.id())
                                .query(BigDecimal.class)
                                .single());
        JsonNode line = fixture.get(merchant, ORDERS + "/A").get("lines").get(0);
        assertThat(line.get("invoiced").decimalValue()).isEqualByComparingTo("0");
        assertThat(line.get("dueTotal").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void buyerWhoCannotUseTheInvoiceThenAllOfItIsReversedAndTheRestInvoicedAnew() {
        Merchant merchant = fixture.merchant();
        fixture.post(merchant, ORDERS, """
                {"orderNo":"A","kind":"DIGITAL_NORMAL","orderedOn":"2026-11-01","buyer":{"name":"王芳","naturalPerson":true},
                 "lines":[%s]}
                """.formatted(line("水晶手链", 10, "10")));
        issued(merchant, "A");

        JsonNode reversal = giveBack(merchant, "A", "R1", "{\"lineNo\":1,\"quantity\":4}")
                .get("reversals")
                .get(0);

        assertThat(reversal.get("status").asString()).isEqualTo("FORM");
        String form = reversal.get("formId").asString();
        assertThat(form(merchant, form).get("amount").get("amount").asString()).isEqualTo("-100.00");
        reds.firstState(form(merchant, form).get("blueNumber").asString(), "01");
        fixture.post(merchant, FORMS + "/" + form + ":submit", "{}");
        InvoiceFixture.await(() -> form(merchant, form).get("status").asString().equals("RED_ISSUED"));
        InvoiceFixture.await(() -> open(merchant, "A").compareTo(new BigDecimal("67.80")) == 0);
        assertThat(committed(merchant, plan("A")).get("total").decimalValue()).isEqualByComparingTo("67.80");
    }

    private void issued(Merchant merchant, String orderNo) {
        awaitInvoices(merchant, committed(merchant, plan(orderNo)), "ISSUED", 1);
    }

    private String draft(Merchant merchant, String orderNo) {
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"" + orderNo + "\"]}");
        return fixture.get(merchant, PLANS + "/" + plan.get("planId").asString() + "/invoices")
                .get("items")
                .get(0)
                .get("invoiceId")
                .asString();
    }

    private JsonNode giveBack(Merchant merchant, String orderNo, String returnNo, String line) {
        Reply reply = fixture.post(
                merchant,
                ORDERS + "/" + orderNo + "/returns",
                "{\"returnNo\":\"" + returnNo + "\",\"lines\":[" + line + "]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }

    /** The officer agrees, the buyer confirms, the red invoice is issued. */
    private void reversed(Merchant merchant, String formId) {
        String blue = form(merchant, formId).get("blueNumber").asString();
        reds.firstState(blue, "04");
        assertThat(fixture.post(merchant, FORMS + "/" + formId + ":submit", "{}")
                        .status())
                .isEqualTo(202);
        InvoiceFixture.await(
                () -> form(merchant, formId).get("status").asString().equals("RED_ISSUED"));
    }

    private JsonNode form(Merchant merchant, String formId) {
        return fixture.get(merchant, FORMS + "/" + formId).get("form");
    }

    private String newest(Merchant merchant) {
        return fixture.get(merchant, FORMS + "?sort=id,desc")
                .get("items")
                .get(0)
                .get("formId")
                .asString();
    }

    private int forms(Merchant merchant) {
        return fixture.get(merchant, FORMS).get("total").asInt();
    }
}

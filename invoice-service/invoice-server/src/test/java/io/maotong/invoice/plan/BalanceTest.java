package io.maotong.invoice.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.red.InvoicedLines;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BalanceTest extends PlanCase {

    @Autowired
    private List<InvoicedLines> invoiced;

    @Test
    void balanceIsGuardedByTheDatabaseItself() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        assertThatThrownBy(() -> jdbc.sql(
                                "UPDATE invoice_order_line SET reserved_total = ceiling_total + 0.01 WHERE merchant_id = ?")
                        .param(merchant.id())
                        .update())
                .hasMessageContaining("ck_invoice_order_line_total");
    }

    @Test
    void invoiceWhenRefusedThenItsPartIsFreeAndTheRetryTakesItAgain() {
        Merchant merchant = fixture.merchant();
        platform.plan("upload", merchant.taxNo(), ScriptedPlatform.Mishap.REFUSED);
        enter(merchant, "A", line("水晶手链", 10, "10"));
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"A\"],\"mode\":\"SUBMIT\"}");
        String invoice = awaitInvoices(merchant, plan, "FAILED", 1)
                .get(0)
                .get("invoiceId")
                .asString();
        assertThat(open(merchant, "A")).isEqualByComparingTo("113.00");

        fixture.post(merchant, "/api/merchant/invoices/" + invoice + ":retry", "{}");
        awaitInvoices(merchant, plan, "ISSUED", 1);
        assertThat(open(merchant, "A")).isEqualByComparingTo("0");
    }

    @Test
    void retryWhenOthersTookThePartThenRefused() {
        Merchant merchant = fixture.merchant();
        platform.plan("upload", merchant.taxNo(), ScriptedPlatform.Mishap.REFUSED);
        enter(merchant, "A", line("水晶手链", 10, "10"));
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"A\"],\"mode\":\"SUBMIT\"}");
        String invoice = awaitInvoices(merchant, plan, "FAILED", 1)
                .get(0)
                .get("invoiceId")
                .asString();
        committed(merchant, plan("A"));

        Reply retry = fixture.post(merchant, "/api/merchant/invoices/" + invoice + ":retry", "{}");
        assertThat(retry.status()).isEqualTo(409);
        assertThat(retry.body().get("code").asString()).isEqualTo("INVOICE-40932");
    }

    @Test
    void redInvoiceGivesItsPartBackOnce() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"A\"],\"mode\":\"SUBMIT\"}");
        long id = awaitInvoices(merchant, plan, "ISSUED", 1)
                .get(0)
                .get("invoiceId")
                .asLong();
        StoredInvoice blue =
                MerchantScope.call(merchant.id(), () -> desk.find(id).orElseThrow());
        assertThat(invoicedOf(merchant, "A")).singleElement().satisfies(part -> {
            assertThat(part.invoiceNumber()).isEqualTo(blue.document().number());
            assertThat(part.quantity()).isEqualByComparingTo("10");
        });

        NewInvoice red =
                new NewInvoice("RED-1", Origin.RED, "form", null, reversing(blue.document(), "-4", "-40.00", "-5.20"));
        long redId = MerchantScope.call(
                merchant.id(), () -> desk.issueRed(red, "somebody").id());
        InvoiceFixture.await(() -> MerchantScope.call(
                merchant.id(), () -> desk.find(redId).orElseThrow().status() == InvoiceStatus.ISSUED));

        assertThat(open(merchant, "A")).isEqualByComparingTo("45.20");
        assertThat(invoicedOf(merchant, "A"))
                .singleElement()
                .satisfies(part -> assertThat(part.quantity()).isEqualByComparingTo("6"));
        JsonNode again = committed(merchant, plan("A"));
        assertThat(again.get("total").decimalValue()).isEqualByComparingTo("45.20");
    }

    private List<InvoicedLines.Part> invoicedOf(Merchant merchant, String orderNo) {
        return MerchantScope.call(
                merchant.id(),
                () -> invoiced.stream()
                        .flatMap(lines -> lines.of(orderNo, 1).stream())
                        .toList());
    }

    @Test
    void declaredOrderIsNotPlannedAndPlannedOrderIsNotDeclared() {
        Merchant merchant = fixture.merchant();
        String declared = fixture.plainEntry(merchant);
        publish(merchant, trade("ORDER-1", 1, "CNY", "PAID", "30", "12.35"));
        Reply refused = fixture.post(merchant, PLANS, plan("ORDER-1"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("errors").get(0).get("code").asString()).isEqualTo("INVOICE-40933");
        assertThat(refused.body().get("errors").get(0).get("hint").asString()).contains(declared);

        publish(merchant, trade("LATER", 1, "CNY", "PAID", "30", "12.35"));
        fixture.post(merchant, ORDERS + "/LATER:address", "{\"buyer\":{\"name\":\"买家\",\"naturalPerson\":true}}");
        committed(merchant, plan("LATER"));
        String late = fixture.entry(
                merchant, InvoiceFixture.item(1, "7018100000", "水晶手链", "30", Money.of("370.50", "CNY"), "LATER"));
        Reply export = fixture.post(merchant, "/api/merchant/export-invoices", "{\"entryIds\":[\"" + late + "\"]}");
        assertThat(export.status()).isEqualTo(409);
        assertThat(export.body().get("errors").get(0).get("field").asString()).isEqualTo("LATER/1");
    }

    @Test
    void copiesOfOrdersKeepTheNewestVersion() {
        Merchant merchant = fixture.merchant();
        publish(merchant, trade("T1", 2, "CNY", "PAID", "5", "10"));
        publish(merchant, trade("T1", 1, "CNY", "PAID", "9", "10"));
        assertThat(fixture.get(merchant, ORDERS + "/T1")
                        .get("lines")
                        .get(0)
                        .get("dueTotal")
                        .decimalValue())
                .isEqualByComparingTo("50");
        publish(merchant, trade("T1", 3, "CNY", "CANCELLED", "5", "10"));
        Reply cancelled = fixture.post(merchant, PLANS, plan("T1"));
        assertThat(cancelled.body().get("code").asString()).isEqualTo("INVOICE-42233");
        publish(merchant, trade("T2", 1, "USD", "PAID", "5", "10"));
        assertThat(fixture.post(merchant, PLANS, plan("T2")).body().get("code").asString())
                .isEqualTo("INVOICE-42230");
    }

    @Test
    void orderWithBrokenRulesIsRefusedWithAllOfThem() {
        Merchant merchant = fixture.merchant();
        Reply refused = fixture.post(merchant, ORDERS, """
                {"orderNo":"X","kind":"EXPORT","currency":"USD","orderedOn":"2026-11-01","lines":[
                 {"name":"a*b","quantity":1,"rate":13,"taxClassCode":"1"}]}
                """);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors")).hasSizeGreaterThanOrEqualTo(7);
        Reply difference =
                fixture.post(merchant, ORDERS, order("Y", null, "\"total\":113.02,", line("水晶手链", 10, "10")));
        assertThat(difference.body().get("errors").get(0).get("code").asString())
                .isEqualTo("INVOICE-40035");
        assertThat(fixture.post(merchant, ORDERS, order("Y", null, "\"total\":113.01,", line("水晶手链", 10, "10")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void orderWhenEnteredAgainThenUnchangedOrRefused() {
        Merchant merchant = fixture.merchant();
        String body = order("A", null, "", line("水晶手链", 10, "10"));
        assertThat(fixture.post(merchant, ORDERS, body).status()).isEqualTo(201);
        assertThat(fixture.post(merchant, ORDERS, body).status()).isEqualTo(200);
        assertThat(fixture.post(merchant, ORDERS, order("A", null, "", line("水晶手链", 9, "10")))
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("INVOICE-40098");
    }

    @Test
    void returnsBeforeTheInvoiceLowerWhatMayBeInvoiced() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        String goods = "{\"returnNo\":\"R1\",\"lines\":[{\"lineNo\":1,\"quantity\":4}]}";
        fixture.post(merchant, ORDERS + "/A/returns", goods);
        fixture.post(merchant, ORDERS + "/A/returns", goods);
        assertThat(open(merchant, "A")).isEqualByComparingTo("67.80");
        fixture.post(
                merchant, ORDERS + "/A/returns", "{\"returnNo\":\"R2\",\"lines\":[{\"lineNo\":1,\"total\":11.30}]}");
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"A\"],\"mode\":\"SUBMIT\"}");
        assertThat(plan.get("total").decimalValue()).isEqualByComparingTo("56.50");
        awaitInvoices(merchant, plan, "ISSUED", 1);
        Reply late = fixture.post(
                merchant, ORDERS + "/A/returns", "{\"returnNo\":\"R3\",\"lines\":[{\"lineNo\":1,\"quantity\":1}]}");
        assertThat(late.body().get("overInvoiced").get(0).asInt()).isEqualTo(1);
    }

    @Test
    void editedDraftThatLeavesItsOrderIsNotSubmitted() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        JsonNode plan = committed(merchant, "{\"orderNos\":[\"A\"]}");
        long id = fixture.get(merchant, PLANS + "/" + plan.get("planId").asString() + "/invoices")
                .get("items")
                .get(0)
                .get("invoiceId")
                .asLong();
        jdbc.sql("UPDATE invoice_line_source SET total = 100, amount = 87 WHERE merchant_id = ?")
                .param(merchant.id())
                .update();
        assertThatThrownBy(() -> MerchantScope.call(merchant.id(), () -> desk.submit(id, "somebody")))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        e -> assertThat(e.code().code()).isEqualTo("INVOICE-40035"));
    }

    private static InvoiceDocument reversing(InvoiceDocument blue, String quantity, String amount, String tax) {
        InvoiceLine line = blue.lines().getFirst();
        BigDecimal net = new BigDecimal(amount);
        BigDecimal netTax = new BigDecimal(tax);
        return new InvoiceDocument(
                null,
                blue.kind(),
                null,
                null,
                null,
                blue.seller(),
                blue.buyer(),
                List.of(new InvoiceLine(
                        1,
                        line.lineNo(),
                        line.name(),
                        line.shortName(),
                        line.spec(),
                        line.unit(),
                        new BigDecimal(quantity),
                        line.unitPrice(),
                        net,
                        line.rate(),
                        netTax,
                        null,
                        line.taxClassCode(),
                        LineNature.NORMAL,
                        null)),
                net,
                netTax,
                net.add(netTax),
                null,
                blue.drawer(),
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                new BlueReference(blue.number(), "11010824091002615708", Ids.text(Ids.next())),
                null);
    }
}

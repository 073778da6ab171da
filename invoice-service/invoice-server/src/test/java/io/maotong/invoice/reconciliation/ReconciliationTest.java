package io.maotong.invoice.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedBureau;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.MonthlyTotalsPlatform.MonthTotals;
import io.maotong.invoice.sync.Packages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class ReconciliationTest {

    private static final String PATH = "/api/merchant/reconciliations";

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    ScriptedBureau bureau;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Test
    void inputWhenBothHaveTheSameThenMatchedHoweverOftenTheWorkerDies() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<ReceivedInvoice> all = some(merchant, 1, 30);
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(all));
        fixture.pulled(merchant);
        platform.packages(merchant.taxNo(), Packages.of(all.subList(0, 20), all.subList(20, 30)));
        platform.plan("apply", merchant.taxNo(), Mishap.ANSWER_LOST);
        platform.plan("file", merchant.taxNo(), Mishap.LATER, Mishap.DEATH);

        JsonNode done = reconciled(merchant, "INPUT");

        assertThat(done.get("reconciliation").get("status").asString()).isEqualTo("MATCHED");
        assertThat(done.get("reconciliation").get("matched").asInt()).isEqualTo(30);
        assertThat(done.get("totals").valueStream().map(side -> side.get("side").asString()))
                .containsExactly("LOCAL", "LISTED");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM reconciliation_listed WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .as("what was compared is not kept")
                .isZero();
    }

    @Test
    void inputWhenOurRowWasChangedThenItIsNamedThoughTheAmountsAgree() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<ReceivedInvoice> all = some(merchant, 1, 3);
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(all));
        fixture.pulled(merchant);
        platform.packages(merchant.taxNo(), Packages.of(all));
        jdbc.sql("UPDATE input_invoice SET supplier_name = '别人' WHERE merchant_id = ? AND number = ?")
                .params(merchant.id(), all.get(1).number())
                .update();

        JsonNode done = reconciled(merchant, "INPUT").get("reconciliation");

        assertThat(done.get("status").asString()).isEqualTo("DIFFERENT");
        JsonNode differences = fixture.get(
                merchant, PATH + "/" + done.get("reconciliationId").asString() + "/differences?kind=ALTERED");
        assertThat(differences
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("number").asString()))
                .containsExactly(all.get(1).number());
        assertThat(openIncidents(merchant).get("total").asInt()).isEqualTo(1);
    }

    @Test
    void inputWhenTheyDifferThenEveryNumberIsNamedAndAnIncidentWaitsUntilTheyAgree() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<ReceivedInvoice> all = some(merchant, 1, 5);
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(all.subList(0, 4)));
        fixture.pulled(merchant);
        List<ReceivedInvoice> listed = new ArrayList<>(all.subList(1, 5));
        listed.set(0, InvoiceFixture.received(merchant, all.get(1).number(), "99.99"));
        platform.packages(merchant.taxNo(), Packages.of(listed));

        JsonNode first = reconciled(merchant, "INPUT").get("reconciliation");

        assertThat(first.get("status").asString()).isEqualTo("DIFFERENT");
        Map<String, String> kinds = fixture.get(
                        merchant, PATH + "/" + first.get("reconciliationId").asString() + "/differences")
                .get("items")
                .valueStream()
                .collect(Collectors.toMap(
                        one -> one.get("number").asString(),
                        one -> one.get("kind").asString()));
        assertThat(kinds)
                .containsEntry(all.get(0).number(), "MISSING_REMOTE")
                .containsEntry(all.get(1).number(), "DIFFERENT_AMOUNT")
                .containsEntry(all.get(4).number(), "MISSING_LOCAL")
                .hasSize(3);
        JsonNode incident = openIncidents(merchant).get("items").get(0);
        assertThat(incident.get("owner").asString()).isEqualTo("member-of-" + merchant.id());

        JsonNode figures = fixture.get(merchant, "/api/merchant/invoice-sync/figures");
        JsonNode completeness = figures.get("figures")
                .valueStream()
                .filter(one -> one.get("figure").asString().equals("COMPLETENESS"))
                .findFirst()
                .orElseThrow();
        assertThat(completeness.get("good").asInt()).isEqualTo(3);
        assertThat(completeness.get("all").asInt()).isEqualTo(4);
        assertThat(completeness.get("met").asBoolean()).isFalse();

        reconciled(merchant, "INPUT");
        assertThat(openIncidents(merchant).get("total").asInt())
                .as("the same month is the same incident")
                .isEqualTo(1);
        platform.packages(merchant.taxNo(), Packages.of(all.subList(0, 4)));
        assertThat(reconciled(merchant, "INPUT")
                        .get("reconciliation")
                        .get("status")
                        .asString())
                .isEqualTo("MATCHED");
        assertThat(openIncidents(merchant).get("total").asInt()).isZero();
    }

    @Test
    void incidentWhenResolvedThenOnceAndWithAReason() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.packages(merchant.taxNo(), Packages.of(some(merchant, 1, 1)));
        reconciled(merchant, "INPUT");
        String incident =
                openIncidents(merchant).get("items").get(0).get("incidentId").asString();
        String path = "/incidents/" + incident;

        assertThat(fixture.operate("/api/ops/reconciliations" + path + ":assign", "{\"owner\":\"王会计\"}")
                        .body()
                        .get("owner")
                        .asString())
                .isEqualTo("王会计");
        assertThat(fixture.post(merchant, PATH + path + ":resolve", "{}").status())
                .isEqualTo(400);
        assertThat(fixture.post(merchant, PATH + path + ":resolve", "{\"reason\":\"次月到票\"}")
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("RESOLVED");
        assertThat(fixture.post(merchant, PATH + path + ":resolve", "{\"reason\":\"次月到票\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void outputIsComparedWithTheBureausTotalsToo() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        bureau.totals(
                merchant.taxNo(),
                "202611",
                new MonthTotals(1, new BigDecimal("100.00"), new BigDecimal("13.00"), 0, zero(), zero()));
        platform.plan("totals", merchant.taxNo(), Mishap.NOT_SENT, Mishap.LATER);

        JsonNode differs = reconciled(merchant, "OUTPUT");

        assertThat(differs.get("reconciliation").get("totalsAgree").asBoolean()).isFalse();
        JsonNode difference = fixture.get(
                        merchant,
                        PATH + "/"
                                + differs.get("reconciliation")
                                        .get("reconciliationId")
                                        .asString()
                                + "/differences?kind=TOTALS")
                .get("items")
                .get(0);
        assertThat(difference.get("remoteAmount").decimalValue()).isEqualByComparingTo("100");
        assertThat(difference.get("localAmount").decimalValue()).isEqualByComparingTo("0");

        bureau.totals(merchant.taxNo(), "202611", new MonthTotals(0, zero(), zero(), 0, zero(), zero()));
        assertThat(reconciled(merchant, "OUTPUT")
                        .get("reconciliation")
                        .get("status")
                        .asString())
                .isEqualTo("MATCHED");
    }

    @Test
    void startWhenTheMonthIsNoneThenRefused() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        for (String period : List.of("2026-11", "209901", "190001")) {
            assertThat(fixture.post(merchant, PATH, "{\"direction\":\"INPUT\",\"period\":\"" + period + "\"}")
                            .status())
                    .as(period)
                    .isEqualTo(400);
        }
    }

    private static BigDecimal zero() {
        return new BigDecimal("0.00");
    }

    private static List<ReceivedInvoice> some(InvoiceFixture.Merchant merchant, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i ->
                        InvoiceFixture.received(merchant, InvoiceFixture.number(merchant, i), Integer.toString(i * 10)))
                .toList();
    }

    private JsonNode openIncidents(InvoiceFixture.Merchant merchant) {
        return fixture.get(merchant, PATH + ":incidents?state=OPEN");
    }

    private JsonNode reconciled(InvoiceFixture.Merchant merchant, String direction) {
        InvoiceFixture.Reply reply =
                fixture.post(merchant, PATH, "{\"direction\":\"" + direction + "\",\"period\":\"202611\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        String path = PATH + "/" + reply.body().get("reconciliationId").asString();
        InvoiceFixture.await(() -> !fixture.get(merchant, path)
                .get("reconciliation")
                .get("status")
                .asString()
                .equals("RUNNING"));
        return fixture.get(merchant, path);
    }
}

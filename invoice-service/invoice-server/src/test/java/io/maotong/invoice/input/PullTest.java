package io.maotong.invoice.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.Published;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.CollectionPlatform.FeedPage;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class PullTest {

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Published.Inputs published;

    @Autowired
    JdbcClient jdbc;

    @Test
    void pullWhenTheWorkerDiesBetweenPagesThenItGoesOnAtTheCursor() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(
                merchant.taxNo(),
                InvoiceFixture.pages(some(merchant, 1, 150), some(merchant, 151, 150), some(merchant, 301, 5)));
        platform.plan("pull", merchant.taxNo(), Mishap.NOT_SENT, Mishap.DEATH, Mishap.ANSWER_LOST, Mishap.LATER);

        JsonNode run = fixture.pulled(merchant);

        assertThat(run.get("status").asString()).isEqualTo("DONE");
        assertThat(run.get("pulled").asInt()).isEqualTo(305);
        assertThat(run.get("inserted").asInt()).isEqualTo(305);
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices")
                        .get("total")
                        .asInt())
                .isEqualTo(305);
    }

    @Test
    void pullWhenPagesOverlapThenNothingIsTwice() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(
                merchant.taxNo(),
                InvoiceFixture.pages(some(merchant, 1, 20), some(merchant, 11, 20), some(merchant, 30, 1)));

        JsonNode run = fixture.pulled(merchant);

        assertThat(run.get("inserted").asInt()).isEqualTo(30);
        assertThat(run.get("unchanged").asInt()).isEqualTo(11);
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices")
                        .get("total")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void pullWhenPressedTwiceThenOneRun() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.plan("pull", merchant.taxNo(), Mishap.NOT_SENT);

        String first = start(merchant);
        String second = start(merchant);

        assertThat(second).isEqualTo(first);
        InvoiceFixture.await(() -> status(merchant, first).equals("DONE"));
        assertThat(start(merchant)).isNotEqualTo(first);
    }

    @Test
    void pullWhenRecordsAreWrongThenTheyAreKeptWithTheirRule() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        InvoiceFixture.Merchant other = fixture.merchant();
        ReceivedInvoice right = InvoiceFixture.received(merchant, InvoiceFixture.number(merchant, 1), "10.00");
        List<ReceivedInvoice> page = new ArrayList<>(List.of(
                right,
                InvoiceFixture.received(other, InvoiceFixture.number(merchant, 2), "10.00"),
                InvoiceFixture.received(merchant, "123", "10.00"),
                changed(right, InvoiceFixture.number(merchant, 3), "99", "2026-11-10 09:30:00", "11.30"),
                changed(right, InvoiceFixture.number(merchant, 4), "81", "soon", "11.30"),
                changed(right, InvoiceFixture.number(merchant, 5), "81", "2026-11-10 09:30:00", "11.31")));
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(page));

        JsonNode run = fixture.pulled(merchant);

        assertThat(run.get("inserted").asInt()).isEqualTo(1);
        assertThat(run.get("rejected").asInt()).isEqualTo(5);
        JsonNode rejects = fixture.get(
                merchant,
                "/api/merchant/input-invoices/pulls/" + run.get("runId").asString() + "/rejects");
        assertThat(rejects.get("items")
                        .valueStream()
                        .map(item -> item.get("rule").asString()))
                .containsExactly("BUYER", "NUMBER", "KIND", "DATE", "40034");
    }

    @Test
    void pullWhenTheStateChangedThenTheInvoiceFollowsAndKeepsItsHistory() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        ReceivedInvoice sound = InvoiceFixture.received(merchant, number, "10.00");
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(List.of(sound), List.of(locked(sound))));

        fixture.pulled(merchant);

        JsonNode detail = fixture.get(merchant, "/api/merchant/input-invoices/" + number);
        assertThat(detail.get("invoice").get("status").asString()).isEqualTo("LOCKED");
        assertThat(detail.get("timeline")
                        .valueStream()
                        .map(step -> step.get("status").asString()))
                .containsExactly("NORMAL", "LOCKED");
        assertThat(detail.get("lines").get(0).get("unitPrice").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void pullWhenTheFeedLagsThenAConfirmedUseStays() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        ReceivedInvoice unused = InvoiceFixture.received(merchant, number, "10.00");
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(List.of(unused)));
        fixture.pulled(merchant);
        fixture.post(merchant, "/api/merchant/input-invoices:select-refund", "{\"all\":true}");
        InvoiceFixture.await(() -> use(merchant, number).equals("REFUND"));
        platform.feed(
                merchant.taxNo(),
                List.of(new FeedPage("1", true, List.of()), new FeedPage("2", false, List.of(unused))));

        JsonNode run = fixture.pulled(merchant);

        assertThat(run.get("unchanged").asInt()).isEqualTo(1);
        assertThat(use(merchant, number)).isEqualTo("REFUND");
    }

    @Test
    void pullWhenRefusedThenTheRunFailsWithThePlatformsWords() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.plan("pull", merchant.taxNo(), Mishap.REFUSED);

        JsonNode run = fixture.pulled(merchant);

        assertThat(run.get("status").asString()).isEqualTo("FAILED");
        assertThat(run.get("reason").asString()).contains("9001", "参数有误");
    }

    @Test
    void eventsCarryAtMostAHundredInvoices() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(some(merchant, 1, 150)));

        fixture.pulled(merchant);

        InvoiceFixture.await(
                () -> published.of(merchant.id()).stream().mapToInt(List::size).sum() == 150);
        assertThat(published.of(merchant.id())).allMatch(page -> page.size() <= 100);
        assertThat(published.of(merchant.id()).getFirst().getFirst().lines()).hasSize(1);
    }

    @Test
    void listFiltersSortsAndFinds() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(some(merchant, 1, 30)));
        fixture.pulled(merchant);

        JsonNode found = fixture.get(
                merchant,
                "/api/merchant/input-invoices?use=UNUSED&status=NORMAL&from=2026-11-01&to=2026-11-30"
                        + "&sort=amount,desc&size=5&page=2");
        assertThat(found.get("total").asInt()).isEqualTo(30);
        assertThat(found.get("items")
                        .valueStream()
                        .map(item -> item.get("amount").get("amount").asString()))
                .containsExactly("25.00", "24.00", "23.00", "22.00", "21.00");
        assertThat(total(merchant, "q=" + InvoiceFixture.number(merchant, 7))).isEqualTo(1);
        assertThat(total(merchant, "q=东海县水晶")).isEqualTo(30);
        assertThat(total(merchant, "q=水晶加工")).as("beginnings only").isZero();
        assertThat(total(merchant, "use=REFUND")).isZero();
    }

    @Test
    void listQueriesUseTheirIndexes() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(some(merchant, 1, 190), some(merchant, 191, 190)));
        fixture.pulled(merchant);

        for (String condition : List.of(
                "use_kind = 'REFUND' AND status = 'NORMAL' ORDER BY issued_on DESC, id DESC LIMIT 20",
                "status = 'LOCKED' ORDER BY issued_on DESC, id DESC LIMIT 20",
                "issued_on >= '2026-12-01' ORDER BY issued_on DESC, id DESC LIMIT 20",
                "number LIKE '9999%' LIMIT 20",
                "number IN ('1', '2')")) {
            assertThat(jdbc.sql("EXPLAIN FORMAT=JSON SELECT * FROM input_invoice WHERE merchant_id = " + merchant.id()
                                    + " AND " + condition)
                            .query(String.class)
                            .single())
                    .as(condition)
                    .containsPattern("\"(ix|ux)_input_invoice");
        }
    }

    @Test
    void inputInvoicesCannotBeDeleted() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(some(merchant, 1, 1)));
        fixture.pulled(merchant);

        assertThatThrownBy(() -> jdbc.sql("DELETE FROM input_invoice WHERE merchant_id = ?")
                        .param(merchant.id())
                        .update())
                .hasMessageContaining("an input invoice cannot be deleted");
    }

    private static List<ReceivedInvoice> some(InvoiceFixture.Merchant merchant, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(
                        i -> InvoiceFixture.received(merchant, InvoiceFixture.number(merchant, i), Integer.toString(i)))
                .toList();
    }

    private static ReceivedInvoice changed(
            ReceivedInvoice one, String number, String kind, String issuedAt, String total) {
        return new ReceivedInvoice(
                number,
                null,
                kind,
                issuedAt,
                one.supplierTaxNo(),
                one.supplierName(),
                one.buyerTaxNo(),
                one.buyerName(),
                one.amount(),
                one.tax(),
                total,
                one.state(),
                one.use(),
                one.abnormal(),
                one.locked(),
                one.lines(),
                "{\"fphm\":\"" + number + "\"}");
    }

    private static ReceivedInvoice locked(ReceivedInvoice one) {
        return new ReceivedInvoice(
                one.number(),
                one.code(),
                one.kindCode(),
                one.issuedAt(),
                one.supplierTaxNo(),
                one.supplierName(),
                one.buyerTaxNo(),
                one.buyerName(),
                one.amount(),
                one.tax(),
                one.total(),
                one.state(),
                one.use(),
                one.abnormal(),
                "Y",
                one.lines(),
                one.record());
    }

    private String start(InvoiceFixture.Merchant merchant) {
        return fixture.post(merchant, "/api/merchant/input-invoices:pull", "{}")
                .body()
                .get("runId")
                .asString();
    }

    private String status(InvoiceFixture.Merchant merchant, String run) {
        return fixture.get(merchant, "/api/merchant/input-invoices/pulls/" + run)
                .get("status")
                .asString();
    }

    private String use(InvoiceFixture.Merchant merchant, String number) {
        return fixture.get(merchant, "/api/merchant/input-invoices/" + number)
                .get("invoice")
                .get("use")
                .asString();
    }

    private int total(InvoiceFixture.Merchant merchant, String query) {
        return fixture.get(merchant, "/api/merchant/input-invoices?" + query)
                .get("total")
                .asInt();
    }
}

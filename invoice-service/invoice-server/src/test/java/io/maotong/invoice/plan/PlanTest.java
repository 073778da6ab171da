package io.maotong.invoice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.intent.Intent;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PlanTest extends PlanCase {

    @Autowired
    PlanIntent worker;

    @Autowired
    PlanWork work;

    @Test
    void ordersBecomeOneIssuedInvoiceThatUsesTheirBalance() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 3, "33.33"));
        enter(merchant, "B", line("水晶手链", 2, "33.33"), line("玻璃摆件", 1, "50"));

        JsonNode preview =
                fixture.post(merchant, PLANS + ":preview", plan("A", "B")).body();
        assertThat(preview.get("invoices").asInt()).isEqualTo(1);
        JsonNode shown = preview.get("planned").get(0).get("lines");
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).get("sources")).hasSize(2);
        assertThat(count("invoice_plan", merchant)).isZero();

        JsonNode done = committed(merchant, plan("A", "B"));
        assertThat(done.get("created").asInt()).isEqualTo(1);
        awaitInvoices(merchant, done, "ISSUED", 1);
        for (String order : List.of("A", "B")) {
            for (JsonNode line : fixture.get(merchant, ORDERS + "/" + order).get("lines")) {
                assertThat(line.get("invoiced").decimalValue())
                        .isEqualByComparingTo(line.get("dueTotal").decimalValue());
                assertThat(line.get("reserved").decimalValue()).isZero();
                assertThat(line.get("open").decimalValue()).isZero();
            }
        }
        assertThat(platform.received(merchant.taxNo()))
                .singleElement()
                .satisfies(sent -> assertThat(sent.get("bz").toString()).contains("A、B"));
        Reply again = fixture.post(merchant, PLANS, plan("A", "B"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body().get("code").asString()).isEqualTo("INVOICE-42234");
    }

    @Test
    void eightPlansAtOnceForOneOrderThenOneOfThemDraws() throws Exception {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        List<Reply> replies = atOnce(8, () -> fixture.post(merchant, PLANS, plan("A")));

        assertThat(replies).filteredOn(reply -> reply.status() == 202).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 202)
                .allSatisfy(reply ->
                        assertThat(reply.body().get("code").asString()).isIn("INVOICE-42234", "INVOICE-40932"));
        assertThat(jdbc.sql("SELECT reserved_total + invoiced_total FROM invoice_order_line WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("113.00");
    }

    @Test
    void partsOfALineAtOnceThenNeverMoreThanTheLine() throws Exception {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        List<Reply> replies = atOnce(
                6,
                () -> fixture.post(merchant, PLANS, "{\"lines\":[{\"orderNo\":\"A\",\"lineNo\":1,\"quantity\":3}]}"));

        assertThat(replies).filteredOn(reply -> reply.status() == 202).hasSize(3);
        JsonNode line = fixture.get(merchant, ORDERS + "/A").get("lines").get(0);
        assertThat(line.get("open").decimalValue()).isEqualByComparingTo("11.30");
        JsonNode rest = committed(merchant, plan("A"));
        assertThat(rest.get("total").decimalValue()).isEqualByComparingTo("11.30");
    }

    @Test
    void planWhenCommittedAgainUnderItsNumberThenTheSamePlan() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        String body = "{\"planNo\":\"N-1\",\"orderNos\":[\"A\"]}";
        String first = fixture.post(merchant, PLANS, body).body().get("planId").asString();
        assertThat(fixture.post(merchant, PLANS, body).body().get("planId").asString())
                .isEqualTo(first);
        Reply other = fixture.post(merchant, PLANS, "{\"planNo\":\"N-1\",\"orderNos\":[\"A\",\"B\"]}");
        assertThat(other.body().get("code").asString()).isEqualTo("INVOICE-40901");
    }

    @Test
    void workerWhenItDiesBetweenTwoChunksThenNothingIsMadeTwice() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 30, "10"));
        String id = fixture.post(merchant, PLANS, "{\"orderNos\":[\"A\"],\"maxAmount\":10}")
                .body()
                .get("planId")
                .asString();
        Intent intent = new Intent(1, merchant.id(), PlanIntent.KIND, "x", "{\"planId\":" + id + "}", null, 1);
        List<ItemRow> stale =
                MerchantScope.call(merchant.id(), () -> work.next(Long.parseLong(id), ItemStatus.PLANNED, 0, 7));
        // Two workers and one who comes back with what it had read before.
        MerchantScope.run(merchant.id(), () -> worker.handle(intent));
        MerchantScope.run(merchant.id(), () -> work.handIn(Long.parseLong(id), stale));
        MerchantScope.run(merchant.id(), () -> worker.handle(intent));
        JsonNode done = awaitDone(merchant, id);

        assertThat(done.get("created").asInt()).isEqualTo(30);
        assertThat(count("invoice_header", merchant)).isEqualTo(30);
    }

    @Test
    void planWhenCancelledThenItsDraftsAreGoneAndTheBalanceIsBack() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "A", line("水晶手链", 10, "10"));
        String id = committed(merchant, "{\"orderNos\":[\"A\"],\"maxAmount\":50}")
                .get("planId")
                .asString();
        fixture.post(merchant, PLANS + "/" + id + ":cancel", "{}");
        InvoiceFixture.await(() ->
                fixture.get(merchant, PLANS + "/" + id).get("status").asString().equals("CANCELLED"));

        assertThat(open(merchant, "A")).isEqualByComparingTo("113.00");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM invoice_header WHERE merchant_id = ? AND status = 'CANCELLED'")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void everyObstacleIsNamedAtOnceAndGoodOrdersGoOnIfWanted() {
        Merchant merchant = fixture.merchant();
        enter(merchant, "GOOD", line("水晶手链", 10, "10"));
        publish(merchant, trade("USD-1", 1, "USD", "PAID", "5", "10"));
        Reply refused = fixture.post(merchant, PLANS, plan("GOOD", "USD-1", "NOWHERE"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors")).hasSize(2);
        JsonNode done = committed(merchant, "{\"orderNos\":[\"GOOD\",\"USD-1\",\"NOWHERE\"],\"allGood\":true}");
        assertThat(done.get("invoices").asInt()).isEqualTo(1);
    }

    private <T> List<T> atOnce(int people, Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(people);
        try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
            List<Future<T>> all = IntStream.range(0, people)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return action.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results;
        }
    }
}

package io.maotong.invoice.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedBureau;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.platform.CollectionPlatform.StatePage;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class VerificationTest {

    private static final String PATH = "/api/merchant/verifications";

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    ScriptedBureau bureau;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Test
    void verifyWhenManyAskAtOnceThenTheBureauIsAskedOnce() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        bureau.plan(number, Mishap.NOT_SENT);

        Set<String> ids;
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            Callable<InvoiceFixture.Reply> ask = () -> ask(merchant, number, "2026-11-10", false);
            List<Future<InvoiceFixture.Reply>> replies = people.invokeAll(Collections.nCopies(16, ask));
            ids = IntStream.range(0, replies.size())
                    .mapToObj(i -> id(replies.get(i)))
                    .collect(Collectors.toSet());
        }

        assertThat(ids).hasSize(1);
        JsonNode done = done(merchant, ids.iterator().next());
        assertThat(done.get("outcome").asString()).isEqualTo("GENUINE");
        // The one that never left, and the one that was answered.
        assertThat(bureau.asked(number)).hasSize(2);
    }

    @Test
    void verifyWhenAskedAgainWithinADayThenTheSameAnswerWithItsTimeUnlessForced() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        JsonNode first = verified(merchant, number, "2026-11-10");

        InvoiceFixture.Reply again = ask(merchant, number, "2026-11-10", false);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().get("verificationId")).isEqualTo(first.get("verificationId"));
        assertThat(again.body().get("checkedAt")).isEqualTo(first.get("checkedAt"));
        assertThat(bureau.asked(number)).hasSize(1);

        InvoiceFixture.Reply forced = ask(merchant, number, "2026-11-10", true);
        assertThat(forced.status()).isEqualTo(202);
        done(merchant, forced.body().get("verificationId").asString());
        assertThat(bureau.asked(number)).hasSize(2);

        jdbc.sql("UPDATE verification SET checked_at = TIMESTAMPADD(HOUR, -25, checked_at) WHERE merchant_id = ?")
                .param(merchant.id())
                .update();
        assertThat(ask(merchant, number, "2026-11-10", false).status())
                .as("a day later")
                .isEqualTo(202);
    }

    @Test
    void verifyWhenTheStatusChangesThenTheAnswerIsOutdated() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        platform.feed(
                merchant.taxNo(), InvoiceFixture.pages(List.of(InvoiceFixture.received(merchant, number, "100.00"))));
        fixture.pulled(merchant);
        JsonNode first = verified(merchant, number, "2026-11-10");

        platform.warnings(
                merchant.taxNo(),
                List.of(new StatePage(
                        "1",
                        false,
                        List.of(new InvoiceState(number, "81", "8", null, null, null, null, "{\"fpzt\":\"8\"}")))));
        fixture.post(merchant, "/api/merchant/invoice-sync/runs", "{\"kind\":\"WARNINGS\"}");
        InvoiceFixture.await(() -> status(merchant, number).equals("REVERSED"));

        assertThat(fixture.get(
                                merchant,
                                PATH + "/" + first.get("verificationId").asString())
                        .get("outdated")
                        .asBoolean())
                .isTrue();
        assertThat(ask(merchant, number, "2026-11-10", false).status()).isEqualTo(202);
    }

    @Test
    void verifyWhenTheBureauKnowsMoreThenTheInvoiceFollows() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        platform.feed(
                merchant.taxNo(), InvoiceFixture.pages(List.of(InvoiceFixture.received(merchant, number, "100.00"))));
        fixture.pulled(merchant);
        bureau.verdict(number, "00", "2");

        InvoiceFixture.Reply batch =
                fixture.post(merchant, PATH + ":batch", "{\"invoiceNos\":[\"" + number + "\",\"1\"]}");
        assertThat(batch.status()).isEqualTo(202);
        assertThat(batch.body().get("refused").get(0).get("row").asInt()).isEqualTo(2);
        JsonNode done = done(
                merchant, batch.body().get("items").get(0).get("verificationId").asString());

        assertThat(done.get("stateCode").asString()).isEqualTo("2");
        assertThat(done.get("outdated").asBoolean()).isFalse();
        assertThat(status(merchant, number)).isEqualTo("ABNORMAL");
        assertThat(bureau.asked(number).getFirst().amount()).isEqualByComparingTo("113.00");
    }

    @Test
    void verifyWhenNothingIsFoundOnTheDayOfIssueThenItIsNotYetAndAskedAgain() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        bureau.verdict(number, "02", null);
        String today = BusinessTime.today(Clock.systemUTC()).toString();

        String id = id(ask(merchant, number, today, false));
        InvoiceFixture.await(
                () -> !fixture.get(merchant, PATH + "/" + id).get("outcome").isNull());

        JsonNode waiting = fixture.get(merchant, PATH + "/" + id);
        assertThat(waiting.get("status").asString()).isEqualTo("PENDING");
        assertThat(waiting.get("outcome").asString()).isEqualTo("NOT_YET");
        assertThat(waiting.get("nextAt").isNull()).isFalse();
        assertThat(id(ask(merchant, number, today, true)))
                .as("whoever asks waits for the same answer")
                .isEqualTo(id);

        String old = InvoiceFixture.number(merchant, 2);
        bureau.verdict(old, "02", null);
        assertThat(verified(merchant, old, "2026-11-10").get("outcome").asString())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void verifyWhenAskedFiveTimesTodayThenItMustWait() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        for (int i = 0; i < 5; i++) {
            done(merchant, id(ask(merchant, number, "2026-11-10", true)));
        }

        InvoiceFixture.Reply sixth = ask(merchant, number, "2026-11-10", true);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.body().get("errors").get(0).get("rule").asString()).isEqualTo("DAILY_LIMIT");
        assertThat(ask(merchant, number, "2026-11-10", false).status())
                .as("what is known is told")
                .isEqualTo(200);
        assertThat(fixture.get(merchant, PATH + "?number=" + number)
                        .get("total")
                        .asInt())
                .isEqualTo(5);
        assertThat(bureau.asked(number)).hasSize(5);
    }

    @Test
    void verifyWhenTheWorkerDiesOrIsRefusedThenItEnds() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String unlucky = InvoiceFixture.number(merchant, 1);
        String refused = InvoiceFixture.number(merchant, 2);
        bureau.plan(unlucky, Mishap.DEATH, Mishap.ANSWER_LOST, Mishap.LATER);
        bureau.plan(refused, Mishap.REFUSED);

        assertThat(verified(merchant, unlucky, "2026-11-10").get("outcome").asString())
                .isEqualTo("GENUINE");
        JsonNode failed = verified(merchant, refused, "2026-11-10");

        assertThat(failed.get("status").asString()).isEqualTo("FAILED");
        assertThat(failed.get("resultCode").asString()).isEqualTo("9001");
        assertThat(ask(merchant, refused, "2026-11-10", false).status())
                .as("a refused question is no answer")
                .isEqualTo(202);
    }

    @Test
    void batchWhenSomeRowsAreWrongThenTheOthersAreAsked() {
        InvoiceFixture.Merchant merchant = fixture.merchant();

        InvoiceFixture.Reply reply = fixture.post(
                merchant,
                PATH + ":batch",
                "{\"items\":[" + item(InvoiceFixture.number(merchant, 1), "2026-11-10") + ","
                        + item("123", "2026-11-10") + ","
                        + item(InvoiceFixture.number(merchant, 1), "2026-11-10") + "]}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body().get("items")).as("the same twice is one").hasSize(1);
        JsonNode refused = reply.body().get("refused").get(0);
        assertThat(refused.get("row").asInt()).isEqualTo(2);
        assertThat(refused.get("field").asString()).isEqualTo("items[1].number");
        assertThat(fixture.post(merchant, PATH + ":batch", "{}").status()).isEqualTo(400);
    }

    private static String item(String number, String issuedOn) {
        return "{\"kind\":\"81\",\"number\":\"" + number + "\",\"issuedOn\":\"" + issuedOn
                + "\",\"amount\":\"113.00\"}";
    }

    private InvoiceFixture.Reply ask(InvoiceFixture.Merchant merchant, String number, String issuedOn, boolean force) {
        String item = item(number, issuedOn);
        return fixture.post(merchant, PATH, item.substring(0, item.length() - 1) + ",\"force\":" + force + "}");
    }

    private JsonNode verified(InvoiceFixture.Merchant merchant, String number, String issuedOn) {
        return done(merchant, id(ask(merchant, number, issuedOn, false)));
    }

    private static String id(Future<InvoiceFixture.Reply> reply) {
        try {
            return id(reply.get());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String id(InvoiceFixture.Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isBetween(200, 202);
        return reply.body().get("verificationId").asString();
    }

    private JsonNode done(InvoiceFixture.Merchant merchant, String id) {
        InvoiceFixture.await(() ->
                !fixture.get(merchant, PATH + "/" + id).get("status").asString().equals("PENDING"));
        return fixture.get(merchant, PATH + "/" + id);
    }

    private String status(InvoiceFixture.Merchant merchant, String number) {
        return fixture.get(merchant, "/api/merchant/input-invoices/" + number)
                .get("invoice")
                .get("status")
                .asString();
    }
}

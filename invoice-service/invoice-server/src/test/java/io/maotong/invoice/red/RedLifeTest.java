package io.maotong.invoice.red;

import static io.maotong.invoice.red.RedFixture.BUYER;
import static io.maotong.invoice.red.RedFixture.quantity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.money.Money;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.Published;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.ScriptedRedPlatform;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.platform.RedPlatform.RedApplication;
import io.maotong.invoice.platform.RedPlatform.RedLineRecord;
import io.maotong.invoice.platform.RedPlatform.RedRecord;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrderReturn;
import io.maotong.order.api.ReturnsChanged;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Forms on a platform that fails where it is told to. */
@InvoiceTest
class RedLifeTest {

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    InvoiceDesk desk;

    @Autowired
    ScriptedPlatform invoices;

    @Autowired
    ScriptedRedPlatform platform;

    @Autowired
    Published.Reversals reversals;

    @Autowired
    Published.RedForms told;

    @Autowired
    KnownLines lines;

    @Autowired
    JdbcClient jdbc;

    RedFixture red;

    @BeforeEach
    void open() {
        red = new RedFixture(fixture, desk);
    }

    @Test
    void applyWhenTheOtherSideConfirmsThenTheRedInvoiceIsIssuedAndEverybodyIsTold() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        String number = blue.document().number();

        String form = red.applied(merchant, number, "02", quantity(1, "1") + "," + quantity(2, "4"));

        JsonNode waiting = red.awaited(merchant, form, "WAITING");
        assertThat(waiting.get("form").get("platformState").asString()).isEqualTo("02");
        assertThat(waiting.get("form").get("hoursLeft").asInt()).isBetween(71, 72);
        assertThat(waiting.get("form").get("actions").valueStream().map(JsonNode::asString))
                .containsExactly("withdraw");
        platform.state(platform.of(number).uuid(), "04");
        JsonNode issued = red.awaited(merchant, form, "RED_ISSUED");
        assertThat(issued.get("form").get("redNumber").asString()).matches("\\d{20}");
        assertThat(issued.get("timeline")
                        .valueStream()
                        .map(step -> step.get("status").asString()))
                .containsExactly("APPLYING", "WAITING", "CONFIRMED", "RED_ISSUING", "RED_ISSUED");
        assertThat(issued.get("lines").get(1).get("unitPrice").asInt()).isEqualTo(90);
        assertThat(red.find(merchant, blue.id()).status()).isEqualTo(InvoiceStatus.PART_REVERSED);
        assertThat(invoices.received(merchant.taxNo()).getLast())
                .containsEntry("lzfpbz", "1")
                .containsEntry("dylzfphm", number)
                .containsEntry("hzqrxxdbh", platform.of(number).confirmationNo())
                .containsEntry("hzqrduuid", platform.of(number).uuid())
                .containsEntry("hjje", "-393.33")
                .containsEntry("hjse", "-51.13");
        InvoiceFixture.await(() -> reversals.of(merchant.id()).stream()
                .anyMatch(fact -> fact.blueNumber().equals(number)
                        && fact.direction().equals("OUTPUT")
                        && !fact.whole()
                        && fact.amount().amount().compareTo(new BigDecimal("393.33")) == 0));
        InvoiceFixture.await(() -> told.of(merchant.id()).stream()
                .anyMatch(fact -> fact.status().equals("RED_ISSUED") && fact.redNumber() != null));
    }

    @ParameterizedTest
    @CsvSource({
        "01, RED_ISSUED",
        "02, WAITING",
        "04, RED_ISSUED",
        "05, DENIED",
        "07, EXPIRED",
        "08, WITHDRAWN",
        "09, REVOKED",
        "10, VOIDED",
        "11, VOIDED",
        "12, VOIDED",
        "13, VOIDED"
    })
    void applyWhenThePlatformAnswersWithAnyStateThenOursFollows(String state, String status) {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        platform.firstState(number, state);

        String form = red.applied(merchant, number, "01", "");

        red.awaited(merchant, form, status);
        // What is over gives back what it took, so that somebody may apply again.
        boolean free = !status.equals("RED_ISSUED") && !status.equals("WAITING");
        assertThat(preview(merchant, number, "01", "").get("allowed").asBoolean())
                .isEqualTo(free);
    }

    @Test
    void applyWhenTheStateIsUnknownThenItIsRaisedAndStillFollowed() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        platform.firstState(number, "14");

        String form = red.applied(merchant, number, "01", "");

        InvoiceFixture.await(
                () -> !red.detail(merchant, form).get("form").get("attention").isNull());
        assertThat(red.detail(merchant, form).get("form").get("attention").asString())
                .contains("14");
        assertThat(fixture.get(merchant, "/api/merchant/red-forms?attention=true")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        platform.state(platform.of(number).uuid(), "04");
        red.awaited(merchant, form, "RED_ISSUED");
    }

    @Test
    void applyWhenTheAnswerIsLostThenItIsFoundByItsSerialAndNotSentTwice() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        platform.plan("apply", merchant.taxNo(), Mishap.ANSWER_LOST);

        String form = red.applied(merchant, number, "01", "");

        red.awaited(merchant, form, "WAITING");
        assertThat(platform.calls("apply", merchant.taxNo())).isEqualTo(1);
        assertThat(platform.all(number)).hasSize(1);
    }

    @Test
    void applyWhenItNeverArrivedThenItIsAskedForAndSentAgain() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        platform.plan("apply", merchant.taxNo(), Mishap.NOT_SENT, Mishap.LOST);

        String form = red.applied(merchant, number, "01", "");

        red.awaited(merchant, form, "WAITING");
        assertThat(platform.calls("apply", merchant.taxNo())).isEqualTo(3);
        assertThat(platform.calls("bySerial", merchant.taxNo())).isEqualTo(1);
        assertThat(platform.all(number)).hasSize(1);
    }

    @Test
    void applyWhenTheWorkerDiesThenThePlatformIsAskedFirst() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        platform.plan("apply", merchant.taxNo(), Mishap.LATER, Mishap.DEATH);
        platform.plan("bySerial", merchant.taxNo(), Mishap.LATER);

        String form = red.applied(merchant, number, "01", "");

        red.awaited(merchant, form, "WAITING");
        assertThat(platform.calls("apply", merchant.taxNo())).isEqualTo(3);
        assertThat(platform.calls("bySerial", merchant.taxNo())).isEqualTo(2);
        assertThat(platform.all(number)).hasSize(1);
    }

    @Test
    void applyWhenRefusedThenThePlatformsWordsAreKeptAndNothingStaysTaken() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        platform.plan("apply", merchant.taxNo(), Mishap.REFUSED);

        String form = red.applied(merchant, number, "02", quantity(1, "2"));

        JsonNode refused = red.awaited(merchant, form, "REFUSED");
        assertThat(refused.get("platformCode").asString()).isEqualTo("9104");
        assertThat(refused.get("platformMessage").asString()).isEqualTo("超过可冲红金额");
        assertThat(taken(merchant)).isEqualTo("0.00");
        assertThat(red.press(merchant, form, "issue")).isEqualTo(400);
        red.awaited(merchant, red.applied(merchant, number, "02", quantity(1, "3")), "WAITING");
    }

    @Test
    void applyWhenManyPressAtOnceThenOneForm() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        Callable<InvoiceFixture.Reply> press = () -> red.apply(merchant, number, "01", "");

        List<Future<InvoiceFixture.Reply>> pressed;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            pressed = threads.invokeAll(Collections.nCopies(6, press));
        }
        int accepted = 0;
        for (Future<InvoiceFixture.Reply> one : pressed) {
            InvoiceFixture.Reply reply = one.get();
            if (reply.status() == 202) {
                accepted++;
            } else {
                assertThat(reply.body().get("code").asString()).isEqualTo("INVOICE-40055");
            }
        }

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void applyWhenSeveralRulesAreBrokenThenAllAreSaidAtOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        red.applied(merchant, number, "02", quantity(1, "1"));

        InvoiceFixture.Reply reply = fixture.post(
                merchant,
                "/api/merchant/red-forms",
                "{\"blueNumber\":\"" + number + "\",\"reason\":\"03\",\"remark\":\"" + "红".repeat(383)
                        + "\",\"lines\":[" + quantity(1, "2.5") + "," + quantity(9, "1") + "]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("code").asString()))
                .contains("INVOICE-40055", "INVOICE-40052", "INVOICE-40056", "INVOICE-40004");
    }

    @Test
    void applyWhenTheBlueInvoiceIsOfADeviceThenTheReasonIsSaid() {
        InvoiceFixture.Merchant merchant = fixture.merchant();

        InvoiceFixture.Reply reply = red.apply(merchant, "320020010012345678", "01", "");

        assertThat(reply.body().get("code").asString()).isEqualTo("INVOICE-40053");
        assertThat(reply.body().get("errors").get(0).get("hint").asString()).contains("税控设备");
        assertThat(red.apply(merchant, "26320000000000000001", "01", "").status())
                .isEqualTo(404);
    }

    @Test
    void applyWhenTheBuyerIsAPersonThenOnlyTheWholeAndTheNumberIsMasked() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        Party person = new Party("320722199001011230", "王小明", null, null, null, null, true);
        String number = red.blue(merchant, person).document().number();
        platform.firstState(number, "01");

        assertThat(preview(merchant, number, "02", quantity(1, "1"))
                        .get("violations")
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("WHOLE_ONLY");
        String form = red.applied(merchant, number, "02", "");

        JsonNode issued = red.awaited(merchant, form, "RED_ISSUED");
        assertThat(issued.get("form").get("buyer").get("taxNo").asString()).isEqualTo("3207************30");
        assertThat(jdbc.sql("SELECT buyer_tax_no FROM red_form WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(String.class)
                        .single())
                .doesNotContain("320722199001011230");
    }

    @Test
    void previewWhenAskedThenEveryLineShowsWhatIsLeftAndNothingIsWritten() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();

        JsonNode preview = preview(merchant, number, "02", quantity(2, "3"));

        assertThat(preview.get("allowed").asBoolean()).isTrue();
        assertThat(preview.get("lines")).hasSize(2);
        assertThat(preview.get("lines").get(0).get("red").isNull()).isTrue();
        JsonNode line = preview.get("lines").get(1);
        assertThat(line.get("before").get("amount").get("amount").asString()).isEqualTo("900.00");
        assertThat(line.get("red").get("amount").get("amount").asString()).isEqualTo("-270.00");
        assertThat(line.get("after").get("quantity").asInt()).isEqualTo(7);
        assertThat(line.get("after").get("tax").get("amount").asString()).isEqualTo("81.90");
        assertThat(fixture.get(merchant, "/api/merchant/red-forms").get("total").asInt())
                .isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM red_blue WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void confirmationWhenItComesTwiceOrOutOfOrderThenOneRedInvoice() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        String form = red.applied(merchant, number, "01", "");
        red.awaited(merchant, form, "WAITING");
        String uuid = platform.of(number).uuid();

        platform.state(uuid, "04");
        red.awaited(merchant, form, "RED_ISSUED");
        platform.state(uuid, "02");
        synced(merchant);
        platform.state(uuid, "04");
        synced(merchant);

        assertThat(red.status(merchant, form)).isEqualTo("RED_ISSUED");
        assertThat(invoices.received(merchant.taxNo())).hasSize(2);
        assertThat(red.press(merchant, form, "issue")).isEqualTo(409);
    }

    @Test
    void withdrawWhenTheAnswerIsLostThenItIsAskedForAndSaidOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        String form = red.applied(merchant, number, "01", "");
        red.awaited(merchant, form, "WAITING");
        platform.plan("answer", merchant.taxNo(), Mishap.ANSWER_LOST);

        assertThat(red.press(merchant, form, "withdraw")).isEqualTo(202);

        red.awaited(merchant, form, "WITHDRAWN");
        assertThat(platform.said(platform.of(number).uuid())).hasSize(1);
        assertThat(red.press(merchant, form, "withdraw")).isEqualTo(400);
    }

    @Test
    void othersFormWhenFoundThenItMayBeConfirmedOnceAndNotDeniedAfterwards() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        String number = blue.document().number();
        RedRecord entered = platform.enter(entered("1", blue, "-33.33", "-4.33", "-1"), "03", Instant.now());
        synced(merchant);
        String form = only(merchant);
        assertThat(red.detail(merchant, form)
                        .get("form")
                        .get("actions")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("confirm", "deny");
        assertThat(preview(merchant, number, "01", "")
                        .get("violations")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("INVOICE-40055");
        platform.plan("answer", merchant.taxNo(), Mishap.LOST);

        assertThat(red.press(merchant, form, "confirm")).isEqualTo(202);

        red.awaited(merchant, form, "CONFIRMED");
        assertThat(platform.said(entered.uuid())).hasSize(1);
        assertThat(red.press(merchant, form, "deny")).isEqualTo(409);
        assertThat(red.press(merchant, form, "issue")).isEqualTo(202);
        red.awaited(merchant, form, "RED_ISSUED");
        assertThat(taken(merchant)).isEqualTo("33.33");
    }

    @Test
    void othersFormWhenDeniedThenWhatItTookIsFree() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        platform.enter(entered("1", blue, "-33.33", "-4.33", "-1"), "03", Instant.now());
        synced(merchant);
        String form = only(merchant);
        assertThat(taken(merchant)).isEqualTo("33.33");

        red.press(merchant, form, "deny");

        red.awaited(merchant, form, "DENIED");
        assertThat(taken(merchant)).isEqualTo("0.00");
    }

    @Test
    void denyWhenThePlatformKnowsBetterThenItsStateIsTaken() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        RedRecord entered = platform.enter(entered("1", blue, "-33.33", "-4.33", "-1"), "03", Instant.now());
        synced(merchant);
        String form = only(merchant);
        platform.plan("answer", merchant.taxNo(), Mishap.REFUSED);
        platform.state(entered.uuid(), "07");

        int pressed = red.press(merchant, form, "deny");

        // Polled in the same moment it may be known already that there is nothing to deny.
        assertThat(pressed).isIn(202, 400);
        JsonNode expired = red.awaited(merchant, form, "EXPIRED");
        assertThat(expired.get("ending").asString()).contains("72");
    }

    @Test
    void waitingWhenADayHasPassedThenPeopleAreToldOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        platform.enteredAt(number, Instant.now().minus(Duration.ofHours(50)));

        String form = red.applied(merchant, number, "01", "");

        InvoiceFixture.await(() -> alerts(merchant, form) > 0);
        platform.plan("find", merchant.taxNo(), Mishap.NOT_SENT, Mishap.LOST);
        int before = platform.calls("find", merchant.taxNo());
        InvoiceFixture.await(() -> platform.calls("find", merchant.taxNo()) > before + 3);
        assertThat(alerts(merchant, form)).isEqualTo(1);
        assertThat(red.detail(merchant, form).get("form").get("hoursLeft").asInt())
                .isEqualTo(21);
    }

    @Test
    void issueWhenTheAnswerIsLostThenTheRedInvoiceIsNotSentTwice() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        platform.firstState(blue.document().number(), "01");
        invoices.plan("upload", merchant.taxNo(), Mishap.ANSWER_LOST);

        String form = red.applied(merchant, blue.document().number(), "01", "");

        red.awaited(merchant, form, "RED_ISSUED");
        assertThat(invoices.received(merchant.taxNo())).hasSize(2);
        assertThat(red.find(merchant, blue.id()).status()).isEqualTo(InvoiceStatus.REVERSED);
        assertThat(reversedTimes(merchant)).isEqualTo(1);
    }

    @Test
    void issueWhenTheRedInvoiceFailsAndIsGivenUpThenItMayBeIssuedAgain() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        platform.firstState(blue.document().number(), "01");
        invoices.plan("upload", merchant.taxNo(), Mishap.REFUSED);
        String form = red.applied(merchant, blue.document().number(), "01", "");
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoices?status=FAILED")
                        .get("total")
                        .asInt()
                == 1);
        String failed =
                red.detail(merchant, form).get("form").get("redInvoiceId").asString();

        fixture.post(merchant, "/api/merchant/invoices/" + failed + ":cancel", "{\"reason\":\"again\"}");

        red.awaited(merchant, form, "CONFIRMED_FREE");
        assertThat(red.press(merchant, form, "issue")).isEqualTo(202);
        JsonNode issued = red.awaited(merchant, form, "RED_ISSUED");
        assertThat(issued.get("form").get("redInvoiceId").asString()).isNotEqualTo(failed);
        assertThat(reversedTimes(merchant)).isEqualTo(1);
    }

    @Test
    void issueWhenManyPressAtOnceThenOneRedInvoice() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        platform.firstState(blue.document().number(), "04");
        InvoiceFixture.Reply applied = fixture.post(
                merchant,
                "/api/merchant/red-forms",
                "{\"blueNumber\":\"" + blue.document().number() + "\",\"reason\":\"01\",\"issueAtOnce\":false}");
        String form = applied.body().get("formId").asString();
        red.awaited(merchant, form, "CONFIRMED");

        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            threads.invokeAll(Collections.nCopies(5, () -> red.press(merchant, form, "issue")));
        }

        red.awaited(merchant, form, "RED_ISSUED");
        assertThat(invoices.received(merchant.taxNo())).hasSize(2);
    }

    @Test
    void issueWhenDoneSomewhereElseThenItCountsHereToo() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        String number = blue.document().number();
        String form = red.applied(merchant, number, "01", "");
        red.awaited(merchant, form, "WAITING");
        String uuid = platform.of(number).uuid();
        platform.issued(uuid, "26328999999999999999");

        platform.state(uuid, "04");

        JsonNode issued = red.awaited(merchant, form, "RED_ISSUED");
        assertThat(issued.get("form").get("redNumber").asString()).isEqualTo("26328999999999999999");
        assertThat(red.find(merchant, blue.id()).status()).isEqualTo(InvoiceStatus.REVERSED);
        assertThat(invoices.received(merchant.taxNo())).hasSize(1);
    }

    @Test
    void reissueWhenReversedThenADraftTakesItsPlaceOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        platform.firstState(blue.document().number(), "01");
        String form = red.applied(merchant, blue.document().number(), "01", "");
        red.awaited(merchant, form, "RED_ISSUED");

        String path = "/api/merchant/red-forms/" + form + ":reissue";
        InvoiceFixture.Reply first = fixture.post(merchant, path, "{}");
        InvoiceFixture.Reply second = fixture.post(merchant, path, "{}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        long draft = first.body().get("invoiceId").asLong();
        assertThat(red.find(merchant, draft).status()).isEqualTo(InvoiceStatus.DRAFT);
        assertThat(red.find(merchant, draft).document().total()).isEqualByComparingTo("1129.99");
        assertThat(jdbc.sql("SELECT replaces_id FROM invoice_header WHERE id = ?")
                        .param(draft)
                        .query(Long.class)
                        .single())
                .isEqualTo(blue.id());
    }

    @Test
    void boughtWhenOurMerchantAppliesThenTheSellerIssuesAndTheFactSaysInput() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        invoices.feed(
                merchant.taxNo(), InvoiceFixture.pages(List.of(InvoiceFixture.received(merchant, number, "100.00"))));
        fixture.pulled(merchant);
        assertThat(preview(merchant, number, "02", quantity(1, "4"))
                        .get("violations")
                        .valueStream()
                        .map(one -> one.get("rule").asString()))
                .contains("WHO");
        fixture.post(merchant, "/api/merchant/input-invoices:select-refund", "{\"all\":true}");
        InvoiceFixture.await(() ->
                preview(merchant, number, "02", quantity(1, "4")).get("allowed").asBoolean());

        String form = red.applied(merchant, number, "02", quantity(1, "4"));

        JsonNode waiting = red.awaited(merchant, form, "WAITING");
        assertThat(waiting.get("form").get("role").asString()).isEqualTo("BUYER");
        String uuid = platform.of(number).uuid();
        platform.state(uuid, "04");
        red.awaited(merchant, form, "CONFIRMED");
        assertThat(red.press(merchant, form, "issue")).isEqualTo(409);
        platform.issued(uuid, "26320000000000000777");
        red.awaited(merchant, form, "RED_ISSUED");
        InvoiceFixture.await(() -> reversals.of(merchant.id()).stream()
                .anyMatch(fact -> fact.direction().equals("INPUT")
                        && fact.blueNumber().equals(number)
                        && fact.redNumber().equals("26320000000000000777")
                        && fact.amount().amount().compareTo(new BigDecimal("40.00")) == 0));
    }

    @Test
    void syncWhenTheWorkerDiesAndPagesRepeatThenEveryFormIsHereOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        for (int i = 0; i < 5; i++) {
            platform.enter(entered("1", red.blue(merchant, BUYER), "-33.33", "-4.33", "-1"), "03", Instant.now());
        }
        platform.plan("list", merchant.taxNo(), Mishap.DEATH, Mishap.NOT_SENT, Mishap.LATER, Mishap.LOST);

        JsonNode run = synced(merchant);

        assertThat(run.get("run").get("inserted").asInt()).isEqualTo(5);
        assertThat(fixture.get(merchant, "/api/merchant/red-forms?role=SELLER&enteredBy=BUYER&status=WAITING")
                        .get("total")
                        .asInt())
                .isEqualTo(5);
        JsonNode again = synced(merchant);
        assertThat(again.get("run").get("seen").asInt()).isEqualTo(5);
        assertThat(again.get("run").get("inserted").asInt()).isZero();
    }

    @Test
    void syncWhenAFormIsUnknownKindThenItIsKeptForAPerson() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.enter(entered("1", red.blue(merchant, BUYER), "-33.33", "-4.33", "-1"), "77", Instant.now());

        JsonNode run = synced(merchant);

        assertThat(run.get("run").get("rejected").asInt()).isEqualTo(1);
        assertThat(run.get("rejected").get(0).get("detail").asString()).contains("77");
    }

    @Test
    void syncWhenTheOthersReverseMoreThanIsLeftThenItIsTakenInAndRaised() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice blue = red.blue(merchant, BUYER);
        platform.enter(entered("1", blue, "-200.00", "-26.00", "-6"), "03", Instant.now());

        synced(merchant);

        assertThat(red.detail(merchant, only(merchant))
                        .get("form")
                        .get("attention")
                        .asString())
                .contains("more than is left");
        assertThat(taken(merchant)).isEqualTo("0.00");
    }

    @Test
    void returnWhenEnteredThenAnOfficerDecidesAndTheSameReturnCountsOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        String body = "{\"returnNo\":\"R1\",\"orderNo\":\"O1\",\"lines\":[{\"orderLineNo\":1,\"quantity\":2,"
                + "\"invoiceNumber\":\"" + number + "\",\"invoiceLineNo\":1},{\"orderLineNo\":2,\"quantity\":11,"
                + "\"invoiceNumber\":\"" + number + "\",\"invoiceLineNo\":2}]}";

        InvoiceFixture.Reply reply = fixture.post(merchant, "/api/merchant/red-forms/returns", body);
        InvoiceFixture.Reply again = fixture.post(merchant, "/api/merchant/red-forms/returns", body);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().get(0).get("status").asString()).isEqualTo("FORM");
        assertThat(reply.body().get(1).get("refusal").asString()).contains("11");
        assertThat(again.body().get(0).get("formId"))
                .isEqualTo(reply.body().get(0).get("formId"));
        String form = reply.body().get(0).get("formId").asString();
        assertThat(red.status(merchant, form)).isEqualTo("WAITING_OFFICER");
        assertThat(platform.calls("apply", merchant.taxNo())).isZero();
        assertThat(red.press(merchant, form, "submit")).isEqualTo(202);
        red.awaited(merchant, form, "WAITING");
        assertThat(fixture.get(merchant, "/api/merchant/red-forms/returns?status=REFUSED")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void returnWhenHeardOfFromTheOrdersThenItsInvoicesAreReversedOverAllOfThem() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String first = red.blue(merchant, BUYER).document().number();
        String second = red.blue(merchant, BUYER).document().number();
        String order = "ORDER-" + merchant.id();
        lines.put(
                order,
                1,
                List.of(
                        new InvoicedLines.Part(first, 1, new BigDecimal("3")),
                        new InvoicedLines.Part(second, 1, new BigDecimal("3"))));

        fixture.publish(merchant.id(), OrderEvents.RETURNS_CHANGED, goodsBack(order, "RECEIVED", "4"));
        assertThat(fixture.get(merchant, "/api/merchant/red-forms").get("total").asInt())
                .isZero();
        fixture.publish(merchant.id(), OrderEvents.RETURNS_CHANGED, goodsBack(order, "ACCEPTED", "4"));
        fixture.publish(merchant.id(), OrderEvents.RETURNS_CHANGED, goodsBack(order, "REFUNDED", "4"));
        fixture.publish(merchant.id(), OrderEvents.RETURNS_CHANGED, goodsBack("NOT-INVOICED", "ACCEPTED", "1"));

        JsonNode forms = fixture.get(merchant, "/api/merchant/red-forms?status=WAITING_OFFICER&sort=amount,asc");
        assertThat(forms.get("items")
                        .valueStream()
                        .map(form -> form.get("amount").get("amount").asString()))
                .containsExactly("-99.99", "-33.33");
        assertThat(fixture.get(merchant, "/api/merchant/red-forms/returns")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    private static ReturnsChanged goodsBack(String order, String status, String quantity) {
        return new ReturnsChanged(List.of(new OrderReturn(
                "BACK-" + order,
                1,
                order,
                status,
                "DAMAGED",
                null,
                false,
                false,
                Money.cny("100.00"),
                null,
                2,
                Instant.EPOCH,
                null,
                null,
                List.of(new OrderReturn.Line(
                        1,
                        "SKU",
                        "水晶手链",
                        "7018100000",
                        null,
                        "015",
                        new BigDecimal(quantity),
                        null,
                        null,
                        null,
                        null,
                        Money.cny("100.00"),
                        null)))));
    }

    @Test
    void returnWhenTheOfficerDecidesAgainstItThenNothingEverLeaves() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        String form = fixture.post(
                        merchant,
                        "/api/merchant/red-forms/returns",
                        "{\"returnNo\":\"R1\",\"orderNo\":\"O1\",\"lines\":[{\"orderLineNo\":1,\"quantity\":2,"
                                + "\"invoiceNumber\":\"" + number + "\",\"invoiceLineNo\":1}]}")
                .body()
                .get(0)
                .get("formId")
                .asString();

        red.press(merchant, form, "withdraw");

        assertThat(red.status(merchant, form)).isEqualTo("DISMISSED");
        assertThat(taken(merchant)).isEqualTo("0.00");
        assertThat(platform.calls("apply", merchant.taxNo())).isZero();
    }

    @Test
    void historyWhenTouchedThenTheDatabaseKeepsIt() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = red.blue(merchant, BUYER).document().number();
        red.awaited(merchant, red.applied(merchant, number, "01", ""), "WAITING");

        assertThatThrownBy(() -> jdbc.sql("UPDATE red_form SET amount = 0 WHERE merchant_id = ?")
                        .param(merchant.id())
                        .update())
                .hasMessageContaining("cannot be changed");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM red_form_event WHERE merchant_id = ?")
                        .param(merchant.id())
                        .update())
                .hasMessageContaining("cannot be deleted");
        assertThatThrownBy(() -> jdbc.sql("UPDATE red_blue_line SET taken_amount = amount + 0.01 WHERE merchant_id = ?")
                        .param(merchant.id())
                        .update())
                .isInstanceOf(RuntimeException.class);
    }

    private RedApplication entered(String side, StoredInvoice blue, String amount, String tax, String quantity) {
        return new RedApplication(
                side,
                blue.document().seller().taxNo(),
                blue.document().seller().name(),
                blue.document().buyer().taxNo(),
                blue.document().buyer().name(),
                blue.document().number(),
                "01",
                blue.document().issuedAt(),
                blue.document().amount(),
                blue.document().tax(),
                new BigDecimal(amount),
                new BigDecimal(tax),
                "02",
                List.of(new RedLineRecord(
                        1,
                        1,
                        blue.document().lines().getFirst().taxClassCode(),
                        "工艺品",
                        "水晶手链",
                        "8mm",
                        "条",
                        new BigDecimal(quantity),
                        new BigDecimal("33.33"),
                        new BigDecimal(amount),
                        new BigDecimal("0.13"),
                        new BigDecimal(tax))));
    }

    private JsonNode preview(InvoiceFixture.Merchant merchant, String number, String reason, String lines) {
        InvoiceFixture.Reply reply =
                fixture.post(merchant, "/api/merchant/red-forms:preview", RedFixture.body(number, reason, lines));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }

    private JsonNode synced(InvoiceFixture.Merchant merchant) {
        String run = fixture.post(merchant, "/api/merchant/red-forms:sync", "{}")
                .body()
                .get("syncId")
                .asString();
        String path = "/api/merchant/red-forms/syncs/" + run;
        InvoiceFixture.await(() ->
                !fixture.get(merchant, path).get("run").get("status").asString().equals("RUNNING"));
        JsonNode done = fixture.get(merchant, path);
        assertThat(done.get("run").get("status").asString()).isEqualTo("DONE");
        return done;
    }

    private String only(InvoiceFixture.Merchant merchant) {
        JsonNode items = fixture.get(merchant, "/api/merchant/red-forms").get("items");
        assertThat(items).hasSize(1);
        return items.get(0).get("formId").asString();
    }

    private long alerts(InvoiceFixture.Merchant merchant, String form) {
        return red.detail(merchant, form)
                .get("timeline")
                .valueStream()
                .filter(step -> step.get("reason").asString("").startsWith("waiting for"))
                .count();
    }

    private String taken(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT SUM(taken_amount) FROM red_blue_line WHERE merchant_id = ?")
                .param(merchant.id())
                .query(String.class)
                .single();
    }

    private int reversedTimes(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT SUM(reversals) FROM red_blue WHERE merchant_id = ?")
                .param(merchant.id())
                .query(Integer.class)
                .single();
    }
}

package io.maotong.invoice.red;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedFormTest {

    private static final Instant ENTERED = Instant.parse("2026-12-01T00:00:00Z");
    private static final List<Integer> HOURS = List.of(24, 48, 66);

    @ParameterizedTest
    @CsvSource({
        "01, CONFIRMED_FREE",
        "02, WAITING",
        "03, WAITING",
        "04, CONFIRMED",
        "05, DENIED",
        "06, DENIED",
        "07, EXPIRED",
        "08, WITHDRAWN",
        "09, REVOKED",
        "10, VOIDED",
        "11, VOIDED",
        "12, VOIDED",
        "13, VOIDED"
    })
    void appliedWhenThePlatformAnswersThenOurStatusFollows(String code, RedFormStatus expected) {
        RedForm form = applying();

        form.observed(ConfirmationState.ofCode(code).orElseThrow(), ENTERED);

        assertThat(form.status()).isEqualTo(expected);
        assertThat(form.enteredAt()).isEqualTo(ENTERED);
        assertThat(form.endedAt() != null).isEqualTo(expected.isDead());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConfirmationState.class,
            names = {"DENIED_BY_BUYER", "EXPIRED", "WITHDRAWN", "ABNORMAL_VOUCHER"})
    void waitingWhenItDiesThenNothingCanBeDoneAnyMore(ConfirmationState end) {
        RedForm form = waiting(Side.SELLER, Side.SELLER, ENTERED);

        form.observed(end, ENTERED);

        assertThat(form.status()).isEqualTo(end.status());
        assertThatThrownBy(() -> form.issue("a"))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        e -> assertThat(e.code().code()).isEqualTo("INVOICE-40057"));
        assertThatThrownBy(() -> form.answer(Answer.WITHDRAW, "a")).isInstanceOf(BusinessException.class);
    }

    @Test
    void confirmedWhenTheSameComesTwiceOrLateThenNothingHappens() {
        RedForm form = waiting(Side.SELLER, Side.SELLER, ENTERED);

        assertThat(form.observed(ConfirmationState.CONFIRMED, ENTERED)).isTrue();
        assertThat(form.observed(ConfirmationState.CONFIRMED, ENTERED)).isFalse();
        assertThat(form.observed(ConfirmationState.BUYER_ASKED, ENTERED)).isFalse();
        assertThat(form.status()).isEqualTo(RedFormStatus.CONFIRMED);
        assertThat(form.attention()).isNull();
        assertThat(form.steps()).hasSize(1);
    }

    @Test
    void confirmedWhenRevokedThenItMayNotBeIssued() {
        RedForm form = waiting(Side.SELLER, Side.SELLER, ENTERED);
        form.observed(ConfirmationState.CONFIRMED, ENTERED);

        form.observed(ConfirmationState.REVOKED, ENTERED);

        assertThat(form.status()).isEqualTo(RedFormStatus.REVOKED);
    }

    @Test
    void deniedWhenThePlatformSaysExpiredThenItIsKeptForAPerson() {
        RedForm form = waiting(Side.SELLER, Side.SELLER, ENTERED);
        form.observed(ConfirmationState.DENIED_BY_BUYER, ENTERED);

        form.observed(ConfirmationState.EXPIRED, ENTERED);

        assertThat(form.status()).isEqualTo(RedFormStatus.DENIED);
        assertThat(form.attention()).contains("07");
    }

    @Test
    void unknownStateWhenToldThenItIsRaisedAndTheStatusStays() {
        RedForm form = waiting(Side.SELLER, Side.SELLER, ENTERED);

        form.unknownState("14");

        assertThat(form.status()).isEqualTo(RedFormStatus.WAITING);
        assertThat(form.attention()).contains("14");
        assertThat(form.steps()).hasSize(1);
    }

    @Test
    void confirmWhenTheOtherSideEnteredItThenItIsPendingUntilThePlatformHasHeard() {
        RedForm form = waiting(Side.SELLER, Side.BUYER, ENTERED);

        form.answer(Answer.CONFIRM, "finance");

        assertThat(form.status()).isEqualTo(RedFormStatus.WAITING);
        assertThat(form.pending()).isEqualTo(Answer.CONFIRM);
        assertThatThrownBy(() -> form.answer(Answer.DENY, "other")).isInstanceOf(IllegalTransition.class);
        form.observed(ConfirmationState.CONFIRMED, ENTERED);
        assertThat(form.pending()).isNull();
        assertThatThrownBy(() -> form.answer(Answer.DENY, "other"))
                .as("deny after confirm")
                .isInstanceOf(IllegalTransition.class);
    }

    @Test
    void answerWhenItIsNotOursToGiveThenRefused() {
        RedForm own = waiting(Side.SELLER, Side.SELLER, ENTERED);
        RedForm others = waiting(Side.BUYER, Side.SELLER, ENTERED);

        assertThatThrownBy(() -> own.answer(Answer.CONFIRM, "a")).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> others.answer(Answer.WITHDRAW, "a")).isInstanceOf(IllegalTransition.class);
        others.answer(Answer.DENY, "a");
        assertThat(others.pending()).isEqualTo(Answer.DENY);
        others.answerRefused("9006 busy");
        assertThat(others.pending()).isNull();
    }

    @Test
    void issueWhenNotConfirmedOrNotOursThenRefused() {
        assertThatThrownBy(() -> waiting(Side.SELLER, Side.SELLER, ENTERED).issue("a"))
                .isInstanceOf(IllegalTransition.class);
        RedForm bought = waiting(Side.BUYER, Side.BUYER, ENTERED);
        bought.observed(ConfirmationState.CONFIRMED, ENTERED);
        assertThatThrownBy(() -> bought.issue("a")).as("only the seller issues").isInstanceOf(IllegalTransition.class);
    }

    @Test
    void issueWhenTheRedInvoiceIsGivenUpThenTheFormMayBeIssuedAgain() {
        RedForm form = waiting(Side.SELLER, Side.SELLER, ENTERED);
        form.observed(ConfirmationState.CONFIRMED, ENTERED);
        form.issue("a");

        form.issueGivenUp("cancelled");
        form.issue("a");

        assertThat(form.issued("26328000000000000001")).isTrue();
        assertThat(form.issued("26328000000000000001")).isFalse();
        assertThat(form.status()).isEqualTo(RedFormStatus.RED_ISSUED);
        assertThat(form.endedAt()).isNotNull();
    }

    @Test
    void issuingWhenTheFormDiesMeanwhileThenTheVerdictOnTheInvoiceDecides() {
        RedForm form = waiting(Side.SELLER, Side.SELLER, ENTERED);
        form.observed(ConfirmationState.CONFIRMED, ENTERED);
        form.issue("a");

        form.observed(ConfirmationState.REVOKED, ENTERED);

        assertThat(form.status()).isEqualTo(RedFormStatus.RED_ISSUING);
        assertThat(form.attention()).contains("09");
        form.issueGivenUp("refused");
        assertThat(form.status()).isEqualTo(RedFormStatus.REVOKED);
    }

    @Test
    void waitingWhenHoursPassThenEachAlertComesOnceAndNothingExpiresByItself() {
        assertThat(waiting(Side.SELLER, Side.SELLER, ENTERED).alertsDue(HOURS)).isEmpty();
        RedForm day = waitingFor(Duration.ofHours(25), 0);
        assertThat(day.alertsDue(HOURS)).containsExactly(24);
        assertThat(day.alertsDue(HOURS)).isEmpty();
        RedForm missed = waitingFor(Duration.ofHours(67), 24);
        assertThat(missed.alertsDue(HOURS)).containsExactly(48, 66);
        RedForm over = waitingFor(Duration.ofHours(100), 66);
        assertThat(over.alertsDue(HOURS)).isEmpty();
        assertThat(over.status()).isEqualTo(RedFormStatus.WAITING);
    }

    @Test
    void officerWhenTheReturnIsNoReasonThenDismissed() {
        RedForm form = form(Side.SELLER, Side.SELLER, RedFormStatus.WAITING_OFFICER, null, null, 0, ENTERED);

        form.dismiss("officer", "double entry");

        assertThat(form.status()).isEqualTo(RedFormStatus.DISMISSED);
        assertThatThrownBy(() -> form.submit("officer")).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void useWhenTheBuyerDidNotUseItThenOnlyTheSellerAppliesAndOnlyForTheWhole() {
        assertThat(BlueUse.UNUSED.mayApply(Side.BUYER)).isFalse();
        assertThat(BlueUse.UNUSED.mayApply(Side.SELLER)).isTrue();
        assertThat(BlueUse.UNUSED.wholeOnly()).isTrue();
        assertThat(BlueUse.CANNOT_USE.wholeOnly()).isTrue();
        assertThat(BlueUse.USED.mayApply(Side.BUYER)).isTrue();
        assertThat(BlueUse.USED.wholeOnly()).isFalse();
    }

    private static RedForm applying() {
        return form(Side.SELLER, Side.SELLER, RedFormStatus.APPLYING, null, null, 0, ENTERED);
    }

    private static RedForm waiting(Side role, Side enteredBy, Instant now) {
        ConfirmationState state =
                enteredBy == Side.SELLER ? ConfirmationState.BUYER_ASKED : ConfirmationState.SELLER_ASKED;
        return form(role, enteredBy, RedFormStatus.WAITING, state, ENTERED, 0, now);
    }

    private static RedForm waitingFor(Duration waited, int alerted) {
        return form(
                Side.SELLER,
                Side.SELLER,
                RedFormStatus.WAITING,
                ConfirmationState.BUYER_ASKED,
                ENTERED,
                alerted,
                ENTERED.plus(waited));
    }

    private static RedForm form(
            Side role,
            Side enteredBy,
            RedFormStatus status,
            ConfirmationState state,
            Instant entered,
            int alerted,
            Instant now) {
        return new RedForm(
                role,
                enteredBy,
                status,
                state,
                entered,
                null,
                null,
                alerted,
                null,
                null,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}

package io.maotong.user.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.test.RealServers;
import io.maotong.user.ScriptedOutside.Reaction;
import io.maotong.user.UserServiceTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInTest extends UserServiceTest {

    @Test
    void requestCodeWhenMobileIsRightThenItReachesThePhoneOnly() throws Exception {
        String mobile = newMobile();

        Answer answer = requestCode(mobile);

        assertThat(answer.status()).isEqualTo(202);
        await().until(() -> OUTSIDE.codeOf(mobile) != null);
        String code = OUTSIDE.codeOf(mobile);
        assertThat(code).matches("\\d{6}");
        assertThat(answer.raw().getContentAsString()).doesNotContain(code);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM authority_exchange WHERE request LIKE ? OR request LIKE ?")
                        .params("%" + code + "%", "%" + mobile + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        List<String> row = jdbc.sql("SELECT CONCAT_WS('|', mobile, mobile_index, nonce) FROM sms_code ORDER BY id DESC"
                        + " LIMIT 1")
                .query(String.class)
                .list();
        assertThat(row.getFirst()).doesNotContain(code).doesNotContain(mobile);
    }

    @Test
    void requestCodeWhenMobileIsWrongThenRefusedWithHint() throws Exception {
        Answer answer = requestCode("12345");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("USER-40001");
        assertThat(answer.text("errors.0.field")).isEqualTo("mobile");
        assertThat(answer.text("errors.0.hint")).contains("11位");
    }

    @Test
    void requestCodeWhenAskedAgainTooSoonThenRefused() throws Exception {
        String mobile = newMobile();
        requestCode(mobile);

        Answer again = requestCode(mobile);

        assertThat(again.status()).isEqualTo(429);
        assertThat(again.text("code")).isEqualTo("USER-42901");
    }

    @Test
    void requestCodeWhenDayIsUsedUpThenRefusedUntilTomorrow() throws Exception {
        String mobile = newMobile();
        for (int i = 0; i < 5; i++) {
            assertThat(requestCode(mobile).status()).isEqualTo(202);
            clock.move(Duration.ofSeconds(61));
        }

        assertThat(requestCode(mobile).status()).isEqualTo(429);
        clock.move(Duration.ofDays(1));
        assertThat(requestCode(mobile).status()).isEqualTo(202);
    }

    @Test
    void requestCodeWhenCarrierIsSilentThenSentAgainWithTheSameSerialAndText() throws Exception {
        String mobile = newMobile();
        OUTSIDE.script("POST /sms/messages", Reaction.silence(), Reaction.answer(202, "{\"messageId\":\"SMS1\"}"));

        requestCode(mobile);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> OUTSIDE.calls(call -> call.body().contains(mobile)).size() == 2);
        assertThat(OUTSIDE.calls(call -> call.body().contains(mobile)).stream()
                        .map(call -> call.body())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void signInWhenNumberIsUnknownThenAccountIsMadeThatMayOnlyCreateAMerchant() throws Exception {
        SignedIn signedIn = signIn(newMobile());

        JsonNode claims = claims(signedIn.access());
        assertThat(claims.get("typ").asString()).isEqualTo("merchant");
        assertThat(claims.has("mid")).isFalse();
        assertThat(claims.get("perms").toString()).isEqualTo("[\"merchant:create\"]");
        assertThat(claims.get("aud").toString()).contains("maotong");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(600);
    }

    @Test
    void signInWhenDoneTwiceThenItIsTheSameAccount() throws Exception {
        String mobile = newMobile();
        String first = claims(signIn(mobile).access()).get("sub").asString();
        clock.move(Duration.ofSeconds(61));

        String second = claims(signIn(mobile).access()).get("sub").asString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void signInWhenCodeIsUsedTwiceThenSecondIsRefused() throws Exception {
        String mobile = newMobile();
        String code = codeFor(mobile);

        assertThat(signInWith(mobile, code).status()).isEqualTo(200);
        Answer second = signInWith(mobile, code);

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text("error")).isEqualTo("invalid_grant");
        assertThat(second.text("code")).isEqualTo("USER-40101");
    }

    @Test
    void signInWhenCodeIsWrongFiveTimesThenTheRightOneIsDeadTooAndTheNumberLocked() throws Exception {
        String mobile = newMobile();
        String code = codeFor(mobile);
        String wrong = code.equals("000000") ? "111111" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(signInWith(mobile, wrong).status()).isEqualTo(400);
        }

        Answer locked = signInWith(mobile, code);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.text("code")).isEqualTo("USER-42900");
        assertThat(locked.raw().getHeader("Retry-After")).isNotNull();

        clock.move(Duration.ofSeconds(90));
        assertThat(signInWith(mobile, code).status()).isEqualTo(400);
        assertThat(jdbc.sql("SELECT locked_until IS NOT NULL FROM sign_in_guard WHERE failures = 6")
                        .query(Boolean.class)
                        .list())
                .contains(true);
        assertThat(signInWith(mobile, code).status()).isEqualTo(429);
        clock.move(Duration.ofSeconds(90));
        assertThat(signInWith(mobile, code).status())
                .as("the second lock lasts longer")
                .isEqualTo(429);
    }

    @Test
    void signInWhenCodeIsSixMinutesOldThenRefused() throws Exception {
        String mobile = newMobile();
        String code = codeFor(mobile);
        clock.move(Duration.ofMinutes(6));

        assertThat(signInWith(mobile, code).status()).isEqualTo(400);
    }

    @Test
    void signInWhenNewCodeWasSentThenTheOldOneIsRefused() throws Exception {
        String mobile = newMobile();
        String old = codeFor(mobile);
        clock.move(Duration.ofSeconds(61));
        String fresh = codeFor(mobile);

        assertThat(signInWith(mobile, old).status()).isEqualTo(400);
        assertThat(signInWith(mobile, fresh).status()).isEqualTo(200);
    }

    @Test
    void signInWhenOutcomeIsKnownThenItIsRecordedMasked() throws Exception {
        String mobile = newMobile();
        String code = codeFor(mobile);
        signInWith(mobile, code.equals("000000") ? "111111" : "000000");
        signInWith(mobile, code);

        List<String> outcomes = jdbc.sql("SELECT outcome FROM sign_in_event WHERE subject = ? ORDER BY id DESC LIMIT 2")
                .param(mobile.substring(0, 3) + "****" + mobile.substring(7))
                .query(String.class)
                .list();
        assertThat(outcomes).containsExactly("SIGNED_IN", "WRONG_CODE");
    }

    @Test
    void signInByPasswordWhenOpsThenOperatorWithHisPermissions() throws Exception {
        JsonNode claims = claims(operator());

        assertThat(claims.get("typ").asString()).isEqualTo("operator");
        assertThat(claims.get("perms").toString())
                .contains("merchant:review", "policy:publish", "parked:replay", "audit:read", "operations:read");
        assertThat(claims.has("mid")).isFalse();
    }

    @Test
    void signInByPasswordWhenAuditorThenOnlyReading() throws Exception {
        Answer answer = token(
                "grant_type", "urn:maotong:grant:password",
                "username", "auditor",
                "password", RealServers.get("MT_AUDITOR_PASSWORD"),
                "client_id", "maotong-console");

        assertThat(claims(answer.text("access_token")).get("perms").toString())
                .isEqualTo("[\"audit:read\",\"operations:read\"]");
    }

    @Test
    void signInByPasswordWhenOperatorUsesThePortalThenRefused() throws Exception {
        Answer answer = token(
                "grant_type", "urn:maotong:grant:password",
                "username", "ops",
                "password", RealServers.get("MT_OPS_PASSWORD"),
                "client_id", "maotong-portal");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void signInByPasswordWhenNameIsUnknownThenSameWordsAsForAWrongPassword() throws Exception {
        Answer unknown = password("nobody-" + newMobile(), "wrong-password-1");
        Answer wrong = password("auditor", "wrong-password-1");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("error_description")).isEqualTo(wrong.text("error_description"));
        assertThat(unknown.text("code")).isEqualTo(wrong.text("code"));
    }

    @Test
    void signInWhenReaderIsEnglishThenEnglish() throws Exception {
        String mobile = newMobile();
        Answer answer = answer(post("/oauth2/token")
                .header("Accept-Language", "en")
                .param("grant_type", "urn:maotong:grant:sms-code")
                .param("mobile", mobile)
                .param("code", "123456")
                .param("client_id", "maotong-portal"));

        assertThat(answer.text("error_description")).contains("not right");
    }

    private Answer password(String username, String password) throws Exception {
        return token(
                "grant_type",
                "urn:maotong:grant:password",
                "username",
                username,
                "password",
                password,
                "client_id",
                "maotong-console");
    }
}

package io.maotong.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.test.RealServers;
import io.maotong.user.UserServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TokenTest extends UserServiceTest {

    @Autowired
    private KeyRing keys;

    @Test
    void refreshWhenTokenIsFreshThenNewPairAndTheOldRefreshTokenIsUsedUp() throws Exception {
        SignedIn first = signIn(newMobile());

        SignedIn second = refreshed(first);

        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM refresh_token WHERE token_hash IN (?, ?)")
                        .params(first.refresh(), second.refresh())
                        .query(Long.class)
                        .single())
                .as("tokens at rest")
                .isZero();
    }

    @Test
    void refreshWhenOldTokenShowsUpAgainThenTheWholeFamilyEnds() throws Exception {
        SignedIn first = signIn(newMobile());
        SignedIn second = refreshed(first);

        Answer reuse = refresh(first.refresh());
        Answer successor = refresh(second.refresh());

        assertThat(reuse.status()).isEqualTo(400);
        assertThat(reuse.text("code")).isEqualTo("USER-40102");
        assertThat(successor.status()).isEqualTo(400);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM sign_in_event WHERE account_id = ? AND outcome = 'REUSE'")
                        .param(claims(first.access()).get("sub").asString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refreshWhenTwoPressAtOnceThenOneWinsAndTheFamilyEnds() throws Exception {
        SignedIn signedIn = signIn(newMobile());
        List<Callable<Integer>> presses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            presses.add(() -> refresh(signedIn.refresh()).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> press : people.invokeAll(presses)) {
                statuses.add(press.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 400)).hasSize(3);
    }

    @Test
    void refreshWhenThirtyDaysOldThenRefused() throws Exception {
        SignedIn signedIn = signIn(newMobile());
        clock.move(Duration.ofDays(31));

        assertThat(refresh(signedIn.refresh()).status()).isEqualTo(400);
    }

    @Test
    void refreshWhenAnotherClientHasTheTokenThenRefusedAndTheOwnerGoesOn() throws Exception {
        SignedIn signedIn = signIn(newMobile());

        Answer other = token(
                "grant_type", "refresh_token", "refresh_token", signedIn.refresh(), "client_id", "maotong-miniapp");

        assertThat(other.status()).isEqualTo(400);
        assertThat(refresh(signedIn.refresh()).status()).isEqualTo(200);
    }

    @Test
    void refreshWhenAccountIsDisabledThenRefused() throws Exception {
        SignedIn signedIn = signIn(newMobile());
        jdbc.sql("UPDATE account SET status = 'DISABLED' WHERE id = ?")
                .param(claims(signedIn.access()).get("sub").asString())
                .update();

        assertThat(refresh(signedIn.refresh()).status()).isEqualTo(400);
    }

    @Test
    void refreshWhenMerchantWasCreatedThenTokenActsForItWithAllPermissions() throws Exception {
        SignedIn owner = newOwner();

        JsonNode claims = claims(owner.access());
        assertThat(claims.get("mid").asString()).matches("\\d+");
        List<String> granted = jdbc.sql("SELECT permission FROM role_permission WHERE role = 'OWNER'")
                .query(String.class)
                .list();
        assertThat(granted).contains("order:import", "invoice:issue");
        assertThat(claims.get("perms").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(granted);
        assertThat(claims.get("rid").toString()).isEqualTo("[\"OWNER\"]");
    }

    @Test
    void revokeWhenSignedOutThenRefreshIsRefused() throws Exception {
        SignedIn signedIn = signIn(newMobile());

        Answer revoked = answer(post("/oauth2/revoke")
                .param("token", signedIn.refresh())
                .param("token_type_hint", "refresh_token")
                .param("client_id", "maotong-portal"));

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(refresh(signedIn.refresh()).status()).isEqualTo(400);
    }

    @Test
    void tokenWhenClientIsUnknownThenRefused() throws Exception {
        Answer answer = token(
                "grant_type", "urn:maotong:grant:sms-code",
                "mobile", newMobile(),
                "code", "123456",
                "client_id", "somebody");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void tokenWhenServiceSignsInThenServiceToken() throws Exception {
        for (String service : List.of("order-service", "data-platform", "gateway")) {
            String suffix =
                    service.replace("-service", "").replace("-platform", "").toUpperCase(Locale.ROOT);
            Answer answer = answer(post("/oauth2/token")
                    .with(httpBasic(service, RealServers.get("MT_CLIENT_SECRET_" + suffix)))
                    .param("grant_type", "client_credentials")
                    .param("scope", "internal"));

            assertThat(answer.status()).as(service).isEqualTo(200);
            JsonNode claims = claims(answer.text("access_token"));
            assertThat(claims.get("typ").asString()).isEqualTo("service");
            assertThat(claims.get("sub").asString()).isEqualTo(service);
            assertThat(claims.get("aud").toString()).contains("maotong");
            assertThat(claims.get("jti").asString()).isNotBlank();
        }
    }

    @Test
    void tokenWhenServiceHasTheWrongSecretThenRefused() throws Exception {
        Answer answer = token(
                "grant_type", "client_credentials",
                "client_id", "order-service",
                "client_secret", RealServers.get("MT_CLIENT_SECRET_GATEWAY"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void tokenWhenServiceNamesItselfWithoutASecretThenRefused() throws Exception {
        Answer answer = token("grant_type", "client_credentials", "client_id", "order-service");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void tokenWhenPartnerSignsInThenHeActsForTheMerchantUntilRemoved() throws Exception {
        SignedIn owner = newOwner();
        String secret = "p4rtner-S3cret-of-a-merchant-0123456789";
        Answer added = send(
                "/api/merchant/merchants/current/partner-clients",
                owner.access(),
                "{\"name\":\"ERP\",\"secret\":\"" + secret + "\",\"permissions\":[\"order:read\",\"order:import\"]}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.raw().getContentAsString()).doesNotContain(secret);
        String clientId = added.text("clientId");

        Answer answer = token("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret);
        JsonNode claims = claims(answer.text("access_token"));
        assertThat(claims.get("typ").asString()).isEqualTo("partner");
        assertThat(claims.get("mid").asString()).isEqualTo(Long.toString(merchantOf(owner)));
        assertThat(claims.get("perms").toString()).contains("order:import");

        call(delete("/api/merchant/merchants/current/partner-clients/" + clientId), owner.access(), null);
        assertThat(token("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void partnerWhenPermissionIsAboutMoneyThenRefused() throws Exception {
        Answer answer = send(
                "/api/merchant/merchants/current/partner-clients",
                newOwner().access(),
                "{\"name\":\"ERP\",\"secret\":\"p4rtner-S3cret-of-a-merchant-0123456789\","
                        + "\"permissions\":[\"forex:settle\"]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("errors.0.field")).isEqualTo("permissions");
    }

    @Test
    void accessTokenWhenElevenMinutesOldThenRefused() throws Exception {
        SignedIn owner = newOwner();
        assertThat(read("/api/merchant/qualification", owner.access()).status()).isEqualTo(200);

        clock.move(Duration.ofMinutes(12));

        assertThat(read("/api/merchant/qualification", owner.access()).status()).isEqualTo(401);
    }

    @Test
    void accessTokenWhenAlteredThenRefused() throws Exception {
        String token = newOwner().access();
        String altered = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");

        assertThat(read("/api/merchant/qualification", altered).status()).isEqualTo(401);
    }

    @Test
    void jwksWhenReadThenOnlyPublicParts() throws Exception {
        signIn(newMobile());

        Answer jwks = read("/oauth2/jwks", null);

        assertThat(jwks.status()).isEqualTo(200);
        assertThat(jwks.body().get("keys").size()).isPositive();
        for (JsonNode key : jwks.body().get("keys")) {
            assertThat(key.propertyNames()).contains("n", "e", "kid").doesNotContain("d", "p", "q", "dp", "dq", "qi");
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM signing_key WHERE sealed LIKE '%\"d\"%' OR sealed NOT LIKE 'k1:%'")
                        .query(Long.class)
                        .single())
                .as("keys in the clear")
                .isZero();
    }

    @Test
    void rotateWhenKeyIsThirtyDaysOldThenSuccessorIsPublishedFirstSignsLaterAndTheOldOneGoesLast() throws Exception {
        String old = kid(signIn(newMobile()).access());
        assertThat(keys.rotateIfDue()).as("the key is young").isFalse();

        clock.move(Duration.ofDays(31));
        assertThat(keys.rotateIfDue()).isTrue();
        assertThat(keys.rotateIfDue()).as("rotated a moment ago").isFalse();
        assertThat(published()).hasSize(2).contains(old);
        SignedIn before = signIn(newMobile());
        assertThat(kid(before.access()))
                .as("the successor is not yet known everywhere")
                .isEqualTo(old);

        clock.move(Duration.ofMinutes(9));
        clock.move(Duration.ofMinutes(7));
        SignedIn after = signIn(newMobile());
        assertThat(kid(after.access())).isNotEqualTo(old);
        assertThat(published()).hasSize(2).contains(old);
        SignedIn last = refreshed(before);
        assertThat(read("/api/merchant/qualification", last.access()).status()).isEqualTo(403);

        clock.move(Duration.ofMinutes(40));
        assertThat(published()).hasSize(1).doesNotContain(old);
        clock.move(Duration.ofDays(31));
        keys.rotateIfDue();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM signing_key WHERE kid = ?")
                        .param(old)
                        .query(Long.class)
                        .single())
                .isZero();
        // Back to the present, where only a key that signs now is of use to the other tests.
        jdbc.sql("DELETE FROM signing_key").update();
        clock.move(Duration.ofSeconds(11));
        clock.reset();
        keys.rotateIfDue();
    }

    private List<String> published() throws Exception {
        List<String> kids = new ArrayList<>();
        read("/oauth2/jwks", null)
                .body()
                .get("keys")
                .forEach(key -> kids.add(key.get("kid").asString()));
        return kids;
    }

    private String kid(String token) {
        byte[] header = Base64.getUrlDecoder().decode(token.split("\\.")[0]);
        return json.readTree(header).get("kid").asString();
    }
}

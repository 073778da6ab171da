package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final String ORDERS = "/api/merchant/orders";

    @ParameterizedTest
    @ValueSource(strings = {"/api/merchant/orders", "/api/ops/orders", "/api/open/orders", "/api/nothing", "/api/"})
    void nobodyIsAskedToSignIn(String path) {
        Answer answer = TestGateway.get(path, null).isProblem(401, "COMMON-40100");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void nobodyCannotPostToPagesEither() {
        TestGateway.send(TestGateway.post("/", null, "{}")).isProblem(401, "COMMON-40100");
        TestGateway.send(TestGateway.post("/actuator/health", null, "{}")).isProblem(401, "COMMON-40100");
    }

    @ParameterizedTest
    @CsvSource({
        "merchant, /api/ops/orders",
        "merchant, /api/open/orders",
        "operator, /api/merchant/orders",
        "operator, /api/open/orders",
        "partner, /api/merchant/orders",
        "partner, /api/ops/orders",
        "service, /api/merchant/orders",
        "service, /api/ops/orders",
        "service, /api/open/orders",
        "MERCHANT, /api/merchant/orders",
        "merchant, /api/nothing"
    })
    void tokenOfAnotherKindIsForbidden(String type, String path) {
        TestGateway.get(path, Tokens.of(type, "somebody", claims -> claims)).isProblem(403, "COMMON-40300");
    }

    @Test
    void tokenWithoutKindIsForbidden() {
        TestGateway.get(ORDERS, Tokens.of("merchant", "acc-1", claims -> claims.claim("typ", null)))
                .isProblem(403, "COMMON-40300");
    }

    @Test
    void expiredTokenIsRefusedBeyondTheSkewAndAcceptedWithin() {
        TestGateway.get(ORDERS, expiring(Duration.ofSeconds(-10))).isProblem(401, "COMMON-40100");
        TestGateway.get(ORDERS, expiring(Duration.ofSeconds(-2))).isEchoOf("order-service");
    }

    private static String expiring(Duration in) {
        return Tokens.of(
                "merchant",
                "acc-1",
                claims -> claims.issueTime(Tokens.in(Duration.ofMinutes(-10))).expirationTime(Tokens.in(in)));
    }

    @Test
    void tokenForTheFutureIsRefused() {
        TestGateway.get(
                        ORDERS,
                        Tokens.of(
                                "merchant", "acc-1", claims -> claims.notBeforeTime(Tokens.in(Duration.ofMinutes(1)))))
                .isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenWithoutExpiryIsRefused() {
        TestGateway.get(ORDERS, Tokens.of("merchant", "acc-1", claims -> claims.expirationTime(null)))
                .isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenWithoutSubjectIsRefused() {
        TestGateway.get(ORDERS, Tokens.of("merchant", null, claims -> claims)).isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() {
        TestGateway.get(ORDERS, Tokens.of("merchant", "acc-1", claims -> claims.issuer("http://elsewhere.test")))
                .isProblem(401, "COMMON-40100");
        TestGateway.get(ORDERS, Tokens.of("merchant", "acc-1", claims -> claims.issuer(null)))
                .isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenForAnotherAudienceIsRefused() {
        TestGateway.get(ORDERS, Tokens.of("merchant", "acc-1", claims -> claims.audience("other")))
                .isProblem(401, "COMMON-40100");
        TestGateway.get(ORDERS, Tokens.of("merchant", "acc-1", claims -> claims.audience(List.<String>of())))
                .isProblem(401, "COMMON-40100");
    }

    @Test
    void unsignedTokenIsRefused() {
        TestGateway.get(ORDERS, Tokens.unsigned()).isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenSignedWithThePublicKeyAsSecretIsRefused() {
        TestGateway.get(ORDERS, Tokens.signedWithPublicKeyAsSecret()).isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenSignedWithAnotherKeyOfTheSameNameIsRefused() {
        RSAKey impostor = Tokens.newKey(TestGateway.KEY.getKeyID());
        TestGateway.get(ORDERS, Tokens.signed(impostor, "merchant", "acc-1", claims -> claims))
                .isProblem(401, "COMMON-40100");
    }

    @Test
    void alteredTokenIsRefused() {
        String[] parts = Tokens.merchant().split("\\.");
        String[] others = Tokens.operator().split("\\.");
        TestGateway.get("/api/ops/orders", parts[0] + "." + others[1] + "." + parts[2])
                .isProblem(401, "COMMON-40100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."})
    void nonsenseIsRefused(String token) {
        TestGateway.get(ORDERS, token).isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenInTheQueryIsNotLookedAt() {
        TestGateway.get(ORDERS + "?access_token=" + Tokens.merchant(), null).isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenTravelsOnToTheServiceThatChecksItAgain() {
        String token = Tokens.merchant();
        assertThat(TestGateway.get(ORDERS, token).received("Authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void newSigningKeyIsLearntWithoutRestart() {
        RSAKey next = Tokens.newKey("key-" + UUID.randomUUID());
        synchronized (TestGateway.PUBLISHED) {
            TestGateway.PUBLISHED.add(next);
        }
        String token = Tokens.signed(next, "merchant", "acc-1", claims -> claims);
        // at most one interval between two fetches, if another test has just caused one
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> TestGateway.get(ORDERS, token).isEchoOf("order-service"));
    }

    @Test
    void tokensWithMadeUpKeysDoNotFloodTheIssuer() {
        long before = fetches();
        RSAKey unknown = Tokens.newKey("unknown");
        String token = Tokens.signed(unknown, "merchant", "acc-1", claims -> claims);
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            TestGateway.get(ORDERS, token).isProblem(401, "COMMON-40100");
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(fetches() - before).isLessThanOrEqualTo(seconds + 2);
    }

    private static long fetches() {
        return TestGateway.service("user-service").seen().stream()
                .filter("GET /oauth2/jwks"::equals)
                .count();
    }
}

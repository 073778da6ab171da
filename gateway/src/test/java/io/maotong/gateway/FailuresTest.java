package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeEach
    void gatewayIsUp() {
        assertThat(TestGateway.port()).isPositive();
    }

    @Test
    void absentServiceIsUnavailable() {
        Answer answer = TestGateway.get("/api/merchant/absences", Tokens.merchant());
        answer.isProblem(503, "COMMON-50300");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.body()).doesNotContain("absent-service");
    }

    @Test
    void deadInstanceIsUnavailable() {
        for (String method : List.of("GET", "POST")) {
            TestGateway.send(TestGateway.request("/api/merchant/deaths", Tokens.merchant())
                            .method(method, BodyPublishers.noBody()))
                    .isProblem(503, "COMMON-50300");
        }
    }

    @Test
    void readIsRetriedAtTheOtherInstanceAndWriteIsNot() {
        int failed = 0;
        for (int i = 0; i < 10; i++) {
            TestGateway.get("/api/merchant/halves", Tokens.merchant()).isEchoOf("half-service");
            Answer write = TestGateway.send(TestGateway.post("/api/merchant/halves", Tokens.merchant(), "{}"));
            if (write.status() != 200) {
                write.isProblem(503, "COMMON-50300");
                failed++;
            }
        }
        assertThat(failed).as("writes that met the dead instance").isPositive();
        assertThat(TestGateway.HALF_ALIVE.seen().stream().filter("POST /api/merchant/halves"::equals))
                .hasSize(10 - failed);
    }

    @Test
    void slowServiceTimesOutAndIsNotAskedTwice() {
        CountDownLatch end = new CountDownLatch(1);
        Backend service = TestGateway.service("refund-service");
        service.on("/api/merchant/refund-batches/slow", exchange -> {
            hold(end);
            exchange.close();
        });
        try {
            TestGateway.get("/api/merchant/refund-batches/slow", Tokens.merchant())
                    .isProblem(504, "GATEWAY-50400");
            assertThat(service.seen().stream().filter("GET /api/merchant/refund-batches/slow"::equals))
                    .hasSize(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void serviceThatHangsUpIsUnavailableAndNotAskedTwice() {
        Backend service = TestGateway.service("refund-service");
        service.on("/api/merchant/refund-batches/gone", exchange -> exchange.close());
        for (String method : List.of("GET", "POST")) {
            TestGateway.send(TestGateway.request("/api/merchant/refund-batches/gone", Tokens.merchant())
                            .method(method, BodyPublishers.ofString("{}")))
                    .isProblem(503, "COMMON-50300");
            assertThat(service.seen().stream().filter((method + " /api/merchant/refund-batches/gone")::equals))
                    .hasSize(1);
        }
    }

    @Test
    void problemOfTheServicePassesUnchanged() {
        TestGateway.service("refund-service").on("/api/merchant/refund-batches/conflict", exchange -> {
            exchange.getResponseHeaders().set("X-Trace-Id", "of-the-service");
            Backend.json(exchange, 409, "{\"code\":\"REFUND-40901\"}");
        });
        Answer answer = TestGateway.get("/api/merchant/refund-batches/conflict", Tokens.merchant());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"code\":\"REFUND-40901\"}");
        assertThat(answer.header("X-Trace-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void failureOfTheServiceIsNotRetried() {
        Backend service = TestGateway.service("refund-service");
        service.on("/api/merchant/refund-batches/error", exchange -> Backend.json(exchange, 500, "{}"));
        assertThat(TestGateway.get("/api/merchant/refund-batches/error", Tokens.merchant())
                        .status())
                .isEqualTo(500);
        assertThat(service.seen().stream().filter("GET /api/merchant/refund-batches/error"::equals))
                .hasSize(1);
    }

    @Test
    void problemSpeaksTheLanguageOfTheClient() {
        assertThat(titleFor("en")).isEqualTo("Sign in first");
        assertThat(titleFor("en-GB,zh;q=0.5")).isEqualTo("Sign in first");
        assertThat(titleFor("zh-CN,en;q=0.5")).isEqualTo("请先登录");
        assertThat(titleFor("fr")).isEqualTo("请先登录");
        assertThat(titleFor(";;;nonsense")).isEqualTo("请先登录");
        assertThat(TestGateway.get("/api/merchant/orders", null)
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("请先登录");
    }

    private static String titleFor(String language) {
        return TestGateway.send(
                        TestGateway.request("/api/merchant/orders", null).header("Accept-Language", language))
                .isProblem(401, "COMMON-40100")
                .json()
                .get("title")
                .asString();
    }

    @Test
    void headOfAProblemHasNoBody() {
        Answer answer = TestGateway.send(
                TestGateway.request("/api/merchant/orders", null).method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void withoutIssuerTokensCannotBeCheckedAndNobodyIsCalledAStranger() {
        try (GatewayProcess gateway =
                GatewayProcess.start(Map.of("maotong.security.jwks-uri", "http://absent-service/oauth2/jwks"))) {
            at(gateway, "/api/merchant/orders", Tokens.merchant()).isProblem(503, "COMMON-50300");
            at(gateway, "/api/merchant/orders", null).isProblem(401, "COMMON-40100");
            assertThat(at(gateway, "/actuator/health/readiness", null).status()).isEqualTo(200);
        }
    }

    @Test
    void keysAtHandServeWhileTheIssuerIsDown() {
        Backend issuer = Backend.start("keys-service");
        AtomicBoolean down = new AtomicBoolean();
        issuer.on("/oauth2/jwks", exchange -> {
            if (down.get()) {
                Backend.json(exchange, 500, "{}");
            } else {
                Backend.json(exchange, 200, new JWKSet(TestGateway.KEY).toString(true));
            }
        });
        try (GatewayProcess gateway = GatewayProcess.start(Map.of(
                "maotong.security.jwks-uri",
                "http://keys-service/oauth2/jwks",
                "maotong.security.keys-max-age",
                "1ms",
                "maotong.security.keys-min-interval",
                "1ms"))) {
            at(gateway, "/api/merchant/orders", Tokens.merchant()).isEchoOf("order-service");
            down.set(true);
            int before = issuer.seen().size();
            at(gateway, "/api/merchant/orders", Tokens.merchant()).isEchoOf("order-service");
            assertThat(issuer.seen()).as("the keys were asked for again").hasSizeGreaterThan(before);
        }
    }

    @Test
    void partnersAreRefusedWhileNoncesCannotBeRemembered() {
        try (GatewayProcess gateway = GatewayProcess.start(Map.of("spring.data.redis.port", "1"))) {
            at(gateway, "/api/merchant/orders", Tokens.merchant()).isEchoOf("order-service");
            TestGateway.send(PartnersTest.goodCallAt(gateway.port())).isProblem(503, "COMMON-50300");
        }
    }

    @Test
    void shutdownWaitsForTheRequestUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        TestGateway.service("refund-service").on("/api/merchant/refund-batches/long", exchange -> {
            arrived.countDown();
            hold(end);
            Backend.json(exchange, 200, "{\"done\":true}");
        });
        try (GatewayProcess gateway = GatewayProcess.start(
                Map.of("spring.cloud.gateway.server.webflux.httpclient.response-timeout", "30s"))) {
            CompletableFuture<HttpResponse<String>> underWay = CLIENT.sendAsync(
                    TestGateway.request(gateway.port(), "/api/merchant/refund-batches/long", Tokens.merchant())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            gateway.terminate();
            await().atMost(Duration.ofSeconds(15)).until(() -> !gateway.acceptsConnections());
            assertThat(underWay).isNotDone();
            end.countDown();
            assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("{\"done\":true}");
            assertThat(gateway.exitCode())
                    .as("ended by the signal, in good order")
                    .isEqualTo(143);
        } finally {
            end.countDown();
        }
    }

    private static Answer at(GatewayProcess gateway, String path, String token) {
        return TestGateway.send(CLIENT, TestGateway.request(gateway.port(), path, token));
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

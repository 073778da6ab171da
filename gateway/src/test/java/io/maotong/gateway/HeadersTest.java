package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static final String ORDERS = "/api/merchant/orders";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Internal-Token",
                "x-internal-call",
                "X_Internal_Call",
                "X-Actor",
                "X-Actor-Id",
                "X-Merchant-Id",
                "x-merchant-id",
                "X-User-Id",
                "X-Operator-Id",
                "X-Tenant-Id",
                "TX_XID",
                "tx-xid"
            })
    void headerOfOurOwnServicesIsRefusedFromOutside(String name) {
        int before = TestGateway.service("order-service").seen().size();
        Answer answer =
                TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant()).header(name, "1"));
        answer.isProblem(400, "COMMON-40000");
        assertThat(answer.json().get("detail").asString()).containsIgnoringCase(name);
        TestGateway.send(TestGateway.post("/api/auth/sms-codes", null, "{}").header(name, "1"))
                .isProblem(400, "COMMON-40000");
        assertThat(TestGateway.service("order-service").seen()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Real-IP",
                "X-Forwarded-Prefix",
                "X-Forwarded-User",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Trace-Id",
                "baggage",
                "b3",
                "X-B3-TraceId"
            })
    void headerThatAProxyMightAddIsDropped(String name) {
        Answer answer =
                TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant()).header(name, "for=10.0.0.1"));
        assertThat(answer.isEchoOf("order-service").received(name)).isNull();
    }

    @Test
    void serviceLearnsTheRealClientWhateverItClaims() {
        Answer answer = TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant())
                .header("X-Forwarded-For", "8.8.8.8")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https"));
        assertThat(answer.received("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(answer.received("X-Forwarded-Host")).isEqualTo("127.0.0.1:" + TestGateway.port());
        assertThat(answer.received("X-Forwarded-Proto")).isEqualTo("http");
    }

    @Test
    void trustedProxyIsBelievedButNotWhatItWasTold() {
        Answer answer = TestGateway.send(
                TestGateway.clientFrom("127.0.0.2"),
                TestGateway.request(ORDERS, Tokens.merchant())
                        .header("X-Forwarded-For", "1.1.1.1, 203.0.113.9, 127.0.0.2"));
        assertThat(answer.received("X-Forwarded-For")).isEqualTo("203.0.113.9");
    }

    @Test
    void nonsenseFromATrustedProxyEndsAtTheLastAddressKnown() {
        for (String nonsense : List.of("unknown", "203.0.113.9, _hidden", "", ",", "evil.example")) {
            Answer answer = TestGateway.send(
                    TestGateway.clientFrom("127.0.0.2"),
                    TestGateway.request(ORDERS, Tokens.merchant()).header("X-Forwarded-For", nonsense));
            assertThat(answer.received("X-Forwarded-For")).as(nonsense).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void idempotencyKeyLanguageAndContentTypeReachTheService() {
        Answer answer = TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant())
                .header("Idempotency-Key", "k-1")
                .header("Accept-Language", "en")
                .header("If-Match", "\"3\"")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.received("Idempotency-Key")).isEqualTo("k-1");
        assertThat(answer.received("Accept-Language")).isEqualTo("en");
        assertThat(answer.received("If-Match")).isEqualTo("\"3\"");
        assertThat(answer.received("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void everyAnswerCarriesSecurityHeadersOnce() {
        for (Answer answer : List.of(
                TestGateway.get(ORDERS, Tokens.merchant()),
                TestGateway.get(ORDERS, null),
                TestGateway.get("/internal", null),
                TestGateway.get("/", null))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.header("X-Trace-Id")).matches("[0-9a-f]{32}");
            assertThat(answer.header("Server")).isNull();
            assertThat(answer.header("X-Powered-By")).isNull();
        }
    }

    @Test
    void answersOfTheApiAreNotKeptByCaches() {
        assertThat(TestGateway.get(ORDERS, Tokens.merchant()).header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(TestGateway.get(ORDERS, null).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void serviceMayChooseItsOwnCaching() {
        TestGateway.service("order-service").on("/api/merchant/orders/cached", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "private, max-age=60");
            Backend.json(exchange, 200, "{}");
        });
        assertThat(TestGateway.get("/api/merchant/orders/cached", Tokens.merchant())
                        .header("Cache-Control"))
                .isEqualTo("private, max-age=60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "FOO"})
    void unusualMethodIsNotSupported(String method) {
        TestGateway.raw(method, ORDERS, "Authorization: Bearer " + Tokens.merchant(), "Content-Length: 0")
                .isProblem(405, "COMMON-40500");
    }
}

package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {

    private static final String ORDERS = "/api/merchant/orders";

    @Test
    void noOriginIsAllowedByDefault() {
        assertThat(TestServers.deployed("gateway.yaml")).contains("origins: []");
    }

    @Test
    void allowedOriginMayAskAndRead() {
        Answer preflight = TestGateway.send(preflight(TestGateway.ORIGIN, "PUT"));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(TestGateway.ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isNull();

        Answer answer =
                TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant()).header("Origin", TestGateway.ORIGIN));
        answer.isEchoOf("order-service");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(TestGateway.ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Trace-Id");
    }

    @Test
    void allowedOriginCanReadWhyItWasRefused() {
        Answer answer = TestGateway.send(TestGateway.request(ORDERS, null).header("Origin", TestGateway.ORIGIN));
        answer.isProblem(401, "COMMON-40100");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(TestGateway.ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://portal.example",
                "https://portal.example.evil",
                "https://portal.example:8443",
                "null"
            })
    void otherOriginIsForbidden(String origin) {
        TestGateway.send(preflight(origin, "GET")).isProblem(403, "COMMON-40300");
        Answer answer =
                TestGateway.send(TestGateway.request(ORDERS, Tokens.merchant()).header("Origin", origin));
        answer.isProblem(403, "COMMON-40300");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void methodThatIsNotOffered() {
        TestGateway.send(preflight(TestGateway.ORIGIN, "TRACE")).isProblem(403, "COMMON-40300");
    }

    @Test
    void ourOwnPagesAreNotForeign() {
        TestGateway.send(TestGateway.post(ORDERS, Tokens.merchant(), "{}")
                        .header("Origin", "http://127.0.0.1:" + TestGateway.port()))
                .isEchoOf("order-service");
    }

    private static HttpRequest.Builder preflight(String origin, String method) {
        return TestGateway.request(ORDERS, null)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody());
    }
}

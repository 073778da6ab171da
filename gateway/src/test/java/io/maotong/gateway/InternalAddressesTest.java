package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/",
                "/internal/orders",
                "/INTERNAL/orders",
                "/Internal/orders",
                "//internal/orders",
                "///internal/orders",
                "/./internal/orders",
                "/x/../internal/orders",
                "/api/merchant/orders/../../../internal/orders",
                "/api/merchant/orders/..%2f..%2f..%2finternal/orders",
                "/api/merchant/orders/%2e%2e/%2e%2e/%2e%2e/internal/orders",
                "/api/merchant/orders/%2E%2E/internal",
                "/api/merchant/orders/.%2e/internal",
                "/api/merchant/orders/..;/..;/..;/internal/orders",
                "/internal;x=1/orders",
                "/;/internal/orders",
                "/%69nternal/orders",
                "/%69%6e%74%65%72%6e%61%6c/orders",
                "/%2569nternal/orders",
                "/internal%2forders",
                "/%2finternal/orders",
                "/internal%3bx/orders",
                "/internal%00/orders",
                "/internal%5corders",
                "/api/merchant//orders",
                "/api//merchant/orders",
                "/api/merchant/orders//7",
                "/api/merchant/orders/%2e",
                "/api/merchant/orders;jsessionid=1",
                "/api/merchant/orders/%c0%ae%c0%ae/internal",
                "/actuator",
                "/actuator/",
                "/actuator/env",
                "/actuator/prometheus",
                "/actuator/gateway/routes",
                "/actuator/healthx",
                "/actuator/health/../env",
                "/actuator/health/..;/env",
                "/actuator/health%2f..%2fenv",
                "/%61ctuator/env",
                "//actuator/env",
                "/v3/api-docs/order-service/../../../internal",
                "/oauth2/../internal/orders",
                "/api/auth/../../internal/orders",
                "/api/ops/order-service/intents/../../../../internal/x",
                "/api/ops/order-service/intents/%2e%2e/%2e%2e/actuator/env"
            })
    void internalAddressInAnyDisguiseIsNotFound(String target) {
        int before = requestsSeen();
        for (String token : new String[] {Tokens.merchant(), Tokens.operator()}) {
            Answer answer = TestGateway.raw("GET", target, "Authorization: Bearer " + token);
            answer.isProblem(404, "COMMON-40400");
        }
        TestGateway.raw("GET", target).isProblem(404, "COMMON-40400");
        TestGateway.raw("POST", target, "Content-Length: 0").isProblem(404, "COMMON-40400");
        assertThat(requestsSeen()).as("no service has heard of it").isEqualTo(before);
    }

    @Test
    void absoluteRequestTargetDoesNotHelpEither() {
        int before = requestsSeen();
        String base = "http://127.0.0.1:" + TestGateway.service("order-service").port();
        TestGateway.raw("GET", base + "/internal/orders").isProblem(404, "COMMON-40400");
        TestGateway.raw("GET", "http://order-service//internal/orders").isProblem(404, "COMMON-40400");
        assertThat(requestsSeen()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/merchant/orders\\..\\internal",
                "/api/merchant/orders/%zz",
                "/api/merchant/orders/%",
                "/api/merchant/orders/a b",
                "*",
                "internal/orders"
            })
    void requestThatIsNotHttpIsRefused(String target) {
        int before = requestsSeen();
        assertThat(TestGateway.raw("GET", target, "Authorization: Bearer " + Tokens.merchant())
                        .status())
                .isBetween(400, 404);
        assertThat(requestsSeen()).isEqualTo(before);
    }

    @Test
    void chineseInPathIsNoDisguise() {
        Answer answer = TestGateway.raw(
                "GET", "/api/merchant/orders/%E6%B0%B4%E6%99%B6%20A", "Authorization: Bearer " + Tokens.merchant());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/merchant/orders/%E6%B0%B4%E6%99%B6%20A");
    }

    private static int requestsSeen() {
        return TestGateway.SERVICES.values().stream()
                .mapToInt(service -> (int) service.seen().stream()
                        .filter(request -> !request.equals("GET /oauth2/jwks"))
                        .count())
                .sum();
    }
}

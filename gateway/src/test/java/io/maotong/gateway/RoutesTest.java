package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.gateway.route.RouteProperties;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    /** What contracts promise to the clients, written down a second time on purpose. */
    static Stream<Arguments> promises() {
        return Map.of(
                        "user-service",
                        "merchants real-name-checks company-registrations enrolments qualification notifications "
                                + "preferences members",
                        "order-service",
                        "orders order-imports order-exports order-corrections order-returns order-references products shops "
                                + "platforms",
                        "customs-service",
                        "batches documents manifests summaries entries customs-exceptions codes transmissions "
                                + "customs-channel arrivals departures customs-returns declaration-drafts customs-rates "
                                + "code-imports declaration-warnings error-catalogue",
                        "logistics-service",
                        "quotes shipments shipment-batches carriers",
                        "forex-service",
                        "accounts receipts ledger rates settlement-quotes settlements",
                        "invoice-service",
                        "invoices export-invoices input-invoices titles red-forms tax-classes invoice-numbers invoice-quota "
                                + "invoice-reviews invoice-limits invoice-exceptions customer-managers assigned-invoices "
                                + "invoice-queue invoice-outages tax-registration output-invoices invoice-sync verifications "
                                + "reconciliations invoice-orders invoice-plans pre-invoices invoice-policies invoice-imports "
                                + "invoice-ledgers received-files archives delivery-preferences invoice-deliveries",
                        "refund-service",
                        "refund-batches refund-rates",
                        "policy-service",
                        "policies policy-matches",
                        "data-platform",
                        "cockpit search")
                .entrySet()
                .stream()
                .flatMap(entry ->
                        Stream.of(entry.getValue().split(" ")).map(resource -> Arguments.of(resource, entry.getKey())));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("promises")
    void resourceReachesItsServiceForMerchantsAndOperators(String resource, String service) {
        for (String path : List.of("/" + resource, "/" + resource + "/7/lines", "/" + resource + ":count")) {
            Answer merchant =
                    TestGateway.get("/api/merchant" + path, Tokens.merchant()).isEchoOf(service);
            assertThat(merchant.json().get("path").asString()).isEqualTo("/api/merchant" + path);
            Answer operator =
                    TestGateway.get("/api/ops" + path, Tokens.operator()).isEchoOf(service);
            assertThat(operator.json().get("path").asString()).isEqualTo("/api/ops" + path);
        }
    }

    @Test
    void linksWithTheirOwnProofReachTheirServiceWithoutAToken() {
        Answer answer = TestGateway.get("/links/invoices/abc_-9/xml", null).isEchoOf("invoice-service");
        assertThat(answer.json().get("path").asString()).isEqualTo("/links/invoices/abc_-9/xml");
        assertThat(TestGateway.get("/links/others/abc", null).status()).isEqualTo(404);
        assertThat(TestGateway.send(TestGateway.post("/links/invoices/abc", null, "{}"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void postWithCustomVerbKeepsPathQueryAndBody() {
        Answer answer = TestGateway.send(TestGateway.post(
                "/api/merchant/input-invoices:pull?period=202611&q=%E6%B0%B4%E6%99%B6",
                Tokens.merchant(), "{\"period\":\"202611\"}"));
        answer.isEchoOf("invoice-service");
        assertThat(answer.json().get("method").asString()).isEqualTo("POST");
        assertThat(answer.json().get("path").asString()).isEqualTo("/api/merchant/input-invoices:pull");
        assertThat(answer.json().get("query").asString()).isEqualTo("period=202611&q=%E6%B0%B4%E6%99%B6");
        assertThat(answer.json().get("bodySha256").asString())
                .isEqualTo(Backend.sha256("{\"period\":\"202611\"}".getBytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parked-messages", "intents", "command-log/9:replay"})
    void operationsOfAServiceLoseItsNameOnTheWay(String operation) {
        Answer answer = TestGateway.get("/api/ops/customs-service/" + operation, Tokens.operator());
        answer.isEchoOf("customs-service");
        assertThat(answer.json().get("path").asString()).isEqualTo("/api/ops/" + operation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/ops/customs-service/batches",
                "/api/ops/customs-service",
                "/api/ops/gateway/intents",
                "/api/ops/parked-messages",
                "/api/ops/ordersx",
                "/api/ops/",
                "/api/ops/orders%3Acount"
            })
    void addressOutsideOfTheTableIsNotFound(String path) {
        TestGateway.get(path, Tokens.operator()).isProblem(404, "COMMON-40400");
    }

    @Test
    void operationsAreClosedToMerchants() {
        TestGateway.get("/api/merchant/customs-service/intents", Tokens.merchant())
                .isProblem(404, "COMMON-40400");
        TestGateway.get("/api/ops/customs-service/intents", Tokens.merchant()).isProblem(403, "COMMON-40300");
    }

    @Test
    void signInIsOpenEvenWithAStaleToken() {
        TestGateway.send(TestGateway.post("/api/auth/sms-codes", null, "{}")).isEchoOf("user-service");
        TestGateway.send(TestGateway.post("/oauth2/token", "stale.token.here", "a=b"))
                .isEchoOf("user-service");
    }

    @Test
    void basicCredentialsOfClientsReachTheTokenEndpoint() {
        Answer answer = TestGateway.send(TestGateway.post("/oauth2/token", null, "grant_type=client_credentials")
                .header("Authorization", "Basic eDp5"));
        assertThat(answer.isEchoOf("user-service").received("Authorization")).isEqualTo("Basic eDp5");
    }

    @Test
    void signingKeysAreFetchedByEverybody() {
        assertThat(TestGateway.get("/oauth2/jwks", null).json().get("keys").isArray())
                .isTrue();
    }

    @Test
    void descriptionOfAServiceIsAskedUnderOurOwnName() {
        Answer answer = TestGateway.get("/v3/api-docs/forex-service", null).isEchoOf("forex-service");
        assertThat(answer.json().get("path").asString()).isEqualTo("/v3/api-docs");
        assertThat(answer.received("Host")).isEqualTo("127.0.0.1:" + TestGateway.port());
    }

    @Test
    void descriptionsBesideTheTableDoNotExist() {
        TestGateway.get("/v3/api-docs", null).isProblem(404, "COMMON-40400");
        TestGateway.get("/v3/api-docs/gateway", null).isProblem(404, "COMMON-40400");
        TestGateway.get("/v3/api-docs/forex-service/groups", null).isProblem(404, "COMMON-40400");
    }

    @Test
    void tableWithTwoOwnersOfAResourceIsRefused() {
        assertThatThrownBy(() -> new RouteProperties(
                        Map.of("a-service", List.of("orders"), "b-service", List.of("orders")), Map.of(), "a-service"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders");
    }
}

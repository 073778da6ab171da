package io.maotong.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CarriersTest {

    private static final String SECRET = SandboxUnderTest.SECRET + "LOGISTICS";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("maotong:" + SECRET).getBytes(StandardCharsets.UTF_8));
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONG = Duration.ofSeconds(15);

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final String reference = "MT" + UUID.randomUUID().toString().substring(0, 16);

    private Answer call(String method, String path, String authorization, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.address() + path))
                .header("Content-Type", "application/json")
                .header("transId", "t1")
                .header("transactionSrc", "maotong");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return sandbox.send(request.method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    private Answer form(String path, String authorization, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return sandbox.send(request.build());
    }

    // --- UPS

    private String upsToken() {
        return "Bearer "
                + form("/ups/security/v1/oauth/token", BASIC, Map.of("grant_type", "client_credentials"))
                        .at("/access_token");
    }

    private static Map<String, Object> upsPackage(String weight) {
        return Map.of("PackageWeight", Map.of("UnitOfMeasurement", Map.of("Code", "KGS"), "Weight", weight));
    }

    private Answer upsShop(String token, String country, String weight) {
        return call(
                "POST",
                "/ups/api/rating/v2409/Shop",
                token,
                Map.of(
                        "RateRequest",
                        Map.of(
                                "Shipment",
                                Map.of(
                                        "ShipTo",
                                        Map.of("Address", Map.of("CountryCode", country)),
                                        "Package",
                                        upsPackage(weight)))));
    }

    @Test
    void upsWhenBookedThenTheParcelLivesToItsDelivery() {
        String token = upsToken();
        Answer shop = upsShop(token, "US", "0.62");
        assertThat(shop.body().at("/RateResponse/RatedShipment").size()).isEqualTo(3);
        assertThat(shop.at("/RateResponse/RatedShipment/0/ItemizedCharges/0/Code"))
                .isEqualTo("375");
        Map<String, Object> booking = Map.of(
                "ShipmentRequest",
                Map.of(
                        "Shipment",
                        Map.of(
                                "ShipTo", Map.of("Address", Map.of("CountryCode", "US", "City", "Austin")),
                                "Service", Map.of("Code", "65"),
                                "ReferenceNumber", Map.of("Value", reference),
                                "Package", List.of(upsPackage("0.62")))));
        Answer first = call("POST", "/ups/api/shipments/v2409/ship", token, booking);
        String number = first.at("/ShipmentResponse/ShipmentResults/ShipmentIdentificationNumber");
        assertThat(number).isEqualTo(TrackingNumbers.ups(number.substring(2, 17)));
        assertThat(call("POST", "/ups/api/shipments/v2409/ship", token, booking)
                        .at("/ShipmentResponse/ShipmentResults/ShipmentIdentificationNumber"))
                .isEqualTo(number);
        assertThat(first.at("/ShipmentResponse/ShipmentResults/ShipmentCharges/TotalCharges/MonetaryValue"))
                .isEqualTo(shop.at("/RateResponse/RatedShipment/0/TotalCharges/MonetaryValue"));
        await().atMost(LONG)
                .until(() -> call("GET", "/ups/api/track/v1/details/" + number, token, null)
                        .at("/trackResponse/shipment/0/package/0/currentStatus/type")
                        .equals("D"));
        Set<String> codes = new HashSet<>();
        call("GET", "/ups/api/track/v1/details/" + number, token, null)
                .body()
                .at("/trackResponse/shipment/0/package/0/activity")
                .valueStream()
                .forEach(a -> codes.add(a.at("/status/code").asString()));
        assertThat(codes).containsExactlyInAnyOrder("MP", "OR", "DP", "CC", "AR", "OT", "FS");
    }

    @Test
    void upsWhenNotServedOrUnknownOrUnauthorisedThenItsOwnErrors() {
        String token = upsToken();
        assertThat(upsShop(token, "KP", "1").at("/response/errors/0/code")).isEqualTo("111210");
        assertThat(upsShop(token, "US", "0").at("/response/errors/0/code")).isEqualTo("110002");
        assertThat(call("GET", "/ups/api/track/v1/details/1Z1", token, null).status())
                .isEqualTo(404);
        assertThat(upsShop("Bearer UPS.99999999999.00", "US", "1").status()).isEqualTo(401);
        assertThat(form("/ups/security/v1/oauth/token", "Basic eDp5", Map.of("grant_type", "client_credentials"))
                        .status())
                .isEqualTo(401);
    }

    // --- DHL

    private Answer dhlRates(String country) {
        return call(
                "POST",
                "/dhl/mydhlapi/rates",
                BASIC,
                Map.of(
                        "customerDetails",
                        Map.of("receiverDetails", Map.of("countryCode", country)),
                        "packages",
                        List.of(Map.of("weight", 9.3, "dimensions", Map.of("length", 50, "width", 40, "height", 30)))));
    }

    @Test
    void dhlWhenBookedThenTracked() {
        Answer rates = dhlRates("DE");
        assertThat(rates.body().at("/products/0/weight/volumetric").decimalValue())
                .isEqualByComparingTo("12");
        assertThat(rates.at("/products/0/detailedPriceBreakdown/0/breakdown/1/name"))
                .isEqualTo("FUEL SURCHARGE");
        Map<String, Object> booking = Map.of(
                "productCode", "P",
                "customerReferences", List.of(Map.of("value", reference, "typeCode", "CU")),
                "customerDetails",
                        Map.of(
                                "receiverDetails",
                                Map.of("postalAddress", Map.of("countryCode", "DE", "cityName", "Ulm"))),
                "content", Map.of("packages", List.of(Map.of("weight", 1.2))));
        Answer first = call("POST", "/dhl/mydhlapi/shipments", BASIC, booking);
        assertThat(first.status()).isEqualTo(201);
        String number = first.at("/shipmentTrackingNumber");
        assertThat(number).isEqualTo(TrackingNumbers.dhl(number.substring(0, 9)));
        assertThat(call("POST", "/dhl/mydhlapi/shipments", BASIC, booking).at("/shipmentTrackingNumber"))
                .isEqualTo(number);
        await().atMost(LONG)
                .until(() -> call(
                                "GET",
                                "/dhl/mydhlapi/tracking?shipmentTrackingNumber=" + number + ",0000000000",
                                BASIC,
                                null)
                        .body()
                        .at("/shipments/0/events")
                        .valueStream()
                        .anyMatch(e -> e.at("/typeCode").asString().equals("OK")));
    }

    @Test
    void dhlWhenNotServedOrTooManyOrWrongPasswordThenItsOwnErrors() {
        assertThat(dhlRates("KP").at("/detail")).startsWith("996");
        assertThat(call("GET", "/dhl/mydhlapi/tracking?shipmentTrackingNumber=" + "1,".repeat(26), BASIC, null)
                        .status())
                .isEqualTo(400);
        assertThat(call("GET", "/dhl/mydhlapi/tracking?shipmentTrackingNumber=1", "Basic eDp5", null)
                        .status())
                .isEqualTo(401);
    }

    // --- FedEx

    private static List<Object> fedexItems(String reference) {
        return List.of(Map.of(
                "weight", Map.of("units", "KG", "value", 0.62),
                "customerReferences",
                        List.of(Map.of("customerReferenceType", "CUSTOMER_REFERENCE", "value", reference))));
    }

    @Test
    void fedexWhenBookedThenTracked() {
        String token = "Bearer "
                + form(
                                "/fedex/oauth/token",
                                null,
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        "maotong",
                                        "client_secret",
                                        SECRET))
                        .at("/access_token");
        Map<String, Object> asked = Map.of(
                "requestedShipment",
                Map.of(
                        "recipient",
                        Map.of("address", Map.of("countryCode", "JP")),
                        "requestedPackageLineItems",
                        fedexItems(reference)));
        Answer rates = call("POST", "/fedex/rate/v1/rates/quotes", token, asked);
        assertThat(rates.body().at("/output/rateReplyDetails").size()).isEqualTo(2);
        assertThat(rates.at("/output/rateReplyDetails/0/ratedShipmentDetails/0/shipmentRateDetail/surCharges/0/type"))
                .isEqualTo("FUEL");
        Map<String, Object> booking = Map.of(
                "requestedShipment",
                Map.of(
                        "serviceType", "INTERNATIONAL_PRIORITY",
                        "recipients", List.of(Map.of("address", Map.of("countryCode", "JP", "city", "Osaka"))),
                        "requestedPackageLineItems", fedexItems(reference)));
        String number = call("POST", "/fedex/ship/v1/shipments", token, booking)
                .at("/output/transactionShipments/0/masterTrackingNumber");
        assertThat(number).isEqualTo(TrackingNumbers.fedex(number.substring(0, 11)));
        assertThat(call("POST", "/fedex/ship/v1/shipments", token, booking)
                        .at("/output/transactionShipments/0/masterTrackingNumber"))
                .isEqualTo(number);
        Map<String, Object> tracking = Map.of(
                "trackingInfo",
                List.of(
                        Map.of("trackingNumberInfo", Map.of("trackingNumber", number)),
                        Map.of("trackingNumberInfo", Map.of("trackingNumber", "986578788855"))));
        await().atMost(LONG)
                .until(() -> call("POST", "/fedex/track/v1/trackingnumbers", token, tracking)
                        .at("/output/completeTrackResults/0/trackResults/0/latestStatusDetail/code")
                        .equals("DL"));
        assertThat(call("POST", "/fedex/track/v1/trackingnumbers", token, tracking)
                        .at("/output/completeTrackResults/1/trackResults/0/error/code"))
                .isEqualTo("TRACKING.TRACKINGNUMBER.NOTFOUND");
        assertThat(call("POST", "/fedex/rate/v1/rates/quotes", null, asked).status())
                .isEqualTo(401);
    }

    // --- SF

    private static String digest(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("MD5")
                        .digest(URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
    }

    private Answer sf(String service, Object data, String word) throws Exception {
        String message = JSON.writeValueAsString(data);
        return form(
                "/sf/std/service",
                null,
                Map.of(
                        "partnerID",
                        "maotong",
                        "requestID",
                        UUID.randomUUID().toString(),
                        "serviceCode",
                        service,
                        "timestamp",
                        "1700000000000",
                        "msgDigest",
                        digest(message + "1700000000000" + word),
                        "msgData",
                        message));
    }

    private JsonNode result(Answer answer) {
        assertThat(answer.at("/apiResultCode")).isEqualTo("A1000");
        return JSON.readTree(answer.at("/apiResultData"));
    }

    @Test
    void sfWhenBookedThenTracked() throws Exception {
        JsonNode price = result(sf(
                "EXP_RECE_QUERY_DELIVERTM",
                Map.of("isSearchPrice", "1", "weight", 0.62, "destAddress", Map.of("country", "US", "city", "纽约")),
                SECRET));
        assertThat(price.at("/success").asBoolean()).isTrue();
        assertThat(price.at("/msgData/deliverTmDto/0/currencyName").asString()).isEqualTo("CNY");
        assertThat(price.at("/msgData/deliverTmDto/0/fee").decimalValue())
                .isEqualByComparingTo(price.at("/msgData/deliverTmDto/0/freight")
                        .decimalValue()
                        .add(price.at("/msgData/deliverTmDto/0/fuelSurcharge").decimalValue()));
        Map<String, Object> booking = Map.of(
                "orderId",
                reference,
                "expressTypeId",
                29,
                "totalWeight",
                0.62,
                "contactInfoList",
                List.of(
                        Map.of("contactType", 1, "country", "CN"),
                        Map.of("contactType", 2, "country", "US", "city", "NY")));
        String number = result(sf("EXP_RECE_CREATE_ORDER", booking, SECRET))
                .at("/msgData/waybillNoInfoList/0/waybillNo")
                .asString();
        assertThat(number).matches("SF\\d{13}");
        assertThat(result(sf("EXP_RECE_CREATE_ORDER", booking, SECRET))
                        .at("/msgData/waybillNoInfoList/0/waybillNo")
                        .asString())
                .isEqualTo(number);
        await().atMost(LONG)
                .until(() -> result(sf(
                                "EXP_RECE_SEARCH_ROUTES",
                                Map.of("trackingType", "1", "trackingNumber", List.of(number)),
                                SECRET))
                        .at("/msgData/routeResps/0/routes")
                        .valueStream()
                        .anyMatch(r -> r.at("/opCode").asString().equals("80")));
    }

    @Test
    void sfWhenTheDigestIsWrongOrThePlaceNotServedThenItsOwnErrors() throws Exception {
        assertThat(sf("EXP_RECE_SEARCH_ROUTES", Map.of(), "wrong").at("/apiResultCode"))
                .isEqualTo("A1006");
        assertThat(sf("EXP_RECE_NOTHING", Map.of(), SECRET).at("/apiResultCode"))
                .isEqualTo("A1002");
        JsonNode price = result(sf(
                "EXP_RECE_QUERY_DELIVERTM",
                Map.of("isSearchPrice", "1", "weight", 1, "destAddress", Map.of("country", "BR")),
                SECRET));
        assertThat(price.at("/success").asBoolean()).isFalse();
        assertThat(price.at("/errorCode").asString()).isEqualTo("20036");
    }
}

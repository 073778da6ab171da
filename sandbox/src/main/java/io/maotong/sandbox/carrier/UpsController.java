package io.maotong.sandbox.carrier;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.carrier.Shipments.Event;
import io.maotong.sandbox.carrier.Shipments.Shipment;
import io.maotong.sandbox.carrier.Shipments.Tracked;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** UPS: OAuth client credentials, Rating Shop, Shipping, Tracking. */
@RestController
@RequestMapping("/ups")
final class UpsController {

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter GMT_TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final AccessTokens tokens;
    private final Shipments shipments;

    UpsController(AccessTokens tokens, Shipments shipments) {
        this.tokens = tokens;
        this.shipments = shipments;
    }

    @PostMapping("/security/v1/oauth/token")
    ResponseEntity<Object> token(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestParam(name = "grant_type", required = false) String grantType) {
        if (!"client_credentials".equals(grantType)) {
            return error(HttpStatus.BAD_REQUEST, "10400", "Invalid/Missing Grant Type");
        }
        if (!tokens.knowsBasic(authorization)) {
            return error(HttpStatus.UNAUTHORIZED, "10401", "ClientId is Invalid");
        }
        return ResponseEntity.ok(Map.of(
                "token_type",
                "Bearer",
                "access_token",
                tokens.issue(Carrier.UPS),
                "expires_in",
                String.valueOf(AccessTokens.LIFE.toSeconds()),
                "status",
                "approved"));
    }

    @PostMapping("/api/rating/v2409/Shop")
    ResponseEntity<Object> shop(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestBody JsonNode request) {
        if (!tokens.acceptsBearer(Carrier.UPS, authorization)) {
            return error(HttpStatus.UNAUTHORIZED, "250002", "Invalid Authentication Information.");
        }
        JsonNode shipment = request.at("/RateRequest/Shipment");
        List<Piece> pieces = pieces(shipment);
        if (pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return error(HttpStatus.BAD_REQUEST, "110002", "No packages in shipment or an invalid package weight");
        }
        List<Tariffs.Quote> quotes =
                Tariffs.quotes(Carrier.UPS, Json.text(shipment, "/ShipTo/Address/CountryCode"), pieces);
        if (quotes.isEmpty()) {
            return notServed();
        }
        return ResponseEntity.ok(Map.of(
                "RateResponse",
                Map.of(
                        "Response",
                        success(Json.text(request, "/RateRequest/Request/TransactionReference/CustomerContext")),
                        "RatedShipment",
                        quotes.stream().map(UpsController::rated).toList())));
    }

    private static Map<String, Object> rated(Tariffs.Quote quote) {
        return Map.of(
                "Service", Map.of("Code", quote.service(), "Description", quote.name()),
                "BillingWeight",
                        Map.of(
                                "UnitOfMeasurement",
                                Map.of("Code", "KGS", "Description", "Kilograms"),
                                "Weight",
                                quote.chargeable().toPlainString()),
                "BaseServiceCharge", money(quote.currency(), quote.base().toPlainString()),
                "TransportationCharges", money(quote.currency(), quote.base().toPlainString()),
                "ItemizedCharges",
                        List.of(Map.of(
                                "Code",
                                "375",
                                "Description",
                                "Fuel Surcharge",
                                "CurrencyCode",
                                quote.currency(),
                                "MonetaryValue",
                                quote.fuel().toPlainString())),
                "ServiceOptionsCharges", money(quote.currency(), "0.00"),
                "TotalCharges", money(quote.currency(), quote.total().toPlainString()),
                "GuaranteedDelivery", Map.of("BusinessDaysInTransit", String.valueOf(quote.days())));
    }

    @PostMapping("/api/shipments/v2409/ship")
    ResponseEntity<Object> ship(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestBody JsonNode request) {
        if (!tokens.acceptsBearer(Carrier.UPS, authorization)) {
            return error(HttpStatus.UNAUTHORIZED, "250002", "Invalid Authentication Information.");
        }
        JsonNode shipment = request.at("/ShipmentRequest/Shipment");
        String context = Json.text(request, "/ShipmentRequest/Request/TransactionReference/CustomerContext");
        String reference = Json.list(shipment, "/ReferenceNumber").stream()
                .map(r -> Json.text(r, "/Value"))
                .filter(v -> !v.isBlank())
                .findFirst()
                .orElse(context);
        List<Piece> pieces = pieces(shipment);
        if (reference.isBlank()) {
            return error(HttpStatus.BAD_REQUEST, "120550", "Missing or invalid reference number");
        }
        if (pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return error(HttpStatus.BAD_REQUEST, "120203", "Package weight is missing or invalid");
        }
        String country = Json.text(shipment, "/ShipTo/Address/CountryCode");
        String service = Json.text(shipment, "/Service/Code");
        return Tariffs.quotes(Carrier.UPS, country, pieces).stream()
                .filter(q -> q.service().equals(service))
                .findFirst()
                .map(quote -> booked(
                        shipments.book(new Shipments.Booking(
                                Carrier.UPS,
                                reference,
                                country,
                                Json.text(shipment, "/ShipTo/Address/City"),
                                pieces,
                                quote)),
                        quote,
                        context))
                .orElseGet(UpsController::notServed);
    }

    private static ResponseEntity<Object> booked(Shipment shipment, Tariffs.Quote quote, String context) {
        return ResponseEntity.ok(Map.of(
                "ShipmentResponse",
                Map.of(
                        "Response",
                        success(context),
                        "ShipmentResults",
                        Map.of(
                                "ShipmentIdentificationNumber",
                                shipment.trackingNo(),
                                "ShipmentCharges",
                                Map.of(
                                        "BaseServiceCharge",
                                        money(quote.currency(), quote.base().toPlainString()),
                                        "TotalCharges",
                                        money(
                                                shipment.currency(),
                                                shipment.charge().toPlainString())),
                                "BillingWeight",
                                Map.of(
                                        "UnitOfMeasurement",
                                        Map.of("Code", "KGS"),
                                        "Weight",
                                        quote.chargeable().toPlainString()),
                                "PackageResults",
                                List.of(Map.of("TrackingNumber", shipment.trackingNo()))))));
    }

    @GetMapping("/api/track/v1/details/{number}")
    ResponseEntity<Object> track(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestHeader(value = "transId", required = false) String transId,
            @RequestHeader(value = "transactionSrc", required = false) String source,
            @PathVariable String number) {
        if (!tokens.acceptsBearer(Carrier.UPS, authorization)) {
            return error(HttpStatus.UNAUTHORIZED, "250002", "Invalid Authentication Information.");
        }
        if (transId == null || source == null) {
            return error(HttpStatus.BAD_REQUEST, "VSS000", "Missing transId or transactionSrc");
        }
        Tracked tracked = shipments.track(Carrier.UPS, List.of(number)).get(number);
        if (tracked == null) {
            return error(HttpStatus.NOT_FOUND, "TW0001", "Tracking Information Not Found");
        }
        Map<String, Object> parcel = new LinkedHashMap<>();
        parcel.put("trackingNumber", number);
        tracked.latest()
                .ifPresent(e -> parcel.put(
                        "currentStatus",
                        Map.of(
                                "code",
                                e.stage().upsCode(),
                                "type",
                                e.stage().upsType(),
                                "description",
                                e.stage().description())));
        parcel.put(
                "activity",
                tracked.events().stream()
                        .map(e -> activity(tracked.shipment(), e))
                        .toList());
        return ResponseEntity.ok(Map.of(
                "trackResponse",
                Map.of("shipment", List.of(Map.of("inquiryNumber", number, "package", List.of(parcel))))));
    }

    private static Map<String, Object> activity(Shipment shipment, Event event) {
        ZonedDateTime local = event.at().atZone(UtcTime.BUSINESS_ZONE);
        ZonedDateTime gmt = event.at().atZone(ZoneOffset.UTC);
        return Map.of(
                "location",
                Map.of(
                        "address",
                        event.stage().atOrigin()
                                ? Map.of("city", "SHANGHAI", "country", "CN", "countryCode", "CN")
                                : Map.of(
                                        "city",
                                        shipment.city(),
                                        "country",
                                        shipment.country(),
                                        "countryCode",
                                        shipment.country())),
                "status",
                Map.of(
                        "type",
                        event.stage().upsType(),
                        "code",
                        event.stage().upsCode(),
                        "description",
                        event.stage().description()),
                "date",
                DATE.format(local.toLocalDate()),
                "time",
                TIME.format(local),
                "gmtDate",
                DATE.format(gmt.toLocalDate()),
                "gmtTime",
                GMT_TIME.format(gmt),
                "gmtOffset",
                "+08:00");
    }

    private static List<Piece> pieces(JsonNode shipment) {
        return Json.list(shipment, "/Package").stream()
                .map(p -> new Piece(
                        Json.number(p, "/PackageWeight/Weight"),
                        Json.number(p, "/Dimensions/Length"),
                        Json.number(p, "/Dimensions/Width"),
                        Json.number(p, "/Dimensions/Height")))
                .toList();
    }

    private static Map<String, Object> success(String context) {
        return Map.of(
                "ResponseStatus",
                Map.of("Code", "1", "Description", "Success"),
                "TransactionReference",
                Map.of("CustomerContext", context));
    }

    private static Map<String, String> money(String currency, String amount) {
        return Map.of("CurrencyCode", currency, "MonetaryValue", amount);
    }

    private static ResponseEntity<Object> notServed() {
        return error(
                HttpStatus.BAD_REQUEST,
                "111210",
                "The requested service is unavailable between the selected locations.");
    }

    private static ResponseEntity<Object> error(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status)
                .body(Map.of("response", Map.of("errors", List.of(Map.of("code", code, "message", message)))));
    }
}

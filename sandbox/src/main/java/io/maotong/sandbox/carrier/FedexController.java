package io.maotong.sandbox.carrier;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.carrier.Shipments.Event;
import io.maotong.sandbox.carrier.Shipments.Shipment;
import io.maotong.sandbox.carrier.Shipments.Tracked;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** FedEx: OAuth client credentials in a form, rate quotes, ship, tracking of up to 30 numbers. */
@RestController
@RequestMapping("/fedex")
final class FedexController {

    private static final int MOST_NUMBERS = 30;
    private static final String[] DAYS = {
        "UNKNOWN", "ONE_DAY", "TWO_DAYS", "THREE_DAYS", "FOUR_DAYS", "FIVE_DAYS", "SIX_DAYS", "SEVEN_DAYS"
    };

    private final AccessTokens tokens;
    private final Shipments shipments;

    FedexController(AccessTokens tokens, Shipments shipments) {
        this.tokens = tokens;
        this.shipments = shipments;
    }

    @PostMapping("/oauth/token")
    ResponseEntity<Object> token(
            @RequestParam(name = "grant_type", required = false) String grantType,
            @RequestParam(name = "client_id", required = false) String clientId,
            @RequestParam(name = "client_secret", required = false) String clientSecret) {
        if (!"client_credentials".equals(grantType) || !tokens.knows(clientId, clientSecret)) {
            return error(
                    HttpStatus.UNAUTHORIZED,
                    "NOT.AUTHORIZED.ERROR",
                    "The given client credentials were not valid. Please modify your request and try again.");
        }
        return ResponseEntity.ok(Map.of(
                "access_token",
                tokens.issue(Carrier.FEDEX),
                "token_type",
                "bearer",
                "expires_in",
                AccessTokens.LIFE.toSeconds(),
                "scope",
                "CXS"));
    }

    @PostMapping("/rate/v1/rates/quotes")
    ResponseEntity<Object> quotes(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestBody JsonNode request) {
        if (!tokens.acceptsBearer(Carrier.FEDEX, authorization)) {
            return unauthorized();
        }
        List<Piece> pieces = pieces(request);
        if (pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return error(HttpStatus.BAD_REQUEST, "PACKAGE.WEIGHT.INVALID", "Package weight is missing or invalid.");
        }
        String wanted = Json.text(request, "/requestedShipment/serviceType");
        List<Tariffs.Quote> quotes = Tariffs.quotes(
                        Carrier.FEDEX, Json.text(request, "/requestedShipment/recipient/address/countryCode"), pieces)
                .stream()
                .filter(q -> wanted.isEmpty() || q.service().equals(wanted))
                .toList();
        if (quotes.isEmpty()) {
            return notServed();
        }
        return output(Map.of(
                "rateReplyDetails", quotes.stream().map(FedexController::reply).toList(), "encoded", false));
    }

    private static Map<String, Object> reply(Tariffs.Quote quote) {
        return Map.of(
                "serviceType", quote.service(),
                "serviceName", quote.name(),
                "packagingType", "YOUR_PACKAGING",
                "operationalDetail", Map.of("transitTime", DAYS[quote.days()]),
                "ratedShipmentDetails",
                        List.of(Map.of(
                                "rateType", "ACCOUNT",
                                "totalBaseCharge", quote.base(),
                                "totalNetCharge", quote.total(),
                                "totalNetFedExCharge", quote.total(),
                                "currency", quote.currency(),
                                "shipmentRateDetail",
                                        Map.of(
                                                "rateZone",
                                                String.valueOf(quote.zone()),
                                                "totalBillingWeight",
                                                Map.of("units", "KG", "value", quote.chargeable()),
                                                "totalSurcharges",
                                                quote.fuel(),
                                                "surCharges",
                                                List.of(Map.of(
                                                        "type",
                                                        "FUEL",
                                                        "description",
                                                        "Fuel Surcharge",
                                                        "amount",
                                                        quote.fuel())),
                                                "currency",
                                                quote.currency()))));
    }

    @PostMapping("/ship/v1/shipments")
    ResponseEntity<Object> ship(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestHeader(value = "x-customer-transaction-id", required = false) String transaction,
            @RequestBody JsonNode request) {
        if (!tokens.acceptsBearer(Carrier.FEDEX, authorization)) {
            return unauthorized();
        }
        String reference = Json.list(request, "/requestedShipment/requestedPackageLineItems").stream()
                .flatMap(p -> Json.list(p, "/customerReferences").stream())
                .map(r -> Json.text(r, "/value"))
                .filter(v -> !v.isBlank())
                .findFirst()
                .orElse(transaction == null ? "" : transaction);
        List<Piece> pieces = pieces(request);
        if (reference.isBlank() || pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return error(
                    HttpStatus.BAD_REQUEST,
                    "SHIPMENT.VALIDATION.ERROR",
                    "Customer reference and package weight are required.");
        }
        JsonNode address = Json.list(request, "/requestedShipment/recipients").stream()
                .findFirst()
                .orElse(request.at("/requestedShipment/recipient"))
                .at("/address");
        String country = Json.text(address, "/countryCode");
        String service = Json.text(request, "/requestedShipment/serviceType");
        return Tariffs.quotes(Carrier.FEDEX, country, pieces).stream()
                .filter(q -> q.service().equals(service))
                .findFirst()
                .map(quote -> booked(shipments.book(new Shipments.Booking(
                        Carrier.FEDEX, reference, country, Json.text(address, "/city"), pieces, quote))))
                .orElseGet(FedexController::notServed);
    }

    private static ResponseEntity<Object> booked(Shipment shipment) {
        return output(Map.of(
                "transactionShipments",
                List.of(Map.of(
                        "masterTrackingNumber",
                        shipment.trackingNo(),
                        "serviceType",
                        shipment.service(),
                        "shipDatestamp",
                        shipment.bookedAt()
                                .atZone(UtcTime.BUSINESS_ZONE)
                                .toLocalDate()
                                .toString(),
                        "pieceResponses",
                        List.of(Map.of(
                                "masterTrackingNumber",
                                shipment.trackingNo(),
                                "trackingNumber",
                                shipment.trackingNo(),
                                "netRateAmount",
                                shipment.charge(),
                                "currency",
                                shipment.currency()))))));
    }

    @PostMapping("/track/v1/trackingnumbers")
    ResponseEntity<Object> track(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestBody JsonNode request) {
        if (!tokens.acceptsBearer(Carrier.FEDEX, authorization)) {
            return unauthorized();
        }
        List<String> numbers = Json.list(request, "/trackingInfo").stream()
                .map(i -> Json.text(i, "/trackingNumberInfo/trackingNumber"))
                .filter(n -> !n.isBlank())
                .toList();
        if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            return error(
                    HttpStatus.BAD_REQUEST,
                    "TRACKING.TRACKINGNUMBER.COUNT",
                    "Between 1 and " + MOST_NUMBERS + " tracking numbers may be asked for.");
        }
        Map<String, Tracked> found = shipments.track(Carrier.FEDEX, numbers);
        return output(Map.of(
                "completeTrackResults",
                numbers.stream()
                        .map(n -> Map.of("trackingNumber", n, "trackResults", List.of(result(n, found.get(n)))))
                        .toList()));
    }

    private static Map<String, Object> result(String number, Tracked tracked) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("trackingNumberInfo", Map.of("trackingNumber", number));
        if (tracked == null) {
            result.put(
                    "error",
                    Map.of(
                            "code",
                            "TRACKING.TRACKINGNUMBER.NOTFOUND",
                            "message",
                            "Tracking number cannot be found. Please correct the tracking number and try again."));
            return result;
        }
        tracked.latest()
                .ifPresent(e -> result.put(
                        "latestStatusDetail",
                        Map.of(
                                "code",
                                e.stage().fedexCode(),
                                "derivedCode",
                                derived(e.stage()),
                                "statusByLocale",
                                e.stage().description(),
                                "description",
                                e.stage().description())));
        List<Map<String, Object>> events = new ArrayList<>();
        for (Event event : tracked.events()) {
            events.add(Map.of(
                    "date",
                    UtcTime.inBusinessZone(event.at().truncatedTo(ChronoUnit.SECONDS))
                            .toString(),
                    "eventType",
                    event.stage().fedexCode(),
                    "eventDescription",
                    event.stage().description(),
                    "derivedStatusCode",
                    derived(event.stage()),
                    "scanLocation",
                    event.stage().atOrigin()
                            ? Map.of("city", "SHANGHAI", "countryCode", "CN")
                            : Map.of(
                                    "city",
                                    tracked.shipment().city(),
                                    "countryCode",
                                    tracked.shipment().country())));
        }
        result.put("scanEvents", events);
        return result;
    }

    private static String derived(Stage stage) {
        return switch (stage) {
            case INFO -> "IN";
            case PICKED_UP -> "PU";
            case OUT_FOR_DELIVERY -> "OD";
            case DELIVERED -> "DL";
            default -> "IT";
        };
    }

    private static List<Piece> pieces(JsonNode request) {
        List<Piece> pieces = new ArrayList<>();
        for (JsonNode item : Json.list(request, "/requestedShipment/requestedPackageLineItems")) {
            Piece piece = new Piece(
                    Json.number(item, "/weight/value"),
                    Json.number(item, "/dimensions/length"),
                    Json.number(item, "/dimensions/width"),
                    Json.number(item, "/dimensions/height"));
            String count = Json.text(item, "/groupPackageCount");
            for (int i = 0; i < (count.matches("[1-9][0-9]?") ? Integer.parseInt(count) : 1); i++) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static ResponseEntity<Object> output(Map<String, Object> output) {
        return ResponseEntity.ok(Map.of("transactionId", UUID.randomUUID().toString(), "output", output));
    }

    private static ResponseEntity<Object> notServed() {
        return error(
                HttpStatus.BAD_REQUEST,
                "RATE.LOCATION.NOSERVICE",
                "Service is not available between the origin and destination.");
    }

    private static ResponseEntity<Object> unauthorized() {
        return error(
                HttpStatus.UNAUTHORIZED, "NOT.AUTHORIZED.ERROR", "Access token expired. Please modify your request.");
    }

    private static ResponseEntity<Object> error(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status)
                .body(Map.of(
                        "transactionId",
                        UUID.randomUUID().toString(),
                        "errors",
                        List.of(Map.of("code", code, "message", message))));
    }
}

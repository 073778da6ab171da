package io.maotong.sandbox.carrier;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.carrier.Shipments.Event;
import io.maotong.sandbox.carrier.Shipments.Shipment;
import io.maotong.sandbox.carrier.Shipments.Tracked;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** DHL Express (MyDHL): HTTP Basic, rates, shipments, tracking of up to 25 numbers. */
@RestController
@RequestMapping("/dhl/mydhlapi")
final class DhlController {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int MOST_NUMBERS = 25;

    private final AccessTokens tokens;
    private final Shipments shipments;
    private final Clock clock;

    DhlController(AccessTokens tokens, Shipments shipments, Clock clock) {
        this.tokens = tokens;
        this.shipments = shipments;
        this.clock = clock;
    }

    @PostMapping("/rates")
    ResponseEntity<Object> rates(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestBody JsonNode request) {
        if (!tokens.knowsBasic(authorization)) {
            return unauthorized("/expressapi/rates");
        }
        List<Piece> pieces = pieces(request, "/packages");
        if (pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return error(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "/expressapi/rates",
                    "1001",
                    "Validation error: weight and dimensions must be greater than zero");
        }
        List<Tariffs.Quote> quotes =
                Tariffs.quotes(Carrier.DHL, Json.text(request, "/customerDetails/receiverDetails/countryCode"), pieces);
        if (quotes.isEmpty()) {
            return notServed("/expressapi/rates");
        }
        return ResponseEntity.ok(
                Map.of("products", quotes.stream().map(this::product).toList()));
    }

    private Map<String, Object> product(Tariffs.Quote quote) {
        return Map.of(
                "productName", quote.name(),
                "productCode", quote.service(),
                "localProductCode", quote.service(),
                "networkTypeCode", "TD",
                "weight",
                        Map.of(
                                "volumetric",
                                quote.volumetric(),
                                "provided",
                                quote.actual(),
                                "chargeable",
                                quote.chargeable(),
                                "unitOfMeasurement",
                                "metric"),
                "totalPrice",
                        List.of(Map.of(
                                "currencyType", "BILLC", "priceCurrency", quote.currency(), "price", quote.total())),
                "detailedPriceBreakdown",
                        List.of(Map.of(
                                "currencyType",
                                "BILLC",
                                "priceCurrency",
                                quote.currency(),
                                "breakdown",
                                List.of(
                                        Map.of("name", quote.name(), "price", quote.base()),
                                        Map.of(
                                                "name",
                                                "FUEL SURCHARGE",
                                                "serviceCode",
                                                "FF",
                                                "typeCode",
                                                "SCH",
                                                "price",
                                                quote.fuel())))),
                "deliveryCapabilities",
                        Map.of(
                                "totalTransitDays",
                                String.valueOf(quote.days()),
                                "estimatedDeliveryDateAndTime",
                                clock.instant()
                                                .atZone(UtcTime.BUSINESS_ZONE)
                                                .plusDays(quote.days())
                                                .toLocalDate()
                                        + "T18:00:00"));
    }

    @PostMapping("/shipments")
    ResponseEntity<Object> ship(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestHeader(value = "Message-Reference", required = false) String messageReference,
            @RequestBody JsonNode request) {
        if (!tokens.knowsBasic(authorization)) {
            return unauthorized("/expressapi/shipments");
        }
        String reference = Json.list(request, "/customerReferences").stream()
                .map(r -> Json.text(r, "/value"))
                .filter(v -> !v.isBlank())
                .findFirst()
                .orElse(messageReference == null ? "" : messageReference);
        List<Piece> pieces = pieces(request, "/content/packages");
        if (reference.isBlank() || pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return error(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "/expressapi/shipments",
                    "1001",
                    "Validation error: customerReferences and packages are required");
        }
        String country = Json.text(request, "/customerDetails/receiverDetails/postalAddress/countryCode");
        String city = Json.text(request, "/customerDetails/receiverDetails/postalAddress/cityName");
        String product = Json.text(request, "/productCode");
        return Tariffs.quotes(Carrier.DHL, country, pieces).stream()
                .filter(q -> q.service().equals(product))
                .findFirst()
                .map(quote -> booked(
                        shipments.book(new Shipments.Booking(Carrier.DHL, reference, country, city, pieces, quote))))
                .orElseGet(() -> notServed("/expressapi/shipments"));
    }

    private static ResponseEntity<Object> booked(Shipment shipment) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Map.of(
                        "shipmentTrackingNumber",
                        shipment.trackingNo(),
                        "packages",
                        List.of(Map.of(
                                "referenceNumber",
                                1,
                                "trackingNumber",
                                "JD0146" + String.format("%014d", shipment.id()))),
                        "shipmentCharges",
                        List.of(Map.of(
                                "currencyType",
                                "BILLC",
                                "priceCurrency",
                                shipment.currency(),
                                "price",
                                shipment.charge()))));
    }

    @GetMapping("/tracking")
    ResponseEntity<Object> track(
            @RequestHeader(value = "Authorization", required = false) String authorization,
            @RequestParam String shipmentTrackingNumber) {
        if (!tokens.knowsBasic(authorization)) {
            return unauthorized("/expressapi/tracking");
        }
        List<String> numbers = Arrays.stream(shipmentTrackingNumber.split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .toList();
        if (numbers.size() > MOST_NUMBERS) {
            return error(
                    HttpStatus.BAD_REQUEST,
                    "/expressapi/tracking",
                    "8010",
                    "Too many shipments, at most " + MOST_NUMBERS);
        }
        Map<String, Tracked> found = shipments.track(Carrier.DHL, numbers);
        if (found.isEmpty()) {
            return error(
                    HttpStatus.NOT_FOUND, "/expressapi/tracking", "1001", "No shipments found for the given numbers");
        }
        return ResponseEntity.ok(Map.of(
                "shipments", found.values().stream().map(DhlController::tracked).toList()));
    }

    private static Map<String, Object> tracked(Tracked tracked) {
        Shipment shipment = tracked.shipment();
        return Map.of(
                "shipmentTrackingNumber", shipment.trackingNo(),
                "status", "Success",
                "shipmentTimestamp",
                        shipment.bookedAt()
                                .atZone(UtcTime.BUSINESS_ZONE)
                                .toLocalDateTime()
                                .withNano(0)
                                .toString(),
                "productCode", shipment.service(),
                "totalWeight", shipment.weight(),
                "unitOfMeasurements", "metric",
                "shipperReferences", List.of(Map.of("value", shipment.reference(), "typeCode", "CU")),
                "events", tracked.events().stream().map(e -> event(shipment, e)).toList());
    }

    private static Map<String, Object> event(Shipment shipment, Event event) {
        ZonedDateTime local = event.at().atZone(UtcTime.BUSINESS_ZONE);
        return Map.of(
                "date", local.toLocalDate().toString(),
                "time", TIME.format(local),
                "GMTOffset", "+08:00",
                "typeCode", event.stage().dhlCode(),
                "description", event.stage().description(),
                "serviceArea",
                        List.of(
                                event.stage().atOrigin()
                                        ? Map.of("code", "SHA", "description", "Shanghai-CN")
                                        : Map.of(
                                                "code",
                                                "GTW",
                                                "description",
                                                shipment.city() + "-" + shipment.country())));
    }

    private static List<Piece> pieces(JsonNode request, String pointer) {
        return Json.list(request, pointer).stream()
                .map(p -> new Piece(
                        Json.number(p, "/weight"),
                        Json.number(p, "/dimensions/length"),
                        Json.number(p, "/dimensions/width"),
                        Json.number(p, "/dimensions/height")))
                .toList();
    }

    private static ResponseEntity<Object> notServed(String instance) {
        return error(
                HttpStatus.NOT_FOUND,
                instance,
                "996",
                "The requested product(s) not available based on your search criteria");
    }

    private static ResponseEntity<Object> unauthorized(String instance) {
        return error(HttpStatus.UNAUTHORIZED, instance, "401", "Invalid Credentials");
    }

    private static ResponseEntity<Object> error(HttpStatus status, String instance, String code, String detail) {
        return ResponseEntity.status(status)
                .body(Map.of(
                        "instance",
                        instance,
                        "title",
                        status.getReasonPhrase(),
                        "detail",
                        code + ": " + detail,
                        "status",
                        String.valueOf(status.value())));
    }
}

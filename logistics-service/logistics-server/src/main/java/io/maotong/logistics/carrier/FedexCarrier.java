package io.maotong.logistics.carrier;

import io.maotong.core.time.BusinessTime;
import io.maotong.remote.authority.AuthorityCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** FedEx: OAuth by form; rate quotes, ship, tracking of up to 30 numbers. */
final class FedexCarrier implements Carrier {

    private static final List<String> DAYS = List.of(
            "UNKNOWN",
            "ONE_DAY",
            "TWO_DAYS",
            "THREE_DAYS",
            "FOUR_DAYS",
            "FIVE_DAYS",
            "SIX_DAYS",
            "SEVEN_DAYS",
            "EIGHT_DAYS",
            "NINE_DAYS",
            "TEN_DAYS");
    private static final int UNKNOWN_DAYS = 10;

    private final CarrierChannel channel;
    private final AccessToken token;

    FedexCarrier(CarrierChannel channel, CarrierSettings settings, Clock clock) {
        this.channel = channel;
        this.token = new AccessToken(
                channel,
                () -> {
                    String form = "grant_type=client_credentials&client_id=" + encoded(settings.clientId())
                            + "&client_secret=" + encoded(settings.secret());
                    return new AuthorityCall(
                            "token",
                            null,
                            "POST",
                            "/oauth/token",
                            Map.of("Content-Type", "application/x-www-form-urlencoded"),
                            form.getBytes(StandardCharsets.UTF_8));
                },
                clock);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public CarrierCode code() {
        return CarrierCode.FEDEX;
    }

    @Override
    public CarrierAnswer<List<Offer>> quote(Parcel parcel) {
        Map<String, Object> body = Map.of(
                "accountNumber",
                Map.of("value", "maotong"),
                "requestedShipment",
                Map.of(
                        "shipper", Map.of("address", address(parcel.from())),
                        "recipient", Map.of("address", address(parcel.to())),
                        "pickupType", "DROPOFF_AT_FEDEX_LOCATION",
                        "rateRequestType", List.of("ACCOUNT"),
                        "requestedPackageLineItems", items(parcel, null)));
        return channel.read(
                token.call(bearer -> post("rates", null, "/rate/v1/rates/quotes", body, bearer)),
                answer -> new CarrierAnswer.Given<>(Wire.list(answer, "/output/rateReplyDetails").stream()
                        .map(FedexCarrier::offer)
                        .toList()),
                (status, answer) -> Wire.text(answer, "/errors/0/code", "").endsWith("NOSERVICE")
                        ? new CarrierAnswer.Given<>(List.of())
                        : refused(status, answer));
    }

    private static Offer offer(JsonNode reply) {
        JsonNode rated = Wire.list(reply, "/ratedShipmentDetails").getFirst();
        String currency = Wire.text(rated, "/currency");
        List<Offer.Charge> charges = new ArrayList<>();
        charges.add(new Offer.Charge("BASE", Wire.money(rated, "/totalBaseCharge", currency)));
        for (JsonNode line : Wire.list(rated, "/shipmentRateDetail/surCharges")) {
            charges.add(new Offer.Charge(Wire.text(line, "/type"), Wire.money(line, "/amount", currency)));
        }
        int days = DAYS.indexOf(Wire.text(reply, "/operationalDetail/transitTime", "UNKNOWN"));
        return new Offer(
                CarrierCode.FEDEX,
                Wire.text(reply, "/serviceType"),
                Wire.text(reply, "/serviceName"),
                Wire.money(rated, "/totalNetCharge", currency),
                charges,
                days <= 0 ? UNKNOWN_DAYS : days,
                Wire.number(rated, "/shipmentRateDetail/totalBillingWeight/value"));
    }

    @Override
    public CarrierAnswer<Booking> book(String reference, String service, Parcel parcel) {
        Map<String, Object> body = Map.of(
                "labelResponseOptions",
                "URL_ONLY",
                "accountNumber",
                Map.of("value", "maotong"),
                "requestedShipment",
                Map.of(
                        "shipper", party(parcel.from()),
                        "recipients", List.of(party(parcel.to())),
                        "serviceType", service,
                        "packagingType", "YOUR_PACKAGING",
                        "pickupType", "DROPOFF_AT_FEDEX_LOCATION",
                        "totalDeclaredValue",
                                Map.of(
                                        "amount", parcel.value().amount(),
                                        "currency", parcel.value().currency()),
                        "requestedPackageLineItems", items(parcel, reference)));
        return channel.read(
                token.call(bearer -> post("ship", reference, "/ship/v1/shipments", body, bearer)
                        .withHeader("x-customer-transaction-id", reference)),
                answer -> {
                    JsonNode shipment =
                            Wire.list(answer, "/output/transactionShipments").getFirst();
                    JsonNode piece = Wire.list(shipment, "/pieceResponses").getFirst();
                    return new CarrierAnswer.Given<>(new Booking(
                            Wire.text(shipment, "/masterTrackingNumber"),
                            Wire.money(piece, "/netRateAmount", Wire.text(piece, "/currency"))));
                },
                FedexCarrier::refused);
    }

    @Override
    public int trackingBatch() {
        return 30;
    }

    @Override
    public CarrierAnswer<Map<String, List<TrackedEvent>>> track(List<String> numbers) {
        Map<String, Object> body = Map.of(
                "includeDetailedScans",
                true,
                "trackingInfo",
                numbers.stream()
                        .map(number -> Map.of("trackingNumberInfo", Map.of("trackingNumber", number)))
                        .toList());
        return channel.read(
                token.call(bearer -> post("track", null, "/track/v1/trackingnumbers", body, bearer)),
                answer -> {
                    Map<String, List<TrackedEvent>> found = new LinkedHashMap<>();
                    for (JsonNode complete : Wire.list(answer, "/output/completeTrackResults")) {
                        JsonNode result = Wire.list(complete, "/trackResults").getFirst();
                        if (result.at("/error").isMissingNode()) {
                            found.put(
                                    Wire.text(complete, "/trackingNumber"),
                                    Wire.list(result, "/scanEvents").stream()
                                            .map(FedexCarrier::event)
                                            .toList());
                        }
                    }
                    return new CarrierAnswer.Given<>(found);
                },
                FedexCarrier::refused);
    }

    private static TrackedEvent event(JsonNode event) {
        String code = Wire.text(event, "/eventType");
        String location =
                Wire.text(event, "/scanLocation/city", "") + " " + Wire.text(event, "/scanLocation/countryCode", "");
        String date = Wire.text(event, "/date");
        boolean assumed = false;
        OffsetDateTime at;
        try {
            at = OffsetDateTime.parse(date);
        } catch (DateTimeParseException e) {
            LocalDateTime local = LocalDateTime.parse(date);
            at = local.atZone(BusinessTime.ZONE).toOffsetDateTime();
            assumed = true;
        }
        return new TrackedEvent(
                at.toInstant(),
                at.toLocalDateTime(),
                at.getOffset().getId(),
                assumed,
                status(code),
                code,
                location.strip(),
                Wire.text(event, "/eventDescription", ""));
    }

    static TrackingStatus status(String code) {
        return switch (code) {
            case "OC" -> TrackingStatus.INFO_RECEIVED;
            case "PU" -> TrackingStatus.PICKED_UP;
            case "DP" -> TrackingStatus.DEPARTURE;
            case "CC", "CP" -> TrackingStatus.CUSTOMS_RELEASED;
            case "CD" -> TrackingStatus.CUSTOMS_PROCESSING;
            case "AR" -> TrackingStatus.ARRIVAL;
            case "OD", "ED", "AD" -> TrackingStatus.OUT_FOR_DELIVERY;
            case "HL" -> TrackingStatus.AVAILABLE_FOR_PICKUP;
            case "DL" -> TrackingStatus.DELIVERED;
            case "CA" -> TrackingStatus.DELIVERY_FAILURE;
            case "DE", "SE", "DY", "DD" -> TrackingStatus.DELAYED;
            case "RS" -> TrackingStatus.RETURNED;
            default -> TrackingStatus.IN_TRANSIT_OTHER;
        };
    }

    private AuthorityCall post(String operation, String serial, String path, Object body, String bearer) {
        return AuthorityCall.postJson(operation, serial, path, channel.bytes(body))
                .withHeader("Authorization", "Bearer " + bearer)
                .withHeader("X-locale", "en_US");
    }

    private static List<Map<String, Object>> items(Parcel parcel, String reference) {
        return IntStream.range(0, parcel.pieces().size())
                .mapToObj(index -> {
                    Parcel.Piece piece = parcel.pieces().get(index);
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("sequenceNumber", index + 1);
                    item.put("weight", Map.of("units", "KG", "value", piece.weight()));
                    item.put(
                            "dimensions",
                            Map.of(
                                    "length",
                                    piece.length(),
                                    "width",
                                    piece.width(),
                                    "height",
                                    piece.height(),
                                    "units",
                                    "CM"));
                    if (reference != null) {
                        item.put(
                                "customerReferences",
                                List.of(Map.of("customerReferenceType", "CUSTOMER_REFERENCE", "value", reference)));
                    }
                    return item;
                })
                .toList();
    }

    private static Map<String, Object> party(Parcel.Address address) {
        return Map.of(
                "contact",
                Map.of(
                        "personName", nothing(address.name()),
                        "companyName", nothing(address.company()),
                        "phoneNumber", nothing(address.phone())),
                "address",
                address(address));
    }

    private static Map<String, Object> address(Parcel.Address address) {
        return Map.of(
                "streetLines", List.of(nothing(address.street())),
                "city", nothing(address.city()),
                "postalCode", nothing(address.postcode()),
                "countryCode", address.country());
    }

    private static <T> CarrierAnswer<T> refused(int status, JsonNode answer) {
        return new CarrierAnswer.Refused<>(
                Wire.text(answer, "/errors/0/code", "FEDEX-" + status),
                Wire.text(answer, "/errors/0/message", "refused"));
    }

    private static String nothing(String text) {
        return text == null ? "" : text;
    }
}

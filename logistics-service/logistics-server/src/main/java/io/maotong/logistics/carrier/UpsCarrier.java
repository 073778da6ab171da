package io.maotong.logistics.carrier;

import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** UPS: OAuth with Basic credentials; Rating Shop, Shipping, Tracking of one number at a time. */
final class UpsCarrier implements Carrier {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int UNKNOWN_DAYS = 10;

    private final CarrierChannel channel;
    private final AccessToken token;

    UpsCarrier(CarrierChannel channel, CarrierSettings settings, Clock clock) {
        this.channel = channel;
        String credentials = settings.clientId() + ":" + settings.secret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.token = new AccessToken(
                channel,
                () -> new AuthorityCall(
                        "token",
                        null,
                        "POST",
                        "/security/v1/oauth/token",
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", basic),
                        "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8)),
                clock);
    }

    @Override
    public CarrierCode code() {
        return CarrierCode.UPS;
    }

    @Override
    public CarrierAnswer<List<Offer>> quote(Parcel parcel) {
        Map<String, Object> shipment = new LinkedHashMap<>();
        shipment.put("Shipper", place(parcel.from()));
        shipment.put("ShipFrom", place(parcel.from()));
        shipment.put("ShipTo", place(parcel.to()));
        shipment.put("Package", packages(parcel, "PackagingType"));
        Map<String, Object> body = Map.of(
                "RateRequest",
                Map.of(
                        "Request",
                        Map.of("RequestOption", "Shop", "TransactionReference", Map.of("CustomerContext", "quote")),
                        "Shipment",
                        shipment));
        return channel.read(
                token.call(bearer -> post("rates", null, "/api/rating/v2409/Shop", body, bearer)),
                answer -> new CarrierAnswer.Given<>(Wire.list(answer, "/RateResponse/RatedShipment").stream()
                        .map(UpsCarrier::offer)
                        .toList()),
                (status, answer) -> "111210".equals(Wire.text(answer, "/response/errors/0/code", ""))
                        ? new CarrierAnswer.Given<>(List.of())
                        : refused(status, answer));
    }

    private static Offer offer(JsonNode rated) {
        List<Offer.Charge> charges = new ArrayList<>();
        charges.add(new Offer.Charge("BASE", amount(rated.at("/BaseServiceCharge"))));
        for (JsonNode line : Wire.list(rated, "/ItemizedCharges")) {
            String kind = "375".equals(Wire.text(line, "/Code")) ? "FUEL" : Wire.text(line, "/Code");
            charges.add(new Offer.Charge(kind, amount(line)));
        }
        return new Offer(
                CarrierCode.UPS,
                Wire.text(rated, "/Service/Code"),
                Wire.text(rated, "/Service/Description", ""),
                amount(rated.at("/TotalCharges")),
                charges,
                Integer.parseInt(Wire.text(rated, "/GuaranteedDelivery/BusinessDaysInTransit", "" + UNKNOWN_DAYS)),
                Wire.number(rated, "/BillingWeight/Weight"));
    }

    private static Money amount(JsonNode money) {
        return Wire.money(money, "/MonetaryValue", Wire.text(money, "/CurrencyCode"));
    }

    @Override
    public CarrierAnswer<Booking> book(String reference, String service, Parcel parcel) {
        Map<String, Object> shipment = new LinkedHashMap<>();
        shipment.put("Description", parcel.goods().getFirst().nameEn());
        shipment.put("Shipper", party(parcel.from()));
        shipment.put("ShipFrom", party(parcel.from()));
        shipment.put("ShipTo", party(parcel.to()));
        shipment.put("Service", Map.of("Code", service));
        shipment.put("ReferenceNumber", List.of(Map.of("Value", reference)));
        shipment.put("Package", packages(parcel, "Packaging"));
        Map<String, Object> body = Map.of(
                "ShipmentRequest",
                Map.of(
                        "Request",
                        Map.of("TransactionReference", Map.of("CustomerContext", reference)),
                        "Shipment",
                        shipment));
        return channel.read(
                token.call(bearer -> post("ship", reference, "/api/shipments/v2409/ship", body, bearer)),
                answer -> {
                    JsonNode results = answer.at("/ShipmentResponse/ShipmentResults");
                    return new CarrierAnswer.Given<>(new Booking(
                            Wire.text(results, "/ShipmentIdentificationNumber"),
                            amount(results.at("/ShipmentCharges/TotalCharges"))));
                },
                UpsCarrier::refused);
    }

    @Override
    public int trackingBatch() {
        return 1;
    }

    @Override
    public CarrierAnswer<Map<String, List<TrackedEvent>>> track(List<String> numbers) {
        String number = numbers.getFirst();
        AuthorityAnswer answer = token.call(bearer -> AuthorityCall.get("track", "/api/track/v1/details/" + number)
                .withHeader("Authorization", "Bearer " + bearer)
                .withHeader("transId", UUID.randomUUID().toString())
                .withHeader("transactionSrc", "maotong"));
        return channel.read(
                answer,
                body -> {
                    JsonNode shipment =
                            Wire.list(body, "/trackResponse/shipment").getFirst();
                    List<TrackedEvent> events = Wire.list(shipment, "/package").stream()
                            .flatMap(parcel -> Wire.list(parcel, "/activity").stream())
                            .map(UpsCarrier::event)
                            .toList();
                    return new CarrierAnswer.Given<>(Map.of(number, events));
                },
                (status, body) -> status == 404 ? new CarrierAnswer.Given<>(Map.of()) : refused(status, body));
    }

    private static TrackedEvent event(JsonNode activity) {
        LocalDateTime local = LocalDateTime.parse(Wire.text(activity, "/date") + Wire.text(activity, "/time"), TIME);
        String offset = Wire.text(activity, "/gmtOffset", "");
        boolean assumed = offset.isEmpty();
        ZoneOffset zone = assumed ? BusinessTime.ZONE.getRules().getOffset(local) : ZoneOffset.of(offset);
        String type = Wire.text(activity, "/status/type", "");
        String code = Wire.text(activity, "/status/code", "");
        return new TrackedEvent(
                local.toInstant(zone),
                local,
                zone.getId(),
                assumed,
                status(type, code),
                type + "/" + code,
                (Wire.text(activity, "/location/address/city", "") + " "
                                + Wire.text(activity, "/location/address/countryCode", ""))
                        .strip(),
                Wire.text(activity, "/status/description", ""));
    }

    static TrackingStatus status(String type, String code) {
        return switch (type) {
            case "M" -> TrackingStatus.INFO_RECEIVED;
            case "P" -> TrackingStatus.PICKED_UP;
            case "O" -> TrackingStatus.OUT_FOR_DELIVERY;
            case "D" -> TrackingStatus.DELIVERED;
            case "X" -> TrackingStatus.DELAYED;
            case "RS" -> TrackingStatus.RETURNED;
            default ->
                switch (code) {
                    case "DP" -> TrackingStatus.DEPARTURE;
                    case "AR" -> TrackingStatus.ARRIVAL;
                    case "CC" -> TrackingStatus.CUSTOMS_RELEASED;
                    default -> TrackingStatus.IN_TRANSIT_OTHER;
                };
        };
    }

    private AuthorityCall post(String operation, String serial, String path, Object body, String bearer) {
        return AuthorityCall.postJson(operation, serial, path, channel.bytes(body))
                .withHeader("Authorization", "Bearer " + bearer)
                .withHeader("transId", UUID.randomUUID().toString())
                .withHeader("transactionSrc", "maotong");
    }

    private static Map<String, Object> place(Parcel.Address address) {
        return Map.of(
                "Address",
                Map.of(
                        "City", nothing(address.city()),
                        "PostalCode", nothing(address.postcode()),
                        "CountryCode", address.country()));
    }

    private static Map<String, Object> party(Parcel.Address address) {
        return Map.of(
                "Name", nothing(address.company() == null ? address.name() : address.company()),
                "AttentionName", nothing(address.name()),
                "Phone", Map.of("Number", nothing(address.phone())),
                "Address",
                        Map.of(
                                "AddressLine", List.of(nothing(address.street())),
                                "City", nothing(address.city()),
                                "PostalCode", nothing(address.postcode()),
                                "CountryCode", address.country()));
    }

    private static List<Map<String, Object>> packages(Parcel parcel, String packaging) {
        return parcel.pieces().stream()
                .map(piece -> Map.<String, Object>of(
                        packaging,
                        Map.of("Code", "02"),
                        "Dimensions",
                        Map.of(
                                "UnitOfMeasurement",
                                Map.of("Code", "CM"),
                                "Length",
                                piece.length().toPlainString(),
                                "Width",
                                piece.width().toPlainString(),
                                "Height",
                                piece.height().toPlainString()),
                        "PackageWeight",
                        Map.of(
                                "UnitOfMeasurement",
                                Map.of("Code", "KGS"),
                                "Weight",
                                piece.weight().toPlainString())))
                .toList();
    }

    private static <T> CarrierAnswer<T> refused(int status, JsonNode answer) {
        return new CarrierAnswer.Refused<>(
                "UPS-" + Wire.text(answer, "/response/errors/0/code", Integer.toString(status)),
                Wire.text(answer, "/response/errors/0/message", "refused"));
    }

    private static String nothing(String text) {
        return text == null ? "" : text;
    }
}

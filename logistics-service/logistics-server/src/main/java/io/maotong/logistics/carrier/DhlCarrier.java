package io.maotong.logistics.carrier;

import io.maotong.core.time.BusinessTime;
import io.maotong.remote.authority.AuthorityCall;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** DHL Express, MyDHL API: HTTP Basic; rates, shipments, tracking of up to 25 numbers. */
final class DhlCarrier implements Carrier {

    private static final DateTimeFormatter PLANNED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss 'GMT+08:00'");

    private final CarrierChannel channel;
    private final String authorization;
    private final Clock clock;

    DhlCarrier(CarrierChannel channel, CarrierSettings settings, Clock clock) {
        this.channel = channel;
        String credentials = settings.clientId() + ":" + settings.secret();
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    @Override
    public CarrierCode code() {
        return CarrierCode.DHL;
    }

    @Override
    public CarrierAnswer<List<Offer>> quote(Parcel parcel) {
        Map<String, Object> body = Map.of(
                "customerDetails",
                Map.of("shipperDetails", place(parcel.from()), "receiverDetails", place(parcel.to())),
                "plannedShippingDateAndTime",
                planned(),
                "unitOfMeasurement",
                "metric",
                "isCustomsDeclarable",
                true,
                "packages",
                packages(parcel));
        return channel.ask(
                AuthorityCall.postJson("rates", null, "/mydhlapi/rates", channel.bytes(body))
                        .withHeader("Authorization", authorization),
                answer -> new CarrierAnswer.Given<>(Wire.list(answer, "/products").stream()
                        .map(DhlCarrier::offer)
                        .toList()),
                (status, answer) -> status == 404 ? new CarrierAnswer.Given<>(List.of()) : refused(status, answer));
    }

    private static Offer offer(JsonNode product) {
        JsonNode total = billed(product, "/totalPrice");
        String currency = Wire.text(total, "/priceCurrency");
        List<Offer.Charge> charges = new ArrayList<>();
        for (JsonNode line : Wire.list(billed(product, "/detailedPriceBreakdown"), "/breakdown")) {
            boolean fuel = "FF".equals(Wire.text(line, "/serviceCode", ""));
            boolean surcharge = !Wire.text(line, "/typeCode", "").isEmpty();
            String kind = fuel ? "FUEL" : surcharge ? Wire.text(line, "/name") : "BASE";
            charges.add(new Offer.Charge(kind, Wire.money(line, "/price", currency)));
        }
        return new Offer(
                CarrierCode.DHL,
                Wire.text(product, "/productCode"),
                Wire.text(product, "/productName"),
                Wire.money(total, "/price", currency),
                charges,
                Integer.parseInt(Wire.text(product, "/deliveryCapabilities/totalTransitDays")),
                Wire.number(product, "/weight/chargeable"));
    }

    // Prices come in the billing currency and in others beside it.
    private static JsonNode billed(JsonNode product, String pointer) {
        List<JsonNode> prices = Wire.list(product, pointer);
        return prices.stream()
                .filter(price -> "BILLC".equals(Wire.text(price, "/currencyType", "")))
                .findFirst()
                .orElseGet(prices::getFirst);
    }

    @Override
    public CarrierAnswer<Booking> book(String reference, String service, Parcel parcel) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("plannedShippingDateAndTime", planned());
        body.put("pickup", Map.of("isRequested", false));
        body.put("productCode", service);
        body.put("customerReferences", List.of(Map.of("value", reference, "typeCode", "CU")));
        body.put(
                "customerDetails",
                Map.of("shipperDetails", party(parcel.from()), "receiverDetails", party(parcel.to())));
        body.put(
                "content",
                Map.of(
                        "packages",
                        packages(parcel),
                        "isCustomsDeclarable",
                        true,
                        "declaredValue",
                        parcel.value().amount(),
                        "declaredValueCurrency",
                        parcel.value().currency(),
                        "description",
                        parcel.goods().getFirst().nameEn(),
                        "incoterm",
                        "DAP",
                        "unitOfMeasurement",
                        "metric"));
        return channel.ask(
                AuthorityCall.postJson("ship", reference, "/mydhlapi/shipments", channel.bytes(body))
                        .withHeader("Authorization", authorization)
                        .withHeader("Message-Reference", reference),
                answer -> {
                    JsonNode charge = Wire.list(answer, "/shipmentCharges").getFirst();
                    return new CarrierAnswer.Given<>(new Booking(
                            Wire.text(answer, "/shipmentTrackingNumber"),
                            Wire.money(charge, "/price", Wire.text(charge, "/priceCurrency"))));
                },
                DhlCarrier::refused);
    }

    @Override
    public int trackingBatch() {
        return 25;
    }

    @Override
    public CarrierAnswer<Map<String, List<TrackedEvent>>> track(List<String> numbers) {
        return channel.ask(
                AuthorityCall.get("track", "/mydhlapi/tracking?shipmentTrackingNumber=" + String.join("%2C", numbers))
                        .withHeader("Authorization", authorization),
                answer -> {
                    Map<String, List<TrackedEvent>> found = new LinkedHashMap<>();
                    for (JsonNode shipment : Wire.list(answer, "/shipments")) {
                        found.put(
                                Wire.text(shipment, "/shipmentTrackingNumber"),
                                Wire.list(shipment, "/events").stream()
                                        .map(DhlCarrier::event)
                                        .toList());
                    }
                    return new CarrierAnswer.Given<>(found);
                },
                (status, answer) -> status == 404 ? new CarrierAnswer.Given<>(Map.of()) : refused(status, answer));
    }

    private static TrackedEvent event(JsonNode event) {
        LocalDateTime local = LocalDateTime.parse(Wire.text(event, "/date") + "T" + Wire.text(event, "/time"));
        String offset = Wire.text(event, "/GMTOffset", "");
        boolean assumed = offset.isEmpty();
        ZoneOffset zone = assumed ? BusinessTime.ZONE.getRules().getOffset(local) : ZoneOffset.of(offset);
        String code = Wire.text(event, "/typeCode");
        return new TrackedEvent(
                local.toInstant(zone),
                local,
                zone.getId(),
                assumed,
                status(code),
                code,
                Wire.list(event, "/serviceArea").stream()
                        .findFirst()
                        .map(area -> Wire.text(area, "/description", ""))
                        .orElse(""),
                Wire.text(event, "/description", ""));
    }

    static TrackingStatus status(String code) {
        return switch (code) {
            case "SD" -> TrackingStatus.INFO_RECEIVED;
            case "PU" -> TrackingStatus.PICKED_UP;
            case "DF", "PL" -> TrackingStatus.DEPARTURE;
            case "RR", "CR" -> TrackingStatus.CUSTOMS_RELEASED;
            case "CD", "IC" -> TrackingStatus.CUSTOMS_PROCESSING;
            case "AF", "AR" -> TrackingStatus.ARRIVAL;
            case "WC" -> TrackingStatus.OUT_FOR_DELIVERY;
            case "OK" -> TrackingStatus.DELIVERED;
            case "NH", "BA", "CA" -> TrackingStatus.DELIVERY_FAILURE;
            case "OH" -> TrackingStatus.DELAYED;
            case "RT" -> TrackingStatus.RETURNED;
            default -> TrackingStatus.IN_TRANSIT_OTHER;
        };
    }

    private String planned() {
        return PLANNED.format(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.ofHours(8)));
    }

    private static Map<String, Object> place(Parcel.Address address) {
        return Map.of(
                "postalCode", nothing(address.postcode()),
                "cityName", nothing(address.city()),
                "countryCode", address.country());
    }

    private static Map<String, Object> party(Parcel.Address address) {
        return Map.of(
                "postalAddress",
                Map.of(
                        "postalCode", nothing(address.postcode()),
                        "cityName", nothing(address.city()),
                        "countryCode", address.country(),
                        "addressLine1", nothing(address.street())),
                "contactInformation",
                Map.of(
                        "phone", nothing(address.phone()),
                        "companyName", nothing(address.company()),
                        "fullName", nothing(address.name())));
    }

    private static List<Map<String, Object>> packages(Parcel parcel) {
        return parcel.pieces().stream()
                .map(piece -> Map.<String, Object>of(
                        "weight",
                        piece.weight(),
                        "dimensions",
                        Map.of("length", piece.length(), "width", piece.width(), "height", piece.height())))
                .toList();
    }

    private static <T> CarrierAnswer<T> refused(int status, JsonNode answer) {
        return new CarrierAnswer.Refused<>(
                "DHL-" + status, Wire.text(answer, "/detail", Wire.text(answer, "/title", "refused")));
    }

    private static String nothing(String text) {
        return text == null ? "" : text;
    }
}

package io.maotong.logistics.carrier;

import io.maotong.core.time.BusinessTime;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * SF's open platform: one address, the service named in a form, a digest over the message. The outcome stands in the
 * body of HTTP 200: first whether the call was understood (A1000), then whether the business succeeded.
 */
final class SfCarrier implements Carrier {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String UNDERSTOOD = "A1000";
    private static final String NOT_SERVED = "20036";
    private static final int UNKNOWN_DAYS = 10;

    private final CarrierChannel channel;
    private final CarrierSettings settings;
    private final Clock clock;

    SfCarrier(CarrierChannel channel, CarrierSettings settings, Clock clock) {
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CarrierCode code() {
        return CarrierCode.SF;
    }

    @Override
    public CarrierAnswer<List<Offer>> quote(Parcel parcel) {
        Map<String, Object> message = Map.of(
                "searchPrice", "1",
                "isSearchPrice", "1",
                "weight", parcel.weight(),
                "packages", packages(parcel),
                "consignedTime", TIME.format(LocalDateTime.ofInstant(clock.instant(), BusinessTime.ZONE)),
                "srcAddress", place(parcel.from()),
                "destAddress", place(parcel.to()));
        CarrierAnswer<List<Offer>> answer = ask(
                "rates",
                null,
                "EXP_RECE_QUERY_DELIVERTM",
                message,
                data -> new CarrierAnswer.Given<>(Wire.list(data, "/deliverTmDto").stream()
                        .map(SfCarrier::offer)
                        .toList()));
        return answer instanceof CarrierAnswer.Refused<List<Offer>> refused
                        && refused.code().equals("SF-" + NOT_SERVED)
                ? new CarrierAnswer.Given<>(List.of())
                : answer;
    }

    private static Offer offer(JsonNode priced) {
        String currency = Wire.text(priced, "/currencyName");
        List<Offer.Charge> charges = new ArrayList<>();
        charges.add(new Offer.Charge("BASE", Wire.money(priced, "/freight", currency)));
        charges.add(new Offer.Charge("FUEL", Wire.money(priced, "/fuelSurcharge", currency)));
        return new Offer(
                CarrierCode.SF,
                Wire.text(priced, "/businessType"),
                Wire.text(priced, "/businessTypeDesc"),
                Wire.money(priced, "/fee", currency),
                charges,
                Integer.parseInt(Wire.text(priced, "/deliverDays", "" + UNKNOWN_DAYS)),
                Wire.number(priced, "/chargeableWeight"));
    }

    @Override
    public CarrierAnswer<Booking> book(String reference, String service, Parcel parcel) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("language", "zh-CN");
        message.put("orderId", reference);
        message.put("expressTypeId", service);
        message.put("payMethod", 1);
        message.put("parcelQty", parcel.pieces().size());
        message.put("totalWeight", parcel.weight());
        message.put("packages", packages(parcel));
        message.put("isReturnRoutelabel", 0);
        message.put("contactInfoList", List.of(contact(1, parcel.from()), contact(2, parcel.to())));
        message.put(
                "cargoDetails",
                parcel.goods().stream()
                        .map(goods -> Map.of(
                                "name", goods.nameEn(),
                                "count", goods.quantity(),
                                "hsCode", goods.commodityCode(),
                                "amount", goods.value().amount(),
                                "currency", goods.value().currency()))
                        .toList());
        return ask("ship", reference, "EXP_RECE_CREATE_ORDER", message, data -> {
            String number = Wire.list(data, "/waybillNoInfoList").stream()
                    .filter(waybill -> "1".equals(Wire.text(waybill, "/waybillType")))
                    .map(waybill -> Wire.text(waybill, "/waybillNo"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no parent waybill number"));
            return new CarrierAnswer.Given<>(new Booking(number, null));
        });
    }

    @Override
    public int trackingBatch() {
        return 10;
    }

    @Override
    public CarrierAnswer<Map<String, List<TrackedEvent>>> track(List<String> numbers) {
        Map<String, Object> message =
                Map.of("language", "zh-CN", "trackingType", "1", "trackingNumber", numbers, "methodType", "1");
        return ask("track", null, "EXP_RECE_SEARCH_ROUTES", message, data -> {
            Map<String, List<TrackedEvent>> found = new LinkedHashMap<>();
            for (JsonNode shipment : Wire.list(data, "/routeResps")) {
                List<TrackedEvent> events = Wire.list(shipment, "/routes").stream()
                        .map(SfCarrier::event)
                        .toList();
                if (!events.isEmpty()) {
                    found.put(Wire.text(shipment, "/mailNo"), events);
                }
            }
            return new CarrierAnswer.Given<>(found);
        });
    }

    // SF gives local times without an offset: they are taken as China's and flagged.
    private static TrackedEvent event(JsonNode route) {
        LocalDateTime local = LocalDateTime.parse(Wire.text(route, "/acceptTime"), TIME);
        ZoneOffset zone = BusinessTime.ZONE.getRules().getOffset(local);
        String code = Wire.text(route, "/opCode");
        return new TrackedEvent(
                local.toInstant(zone),
                local,
                zone.getId(),
                true,
                status(code),
                code,
                Wire.text(route, "/acceptAddress", ""),
                Wire.text(route, "/remark", ""));
    }

    static TrackingStatus status(String code) {
        return switch (code) {
            case "10" -> TrackingStatus.INFO_RECEIVED;
            case "50", "54" -> TrackingStatus.PICKED_UP;
            case "30", "36" -> TrackingStatus.DEPARTURE;
            case "605" -> TrackingStatus.CUSTOMS_RELEASED;
            case "604" -> TrackingStatus.CUSTOMS_PROCESSING;
            case "31" -> TrackingStatus.ARRIVAL;
            case "44" -> TrackingStatus.OUT_FOR_DELIVERY;
            case "70" -> TrackingStatus.DELIVERY_FAILURE;
            case "80" -> TrackingStatus.DELIVERED;
            case "99" -> TrackingStatus.RETURNING;
            case "648" -> TrackingStatus.RETURNED;
            default -> TrackingStatus.IN_TRANSIT_OTHER;
        };
    }

    private <T> CarrierAnswer<T> ask(
            String operation,
            String serial,
            String service,
            Map<String, Object> message,
            Function<JsonNode, CarrierAnswer<T>> read) {
        String data = channel.text(message);
        String timestamp = Long.toString(clock.millis());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("partnerID", settings.clientId());
        form.put("requestID", UUID.randomUUID().toString());
        form.put("serviceCode", service);
        form.put("timestamp", timestamp);
        form.put("msgDigest", digest(data + timestamp + settings.secret()));
        form.put("msgData", data);
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        AuthorityAnswer answer = channel.exchange(new AuthorityCall(
                operation,
                serial,
                "POST",
                "/std/service",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                body.toString().getBytes(StandardCharsets.UTF_8)));
        return channel.read(
                answer,
                envelope -> opened(envelope, read),
                (status, refusal) -> new CarrierAnswer.Refused<>("SF-" + status, refusal.toString()));
    }

    private <T> CarrierAnswer<T> opened(JsonNode envelope, Function<JsonNode, CarrierAnswer<T>> read) {
        String code = Wire.text(envelope, "/apiResultCode");
        if (!UNDERSTOOD.equals(code)) {
            return new CarrierAnswer.Refused<>("SF-" + code, Wire.text(envelope, "/apiErrorMsg", "refused"));
        }
        JsonNode result = channel.tree(Wire.text(envelope, "/apiResultData"));
        if (!result.at("/success").asBoolean()) {
            return new CarrierAnswer.Refused<>(
                    "SF-" + Wire.text(result, "/errorCode", "?"), Wire.text(result, "/errorMsg", "refused"));
        }
        return read.apply(result.at("/msgData"));
    }

    /** Base64 of the MD5 of the URL-encoded text. */
    static String digest(String text) {
        try {
            byte[] encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(encoded));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, BigDecimal>> packages(Parcel parcel) {
        return parcel.pieces().stream()
                .map(piece -> Map.of(
                        "weight", piece.weight(),
                        "length", piece.length(),
                        "width", piece.width(),
                        "height", piece.height()))
                .toList();
    }

    private static Map<String, Object> place(Parcel.Address address) {
        return Map.of(
                "country", address.country(),
                "countryCode", address.country(),
                "province", nothing(address.province()),
                "city", nothing(address.city()),
                "address", nothing(address.street()));
    }

    private static Map<String, Object> contact(int type, Parcel.Address address) {
        Map<String, Object> contact = new LinkedHashMap<>(place(address));
        contact.put("contactType", type);
        contact.put("contact", nothing(address.name()));
        contact.put("company", nothing(address.company()));
        contact.put("tel", nothing(address.phone()));
        contact.put("postCode", nothing(address.postcode()));
        return contact;
    }

    private static String nothing(String text) {
        return text == null ? "" : text;
    }
}

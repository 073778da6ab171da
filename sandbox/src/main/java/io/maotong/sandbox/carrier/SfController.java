package io.maotong.sandbox.carrier;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.carrier.Shipments.Event;
import io.maotong.sandbox.carrier.Shipments.Shipment;
import io.maotong.sandbox.carrier.Shipments.Tracked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SF's open platform: one address, the service in the form, a digest over the message, JSON in a string in JSON. */
@RestController
final class SfController {

    private static final String PARTNER = "maotong";
    private static final int MOST_NUMBERS = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final AccessTokens tokens;
    private final Shipments shipments;
    private final JsonMapper json;

    record Envelope(String apiErrorMsg, String apiResponseID, String apiResultCode, String apiResultData) {}

    record Result(boolean success, String errorCode, String errorMsg, Object msgData) {

        static Result of(Object data) {
            return new Result(true, "S0000", "", data);
        }

        static Result fault(String code, String message) {
            return new Result(false, code, message, null);
        }
    }

    SfController(AccessTokens tokens, Shipments shipments, JsonMapper json) {
        this.tokens = tokens;
        this.shipments = shipments;
        this.json = json;
    }

    @PostMapping("/sf/std/service")
    Envelope call(
            @RequestParam(required = false) String partnerID,
            @RequestParam(required = false) String requestID,
            @RequestParam(required = false) String serviceCode,
            @RequestParam(required = false) String timestamp,
            @RequestParam(required = false) String msgDigest,
            @RequestParam(required = false) String msgData) {
        if (partnerID == null
                || requestID == null
                || serviceCode == null
                || timestamp == null
                || msgDigest == null
                || msgData == null) {
            return refused("A1001", "必传参数不可为空");
        }
        if (!PARTNER.equals(partnerID)) {
            return refused("A1004", "无对应服务权限");
        }
        if (!MessageDigest.isEqual(
                digest(msgData + timestamp + tokens.checkword()).getBytes(StandardCharsets.US_ASCII),
                msgDigest.getBytes(StandardCharsets.UTF_8))) {
            return refused("A1006", "数字签名无效");
        }
        JsonNode data;
        try {
            data = json.readTree(msgData);
        } catch (JacksonException malformed) {
            return refused("A1010", "msgData不是合法的JSON");
        }
        Result result;
        switch (serviceCode) {
            case "EXP_RECE_QUERY_DELIVERTM" -> result = price(data);
            case "EXP_RECE_CREATE_ORDER" -> result = order(data);
            case "EXP_RECE_SEARCH_ROUTES" -> result = routes(data);
            default -> {
                return refused("A1002", "请求服务编码不存在：" + serviceCode);
            }
        }
        return new Envelope("", UUID.randomUUID().toString(), "A1000", json.writeValueAsString(result));
    }

    private static Envelope refused(String code, String message) {
        return new Envelope(message, UUID.randomUUID().toString(), code, null);
    }

    private Result price(JsonNode data) {
        List<Piece> pieces = pieces(data, "/weight");
        if (pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return Result.fault("20012", "重量不正确");
        }
        boolean priced = Json.text(data, "/isSearchPrice").equals("1")
                || Json.text(data, "/searchPrice").equals("1");
        List<Tariffs.Quote> quotes = Tariffs.quotes(Carrier.SF, country(data.at("/destAddress")), pieces);
        if (quotes.isEmpty()) {
            return Result.fault("20036", "目的地不在服务范围或超出重量限制");
        }
        return Result.of(Map.of(
                "deliverTmDto", quotes.stream().map(q -> offer(q, priced)).toList()));
    }

    private static Map<String, Object> offer(Tariffs.Quote quote, boolean priced) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("businessType", quote.service());
        offer.put("businessTypeDesc", quote.name());
        offer.put("deliverDays", quote.days());
        offer.put("searchPrice", priced ? "1" : "0");
        if (priced) {
            offer.put("currencyName", quote.currency());
            offer.put("chargeableWeight", quote.chargeable());
            offer.put("freight", quote.base());
            offer.put("fuelSurcharge", quote.fuel());
            offer.put("fee", quote.total());
        }
        return offer;
    }

    private Result order(JsonNode data) {
        String reference = Json.text(data, "/orderId");
        if (reference.isBlank()) {
            return Result.fault("8003", "orderId不能为空");
        }
        List<Piece> pieces = pieces(data, "/totalWeight");
        if (pieces.isEmpty() || !pieces.stream().allMatch(Piece::sound)) {
            return Result.fault("20012", "重量不正确");
        }
        JsonNode receiver = Json.list(data, "/contactInfoList").stream()
                .filter(c -> Json.text(c, "/contactType").equals("2"))
                .findFirst()
                .orElse(data.at("/destAddress"));
        String country = country(receiver);
        String service = Json.text(data, "/expressTypeId");
        return Tariffs.quotes(Carrier.SF, country, pieces).stream()
                .filter(q -> q.service().equals(service))
                .findFirst()
                .map(quote -> booked(shipments.book(new Shipments.Booking(
                        Carrier.SF, reference, country, Json.text(receiver, "/city"), pieces, quote))))
                .orElseGet(() -> Result.fault("20036", "目的地不在服务范围或产品不存在"));
    }

    private static Result booked(Shipment shipment) {
        return Result.of(Map.of(
                "orderId",
                shipment.reference(),
                "filterResult",
                2,
                "waybillNoInfoList",
                List.of(Map.of("waybillType", 1, "waybillNo", shipment.trackingNo()))));
    }

    private Result routes(JsonNode data) {
        List<String> numbers = Json.list(data, "/trackingNumber").stream()
                .map(JsonNode::asString)
                .toList();
        if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            return Result.fault("20011", "运单号数量应为1至" + MOST_NUMBERS);
        }
        Map<String, Tracked> found = shipments.track(Carrier.SF, numbers);
        return Result.of(Map.of(
                "routeResps",
                numbers.stream()
                        .map(n -> Map.of("mailNo", n, "routes", routes(found.get(n))))
                        .toList()));
    }

    private static List<Map<String, Object>> routes(Tracked tracked) {
        return tracked == null
                ? List.of()
                : tracked.events().stream()
                        .map(e -> route(tracked.shipment(), e))
                        .toList();
    }

    private static Map<String, Object> route(Shipment shipment, Event event) {
        return Map.of(
                "acceptTime", TIME.format(event.at().atZone(UtcTime.BUSINESS_ZONE)),
                "acceptAddress", event.stage().atOrigin() ? "上海市" : shipment.city(),
                "opCode", event.stage().sfCode(),
                "remark", event.stage().description());
    }

    /** Sides and weight of the cargo when given piece by piece, else the total weight. */
    private static List<Piece> pieces(JsonNode data, String totalWeight) {
        List<Piece> pieces = Json.list(data, "/packages").stream()
                .map(p -> new Piece(
                        Json.number(p, "/weight"),
                        Json.number(p, "/length"),
                        Json.number(p, "/width"),
                        Json.number(p, "/height")))
                .toList();
        return pieces.isEmpty()
                ? List.of(new Piece(
                        Json.number(data, totalWeight),
                        Json.number(data, "/length"),
                        Json.number(data, "/width"),
                        Json.number(data, "/height")))
                : pieces;
    }

    private static String country(JsonNode address) {
        String code = Json.text(address, "/countryCode");
        return code.isEmpty() ? Json.text(address, "/country") : code;
    }

    private static String digest(String text) {
        try {
            byte[] encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(encoded));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

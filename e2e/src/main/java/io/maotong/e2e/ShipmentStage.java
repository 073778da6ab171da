package io.maotong.e2e;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.maotong.e2e.http.Refused;
import io.maotong.e2e.input.DemoOrder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import tools.jackson.databind.JsonNode;

/** Quotes, choice by rule, booking, a label that an independent decoder reads, tracking. */
final class ShipmentStage implements Stage {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    @Override
    public String name() {
        return "3 quote, book, label, track";
    }

    @Override
    public String run(Journey journey) {
        String orderNo = journey.orders.getFirst().orderNo();
        JsonNode quote = journey.waiting.until(
                "the order in logistics",
                () -> quote(journey, orderNo),
                answer -> answer.hasNonNull("offers") && !answer.get("offers").isEmpty());
        Expect.that(quote.hasNonNull("recommended"), "no offer is recommended: " + quote);

        String batch = journey.waiting
                .until("all orders in logistics", () -> book(journey), answer -> answer.hasNonNull("batchId"))
                .get("batchId")
                .asString();
        JsonNode booked = journey.waiting.until(
                "the bookings",
                () -> journey.merchant.get("/api/merchant/shipment-batches/" + batch),
                answer -> answer.get("booked").asInt() + answer.get("failed").asInt() >= journey.orders.size());
        Expect.equal("failed bookings", 0, booked.get("failed").asInt());
        Expect.equal("bookings", journey.orders.size(), booked.get("booked").asInt());

        Map<String, Integer> carriers = checkShipments(journey);
        JsonNode shipment = journey.merchant
                .get("/api/merchant/shipments?orderNo=" + orderNo)
                .get("items")
                .get(0);
        readLabel(journey, shipment);
        int events = awaitEvents(journey, shipment);
        return "%d offers; booked %s; label %s decoded; %d events"
                .formatted(
                        quote.get("offers").size(),
                        carriers,
                        shipment.get("trackingNo").asString(),
                        events);
    }

    private static JsonNode quote(Journey journey, String orderNo) {
        try {
            return journey.merchant.post("/api/merchant/quotes", Map.of("orderNo", orderNo));
        } catch (Refused e) {
            if (e.status() == 404) {
                return journey.merchant.get("/api/merchant/orders?size=1");
            }
            throw e;
        }
    }

    /** Orders arrive in pages: until the last one is there, the booking of all of them is refused. */
    private static JsonNode book(Journey journey) {
        try {
            return journey.merchant.post(
                    "/api/merchant/shipment-batches",
                    Map.of(
                            "orderNos",
                            journey.orders.stream().map(DemoOrder::orderNo).toList(),
                            "preset",
                            "BALANCED"));
        } catch (Refused e) {
            if (e.status() == 400) {
                return journey.merchant.get("/api/merchant/orders?size=1");
            }
            throw e;
        }
    }

    private static Map<String, Integer> checkShipments(Journey journey) {
        JsonNode page = journey.merchant.get("/api/merchant/shipments?size=200");
        Expect.equal(
                "shipments", (long) journey.orders.size(), page.get("total").asLong());
        Map<String, Integer> carriers = new TreeMap<>();
        Set<String> numbers = new HashSet<>();
        for (JsonNode shipment : page.get("items")) {
            carriers.merge(shipment.get("carrier").asString(), 1, Integer::sum);
            numbers.add(shipment.get("trackingNo").asString());
        }
        Expect.equal("different tracking numbers", journey.orders.size(), numbers.size());
        return carriers;
    }

    private static void readLabel(Journey journey, JsonNode shipment) {
        byte[] pdf = journey.merchant.bytes(
                "/api/merchant/shipments/" + shipment.get("shipmentId").asString() + "/label");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            float width = document.getPage(0).getMediaBox().getWidth();
            float height = document.getPage(0).getMediaBox().getHeight();
            Expect.that(
                    Math.abs(width - 100 * POINTS_PER_MILLIMETRE) < 0.5
                            && Math.abs(height - 150 * POINTS_PER_MILLIMETRE) < 0.5,
                    "the label is " + width + " x " + height + " points");
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 203, ImageType.GRAY);
            Result decoded = new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))),
                            Map.of(
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(BarcodeFormat.CODE_128),
                                    DecodeHintType.TRY_HARDER,
                                    true));
            Expect.equal("barcode", shipment.get("trackingNo").asString(), decoded.getText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException e) {
            throw new IllegalStateException("the decoder finds no barcode on the label", e);
        }
    }

    private static int awaitEvents(Journey journey, JsonNode shipment) {
        String id = shipment.get("shipmentId").asString();
        JsonNode events = journey.waiting.until(
                "tracking events",
                () -> journey.merchant.get("/api/merchant/shipments/" + id + "/events"),
                answer -> items(answer).size() >= 3);
        return items(events).size();
    }

    private static JsonNode items(JsonNode answer) {
        return answer.isArray() ? answer : answer.get("items");
    }
}

package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.Sandbox;
import io.maotong.user.api.UserEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Parcels from the facts of the other services to 899, the service in a process of its own with the memory of a real run.
 * Not part of the suite: {@code MT_SANDBOX_PACE=0 mvn … -Dtest=ParcelsBench -Dmaotong.bench.parcels=2000,10000}; the pace
 * makes the sandbox answer at once.
 */
@Tag("bench")
class ParcelsBench extends SandboxTest {

    private static final int PAGE = 100;
    private static final int TOGETHER = 20;
    private static final Duration PATIENCE = Duration.ofHours(2);

    @Test
    void parcelsFromFactsToClosed() {
        for (String size : System.getProperty("maotong.bench.parcels", "2000").split(",")) {
            measure(Integer.parseInt(size));
        }
    }

    private void measure(int parcels) {
        Place place = Place.create("parcels" + parcels);
        CustomsFixture.Merchant merchant = registered();
        try (place;
                CustomsProcess service = CustomsProcess.start(place, Map.of("MT_SANDBOX_URL", Sandbox.url()))) {
            place.tell(
                    merchant.id(),
                    UserEvents.QUALIFICATION_CHANGED,
                    List.of(CustomsFixture.qualification(merchant, 1)));
            Duration busyBefore = service.processorTime();
            long began = System.nanoTime();
            tell(place, merchant, parcels);
            awaitCount(place, "SELECT COUNT(*) FROM source_order", parcels);
            awaitCount(place, "SELECT COUNT(*) FROM source_shipment", parcels);
            awaitCount(place, "SELECT COUNT(*) FROM source_receipt", parcels);
            Duration imported = since(began);
            int left = parcels;
            while (left > 0) {
                JsonNode created = service.post(
                        merchant.id(), "/api/merchant/batches", CustomsServiceTest.batchOf("\"allReady\":true"));
                for (JsonNode batch : created.get("batches")) {
                    String path = "/api/merchant/batches/" + batch.asString();
                    left -= service.get(merchant.id(), path).get("total").asInt();
                    service.post(merchant.id(), path + ":declare", null);
                }
            }
            Duration batched = since(began);
            awaitCount(
                    place,
                    "SELECT COUNT(*) FROM customs_document_version v JOIN transmission t ON t.id = v.transmission_id"
                            + " WHERE t.state = 'SENT'",
                    4L * parcels);
            Duration sent = since(began);
            awaitCount(
                    place,
                    "SELECT COUNT(*) FROM customs_document WHERE doc_type = '603' AND status = 'CLOSED'",
                    parcels);
            Duration closed = since(began);
            Duration busy = service.processorTime().minus(busyBefore);
            System.out.printf(
                    Locale.ROOT,
                    "BENCH parcels: %d; facts in %.1f s, batched %.1f s, all sent %.1f s, all closed %.1f s: %.0f"
                            + " parcels/s; processor of the service %.1f s (%.2f ms a parcel); most memory %d MB; receipts"
                            + " %d in %d messages%n",
                    parcels,
                    seconds(imported),
                    seconds(batched),
                    seconds(sent),
                    seconds(closed),
                    parcels / seconds(closed),
                    seconds(busy),
                    seconds(busy) * 1000 / parcels,
                    service.mostMegabytes(),
                    place.number("SELECT COUNT(*) FROM customs_receipt"),
                    place.number("SELECT COUNT(*) FROM receipt_message"));
            assertThat(place.number("SELECT COUNT(*) FROM customs_issue WHERE status = 'OPEN' AND kind <> 'WATCHDOG'"))
                    .isZero();
            assertThat(place.number("SELECT COUNT(*) FROM customs_document")).isEqualTo(4L * parcels);
        }
    }

    private static void tell(Place place, CustomsFixture.Merchant merchant, int parcels) {
        List<OrdersChanged> orders = new ArrayList<>();
        List<ShipmentsChanged> shipments = new ArrayList<>();
        List<ReceiptsMatched> receipts = new ArrayList<>();
        for (int from = 1; from <= parcels; from += PAGE) {
            List<TradeOrder> page = new ArrayList<>();
            for (int index = from; index < from + PAGE && index <= parcels; index++) {
                page.add(CustomsFixture.order("PB" + merchant.code().substring(6) + "%06d".formatted(index), index));
            }
            orders.add(new OrdersChanged(page));
            shipments.add(CustomsFixture.shipments(merchant, page));
            receipts.add(CustomsFixture.receipts(page));
            if (orders.size() == TOGETHER || from + PAGE > parcels) {
                place.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, orders);
                place.tell(merchant.id(), LogisticsEvents.SHIPMENTS_CHANGED, shipments);
                place.tell(merchant.id(), ForexEvents.RECEIPTS_MATCHED, receipts);
                orders.clear();
                shipments.clear();
                receipts.clear();
            }
        }
    }

    private static void awaitCount(Place place, String sql, long expected) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(place.number(sql)).isEqualTo(expected));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

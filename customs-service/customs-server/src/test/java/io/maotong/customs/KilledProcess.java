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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A batch whose process is killed twice: while orders are sent, and while lists are. */
abstract class KilledProcess extends SandboxTest {

    /**
     * @param killedAt documents that the port held at each kill
     * @param ready from a kill until the new process was ready
     * @param sending from a kill until the port had the next document
     * @param whole from the declaration until customs had closed everything, both kills included
     */
    record Figures(List<Long> killedAt, List<Duration> ready, List<Duration> sending, Duration whole) {}

    private static final Duration POLL = Duration.ofMillis(50);
    private static final String SANDBOX = "t_sandbox_" + ProcessHandle.current().pid();

    private Place place;
    private CustomsFixture.Merchant merchant;

    /** @param leases whether the claims of the dead process are waited for, or aged at once as if that time had passed */
    Figures killedTwice(int parcels, boolean leases, Duration patience) {
        place = Place.create("kill");
        merchant = registered();
        List<Long> killedAt = new ArrayList<>();
        List<Duration> ready = new ArrayList<>();
        List<Duration> sending = new ArrayList<>();
        CustomsProcess running = start();
        try {
            told(parcels);
            String batch = running.post(
                            merchant.id(), "/api/merchant/batches", CustomsServiceTest.batchOf("\"allReady\":true"))
                    .get("batchId")
                    .asString();
            long began = System.nanoTime();
            running.post(merchant.id(), "/api/merchant/batches/" + batch + ":declare", null);
            for (String type : List.of("303", "603")) {
                awaitPort(patience, "type = '" + type + "'", parcels / 4);
                running.kill();
                long killed = System.nanoTime();
                long before = held("1 = 1");
                killedAt.add(before);
                if (!leases) {
                    place.update("UPDATE intent SET due_at = NOW(6) WHERE due_at > NOW(6)");
                }
                running = start();
                ready.add(Duration.ofNanos(System.nanoTime() - killed));
                awaitPort(patience, "1 = 1", before + 1);
                sending.add(Duration.ofNanos(System.nanoTime() - killed));
            }
            await().atMost(patience)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(place.number(
                                    "SELECT COUNT(*) FROM customs_document WHERE doc_type = '603' AND status ="
                                            + " 'CLOSED'"))
                            .isEqualTo(parcels));
            Duration whole = Duration.ofNanos(System.nanoTime() - began);
            nothingTwiceAndNothingMissing(parcels);
            CustomsProcess last = running;
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(last.get(merchant.id(), "/api/merchant/batches/" + batch)
                                    .get("status")
                                    .asString())
                            .isEqualTo("RELEASED"));
            return new Figures(killedAt, ready, sending, whole);
        } finally {
            running.close();
            place.close();
        }
    }

    private CustomsProcess start() {
        return CustomsProcess.start(place, Map.of("MT_SANDBOX_URL", Sandbox.url()));
    }

    private void told(int parcels) {
        place.tell(merchant.id(), UserEvents.QUALIFICATION_CHANGED, List.of(CustomsFixture.qualification(merchant, 1)));
        List<OrdersChanged> orders = new ArrayList<>();
        List<ShipmentsChanged> shipments = new ArrayList<>();
        List<ReceiptsMatched> receipts = new ArrayList<>();
        for (int from = 1; from <= parcels; from += 100) {
            List<TradeOrder> page = new ArrayList<>();
            for (int index = from; index < from + 100 && index <= parcels; index++) {
                page.add(CustomsFixture.order("KP" + merchant.code().substring(6) + "%05d".formatted(index), index));
            }
            orders.add(new OrdersChanged(page));
            shipments.add(CustomsFixture.shipments(merchant, page));
            receipts.add(CustomsFixture.receipts(page));
        }
        place.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, orders);
        place.tell(merchant.id(), LogisticsEvents.SHIPMENTS_CHANGED, shipments);
        place.tell(merchant.id(), ForexEvents.RECEIPTS_MATCHED, receipts);
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            assertThat(place.number("SELECT COUNT(*) FROM source_order")).isEqualTo(parcels);
            assertThat(place.number("SELECT COUNT(*) FROM source_shipment")).isEqualTo(parcels);
            assertThat(place.number("SELECT COUNT(*) FROM source_receipt")).isEqualTo(parcels);
        });
    }

    private long held(String which) {
        return place.number("SELECT COUNT(*) FROM " + SANDBOX + ".port_document WHERE cop_code = '" + merchant.code()
                + "' AND " + which);
    }

    private void awaitPort(Duration patience, String which, long least) {
        await().atMost(patience).pollInterval(POLL).until(() -> held(which) >= least);
    }

    private void nothingTwiceAndNothingMissing(int parcels) {
        Map<String, Integer> held = new HashMap<>();
        for (JsonNode document : json.readTree(held(merchant))) {
            String type = document.get("type").asString();
            held.merge(type, 1, Integer::sum);
            assertThat(document.get("versions").asInt()).as(document.toString()).isEqualTo(1);
            if (type.equals("603")) {
                assertThat(document.get("receipts").valueStream().map(JsonNode::asString))
                        .as(document.toString())
                        .containsExactly("2", "3", "120", "399", "800", "899");
            }
        }
        assertThat(held).isEqualTo(Map.of("303", parcels, "403", parcels, "505", parcels, "603", parcels));
        assertThat(place.number("SELECT COUNT(*) FROM customs_document")).isEqualTo(4L * parcels);
        assertThat(place.number("SELECT COUNT(*) FROM customs_document_version WHERE transmission_id IS NOT NULL"))
                .isEqualTo(4L * parcels);
        assertThat(place.number("SELECT COUNT(*) FROM transmission WHERE state <> 'SENT'"))
                .isZero();
        assertThat(place.number("SELECT COUNT(*) FROM customs_issue WHERE status = 'OPEN' AND kind <> 'WATCHDOG'"))
                .isZero();
        assertThat(place.number("SELECT COUNT(*) FROM batch_order WHERE state <> 'DECLARED'"))
                .isZero();
        assertThat(place.number("SELECT COUNT(*) FROM parked_message")).isZero();
    }
}

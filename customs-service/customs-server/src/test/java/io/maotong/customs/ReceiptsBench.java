package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.core.id.Ids;
import io.maotong.user.api.UserEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Receipts of lists over the broker, in messages of a hundred as the port sends them, until they are applied; beside them a
 * bare UPDATE for each receipt on the same rows. Not part of the suite: {@code -Dtest=ReceiptsBench}.
 */
@Tag("bench")
class ReceiptsBench {

    private static final String[] WAY = {"2", "3", "120", "399", "800", "899"};
    private static final int PAGE = 100;
    private static final AtomicMerchants MERCHANTS = new AtomicMerchants();

    /** Codes that no other test uses. */
    private static final class AtomicMerchants {

        private int next = (int) (System.nanoTime() / 1000 % 8_000) + 1_000;

        CustomsFixture.Merchant merchant() {
            int number = next++;
            return new CustomsFixture.Merchant(
                    Ids.next(),
                    "32079B%04d".formatted(number),
                    "东海县量测水晶有限公司",
                    "DXPENT%010d".formatted(6_000_000_000L + number));
        }
    }

    @Test
    void receiptsOfOneMerchantAndOfFour() throws SQLException {
        int lists = Integer.getInteger("maotong.bench.lists", 10_000);
        for (int merchants : new int[] {1, 4}) {
            measure(merchants, lists / merchants);
        }
    }

    private void measure(int merchants, int lists) throws SQLException {
        Place place = Place.create("receipts" + merchants);
        try (place;
                CustomsProcess service = CustomsProcess.start(place, Map.of())) {
            List<CustomsFixture.Merchant> all = new ArrayList<>();
            for (int number = 0; number < merchants; number++) {
                CustomsFixture.Merchant merchant = MERCHANTS.merchant();
                PortVoice.get().open(merchant.queue());
                all.add(merchant);
                place.tell(
                        merchant.id(),
                        UserEvents.QUALIFICATION_CHANGED,
                        List.of(CustomsFixture.qualification(merchant, 1)));
                prepare(place, merchant, lists);
            }
            place.number("SELECT COUNT(*) FROM customs_document");
            int total = merchants * lists * WAY.length;
            Duration before = service.processorTime();
            long began = System.nanoTime();
            for (int step = 0; step < WAY.length; step++) {
                for (CustomsFixture.Merchant merchant : all) {
                    say(merchant, lists, step);
                }
            }
            await().atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(place.number("SELECT COUNT(*) FROM customs_receipt"))
                            .isEqualTo(total));
            double took = (System.nanoTime() - began) / 1e9;
            Duration busy = service.processorTime().minus(before);
            assertThat(place.number("SELECT COUNT(*) FROM customs_document WHERE status = 'CLOSED'"))
                    .isEqualTo((long) merchants * lists);
            int bareUpdates = Math.min(total, 10_000);
            double bare = bare(place, all.getFirst(), Math.min(lists, bareUpdates));
            double batched = batched(place, all.getFirst(), Math.min(lists, bareUpdates));
            System.out.printf(
                    Locale.ROOT,
                    "BENCH receipts: %d merchants, %d receipts in messages of %d: %.0f receipts/s, processor %.3f ms a"
                            + " receipt, most memory %d MB; bare UPDATE each %.0f/s (ours / bare %.2f), in transactions of"
                            + " %d %.0f/s (ours / bare %.2f)%n",
                    merchants,
                    total,
                    PAGE,
                    total / took,
                    busy.toMillis() / (double) total,
                    service.mostMegabytes(),
                    bare,
                    total / took / bare,
                    PAGE,
                    batched,
                    total / took / batched);
            all.forEach(merchant -> PortVoice.get().close(merchant.queue()));
        }
    }

    /** Lists that are under way. */
    private static void prepare(Place place, CustomsFixture.Merchant merchant, int lists) throws SQLException {
        try (Connection connection = place.open();
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO customs_document (id, merchant_id, doc_type, business_key, order_no, chunk, cop_no,
                      owner_code, owner_name, version, app_type, state_version, status, resends, created_at, updated_at)
                    VALUES (?, ?, '603', ?, ?, 1, ?, ?, ?, 1, '1', 1, 'SENT', 0, NOW(6), NOW(6))
                    """)) {
            for (int index = 0; index < lists; index++) {
                insert.setLong(1, Ids.next());
                insert.setLong(2, merchant.id());
                insert.setString(3, merchant.code() + "|" + copNo(index));
                insert.setString(4, "RB%07d".formatted(index));
                insert.setString(5, copNo(index));
                insert.setString(6, merchant.code());
                insert.setString(7, merchant.name());
                insert.addBatch();
                if (index % 1_000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static String copNo(int index) {
        return "IV20261201%09d".formatted(index);
    }

    private static void say(CustomsFixture.Merchant merchant, int lists, int step) {
        for (int from = 0; from < lists; from += PAGE) {
            List<String> page = new ArrayList<>();
            for (int index = from; index < Math.min(lists, from + PAGE); index++) {
                page.add(PortVoice.listReturn(
                        merchant.code(),
                        copNo(index),
                        "RB%07d".formatted(index),
                        step >= 2 ? "23012026E%09d".formatted(index + 1) : "",
                        WAY[step],
                        "209912010900%05d".formatted(step)));
            }
            PortVoice.get().say(merchant.queue(), "CEB604Message", "InventoryReturn", page);
        }
    }

    private static final String BARE = """
        UPDATE customs_document SET status = ?, return_status = ?, return_time = ?, return_info = ?, updated_at = NOW(6)
        WHERE merchant_id = ? AND doc_type = '603' AND business_key = ?
        """;

    private static double bare(Place place, CustomsFixture.Merchant merchant, int lists) throws SQLException {
        try (Connection connection = place.open();
                PreparedStatement update = connection.prepareStatement(BARE)) {
            long began = System.nanoTime();
            for (int index = 0; index < lists; index++) {
                bind(update, merchant, index, "1");
                update.executeUpdate();
            }
            return lists * 1e9 / (System.nanoTime() - began);
        }
    }

    private static double batched(Place place, CustomsFixture.Merchant merchant, int lists) throws SQLException {
        try (Connection connection = place.open();
                PreparedStatement update = connection.prepareStatement(BARE)) {
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            for (int index = 0; index < lists; index++) {
                bind(update, merchant, index, "2");
                update.addBatch();
                if (index % PAGE == PAGE - 1) {
                    update.executeBatch();
                    connection.commit();
                }
            }
            update.executeBatch();
            connection.commit();
            return lists * 1e9 / (System.nanoTime() - began);
        }
    }

    private static void bind(PreparedStatement update, CustomsFixture.Merchant merchant, int index, String mark)
            throws SQLException {
        update.setString(1, "CLOSED");
        update.setString(2, "899");
        update.setString(3, "2099120109001000" + mark);
        update.setString(4, "[Code:2700;Desc:899]");
        update.setLong(5, merchant.id());
        update.setString(6, merchant.code() + "|" + copNo(index));
    }
}

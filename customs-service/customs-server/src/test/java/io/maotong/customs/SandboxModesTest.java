package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Business-to-business exports and special areas, declared to the real sandbox until customs has closed them. */
class SandboxModesTest extends SandboxTest {

    private static final String AREA =
            ",\"specialArea\":{\"iacCode\":\"2301660001\",\"iacName\":\"连云港综合保税区仓储\",\"emsNo\":\"H23011234567\","
                    + "\"itemRecords\":{\"SKU-A\":\"R1\"}}";

    private void known(CustomsFixture.Merchant merchant, boolean paid, TradeOrder... orders) {
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(List.of(orders)));
        fixture.ship(merchant, List.of(orders));
        if (paid) {
            fixture.pay(merchant, List.of(orders));
        }
    }

    private String manifested(CustomsFixture.Merchant merchant, String batch) throws Exception {
        String manifest = accepted(
                        merchant,
                        "/api/merchant/manifests",
                        "{\"batchId\":\"" + batch
                                + "\",\"billNo\":\"78412345675\",\"voyageNo\":\"CA837\",\"trafName\":\"CA837\"}")
                .get("manifestId")
                .asString();
        awaitStatus(merchant, "/api/merchant/manifests/" + manifest, "ACCEPTED");
        return manifest;
    }

    private void departed(CustomsFixture.Merchant merchant, String manifest) throws Exception {
        String departure = accepted(
                        merchant,
                        "/api/merchant/departures",
                        "{\"manifestId\":\"" + manifest + "\",\"leftAt\":\"" + Instant.now() + "\"}")
                .get("reportId")
                .asString();
        awaitStatus(merchant, "/api/merchant/departures/" + departure, "CONFIRMED");
    }

    @Test
    void directExportThenClosedWithoutReceiptsAndWhatIsAboveTheLimitNeverReachesThePort() throws Exception {
        rate("USD", "7.1");
        CustomsFixture.Merchant merchant = enrolled();
        String prefix = "MB" + merchant.code().substring(6);
        // 38 × 18.50 USD are 4,991.30 CNY, 39 pieces 5,122.65 CNY.
        known(
                merchant,
                false,
                CustomsFixture.order(prefix + "1", "9710", null, 38, "USD"),
                CustomsFixture.order(prefix + "2", "9710", null, 39, "USD"));
        String batch = declared(merchant, "9710", "\"allReady\":true");
        awaitClosed(merchant, batch, 1);
        assertThat(heldByType(merchant)).isEqualTo(Map.of("303", 1, "505", 1, "603", 1));
        assertThat(held(merchant)).contains(prefix + "1").doesNotContain(prefix + "2");
        assertThat(read(merchant, "/api/merchant/declaration-drafts")
                        .at("/items/0/orderNo")
                        .asString())
                .isEqualTo(prefix + "2");
        departed(merchant, manifested(merchant, batch));
    }

    @Test
    void overseasWarehouseThenClosedAndDepartedWithoutReceipts() throws Exception {
        rate("USD", "7.1");
        CustomsFixture.Merchant merchant = enrolled();
        String prefix = "MW" + merchant.code().substring(6);
        known(
                merchant,
                false,
                CustomsFixture.order(prefix + "1", "9810", "洛杉矶海外仓", 2, "USD"),
                CustomsFixture.order(prefix + "2", "9810", "洛杉矶海外仓", 3, "USD"));
        String batch = declared(merchant, "9810", "\"allReady\":true");
        awaitClosed(merchant, batch, 2);
        assertThat(heldByType(merchant)).isEqualTo(Map.of("303", 2, "505", 2, "603", 2));
        departed(merchant, manifested(merchant, batch));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(read(merchant, "/api/merchant/batches/" + batch)
                                .get("status")
                                .asString())
                        .isIn("DEPARTED", "CLOSED"));
    }

    @Test
    void specialAreaThenClosedAndWhatComesBackIsTakenUnderItsOwnMode() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        known(merchant, true, CustomsFixture.order("MS" + merchant.code().substring(6), "1210", null, 2, "USD"));
        String batch = declared(merchant, "1210", "\"allReady\":true" + AREA);
        awaitClosed(merchant, batch, 1);
        assertThat(heldByType(merchant)).isEqualTo(Map.of("303", 1, "403", 1, "505", 1, "603", 1));
        departed(merchant, manifested(merchant, batch));
        String list = read(merchant, "/api/merchant/documents?type=603&batchId=" + batch)
                .at("/items/0/documentId")
                .asString();
        String back = "/api/merchant/customs-returns/"
                + accepted(
                                merchant,
                                "/api/merchant/customs-returns",
                                "{\"documentId\":\"" + list
                                        + "\",\"reason\":\"买家退货\",\"billNo\":\"B1\",\"trafMode\":\"5\",\"trafName\":\"MU\","
                                        + "\"voyageNo\":\"MU9\",\"portCode\":\"2301\"}")
                        .get("returnId")
                        .asString();
        awaitStatus(merchant, back, "APPROVED");
    }

    @Test
    void monthWithSeveralModesThenADeclarationForEachAndSimplifiedListsStayOut() throws Exception {
        rate("USD", "7.1");
        CustomsFixture.Merchant merchant = enrolled();
        String prefix = "MM" + merchant.code().substring(6);
        known(merchant, true, CustomsFixture.order(prefix + "1", "9610", null, 1, "USD"));
        String retail = declared(merchant, "9610", "\"allReady\":true");
        known(merchant, true, CustomsFixture.order(prefix + "2", "1210", null, 2, "USD"));
        String area = declared(merchant, "1210", "\"allReady\":true" + AREA);
        known(merchant, false, CustomsFixture.order(prefix + "3", "9710", null, 3, "USD"));
        String business = declared(merchant, "9710", "\"allReady\":true");
        known(merchant, true, CustomsFixture.order(prefix + "4", "9610", null, 4, "USD"));
        String simplified =
                declared(merchant, "9610", "\"allReady\":true,\"refundIntended\":false,\"statisticsFlag\":\"A\"");
        for (String batch : List.of(retail, area, business, simplified)) {
            awaitClosed(merchant, batch, 1);
        }
        JsonNode summary = accepted(merchant, "/api/merchant/summaries", "{\"month\":\"" + month() + "\"}");
        assertThat(summary.get("lists").asInt()).isEqualTo(3);
        String path = "/api/merchant/summaries/" + summary.get("summaryId").asString();
        awaitStatus(merchant, path, "DONE");
        JsonNode done = read(merchant, path);
        assertThat(done.get("mismatch").isNull()).as(done.toString()).isTrue();
        List<String> modes = new ArrayList<>();
        for (JsonNode id : done.get("entries")) {
            modes.add(read(merchant, "/api/merchant/entries/" + id.asString())
                    .get("tradeMode")
                    .asString());
        }
        assertThat(modes).containsExactlyInAnyOrder("9610", "1210", "9710");
        assertThat(read(merchant, "/api/merchant/entries/evidence?orderNo=" + prefix + "4"))
                .isEmpty();
    }
}

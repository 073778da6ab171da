package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.customs.document.CustomsTime;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.Callers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** Business-to-business exports, special areas, and the flag that decides about the refund. */
class ModesTest extends CustomsServiceTest {

    private void rate(String currency, String cny) throws Exception {
        MvcResult result = mvc.perform(put("/api/ops/customs-rates")
                        .with(Callers.operator("customs:reference"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"currency\":\"" + currency + "\",\"month\":\""
                                + CustomsTime.day(Instant.now()).substring(0, 6) + "\",\"cny\":" + cny
                                + ",\"source\":\"test\"}"))
                .andReturn();
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
    }

    private JsonNode batch(CustomsFixture.Merchant merchant, String mode, String more) throws Exception {
        JsonNode batch = accepted(
                merchant.id(),
                "/api/merchant/batches",
                batchOf("\"allReady\":true" + more).replace("9610", mode));
        accepted(merchant.id(), "/api/merchant/batches/" + batch.get("batchId").asString() + ":declare", null);
        return batch;
    }

    private CustomsFixture.Merchant ready(List<TradeOrder> orders) {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(orders));
        fixture.ship(merchant, orders);
        fixture.pay(merchant, orders);
        return merchant;
    }

    @Test
    void overTheLimitThenAFullDeclarationIsDraftedAndTheOtherGoesByListWithoutReceipts() throws Exception {
        rate("USD", "7.1");
        // 38 × 18.50 USD = 703 USD = 4,991.30 CNY; 39 pieces are 5,122.65 CNY.
        CustomsFixture.Merchant merchant = ready(List.of(
                CustomsFixture.order("BB0001", "9710", null, 38, "USD"),
                CustomsFixture.order("BB0002", "9710", null, 39, "USD")));
        batch(merchant, "9710", "");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(1));
        String order = port.of(merchant.dxpId(), "303").getFirst().text();
        assertThat(FakePort.all(order, "orderNo")).containsExactly("BB0001");
        assertThat(FakePort.all(order, "orderType")).containsExactly("B");
        assertThat(port.of(merchant.dxpId(), "403")).isEmpty();
        JsonNode drafts = read(merchant.id(), "/api/merchant/declaration-drafts");
        assertThat(drafts.get("total").asInt()).isEqualTo(1);
        assertThat(drafts.at("/items/0/orderNo").asString()).isEqualTo("BB0002");
        JsonNode draft = read(
                merchant.id(),
                "/api/merchant/declaration-drafts/"
                        + drafts.at("/items/0/draftId").asString());
        assertThat(new BigDecimal(draft.get("valueCny").asString())).isEqualByComparingTo("5122.65");
        assertThat(draft.at("/declaration/currency").asString()).isEqualTo("USD");
        assertThat(draft.at("/declaration/currencyNo").asString()).isEqualTo("502");
        assertThat(draft.at("/declaration/tradeCountry").asString()).isEqualTo("USA");
        assertThat(draft.at("/declaration/items/0/commodityCode").asString()).isEqualTo("7116200000");
        JsonNode issue = read(merchant.id(), "/api/merchant/customs-exceptions?orderNo=BB0002");
        assertThat(issue.at("/items/0/code").asString()).isEqualTo("B1");
    }

    @Test
    void rateOfTheMonthMissingThenNothingIsGuessed() throws Exception {
        CustomsFixture.Merchant merchant = ready(List.of(CustomsFixture.order("BR0001", "9710", null, 1, "SGD")));
        batch(merchant, "9710", "");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?orderNo=BR0001")
                                .at("/items/0/code")
                                .asString())
                        .isEqualTo("B3"));
        assertThat(read(merchant.id(), "/api/merchant/declaration-drafts")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void overseasWarehouseThenItIsNamedAndTheOrderIsOfItsType() throws Exception {
        rate("USD", "7.1");
        CustomsFixture.Merchant merchant = ready(List.of(
                CustomsFixture.order("BW0001", "9810", "洛杉矶海外仓", 2, "USD"),
                CustomsFixture.order("BW0002", "9810", null, 2, "USD")));
        batch(merchant, "9810", "");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(1));
        String order = port.of(merchant.dxpId(), "303").getFirst().text();
        assertThat(FakePort.all(order, "orderType")).containsExactly("W");
        assertThat(FakePort.all(order, "ebpName")).containsExactly("洛杉矶海外仓");
        assertThat(read(merchant.id(), "/api/merchant/customs-exceptions?orderNo=BW0002")
                        .at("/items/0/code")
                        .asString())
                .isEqualTo("B2");
    }

    @Test
    void specialAreaThenTheListNamesItsBookAndTheRecordOfEachItem() throws Exception {
        CustomsFixture.Merchant merchant = ready(List.of(CustomsFixture.order("BS0001", "1210", null, 2, "USD")));
        batch(
                merchant,
                "1210",
                ",\"specialArea\":{\"iacCode\":\"2301660001\",\"iacName\":\"保税仓储\",\"emsNo\":\"H23011234567\",\"itemRecords\":{\"SKU-A\":\"R1\"}}");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(port.of(merchant.dxpId(), "603")).hasSize(1));
        String list = port.of(merchant.dxpId(), "603").getFirst().text();
        assertThat(FakePort.all(list, "emsNo")).containsExactly("H23011234567");
        assertThat(FakePort.all(list, "itemRecordNo")).containsExactly("R1");
        assertThat(FakePort.all(list, "tradeMode")).containsExactly("1210");
    }

    @Test
    void refundIntendedThenBIsForcedAndExplainedElseTheHeadingIsDeclared() throws Exception {
        CustomsFixture.Merchant forced = ready(List.of(CustomsFixture.order("BF0001", "9610", null, 2, "USD")));
        JsonNode told = batch(forced, "9610", ",\"statisticsFlag\":\"A\"");
        assertThat(told.get("statisticsFlag").asString()).isEqualTo("B");
        assertThat(told.at("/notice/zh").asString()).contains("退税");
        CustomsFixture.Merchant simple = ready(List.of(CustomsFixture.order("BF0002", "9610", null, 2, "USD")));
        batch(simple, "9610", ",\"statisticsFlag\":\"A\",\"refundIntended\":false");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(port.of(simple.dxpId(), "603")).hasSize(1));
        String list = port.of(simple.dxpId(), "603").getFirst().text();
        assertThat(FakePort.all(list, "statisticsFlag")).containsExactly("A");
        assertThat(FakePort.all(list, "gcode")).containsExactly("7116000000");
    }
}

package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From ready orders to messages at the port. */
class DeclarationFlowTest extends CustomsServiceTest {

    @Test
    void declareWhenEverythingIsReadyThenFourMessageTypesArriveInOrderAndNothingTwice() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "DF", 117);

        JsonNode batch = accepted(merchant.id(), "/api/merchant/batches", batchOf("\"allReady\":true"));
        assertThat(batch.get("total").asInt()).isEqualTo(117);
        String id = batch.get("batchId").asString();
        accepted(merchant.id(), "/api/merchant/batches/" + id + ":declare", null);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(port.of(merchant.dxpId(), "603").stream()
                                .mapToInt(message -> FakePort.all(message.text(), "InventoryHead")
                                        .size())
                                .sum())
                        .isEqualTo(117));
        for (String[] type : List.of(
                new String[] {"303", "orderNo", "2"},
                new String[] {"403", "payNo", "2"},
                new String[] {"505", "goodsInfo", "2"},
                new String[] {"603", "copNo", "2"})) {
            List<FakePort.Arrived> messages = port.of(merchant.dxpId(), type[0]);
            assertThat(messages).as(type[0]).hasSize(2);
            List<String> keys = messages.stream()
                    .flatMap(message -> FakePort.all(message.text(), type[1]).stream())
                    .toList();
            assertThat(keys).as(type[0]).hasSize(117);
            if (!type[0].equals("505")) {
                assertThat(new HashSet<>(keys)).as(type[0]).hasSize(117);
            }
        }
        List<String> order = port.arrived.stream()
                .filter(message -> message.dxpId().equals(merchant.dxpId()))
                .map(FakePort.Arrived::type)
                .toList();
        assertThat(order.lastIndexOf("CEB603Message")).isGreaterThan(order.indexOf("CEB505Message"));
        assertThat(order.indexOf("CEB603Message")).isGreaterThan(order.indexOf("CEB303Message"));
        JsonNode progress = read(merchant.id(), "/api/merchant/batches/" + id);
        assertThat(progress.at("/progress/documents/303/SENT").asInt()).isEqualTo(117);
    }
}

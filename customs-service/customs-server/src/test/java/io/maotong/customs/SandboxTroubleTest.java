package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.test.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The real sandbox loses receipts, cannot take messages, finds them unreadable, is away: by command. */
class SandboxTroubleTest extends SandboxTest {

    private void ordered(CustomsFixture.Merchant merchant, Map<String, Object> scenario) {
        Map<String, Object> body = new HashMap<>(scenario);
        body.put("copCode", merchant.code());
        body.putIfAbsent("orderNoPrefix", "");
        Sandbox.control("POST", "/control/port/scenarios", json.writeValueAsString(body));
    }

    private int count(CustomsFixture.Merchant merchant, String path) throws Exception {
        return read(merchant, path).get("total").asInt();
    }

    private void awaitCount(CustomsFixture.Merchant merchant, String path, int expected) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(count(merchant, path))
                        .as(() -> held(merchant) + documents(merchant))
                        .isEqualTo(expected));
    }

    /** Messages of one type, oldest first. */
    private List<JsonNode> messages(CustomsFixture.Merchant merchant, String type) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode message : read(merchant, "/api/merchant/transmissions?size=100&sort=id,asc")
                .get("items")) {
            if (type.equals(message.get("type").asString())) {
                found.add(message);
            }
        }
        return found;
    }

    private void resubmit(CustomsFixture.Merchant merchant, String type) throws Exception {
        for (JsonNode document : read(
                        merchant, "/api/merchant/documents?type=" + type + "&status=TRANSMIT_REJECTED&size=100")
                .get("items")) {
            accepted(
                    merchant,
                    "/api/merchant/documents/" + document.get("documentId").asString() + ":resubmit",
                    "{}");
        }
    }

    @Test
    void lostReceiptsThenTheNextOneCatchesUpAndWhereNoneComesTheWatchdogCallsAPerson() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        List<String> orders =
                fixture.readyOrders(merchant, "TL" + merchant.code().substring(6), 3);
        for (String lost : List.of("120", "399")) {
            ordered(
                    merchant,
                    Map.of("orderNoPrefix", orders.get(0), "kind", "LOSE_RECEIPT", "type", "603", "code", lost));
        }
        for (String lost : List.of("800", "899")) {
            ordered(
                    merchant,
                    Map.of("orderNoPrefix", orders.get(1), "kind", "LOSE_RECEIPT", "type", "603", "code", lost));
        }
        String batch = declared(merchant, "\"allReady\":true");
        awaitClosed(merchant, batch, 2);
        JsonNode skipped = read(merchant, "/api/merchant/documents?type=603&orderNo=" + orders.get(0))
                .at("/items/0");
        assertThat(skipped.get("status").asString()).isEqualTo("CLOSED");
        assertThat(skipped.get("inventoryNo").asString()).matches("\\d{8}E\\d{9}");
        awaitCount(merchant, "/api/merchant/customs-exceptions?kind=WATCHDOG&orderNo=" + orders.get(1), 1);
        JsonNode issue = read(merchant, "/api/merchant/customs-exceptions?kind=WATCHDOG&orderNo=" + orders.get(1))
                .at("/items/0");
        assertThat(issue.get("code").asString()).isEqualTo("APPROVED");
        assertThat(issue.get("documentType").asString()).isEqualTo("603");
        assertThat(issue.get("fixer").asString()).isEqualTo("OPERATOR");
        assertThat(issue.at("/advice/zh").asString()).contains("APPROVED");
        assertThat(held(merchant)).contains("\"!800\"");
    }

    @Test
    void messageFoundUnreadableThenEveryDocumentOfItIsRefusedWithAdviceAndGoesAgainCorrected() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        fixture.readyOrders(merchant, "TF" + merchant.code().substring(6), 3);
        ordered(merchant, Map.of("kind", "FORMAT", "type", "303", "info", "报文格式校验失败", "times", 1));
        String batch = declared(merchant, "\"allReady\":true");
        awaitCount(merchant, "/api/merchant/documents?type=303&status=TRANSMIT_REJECTED", 3);
        awaitCount(merchant, "/api/merchant/customs-exceptions?kind=TRANSMISSION", 3);
        JsonNode issue = read(merchant, "/api/merchant/customs-exceptions?kind=TRANSMISSION")
                .at("/items/0");
        assertThat(issue.get("code").asString()).isEqualTo("CEB900");
        assertThat(issue.get("category").asString()).isEqualTo("FORMAT");
        assertThat(issue.at("/detail/info").asString()).isEqualTo("报文格式校验失败");
        assertThat(heldByType(merchant)).doesNotContainKey("303");
        resubmit(merchant, "303");
        awaitClosed(merchant, batch, 3);
        assertThat(heldByType(merchant)).isEqualTo(Map.of("303", 3, "403", 3, "505", 3, "603", 3));
        assertThat(count(merchant, "/api/merchant/customs-exceptions?kind=TRANSMISSION"))
                .isZero();
    }

    @Test
    void exchangeCannotTakeItThenNewVersionsGoAfterTheConfiguredWaits() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        fixture.readyOrders(merchant, "TB" + merchant.code().substring(6), 2);
        ordered(merchant, Map.of("kind", "TRANSPORT", "type", "603", "code", "3002", "times", 3));
        String batch = declared(merchant, "\"allReady\":true");
        awaitClosed(merchant, batch, 2);
        List<JsonNode> messages = messages(merchant, "603");
        assertThat(messages)
                .extracting(message -> message.get("state").asString())
                .containsExactly("POSTPONED", "POSTPONED", "POSTPONED", "SENT");
        // 200 ms, 500 ms, and the last waiting time again.
        long[] waits = {200, 500, 500};
        for (int again = 1; again < messages.size(); again++) {
            Instant before =
                    Instant.parse(messages.get(again - 1).get("createdAt").asString());
            Instant after = Instant.parse(messages.get(again).get("createdAt").asString());
            assertThat(Duration.between(before, after))
                    .as("wait " + again)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(waits[again - 1]));
        }
        String list = read(merchant, "/api/merchant/documents?type=603")
                .at("/items/0/documentId")
                .asString();
        JsonNode versions = read(merchant, "/api/merchant/documents/" + list + "/versions");
        assertThat(versions).hasSize(4);
        for (int number = 1; number < 4; number++) {
            assertThat(versions.get(number).get("appTime").asString())
                    .isGreaterThan(versions.get(number - 1).get("appTime").asString());
            assertThat(versions.get(number).get("changes")).isEmpty();
        }
        assertThat(heldByType(merchant)).isEqualTo(Map.of("303", 2, "403", 2, "505", 2, "603", 2));
    }

    @Test
    void exchangeNeverTakesItThenFiveTriesAndAPersonAndAfterwardsItGoes() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        fixture.readyOrders(merchant, "TN" + merchant.code().substring(6), 2);
        ordered(merchant, Map.of("kind", "TRANSPORT", "type", "505", "code", "3001"));
        String batch = declared(merchant, "\"allReady\":true");
        awaitCount(merchant, "/api/merchant/documents?type=505&status=TRANSMIT_REJECTED", 2);
        awaitCount(merchant, "/api/merchant/customs-exceptions?kind=TRANSMISSION", 2);
        assertThat(messages(merchant, "505")).hasSize(6);
        assertThat(heldByType(merchant)).doesNotContainKeys("505", "603");
        goodBehaviour();
        resubmit(merchant, "505");
        awaitClosed(merchant, batch, 2);
    }

    @Test
    void exchangeRefusesForGoodThenNothingIsTriedAgainAndTheAdviceNamesWhoCanHelp() throws Exception {
        for (String[] refusal : new String[][] {
            {"0002", "FORMAT"},
            {"1002", "SIGNATURE"},
            {"2001", null},
            {"4000", null}
        }) {
            CustomsFixture.Merchant merchant = enrolled();
            fixture.readyOrders(merchant, "TR" + merchant.code().substring(6), 1);
            ordered(merchant, Map.of("kind", "TRANSPORT", "type", "403", "code", refusal[0]));
            declared(merchant, "\"allReady\":true");
            awaitCount(merchant, "/api/merchant/customs-exceptions?kind=TRANSMISSION", 1);
            JsonNode issue = read(merchant, "/api/merchant/customs-exceptions?kind=TRANSMISSION")
                    .at("/items/0");
            assertThat(issue.get("code").asString()).isEqualTo("DXP-" + refusal[0]);
            assertThat(issue.at("/advice/zh").asString()).isNotBlank();
            if (refusal[1] != null) {
                assertThat(issue.get("category").asString()).isEqualTo(refusal[1]);
            }
            assertThat(messages(merchant, "403"))
                    .extracting(message -> message.get("state").asString())
                    .containsExactly("REJECTED");
            assertThat(messages(merchant, "603")).isEmpty();
        }
    }

    @Test
    void portIsAwayThenOrdersAreStillTakenAndEverythingFollowsByItself() throws Exception {
        CustomsFixture.Merchant merchant = enrolled();
        fixture.readyOrders(merchant, "TO" + merchant.code().substring(6), 3);
        Sandbox.control("PUT", "/control/behaviour/port", "{\"down\":true}");
        String batch = declared(merchant, "\"allReady\":true");
        // Nothing left the house, and somebody is told that it is late.
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(count(merchant, "/api/merchant/customs-exceptions?kind=WATCHDOG"))
                        .isPositive());
        assertThat(heldByType(merchant)).isEmpty();
        assertThat(read(merchant, "/api/merchant/transmissions").get("items"))
                .isNotEmpty()
                .allSatisfy(
                        message -> assertThat(message.get("state").asString()).isNotEqualTo("SENT"));
        Sandbox.control("DELETE", "/control/behaviour/port", null);
        awaitClosed(merchant, batch, 3);
        for (String type : List.of("303", "403", "505", "603")) {
            assertThat(messages(merchant, type)).as(type).hasSize(1);
        }
        awaitCount(merchant, "/api/merchant/customs-exceptions?kind=WATCHDOG", 0);
    }
}

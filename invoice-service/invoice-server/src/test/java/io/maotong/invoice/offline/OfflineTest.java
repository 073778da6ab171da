package io.maotong.invoice.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.api.OfflineAlert;
import io.maotong.invoice.platform.CallEnding;
import io.maotong.invoice.platform.PlatformPulse;
import io.maotong.test.Callers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue of an outage with a platform that fails where it is told to and a clock that is put forward. */
@InvoiceTest
@Import({ShiftedClock.Installation.class, HeardOutages.class})
@TestPropertySource(
        properties = {
            "maotong.invoice.offline.round=30ms",
            "maotong.invoice.offline.drain-per-second=200",
            "maotong.invoice.offline.drain-burst=20",
            "maotong.invoice.offline.drain-jitter=20ms"
        })
class OfflineTest {

    private static final String CHANNEL = PlatformPulse.CHANNEL;
    private static final RequestPostProcessor OPERATOR = Callers.operator("operations:read", "parked:replay");

    @Autowired
    Outages outages;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HeardOutages.Heard<OfflineAlert> alerts;

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @BeforeEach
    @AfterEach
    void reachable() {
        outages.resume(CHANNEL);
        clock.set(Duration.ZERO);
    }

    @Test
    void outageWhenItOpensThenReadyInvoicesWaitAndWhenItClosesTheyAreIssuedInOrder() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        outages.open(CHANNEL, "test", null);
        List<String> entries = create(merchant, 12);
        queued(merchant, 12);
        assertThat(platform.received(merchant.taxNo())).isEmpty();

        JsonNode waiting = fixture.get(merchant, "/api/merchant/invoice-queue?size=50");
        assertThat(waiting.get("total").asInt()).isEqualTo(12);
        assertThat(waiting.get("items").get(0).get("sentBy").asString())
                .as("queued, will be sent by the deadline at the latest")
                .isEqualTo(waiting.get("items").get(0).get("deadline").asString());
        JsonNode state = fixture.get(merchant, "/api/merchant/invoice-queue/state");
        assertThat(state.get("platformReachable").asBoolean()).isFalse();
        assertThat(state.get("waiting").asInt()).isEqualTo(12);

        outages.close(CHANNEL);
        issued(merchant, 12);

        assertThat(sent(merchant)).containsExactlyElementsOf(entries);
        assertThat(fixture.get(merchant, "/api/merchant/invoice-queue")
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(numbersInOrder(merchant)).isSorted();
    }

    @Test
    void readyInvoiceWhenOthersOfItsSellerWaitThenItGoesBehindThem() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        outages.open(CHANNEL, "test", null);
        List<String> entries = create(merchant, 5);
        queued(merchant, 5);
        jdbc.sql("UPDATE outage_channel SET state = 'CLOSED', not_before = ? WHERE channel = ?")
                .params(java.sql.Timestamp.from(clock.instant().plus(Duration.ofMinutes(2))), CHANNEL)
                .update();

        entries = create(merchant, 1);
        queued(merchant, 6);
        clock.pass(Duration.ofMinutes(3));

        issued(merchant, 6);
        assertThat(sent(merchant)).containsExactlyElementsOf(entries);
    }

    @Test
    void drainWhenWorkersDieAndAnswersGetLostThenNoneIsLostNoneTwiceAndTheOrderIsKept() {
        long seed = 20261201;
        Random random = new Random(seed);
        outages.open(CHANNEL, "test", null);
        List<InvoiceFixture.Merchant> merchants = new ArrayList<>();
        List<List<String>> entries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            InvoiceFixture.Merchant merchant = fixture.merchant();
            merchants.add(merchant);
            entries.add(create(merchant, 20));
        }
        merchants.forEach(merchant -> queued(merchant, 20));
        List<Mishap> kinds = List.of(Mishap.DEATH, Mishap.ANSWER_LOST, Mishap.LOST, Mishap.NOT_SENT, Mishap.LATER);
        for (InvoiceFixture.Merchant merchant : merchants) {
            Mishap[] plan = random.ints(4, 0, kinds.size()).mapToObj(kinds::get).toArray(Mishap[]::new);
            platform.plan("upload", merchant.taxNo(), plan);
        }

        outages.close(CHANNEL);
        for (int i = 0; i < merchants.size(); i++) {
            InvoiceFixture.Merchant merchant = merchants.get(i);
            // What a dead worker left behind is taken up after a second of the schedule.
            Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> {
                clock.pass(Duration.ofMillis(200));
                return status(merchant, "ISSUED") == 20;
            });
            assertThat(sent(merchant)).as("seed %d", seed).containsExactlyElementsOf(entries.get(i));
        }
        assertThat(jdbc.sql("""
                                SELECT COUNT(*) FROM number_fate WHERE fate <> 'ISSUED' AND merchant_id IN
                                (SELECT DISTINCT merchant_id FROM offline_queue)
                                """).query(Integer.class).single()).isZero();
    }

    @Test
    void alertsWhenTimePassesThenEachAgeIsReportedOnceAndAtTheEndAPersonDecides() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        outages.hold(CHANNEL, "test", "somebody");
        create(merchant, 2);
        queued(merchant, 2);

        for (int hours : List.of(12, 24, 36, 44)) {
            clock.set(Duration.ofHours(hours));
            InvoiceFixture.await(() -> alerts(merchant, hours) == 2);
        }
        assertThat(alerts(merchant, 48)).isZero();
        assertThat(status(merchant, "QUEUED_OFFLINE")).isEqualTo(2);
        clock.set(Duration.ofHours(48).plusSeconds(5));
        InvoiceFixture.await(() -> status(merchant, "MANUAL") == 2 && alerts(merchant, 48) == 2);

        assertThat(fixture.get(merchant, "/api/merchant/invoice-queue/alerts")
                        .get("total")
                        .asInt())
                .as("each age once for each invoice")
                .isEqualTo(10);
        assertThat(fixture.get(merchant, "/api/merchant/invoice-queue?state=OVERDUE")
                        .get("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(ops("/api/ops/invoice-outages").get(0).get("overdue").asInt())
                .isPositive();
        InvoiceFixture.await(() -> told(merchant).containsAll(List.of(12, 24, 36, 44, 48)));

        outages.resume(CHANNEL);
        for (JsonNode item :
                fixture.get(merchant, "/api/merchant/invoices?status=MANUAL").get("items")) {
            assertThat(fixture.post(
                                    merchant,
                                    "/api/merchant/invoices/"
                                            + item.get("invoiceId").asString() + ":retry",
                                    "{}")
                            .status())
                    .isEqualTo(202);
        }
        issued(merchant, 2);
        assertThat(platform.received(merchant.taxNo())).hasSize(2);
    }

    @Test
    void unknownInvoiceWhenTheOutageOpensThenItIsAskedAboutOnlyAfterwardsAndSentOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.plan("upload", merchant.taxNo(), Mishap.ANSWER_LOST);
        platform.plan("find", merchant.taxNo(), Mishap.NOT_SENT);
        create(merchant, 1);
        InvoiceFixture.await(() -> status(merchant, "UNKNOWN") == 1);
        outages.open(CHANNEL, "test", null);
        int asked = platform.calls("find", merchant.taxNo());
        clock.pass(Duration.ofSeconds(5));
        InvoiceFixture.await(() -> jdbc.sql("SELECT COUNT(*) FROM intent WHERE merchant_id = ? AND due_at > ?")
                        .params(
                                merchant.id(),
                                java.sql.Timestamp.from(clock.instant().plusSeconds(5)))
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(platform.calls("find", merchant.taxNo())).isLessThanOrEqualTo(asked + 1);

        outages.close(CHANNEL);
        clock.pass(Duration.ofSeconds(31));
        issued(merchant, 1);

        assertThat(platform.received(merchant.taxNo())).hasSize(1);
        assertThat(platform.calls("upload", merchant.taxNo())).isEqualTo(1);
    }

    @Test
    void openWhenManyInstancesSeeItAtOnceThenOneOutage() throws Exception {
        int before = outageRows();
        Callable<Boolean> see = () -> outages.open(CHANNEL, "seen together", null);
        List<Boolean> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            answers = threads.invokeAll(Collections.nCopies(8, see)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(answers).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(outageRows()).isEqualTo(before + 1);
        Callable<Boolean> probe = () -> outages.claimProbe(CHANNEL);
        assertThat(probe.call()).as("not yet").isFalse();
        clock.pass(Duration.ofSeconds(31));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            long claimed = threads.invokeAll(Collections.nCopies(8, probe)).stream()
                    .filter(future -> future.resultNow())
                    .count();
            // The service's own round may have been the one.
            assertThat(claimed).isLessThanOrEqualTo(1);
        }
        assertThat(jdbc.sql("SELECT probes FROM outage ORDER BY id DESC LIMIT 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void endingsWhenTheyAreFailuresThenTheOutageOpensAndTellsWhy() {
        for (int i = 0; i < 3; i++) {
            outages.ended(CHANNEL, CallEnding.TIMED_OUT);
        }

        JsonNode state = ops("/api/ops/invoice-outages").get(0);
        assertThat(state.get("state").asString()).isEqualTo("OPEN");
        assertThat(state.get("reason").asString()).contains("not answered");
        assertThat(state.get("nextProbeAt").isNull()).isFalse();
        assertThat(ops("/api/ops/invoice-outages/history")
                        .get("items")
                        .get(0)
                        .get("closedAt")
                        .isNull())
                .isTrue();
        outages.close(CHANNEL);
        assertThat(ops("/api/ops/invoice-outages").get(0).get("state").asString())
                .isEqualTo("CLOSED");
        outages.ended(CHANNEL, CallEnding.TIMED_OUT);
        assertThat(outages.state(CHANNEL).open())
                .as("what was before it closed does not count")
                .isFalse();
    }

    @Test
    void holdWhenAPersonStopsItThenOnlyAPersonLetsItGoOn() throws Exception {
        String path = "/api/ops/invoice-outages/" + CHANNEL;
        assertThat(press(path + ":resume", "{}")).isEqualTo(409);
        assertThat(press(path + ":hold", "{\"reason\":\"维护\"}")).isEqualTo(200);
        assertThat(press(path + ":hold", "{\"reason\":\"维护\"}")).isEqualTo(409);
        assertThat(outages.close(CHANNEL)).as("the platform answers").isFalse();
        assertThat(ops("/api/ops/invoice-outages").get(0).get("state").asString())
                .isEqualTo("HELD");
        assertThat(press(path + ":resume", "{}")).isEqualTo(200);
        assertThat(press("/api/ops/invoice-outages/other:hold", "{\"reason\":\"x\"}"))
                .isEqualTo(404);
    }

    @Test
    void queueAndAlertsWhenTheyAreLongThenTheirIndexesAreUsed() {
        jdbc.sql("""
                        INSERT INTO offline_queue (id, merchant_id, invoice_id, serial_no, issuer_tax_no, state, queued_at,
                          deadline)
                        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
                        SELECT i, 2000000 + i MOD 30, i, CONCAT('N', i), CONCAT('T', i MOD 30), 'DONE', NOW(6), NOW(6) FROM n
                        """).update();
        jdbc.sql("""
                        INSERT INTO offline_alert (id, merchant_id, invoice_id, serial_no, hours, queued_at, deadline, raised_at)
                        SELECT id, merchant_id, invoice_id, serial_no, 12, queued_at, deadline, queued_at FROM offline_queue
                        WHERE merchant_id >= 2000000
                        """).update();
        jdbc.sql("ANALYZE TABLE offline_queue, offline_alert").query().listOfRows();
        try {
            for (String query : List.of(
                    "offline_queue WHERE merchant_id = 2000001 AND state IN ('WAITING', 'SENT') ORDER BY invoice_id LIMIT 20",
                    "offline_queue WHERE state = 'WAITING' AND merchant_id = 2000001 AND issuer_tax_no = 'T1'"
                            + " ORDER BY invoice_id LIMIT 1",
                    "offline_queue WHERE state = 'WAITING' AND next_alert_at <= '2027-01-01' ORDER BY next_alert_at LIMIT 9",
                    "offline_queue WHERE state = 'WAITING' AND deadline <= '2027-01-01' ORDER BY deadline LIMIT 9",
                    "offline_alert WHERE merchant_id = 2000001 AND hours = 24 ORDER BY id DESC LIMIT 20")) {
                assertThat(jdbc.sql("EXPLAIN FORMAT=JSON SELECT * FROM " + query)
                                .query(String.class)
                                .single())
                        .as(query)
                        .containsPattern("\"(ix|ux)_offline_");
            }
        } finally {
            jdbc.sql("DELETE FROM offline_queue WHERE merchant_id >= 2000000").update();
            jdbc.sql("DELETE FROM offline_alert WHERE merchant_id >= 2000000").update();
        }
    }

    private List<String> create(InvoiceFixture.Merchant merchant, int count) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(fixture.entry(
                    merchant,
                    InvoiceFixture.item(1, "7018100000", "水晶手链" + i, "10", Money.of("100.00", "USD"), "ORDER-" + i)));
        }
        fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");
        return jdbc.sql("SELECT entry_id FROM invoice_header WHERE merchant_id = ? ORDER BY id")
                .param(merchant.id())
                .query(String.class)
                .list();
    }

    private void queued(InvoiceFixture.Merchant merchant, int count) {
        InvoiceFixture.await(() -> status(merchant, "QUEUED_OFFLINE") == count);
    }

    private void issued(InvoiceFixture.Merchant merchant, int count) {
        InvoiceFixture.await(() -> status(merchant, "ISSUED") == count);
    }

    private int status(InvoiceFixture.Merchant merchant, String status) {
        return jdbc.sql("SELECT COUNT(*) FROM invoice_header WHERE merchant_id = ? AND status = ?")
                .params(merchant.id(), status)
                .query(Integer.class)
                .single();
    }

    private int alerts(InvoiceFixture.Merchant merchant, int hours) {
        return fixture.get(merchant, "/api/merchant/invoice-queue/alerts?hours=" + hours)
                .get("total")
                .asInt();
    }

    private List<Integer> told(InvoiceFixture.Merchant merchant) {
        return alerts.events().stream()
                .filter(event -> event.merchantId() == merchant.id())
                .map(event -> event.data().hours())
                .toList();
    }

    private int outageRows() {
        return jdbc.sql("SELECT COUNT(*) FROM outage").query(Integer.class).single();
    }

    /** Declarations of the documents in the order in which they arrived at the platform. */
    private List<String> sent(InvoiceFixture.Merchant merchant) {
        List<String> byNumber = new ArrayList<>();
        platform.received(merchant.taxNo())
                .forEach(document -> byNumber.add(
                        jdbc.sql("SELECT entry_id FROM invoice_header WHERE merchant_id = ? AND number = ?")
                                .params(merchant.id(), document.get("fphm").toString())
                                .query(String.class)
                                .single()));
        return byNumber;
    }

    private List<String> numbersInOrder(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT number FROM invoice_header WHERE merchant_id = ? ORDER BY id")
                .param(merchant.id())
                .query(String.class)
                .list();
    }

    private JsonNode ops(String path) {
        try {
            return json.readTree(mvc.perform(MockMvcRequestBuilders.get(path).with(OPERATOR))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int press(String path, String body) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(path)
                        .with(OPERATOR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}

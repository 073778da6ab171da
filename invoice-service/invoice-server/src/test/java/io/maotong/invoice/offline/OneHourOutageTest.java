package io.maotong.invoice.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.api.OfflineClosed;
import io.maotong.invoice.api.OfflineOpened;
import io.maotong.invoice.platform.PlatformPulse;
import io.maotong.test.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An hour without the platform, 200 invoices, and answers that get lost while the queue empties. */
@OutageTest
class OneHourOutageTest {

    private static final int SELLERS = 8;
    private static final int EACH = 25;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Outages outages;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    HeardOutages.Heard<OfflineOpened> opened;

    @Autowired
    HeardOutages.Heard<OfflineClosed> closed;

    @AfterEach
    void behaveAgain() {
        Sandbox.control("DELETE", "/control/behaviour", null);
        outages.resume(PlatformPulse.CHANNEL);
        clock.set(Duration.ZERO);
    }

    @Test
    void hourWithoutThePlatformThenNoneIsLostNoneIsTwiceAndTheOrderOfEachSellerIsKept() {
        // The platform keeps real time and refuses what comes from the future: the clock must not overtake it.
        clock.set(Duration.ofMinutes(-90));
        List<InvoiceFixture.Merchant> merchants = new ArrayList<>();
        for (int i = 0; i < SELLERS; i++) {
            InvoiceFixture.Merchant merchant = fixture.merchant();
            Sandbox.control(
                    "POST",
                    "/control/tax/parties",
                    "{\"taxNo\":\"" + merchant.taxNo() + "\",\"name\":\"" + merchant.name() + "\"}");
            merchants.add(merchant);
        }
        Sandbox.control("PUT", "/control/behaviour/tax", "{\"down\":true}");
        Instant began = clock.instant();
        for (InvoiceFixture.Merchant merchant : merchants) {
            for (int i = 0; i < EACH; i++) {
                fixture.entry(
                        merchant,
                        InvoiceFixture.item(
                                1, "7018100000", "水晶手链" + i, "10", Money.of("100.00", "USD"), "ORDER-" + i));
            }
            fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");
        }
        await(() -> {
            clock.pass(Duration.ofMillis(300));
            return count("QUEUED_OFFLINE") == SELLERS * EACH;
        });
        assertThat(outages.state(PlatformPulse.CHANNEL).open()).isTrue();

        int probes = probes();
        while (Duration.between(began, clock.instant()).compareTo(Duration.ofMinutes(60)) < 0) {
            clock.pass(Duration.ofMinutes(5));
            int before = probes;
            await(() -> probes() > before);
            probes = probes();
        }
        assertThat(count("QUEUED_OFFLINE")).isEqualTo(SELLERS * EACH);
        assertThat(outages.state(PlatformPulse.CHANNEL).open()).isTrue();

        // It comes back, and not all is well yet: some answers are lost, and some calls are not taken.
        Sandbox.control("PUT", "/control/behaviour/tax", "{\"timeoutRate\":0.03,\"holdMillis\":50,\"errorRate\":0.02}");
        await(() -> {
            clock.pass(Duration.ofMillis(500));
            return count("ISSUED") == SELLERS * EACH;
        });

        for (InvoiceFixture.Merchant merchant : merchants) {
            List<String> ours = jdbc.sql("SELECT number FROM invoice_header WHERE merchant_id = ? ORDER BY id")
                    .param(merchant.id())
                    .query(String.class)
                    .list();
            assertThat(ours).as("numbers are taken when an invoice leaves").isSorted();
            assertThat(held(merchant)).hasSize(EACH).containsExactlyElementsOf(ours);
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM offline_queue WHERE state <> 'DONE'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM number_fate WHERE fate <> 'ISSUED'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(unorderedDepartures()).as("left in order").isEmpty();
        InvoiceFixture.await(
                () -> !opened.events().isEmpty() && !closed.events().isEmpty());
        OfflineClosed end = closed.events().getFirst().data();
        assertThat(end.queued()).isEqualTo(SELLERS * EACH);
        assertThat(Duration.between(end.openedAt(), end.closedAt())).isGreaterThan(Duration.ofMinutes(55));
    }

    /** Invoices whose first departure was before that of an older one of the same seller. */
    private List<Long> unorderedDepartures() {
        Map<Long, Instant> latest = new HashMap<>();
        List<Long> unordered = new ArrayList<>();
        jdbc.sql("""
                        SELECT h.id, h.merchant_id, MIN(e.happened_at) AS at FROM invoice_header h
                        JOIN invoice_event e ON e.merchant_id = h.merchant_id AND e.invoice_id = h.id
                        WHERE e.from_status = 'QUEUED_OFFLINE' AND e.to_status = 'SUBMITTING'
                        GROUP BY h.id, h.merchant_id ORDER BY h.id
                        """).query(row -> {
            Instant at = row.getTimestamp("at").toInstant();
            Instant before = latest.put(row.getLong("merchant_id"), at);
            if (before != null && at.isBefore(before)) {
                unordered.add(row.getLong("id"));
            }
        });
        return unordered;
    }

    private List<String> held(InvoiceFixture.Merchant merchant) {
        JsonNode items = json.readTree(
                        Sandbox.control("GET", "/control/tax/invoices?role=seller&taxNo=" + merchant.taxNo(), null))
                .get("items");
        return items.valueStream().map(item -> item.get("fphm").asString()).toList();
    }

    private int count(String status) {
        return jdbc.sql("SELECT COUNT(*) FROM invoice_header WHERE status = ?")
                .param(status)
                .query(Integer.class)
                .single();
    }

    private int probes() {
        return jdbc.sql("SELECT COALESCE(SUM(probes), 0) FROM outage")
                .query(Integer.class)
                .single();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }
}

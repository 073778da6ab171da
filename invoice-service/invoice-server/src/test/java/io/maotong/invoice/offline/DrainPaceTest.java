package io.maotong.invoice.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.platform.PlatformPulse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** How fast the queue of a single issuer empties when the looks around are far apart. */
@InvoiceTest
@TestPropertySource(
        properties = {
            "maotong.invoice.offline.round=4s",
            "maotong.invoice.offline.drain-per-second=200",
            "maotong.invoice.offline.drain-burst=50"
        })
class DrainPaceTest {

    private static final int WAITING = 20;

    @Autowired
    Outages outages;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void reachable() {
        outages.resume(PlatformPulse.CHANNEL);
    }

    @Test
    void drainWhenOneIssuerHasManyThenTheNextGoesAsSoonAsThePlatformHasTheLast() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        outages.open(PlatformPulse.CHANNEL, "test", null);
        for (int i = 0; i < WAITING; i++) {
            fixture.entry(
                    merchant,
                    InvoiceFixture.item(1, "7018100000", "水晶手链" + i, "10", Money.of("100.00", "USD"), "ORDER-" + i));
        }
        fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");
        InvoiceFixture.await(() -> count(merchant, "QUEUED_OFFLINE") == WAITING);

        outages.close(PlatformPulse.CHANNEL);
        InvoiceFixture.await(() -> count(merchant, "QUEUED_OFFLINE") < WAITING);
        Instant first = Instant.now();
        InvoiceFixture.await(() -> count(merchant, "QUEUED_OFFLINE") == 0);

        assertThat(Duration.between(first, Instant.now()))
                .as("one for each look would take %d s", 4 * (WAITING - 1))
                .isLessThan(Duration.ofSeconds(20));
        InvoiceFixture.await(() -> count(merchant, "ISSUED") == WAITING);
        assertThat(platform.received(merchant.taxNo())).hasSize(WAITING);
        assertThat(jdbc.sql("SELECT number FROM invoice_header WHERE merchant_id = ? ORDER BY id")
                        .param(merchant.id())
                        .query(String.class)
                        .list())
                .as("one after the other, in the order in which they were made")
                .isSorted();
    }

    private int count(InvoiceFixture.Merchant merchant, String status) {
        return jdbc.sql("SELECT COUNT(*) FROM invoice_header WHERE merchant_id = ? AND status = ?")
                .params(merchant.id(), status)
                .query(Integer.class)
                .single();
    }
}

package io.maotong.invoice.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.Published;
import io.maotong.test.RealServers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Issuing needs the database and the platform and nothing else: the service starts and issues with broker, Redis, search,
 * configuration server and the other services out of reach, and tells its facts once the broker is there.
 */
@InvoiceTest
class EverythingElseDownTest {

    private static final CutLine BROKER =
            new CutLine(RealServers.get("MT_HOST"), Integer.parseInt(RealServers.get("MT_RABBIT_PORT")), true);

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Published.Exports exports;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void closedPorts(DynamicPropertyRegistry registry) {
        registry.add("spring.rabbitmq.host", () -> "127.0.0.1");
        registry.add("spring.rabbitmq.port", BROKER::port);
        for (String port : new String[] {"MT_REDIS_PORT", "spring.data.redis.port", "MT_ES_PORT", "MT_NACOS_PORT"}) {
            registry.add(port, () -> "9");
        }
    }

    @Test
    void issueWhenEverythingElseIsDownThenTheInvoiceExistsAndItsFactsFollowLater() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.plainEntry(merchant);

        assertThat(fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}")
                        .status())
                .isEqualTo(202);

        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoices?status=ISSUED")
                        .get("total")
                        .asInt()
                == 1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM outbox_event WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .as("facts wait")
                .isPositive();
        assertThat(exports.of(merchant.id())).isEmpty();

        BROKER.mend();
        InvoiceFixture.await(() -> exports.of(merchant.id()).stream()
                .anyMatch(told -> told.status().equals("ISSUED")));
    }
}

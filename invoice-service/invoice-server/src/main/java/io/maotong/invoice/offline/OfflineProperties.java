package io.maotong.invoice.offline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outages; the file in {@code deploy/nacos} says where each figure comes from.
 *
 * @param window calls that are looked at
 * @param minimumCalls calls that there must be before a failure rate means anything
 * @param failureRate share of failed calls in the window that opens an outage, 0 to 1
 * @param timeouts calls in a row without an answer that open an outage
 * @param probe pause between two questions whether the platform is back
 * @param round pause between two looks at the queue
 * @param deadline age at which a waiting invoice is given to a person
 * @param alertHours ages in hours at which a waiting invoice is reported
 * @param drainPerSecond invoices that are sent from the queue in a second, over all instances
 * @param drainBurst and at once
 * @param drainJitter longest random pause between two portions
 * @param sellerConcurrency invoices of one seller on their way at once, 1 to 5; above 1 their order is that of their
 *     start
 * @param slotTimeout an invoice that is on its way longer than this no longer holds up its seller
 * @param rateWindow time over which the speed of the drain is measured
 */
@ConfigurationProperties("maotong.invoice.offline")
record OfflineProperties(
        @DefaultValue("20") int window,
        @DefaultValue("10") int minimumCalls,
        @DefaultValue("0.5") BigDecimal failureRate,
        @DefaultValue("3") int timeouts,
        @DefaultValue("30s") Duration probe,
        @DefaultValue("1s") Duration round,
        @DefaultValue("48h") Duration deadline,
        @DefaultValue({"12", "24", "36", "44"}) List<Integer> alertHours,
        @DefaultValue("5") BigDecimal drainPerSecond,
        @DefaultValue("10") int drainBurst,
        @DefaultValue("200ms") Duration drainJitter,
        @DefaultValue("1") int sellerConcurrency,
        @DefaultValue("10m") Duration slotTimeout,
        @DefaultValue("5m") Duration rateWindow) {

    OfflineProperties {
        if (window < 1 || minimumCalls < 1 || minimumCalls > window || timeouts < 1 || drainBurst < 1) {
            throw new IllegalStateException(
                    "maotong.invoice.offline: counts must be positive, the minimum in the window");
        }
        if (failureRate.signum() <= 0 || failureRate.compareTo(BigDecimal.ONE) > 0 || drainPerSecond.signum() <= 0) {
            throw new IllegalStateException("maotong.invoice.offline: rates must be positive");
        }
        if (sellerConcurrency < 1 || sellerConcurrency > 5) {
            throw new IllegalStateException("maotong.invoice.offline.seller-concurrency must be 1 to 5");
        }
        alertHours = alertHours.stream().sorted().toList();
    }
}

package io.maotong.customs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the specification leaves open, or gives from memory, is configuration; the sources stand in the file.
 *
 * @param carriers names held by customs, by customs code
 * @param agent who declares; the merchant itself if absent
 */
@ConfigurationProperties("customs")
public record CustomsSettings(
        Port port,
        Signing signing,
        Map<String, String> carriers,
        Agent agent,
        Batch batch,
        Message message,
        Manifest manifest,
        Summary summary,
        Resend resend,
        Watchdog watchdog,
        Rules rules) {

    public CustomsSettings {
        carriers = carriers == null ? Map.of() : Map.copyOf(carriers);
    }

    /** @param receiverId identity of the single window at the customs exchange */
    public record Port(String receiverId, Broker broker) {}

    public record Broker(String host, int port, String virtualHost, String username, String password) {}

    /** URIs as they are written, and the algorithms of this platform that compute them. */
    public record Signing(
            String canonicalization,
            String enveloped,
            String signatureMethod,
            String digestMethod,
            String signatureAlgorithm,
            String digestAlgorithm) {}

    public record Agent(String code, String name) {}

    /**
     * @param key fields that the parcels of one batch have in common
     * @param maxGrossKg gross weight of one batch
     */
    public record Batch(List<String> key, int maxParcels, BigDecimal maxGrossKg, String statisticsFlag) {}

    public record Message(int maxDocuments) {}

    public record Manifest(int maxRows, BigDecimal toleranceKg, BigDecimal tolerancePercent) {}

    /** @param fromStatus the earliest status of a list that may be summarised: RELEASED or CLOSED */
    public record Summary(String itemNameFlag, String summaryFlag, String fromStatus) {}

    /**
     * @param backoff waiting times before the same content is sent again; the last one repeats
     * @param unknownWait how long receipts are waited for before an unanswered message is repeated
     */
    public record Resend(List<Duration> backoff, int max, Duration unknownWait) {

        public Duration after(int resends) {
            return backoff.get(Math.min(resends, backoff.size() - 1));
        }
    }

    /**
     * @param processing until the port processes a document (2)
     * @param acceptance until customs accepts it (120)
     * @param release until the goods of a list are released (800)
     */
    public record Watchdog(Duration every, Duration processing, Duration acceptance, Duration release) {}

    public record Rules(
            BigDecimal chargeTolerance,
            int declareAheadDays,
            String wrapType,
            BigDecimal parcelValueWarning,
            List<String> embargoedChapters) {

        public Rules {
            embargoedChapters = embargoedChapters == null ? List.of() : List.copyOf(embargoedChapters);
        }
    }
}

package io.maotong.customs;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the specification leaves open, or gives from memory, is configuration; the sources stand in the file.
 *
 * @param channels ways to the customs exchange by name: SINGLE_WINDOW and AGENT; the first is for merchants who chose none
 * @param carriers names held by customs, by customs code
 * @param returnModes mode of supervision of goods that come back, by the mode in which they went out
 * @param agent who declares; the merchant itself if absent
 */
@ConfigurationProperties("customs")
public record CustomsSettings(
        Port port,
        Signing signing,
        Map<String, Gateway> channels,
        Map<String, String> carriers,
        Agent agent,
        Batch batch,
        Message message,
        Manifest manifest,
        Summary summary,
        Resend resend,
        Watchdog watchdog,
        Map<String, String> returnModes,
        Exceptions exceptions,
        Rules rules) {

    public CustomsSettings {
        channels = Map.copyOf(channels);
        carriers = carriers == null ? Map.of() : Map.copyOf(carriers);
    }

    public record Port(Broker broker) {}

    /**
     * One way to the customs exchange.
     *
     * @param authority name of its client under maotong.authority
     * @param signingProfile how this gateway wants to be signed for
     */
    public record Gateway(String authority, String path, String receiverId, String signingProfile) {}

    public record Broker(String host, int port, String virtualHost, String username, String password) {}

    /**
     * @param keeper where the private keys are: SOFT in our database, REMOTE behind a signer over HTTP
     * @param profiles by name; a channel names the one that its gateway wants
     */
    public record Signing(Keeper keeper, Map<String, Profile> profiles) {

        public enum Keeper {
            SOFT,
            REMOTE
        }

        public Signing {
            profiles = Map.copyOf(profiles);
        }

        /** @throws IllegalStateException if a channel names a profile that is not configured */
        public Profile profile(String name) {
            Profile profile = profiles.get(name);
            if (profile == null) {
                throw new IllegalStateException("customs.signing.profiles." + name + " is not configured");
            }
            return profile;
        }

        /**
         * How one gateway wants to be signed for: URIs as they are written, and what computes them.
         *
         * @param suite RSA_SHA1 or SM2_SM3
         * @param digestAlgorithm of the reference; in the wild it is not always that of the suite
         * @param encoding of an SM2 signature value: RAW r and s, 32 bytes each, or DER
         * @param userId distinguishing identifier of SM2; ignored by RSA
         */
        public record Profile(
                String canonicalization,
                String enveloped,
                String signatureMethod,
                String digestMethod,
                Suite suite,
                String digestAlgorithm,
                Encoding encoding,
                String userId) {}

        public enum Suite {
            RSA_SHA1,
            SM2_SM3
        }

        public enum Encoding {
            RAW,
            DER
        }
    }

    public record Agent(String code, String name) {}

    /**
     * @param key fields that the parcels of one batch have in common
     * @param maxGrossKg gross weight of one batch
     */
    public record Batch(List<String> key, int maxParcels, BigDecimal maxGrossKg, String statisticsFlag) {}

    public record Message(int maxDocuments) {}

    public record Manifest(int maxRows, BigDecimal toleranceKg, BigDecimal tolerancePercent) {}

    /**
     * @param fromStatus the earliest status of a list that may be summarised: CLOSED, or RELEASED once it has departed
     * @param monthlyFromDay day of the month from which the previous month is summarised by itself
     * @param monthlyByDay day by which it must be
     */
    public record Summary(
            String itemNameFlag, String summaryFlag, String fromStatus, int monthlyFromDay, int monthlyByDay) {}

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

    /**
     * @param deadlines by category
     * @param escalateAgain after which time something that is still not done goes up another step
     * @param escalations the highest step
     * @param tracking carriers' public pages by carrier
     */
    public record Exceptions(
            List<Deadline> deadlines, Duration escalateAgain, int escalations, Map<String, TrackingPage> tracking) {

        public Exceptions {
            deadlines = List.copyOf(deadlines);
            tracking = tracking == null ? Map.of() : Map.copyOf(tracking);
        }

        /** Within which time something of this category is to be done. */
        public Duration within(String category, LocalDate day) {
            return deadlines.stream()
                    .filter(deadline -> deadline.category().equals(category) && deadline.holdsOn(day))
                    .findFirst()
                    .or(() -> deadlines.stream()
                            .filter(deadline -> deadline.category().equals("*") && deadline.holdsOn(day))
                            .findFirst())
                    .map(Deadline::within)
                    .orElse(Duration.ofDays(1));
        }
    }

    /**
     * @param category such as DATA, or * for all that are not named
     * @param until last day; null if it still holds
     */
    public record Deadline(String category, LocalDate from, LocalDate until, Duration within) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /** @param address with {no} where the waybill number stands */
    public record TrackingPage(String address) {}

    /**
     * @param parcelValueWarning in renminbi
     * @param warnings which warnings hold a consignment back until somebody accepts them
     */
    public record Rules(
            BigDecimal chargeTolerance,
            int declareAheadDays,
            String wrapType,
            BigDecimal parcelValueWarning,
            List<String> embargoedChapters,
            List<ListLimit> listLimits,
            PriceCheck prices,
            List<MaterialWords> materialWords,
            List<WarningPolicy> warnings) {

        private static final String ANY = "*";

        public Rules {
            listLimits = listLimits == null ? List.of() : List.copyOf(listLimits);
            embargoedChapters = embargoedChapters == null ? List.of() : List.copyOf(embargoedChapters);
            materialWords = materialWords == null ? List.of() : List.copyOf(materialWords);
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }

        /** Whether a warning of this rule must be accepted before a document leaves: by what is said of it, else of all. */
        public boolean mustAccept(String rule, LocalDate day) {
            return warnings.stream()
                    .filter(policy -> policy.holdsOn(day))
                    .filter(policy ->
                            policy.rule().equals(rule) || policy.rule().equals(ANY))
                    .min(Comparator.comparing(policy -> policy.rule().equals(ANY)))
                    .map(WarningPolicy::blocks)
                    .orElse(true);
        }
    }

    /**
     * When a unit price is unusual.
     *
     * @param atLeast prices that must have been seen before anything is judged
     * @param tolerancePercent by which both ends are widened
     */
    public record PriceCheck(
            long atLeast, BigDecimal lowPercent, BigDecimal highPercent, BigDecimal tolerancePercent) {}

    /**
     * Words of which goods of chapter 71 need one, in some time.
     *
     * @param until last day; null if it still holds
     */
    public record MaterialWords(LocalDate from, LocalDate until, List<String> words) {

        public MaterialWords {
            words = List.copyOf(words);
        }

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * Whether a warning of a rule holds a consignment back, in some time.
     *
     * @param rule such as I12, or * for all that are not named
     * @param until last day; null if it still holds
     */
    public record WarningPolicy(String rule, LocalDate from, LocalDate until, boolean blocks) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * Up to which value a business-to-business consignment may go by list, in some time.
     *
     * @param until last day; null if it still holds
     */
    public record ListLimit(LocalDate from, LocalDate until, BigDecimal maxCny) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }
}

package io.maotong.invoice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of this service; the file in {@code deploy/nacos} says where each figure comes from. */
@ConfigurationProperties("maotong.invoice")
public record InvoiceProperties(
        Platform platform, Input input, Selection selection, Numbers numbers, Quota quota, Issue issue) {

    /**
     * @param sm4Key 32 hexadecimal characters
     * @param accessUnit jrdwptbh
     * @param usingUnit sydwptbh
     * @param processingWait pause before asking again for what is still processed
     */
    public record Platform(String sm4Key, String accessUnit, String usingUnit, Duration processingWait) {

        public Platform {
            if (sm4Key == null || !sm4Key.matches("[0-9a-fA-F]{32}")) {
                throw new IllegalStateException("maotong.invoice.platform.sm4-key must have 32 hexadecimal characters");
            }
        }

        @Override
        public String toString() {
            return "Platform[accessUnit=" + accessUnit + ", usingUnit=" + usingUnit + "]";
        }
    }

    /** @param pagesPerTurn pages that a worker pulls before it lets go of the intent */
    public record Input(int pageSize, int pagesPerTurn) {}

    /** @param kinds kinds of invoices (fplx) that may be selected */
    public record Selection(int partSize, Set<String> kinds) {}

    /** @param draw numbers drawn at once */
    public record Numbers(int draw) {}

    /** @param download CNY downloaded at once at least, if there is as much */
    public record Quota(BigDecimal download) {}

    /** @param undecidedTries questions without an answer before a person decides */
    public record Issue(
            String exportPolicy,
            String tradeTerm,
            String collectiveBuyer,
            String drawer,
            String machineIp,
            String machineMac,
            String issuingMode,
            int remarkLength,
            int priceDigits,
            int undecidedTries,
            int entriesPerRequest) {}
}

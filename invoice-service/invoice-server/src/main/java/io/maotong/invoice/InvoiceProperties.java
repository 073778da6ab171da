package io.maotong.invoice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of this service; the file in {@code deploy/nacos} says where each figure comes from. */
@ConfigurationProperties("maotong.invoice")
public record InvoiceProperties(
        Platform platform,
        Input input,
        Selection selection,
        Numbers numbers,
        Quota quota,
        Issue issue,
        Plan plan,
        Sheets sheets) {

    /**
     * @param sm4Key 32 hexadecimal characters
     * @param accessUnit jrdwptbh
     * @param usingUnit sydwptbh
     * @param processingWait pause before asking again for what is still processed
     * @param path {@code /access/v2} in production; the platform's own sandbox has others
     * @param testCases ylbm by service code, where the path is not production
     */
    public record Platform(
            String sm4Key,
            String accessUnit,
            String usingUnit,
            Duration processingWait,
            @DefaultValue("/access/v2") String path,
            Map<String, String> testCases) {

        public Platform {
            testCases = testCases == null ? Map.of() : Map.copyOf(testCases);
            if (sm4Key == null || !sm4Key.matches("[0-9a-fA-F]{32}")) {
                throw new IllegalStateException("maotong.invoice.platform.sm4-key must have 32 hexadecimal characters");
            }
        }

        @Override
        public String toString() {
            return "Platform[accessUnit=" + accessUnit + ", usingUnit=" + usingUnit + "]";
        }
    }

    /** @param pageSize records of one answer of the platform */
    public record Input(int pageSize) {}

    /** @param partSize invoices that the platform takes in one order */
    public record Selection(int partSize) {}

    /** @param draw numbers drawn at once */
    public record Numbers(int draw) {}

    /**
     * @param download CNY downloaded at once at least, if there is as much
     * @param restoreCrossMonth whether a red invoice gives quota back in a later month than that of the blue one
     * @param lowWater share of what was downloaded below which an alert is given
     */
    public record Quota(BigDecimal download, boolean restoreCrossMonth, BigDecimal lowWater) {}

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

    /**
     * @param maxLines printed lines of an invoice at most, and where the customer's policy says nothing
     * @param maxInvoices of one plan
     * @param maxOrders of one plan
     * @param chunk invoices handed in in one transaction
     * @param runAt when policies run, in China
     * @param roundEvery how often due policies are looked for
     * @param unmatchedAfter how long an invoice issued before the money may wait for it without an alert
     * @param tradeOrderRate rate of orders of order-service that are invoiced without a declaration
     * @param measuredUnits units that may be cut anywhere
     */
    public record Plan(
            int maxLines,
            int maxInvoices,
            int maxOrders,
            int chunk,
            LocalTime runAt,
            Duration roundEvery,
            Duration unmatchedAfter,
            BigDecimal tradeOrderRate,
            Set<String> measuredUnits) {}

    /**
     * Imports and exports.
     *
     * @param maxRows of an imported file
     * @param chunk requests stored in one transaction
     * @param slice how long a worker goes on before it lets others have their turn
     * @param directRows rows of a ledger that may be downloaded without a background job
     * @param portion rows read at once
     */
    public record Sheets(int maxRows, int chunk, Duration slice, int directRows, int portion) {}
}

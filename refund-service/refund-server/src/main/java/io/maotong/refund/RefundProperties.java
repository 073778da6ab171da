package io.maotong.refund;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Dated house rules; the sources are named where the values are, in the configuration.
 *
 * @param filingOpens when an export may be filed
 * @param dollarCostLow CNY for one US dollar, below which an explanation is asked for
 * @param receiptTolerance how much of a declaration's value may be missing from its receipts
 * @param invoiceGapDays days between invoice and export beyond which an explanation is asked for
 * @param followEvery how often the bureau is asked how a filing stands
 */
@ConfigurationProperties("maotong.refund")
public record RefundProperties(
        FilingOpens filingOpens,
        BigDecimal dollarCostLow,
        BigDecimal dollarCostHigh,
        BigDecimal receiptTolerance,
        int invoiceGapDays,
        Set<String> refundableTradeModes,
        Duration followEvery) {

    /** When an export may be filed. */
    public enum FilingOpens {
        MONTH_AFTER_EXPORT,
        ON_EXPORT
    }
}

package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tax bureau's platform, whatever the channel to it. No method may be called inside a transaction. Amounts are CNY.
 */
public interface TaxPlatform {

    /** Where its answers come from: LIVE, SANDBOX or MANUAL. */
    String channel();

    /** Draws numbers for blue invoices; every call draws new ones. */
    PlatformAnswer<NumberRange> drawNumbers(String sellerTaxNo, int count);

    PlatformAnswer<QuotaState> quota(String sellerTaxNo);

    /** Downloads a part of this month's quota; the same serial moves once. */
    PlatformAnswer<QuotaState> downloadQuota(String sellerTaxNo, BigDecimal amount, String serial);

    /**
     * Hands an invoice over.
     *
     * @param document fields by their wire names (tax.md 1.3 and 1.4)
     * @return the acceptance number; the same serial with the same document has the same one
     */
    PlatformAnswer<String> upload(Map<String, Object> document, String serial);

    /** The verdicts on an upload, once there are any. */
    PlatformAnswer<List<Verdict>> uploadResult(String acceptanceNo);

    /** What became of an upload; empty if it never arrived. */
    PlatformAnswer<Optional<Verdict>> findBySerial(String sellerTaxNo, String serial);

    /** What became of a number; empty if no invoice with it ever arrived. */
    PlatformAnswer<Optional<Verdict>> findByNumber(String sellerTaxNo, String number);

    /** @param first 20 digits @param last 20 digits */
    record NumberRange(String first, String last) {}

    /** @param available not downloaded yet @param downloaded all that was downloaded this month */
    record QuotaState(
            String period, BigDecimal total, BigDecimal available, BigDecimal downloaded, boolean suspended) {}

    /** @param code 00 if the invoice is issued, else the platform's own code */
    record Verdict(String number, String acceptanceNo, String code, String message) {

        public boolean accepted() {
            return "00".equals(code);
        }
    }
}

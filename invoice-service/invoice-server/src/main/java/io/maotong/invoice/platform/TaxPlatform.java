package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
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

    /**
     * The invoices that a buyer received, in the order of their arrival.
     *
     * @param cursor empty at first, then what the last page said
     */
    PlatformAnswer<InputPage> pullInput(String buyerTaxNo, String cursor, int size);

    /** Selects invoices for refund. @return the ticket; the same serial with the same invoices has the same one */
    PlatformAnswer<String> selectForRefund(String buyerTaxNo, List<InvoiceKey> invoices, String serial);

    PlatformAnswer<List<UseResult>> selectionResult(String ticket);

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

    record InputPage(String cursor, boolean more, List<ReceivedInvoice> invoices) {

        public InputPage {
            invoices = List.copyOf(invoices);
        }
    }

    /** As it was received: nothing is checked, anything may be null. @param record the whole as JSON */
    record ReceivedInvoice(
            String number,
            String kindCode,
            String issuedAt,
            String supplierTaxNo,
            String supplierName,
            String buyerTaxNo,
            String buyerName,
            String amount,
            String tax,
            String total,
            String state,
            String use,
            String abnormal,
            String locked,
            List<ReceivedLine> lines,
            String record) {

        public ReceivedInvoice {
            lines = List.copyOf(lines);
        }
    }

    record ReceivedLine(
            String lineNo,
            String name,
            String spec,
            String unit,
            String quantity,
            String unitPrice,
            String amount,
            String rate,
            String tax,
            String taxClassCode) {}

    /** @param kindCode fplx */
    record InvoiceKey(LocalDate issuedOn, String number, String kindCode) {}

    /**
     * @param code 01 selected, 06 selected before, others refused
     * @param use 1 deduct, 2 refund, 3 agent's refund, 6 neither
     * @param period yyyyMM
     */
    record UseResult(String number, String code, String message, String use, String period) {}
}

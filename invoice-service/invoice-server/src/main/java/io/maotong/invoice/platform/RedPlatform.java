package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Red-letter confirmation forms at the tax bureau's platform (tax.md 1.12, V6.006). No method may be called inside a
 * transaction. Amounts are CNY without tax; sides are 0 seller and 1 buyer of the blue invoice.
 */
public interface RedPlatform {

    /** Where its answers come from: LIVE, SANDBOX or MANUAL. */
    String channel();

    /** Asks to reverse an invoice; the same serial with the same content has the same form. */
    PlatformAnswer<RedRecord> apply(RedApplication application, String serial);

    /**
     * What became of an application; empty if it never arrived.
     *
     * @param side who entered it
     * @param day of the application
     */
    PlatformAnswer<Optional<RedHead>> findBySerial(
            String taxNo, String side, String blueNumber, LocalDate day, String serial);

    /**
     * Says something to a form; the same serial speaks once.
     *
     * @param word Y confirm, N deny, C withdraw
     */
    PlatformAnswer<RedRecord> answer(String taxNo, String uuid, String word, String serial);

    /** One form with its lines; empty if the platform does not know it. */
    PlatformAnswer<Optional<RedRecord>> find(String taxNo, String uuid);

    /**
     * The forms entered on a day on invoices on which the taxpayer is that side.
     *
     * @param page from 1
     */
    PlatformAnswer<RedPage> list(String taxNo, String side, LocalDate day, int page, int size);

    /** @param blueKindCode 01 special, 02 normal @param amount negative @param reason 01 to 04 */
    record RedApplication(
            String enteredBy,
            String sellerTaxNo,
            String sellerName,
            String buyerTaxNo,
            String buyerName,
            String blueNumber,
            String blueKindCode,
            Instant blueIssuedAt,
            BigDecimal blueAmount,
            BigDecimal blueTax,
            BigDecimal amount,
            BigDecimal tax,
            String reason,
            List<RedLineRecord> lines) {

        public RedApplication {
            lines = List.copyOf(lines);
        }
    }

    /** @param quantity negative, null together with the price @param amount negative */
    record RedLineRecord(
            int lineNo,
            int blueLineNo,
            String taxClassCode,
            String shortName,
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal rate,
            BigDecimal tax) {}

    /** A form in a list, as it was received: anything may be null. @param redNumber null until it is spent */
    record RedHead(String uuid, String confirmationNo, String state, String serial, String redNumber) {}

    record RedPage(int total, List<RedHead> forms) {

        public RedPage {
            forms = List.copyOf(forms);
        }
    }

    /** @param state 01 to 13, or one that came later @param serial of who asks; null if somebody else entered it */
    record RedRecord(
            String uuid,
            String confirmationNo,
            String state,
            String serial,
            String enteredBy,
            Instant enteredAt,
            String sellerTaxNo,
            String sellerName,
            String buyerTaxNo,
            String buyerName,
            String blueNumber,
            String blueKindCode,
            Instant blueIssuedAt,
            BigDecimal blueAmount,
            BigDecimal blueTax,
            BigDecimal amount,
            BigDecimal tax,
            String reason,
            String redNumber,
            List<RedLineRecord> lines) {

        public RedRecord {
            lines = List.copyOf(lines);
        }
    }
}

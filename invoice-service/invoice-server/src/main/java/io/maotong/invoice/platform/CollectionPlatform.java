package io.maotong.invoice.platform;

import java.time.LocalDate;
import java.util.List;

/**
 * What the bureau holds of a taxpayer's invoices in both directions 归集 (tax.md 1.16), whatever the channel. Every method
 * only asks, so it may be asked again however it ended. None may be called inside a transaction. Amounts are CNY.
 */
public interface CollectionPlatform {

    /** Whose side of an invoice the taxpayer is on. */
    enum Direction {
        INPUT("1"),
        OUTPUT("2");

        private final String code;

        Direction(String code) {
            this.code = code;
        }

        /** cxlx on the wire. */
        public String code() {
            return code;
        }
    }

    /** Where its answers come from: LIVE, SANDBOX or MANUAL. */
    String channel();

    /**
     * What arrived or changed since, in the order of arrival (CXZLXZFPXX).
     *
     * @param cursor empty at first, then what the last page said
     */
    PlatformAnswer<FeedPage> news(Direction direction, String taxNo, String cursor, int size);

    /**
     * Asks for everything of some days as files (PLFPXZSQ). The days must not cross a month.
     *
     * @return the ticket; the same serial with the same days has the same one
     */
    PlatformAnswer<String> applyPackage(Direction direction, String taxNo, LocalDate from, LocalDate to, String serial);

    /** One file of a package once it is made (PLFPXZSQFK). @param index from 0 */
    PlatformAnswer<PackageFile> packageFile(String ticket, int index);

    /** Invoices that the bureau warns of, in the order of the warnings (FPTSTXXXCX). */
    PlatformAnswer<StatePage> warnings(String buyerTaxNo, String cursor, int size);

    /** How invoices stand and what they are used for (FPZTXXCX); at most 100 at once. Unknown ones are left out. */
    PlatformAnswer<List<InvoiceState>> states(String taxNo, List<InvoiceKey> invoices);

    record FeedPage(String cursor, boolean more, List<ReceivedInvoice> invoices) {

        public FeedPage {
            invoices = List.copyOf(invoices);
        }
    }

    record StatePage(String cursor, boolean more, List<InvoiceState> states) {

        public StatePage {
            states = List.copyOf(states);
        }
    }

    /**
     * @param files how many the package has; 0 if nothing happened on those days
     * @param zip a ZIP with one JSON array of invoices; empty if there is no such file
     * @param sha256 of the ZIP, as the platform says; null if it does not
     */
    record PackageFile(int files, byte[] zip, String sha256) {}

    /** As it was received: nothing is checked, anything may be null. @param record the whole as JSON */
    record ReceivedInvoice(
            String number,
            String code,
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

    /**
     * @param number code and number as one, see {@link InvoiceIdentity}
     * @param kindCode fplx
     */
    record InvoiceKey(LocalDate issuedOn, String number, String kindCode) {}

    /**
     * @param number code and number as one; null if the record has none
     * @param state fpzt: 0 normal, 1 out of control, 2 void, 3 red, 7 partly reversed, 8 reversed
     * @param use hxyt: null or 0 unused, 1 deducted, 2 refund, 3 agent's refund, 6 not deducted
     * @param period skssq, yyyyMM
     * @param abnormal sfycpz: 01-03 if it is an abnormal voucher
     * @param locked sdzt: 01 or 02 if it is locked
     * @param record the whole as JSON
     */
    record InvoiceState(
            String number,
            String kindCode,
            String state,
            String use,
            String period,
            String abnormal,
            String locked,
            String record) {}
}

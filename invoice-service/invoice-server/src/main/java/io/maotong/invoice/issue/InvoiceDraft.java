package io.maotong.invoice.issue;

import io.maotong.invoice.document.Deal;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.util.List;

/**
 * An invoice with all its figures, before it has a number. Amounts without tax, in CNY unless said otherwise.
 *
 * @param dealAmount in the currency of the deal
 */
record InvoiceDraft(
        String entryId,
        String sellerTaxNo,
        String sellerName,
        String regionCode,
        String buyerName,
        String exportPolicy,
        BigDecimal amount,
        BigDecimal tax,
        BigDecimal total,
        String dealCurrency,
        BigDecimal dealAmount,
        ExchangeRate exchangeRate,
        String tradeTerm,
        String remark,
        List<String> orderNos,
        List<Line> lines) {

    InvoiceDraft {
        orderNos = List.copyOf(orderNos);
        lines = List.copyOf(lines);
    }

    /** The invoice as it is printed. */
    InvoiceDocument document(String drawer) {
        return new InvoiceDocument(
                null,
                InvoiceKind.EXPORT,
                null,
                null,
                exportPolicy,
                Party.company(sellerTaxNo, sellerName),
                Party.company(null, buyerName),
                lines.stream().map(Line::line).toList(),
                amount,
                tax,
                total,
                null,
                drawer,
                null,
                null,
                remark,
                false,
                false,
                false,
                false,
                null,
                null,
                new Deal(
                        entryId,
                        dealCurrency,
                        dealAmount,
                        exchangeRate.rate(),
                        exchangeRate.rateDate(),
                        exchangeRate.source(),
                        tradeTerm));
    }

    /**
     * @param itemNo item of the declaration
     * @param quantity null together with the price, if a price cannot be printed
     * @param rate as a fraction
     */
    record Line(
            int lineNo,
            int itemNo,
            String name,
            String shortName,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal rate,
            BigDecimal tax,
            String taxClassCode,
            String commodityCode,
            BigDecimal dealAmount) {

        InvoiceLine line() {
            return new InvoiceLine(
                    lineNo,
                    null,
                    name,
                    shortName,
                    null,
                    unit,
                    quantity,
                    unitPrice,
                    amount,
                    rate,
                    tax,
                    null,
                    taxClassCode,
                    LineNature.NORMAL,
                    null);
        }

        String printedName() {
            return line().printedName();
        }
    }
}

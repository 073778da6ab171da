package io.maotong.invoice.issue;

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

        String printedName() {
            return "*" + shortName + "*" + name;
        }
    }
}

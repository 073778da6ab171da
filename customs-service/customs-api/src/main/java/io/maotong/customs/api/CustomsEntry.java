package io.maotong.customs.api;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A customs declaration 报关单 with the evidence chain from each of its lines back to the orders.
 *
 * @param entryId 18 digits
 * @param exportDate date on the declaration: it chooses the tax rules
 * @param consignorCode customs code of the consignor 收发货人
 */
public record CustomsEntry(
        String entryId,
        long version,
        String sumNo,
        LocalDate exportDate,
        String customsCode,
        String consignorCode,
        String consignorName,
        String tradeMode,
        String destinationCountry,
        List<Line> lines) {

    public CustomsEntry {
        lines = List.copyOf(lines);
    }

    /**
     * @param itemNo 1..n, three digits on refund forms
     * @param unit declared unit, customs code
     * @param total FOB in the currency of the declaration
     */
    public record Line(
            int itemNo,
            String commodityCode,
            String name,
            String unit,
            BigDecimal quantity,
            String unit1,
            BigDecimal quantity1,
            String unit2,
            BigDecimal quantity2,
            Money total,
            List<Source> sources) {

        public Line {
            sources = List.copyOf(sources);
        }
    }

    /** The part of a declaration line that comes from one line of one list. */
    public record Source(
            String orderNo,
            int orderLineNo,
            String inventoryNo,
            int listLineNo,
            String sku,
            BigDecimal quantity,
            Money total) {}
}

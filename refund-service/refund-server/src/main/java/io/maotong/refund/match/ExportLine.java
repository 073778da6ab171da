package io.maotong.refund.match;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One item of a customs declaration that may be filed.
 *
 * @param units the declared and the legal units with the quantity in each, in that order
 * @param orders the orders whose goods it holds, with their part of its value
 * @param stockNumbers the products that it holds
 */
public record ExportLine(
        String entryId,
        int itemNo,
        LocalDate exportDate,
        String tradeMode,
        String consignorCode,
        String commodityCode,
        String name,
        List<InUnit> units,
        Money fob,
        List<OrderPart> orders,
        Set<String> stockNumbers) {

    /** A quantity in a customs unit. */
    public record InUnit(String unit, BigDecimal quantity) {}

    /** What one order contributes, in the declaration's currency. */
    public record OrderPart(String orderNo, Money value) {}

    public ExportLine {
        units = List.copyOf(units);
        orders = List.copyOf(orders);
        stockNumbers = Set.copyOf(stockNumbers);
    }

    /** Declaration number and three-digit item: 21 digits. */
    public String number() {
        return entryId + "%03d".formatted(itemNo);
    }
}

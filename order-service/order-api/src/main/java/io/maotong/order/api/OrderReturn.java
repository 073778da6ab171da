package io.maotong.order.api;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Goods of an order that come back. What follows from it is each service's own business: customs a return application
 * (213) for what was declared, invoices a red invoice for what was invoiced, collections money to be paid back.
 *
 * @param returnNo unique per merchant, at most 40 characters
 * @param version rises with every change
 * @param status REQUESTED, RECEIVED, ACCEPTED, REFUNDED, REJECTED, CANCELLED; quantities count from ACCEPTED on
 * @param reason NO_LONGER_WANTED, DAMAGED, WRONG_GOODS, NOT_DELIVERED, REFUSED_ABROAD, OTHER
 * @param declared whether customs held the order's list when the goods were accepted back: then the return has to be
 *     declared, else the goods only leave the order
 * @param full whether with this return everything of the order has come back
 * @param goodsValue of the accepted goods, at the prices of the order; before the inspection of the expected ones
 * @param refundAmount what the buyer gets back; null until decided
 * @param orderVersion version of the order that already counts this return
 */
public record OrderReturn(
        String returnNo,
        long version,
        String orderNo,
        String status,
        String reason,
        String note,
        boolean declared,
        boolean full,
        Money goodsValue,
        Money refundAmount,
        long orderVersion,
        Instant requestedAt,
        Instant receivedAt,
        Instant acceptedAt,
        List<Line> lines) {

    public OrderReturn {
        lines = List.copyOf(lines);
    }

    /**
     * @param lineNo of the order
     * @param quantity in the declared unit: accepted, or expected before the inspection
     * @param quantity1 the same in the first legal unit, in proportion
     * @param goodsState RESALEABLE, DAMAGED or DESTROYED; null before the inspection
     */
    public record Line(
            int lineNo,
            String sku,
            String name,
            String commodityCode,
            String elements,
            String unit,
            BigDecimal quantity,
            String unit1,
            BigDecimal quantity1,
            String unit2,
            BigDecimal quantity2,
            Money goodsValue,
            String goodsState) {}
}

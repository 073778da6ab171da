package io.maotong.invoice.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is to be invoiced and how.
 *
 * @param planNo unique for the merchant; the same number with the same request is the same plan; made up if null
 * @param orderNos whole orders
 * @param lines lines alone, instead of their whole orders
 * @param maxAmount and the others: instead of what the customers' policies say, if not null
 * @param allGood whether lines that cannot be invoiced are left out instead of refusing the whole plan
 */
record PlanRequest(
        String planNo,
        List<String> orderNos,
        List<Line> lines,
        PlanMode mode,
        BigDecimal maxAmount,
        Integer maxLines,
        Boolean byDelivery,
        Boolean byOrder,
        Boolean mergeEqual,
        boolean allGood) {

    PlanRequest {
        orderNos = orderNos == null ? List.of() : List.copyOf(orderNos);
        lines = lines == null ? List.of() : List.copyOf(lines);
        mode = mode == null ? PlanMode.DRAFT : mode;
    }

    /** @param quantity null for all that is left */
    record Line(String orderNo, int lineNo, BigDecimal quantity) {}

    static PlanRequest ofOrders(String planNo, List<String> orderNos, PlanMode mode) {
        return new PlanRequest(planNo, orderNos, null, mode, null, null, null, null, null, true);
    }
}

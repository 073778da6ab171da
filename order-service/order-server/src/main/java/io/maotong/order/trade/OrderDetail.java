package io.maotong.order.trade;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.maotong.core.money.Money;
import io.maotong.order.api.TradeOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order with everything that is known of it.
 *
 * @param stages how far it is: the newest state at the carrier, at customs and at the tax office, and what was paid
 * @param timeline oldest first
 */
record OrderDetail(@JsonUnwrapped TradeOrder order, Stages stages, List<Step> timeline) {

    /**
     * @param collected matched receipts in the order's currency; null if there are none or they are in another one
     */
    record Stages(String shipment, String customs, Money collected, String refund) {}

    /**
     * Something that happened.
     *
     * @param source ORDER, SHIPMENT, CUSTOMS, RECEIPT or REFUND
     * @param sourceId of the shipment, list, receipt allocation or refund batch
     */
    record Step(Instant at, String source, String sourceId, String state, Map<String, Object> detail) {}
}

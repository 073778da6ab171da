package io.maotong.order.trade;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.maotong.core.money.Money;
import io.maotong.order.api.TradeOrder;
import io.maotong.order.timeline.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order with everything that is known of it.
 *
 * @param order as the other services know it, but with the status that people see (also PART_RETURNED)
 * @param progress how far it is on its way: PAID, SHIPPED, DECLARED, CLOSED
 * @param heldReason why it is on hold, or null
 * @param stages how far it is: the newest state at the carrier, at customs and at the tax office, and what was paid
 * @param timeline oldest first
 * @param provenance where fields came from that nobody entered: SHOP, PRODUCT v3, DEFAULT, CALCULATED
 * @param effects what still has to be done elsewhere because it was cancelled
 */
record OrderDetail(
        @JsonUnwrapped TradeOrder order,
        Progress progress,
        String heldReason,
        Stages stages,
        List<Step> timeline,
        List<Provenance> provenance,
        List<Effect> effects) {

    /**
     * @param collected matched receipts in the order's currency; null if there are none or they are in another one
     */
    record Stages(String shipment, String customs, Money collected, String refund) {}

    /**
     * Something that happened.
     *
     * @param sourceId of the shipment, list, receipt allocation or refund batch
     * @param number waybill, list, entry or invoice number
     * @param channel LIVE, SANDBOX or MANUAL
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            Instant at,
            Source source,
            String sourceId,
            String state,
            Map<String, Object> detail,
            String actor,
            String number,
            String channel) {}

    /** @param line null for the order itself */
    record Provenance(String field, Integer line, String from) {}

    /** @param code CANCEL_SHIPMENT or PAY_BACK; @param subject the shipment or the amount */
    record Effect(String code, String subject, String hint) {}
}

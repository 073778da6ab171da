package io.maotong.order.timeline;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to an order.
 *
 * @param sourceId of the shipment, list, allocation, batch and so on; the order's own number for its own news
 * @param version of that object: of two states the one with the higher version is the newer
 * @param at when; null if only its arrival is known
 * @param actor who did it, where that is a person or a partner of the merchant
 * @param number under which the outside world knows it: waybill, list, entry, invoice
 * @param channel LIVE, SANDBOX or MANUAL; null for what happened in this service
 */
public record Happening(
        String orderNo,
        Source source,
        String sourceId,
        String state,
        long version,
        Instant at,
        String actor,
        String number,
        String channel,
        Map<String, Object> detail) {}

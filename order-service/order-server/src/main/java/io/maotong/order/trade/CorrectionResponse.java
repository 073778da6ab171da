package io.maotong.order.trade;

import java.time.Instant;
import java.util.List;

/**
 * A change that came too late to be made at once.
 *
 * @param seenVersion version of the order that it was asked for
 * @param ready whether customs has given the order free, so that it can be applied now
 */
record CorrectionResponse(
        String correctionId,
        String orderNo,
        long seenVersion,
        CorrectionStatus status,
        boolean ready,
        String reason,
        List<OrderDifference.Change> changes,
        String requestedBy,
        Instant requestedAt,
        String closedBy,
        Instant closedAt) {}

package io.maotong.order.timeline;

import java.time.Instant;
import java.util.List;

/**
 * Everything that happened to an order in any service.
 *
 * @param mark changes whenever something happens; the id of server-sent events
 * @param nodes in the usual order of business, then by time; what has not begun is there as well
 * @param events the same by the time of business, oldest first
 */
public record TimelineResponse(
        String orderNo, String mark, Instant asOf, List<TimelineNode> nodes, List<TimelineEvent> events) {}

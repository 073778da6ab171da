package io.maotong.order.draft;

import io.maotong.order.rule.OrderDraft;
import java.util.List;
import java.util.Map;

/**
 * An order that was read.
 *
 * @param origin of the fields of the order that nobody entered: where each came from, by the field's name
 * @param lineOrigins the same for each line
 */
public record DraftedOrder(OrderDraft draft, Map<String, String> origin, List<Map<String, String>> lineOrigins) {

    public DraftedOrder {
        origin = Map.copyOf(origin);
        lineOrigins = lineOrigins.stream().map(Map::copyOf).toList();
    }
}

package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads lines of many orders with one statement. */
@Component
final class OrderLines {

    private final OrderLineMapper lines;

    OrderLines(OrderLineMapper lines) {
        this.lines = lines;
    }

    Map<Long, List<OrderLineRow>> linesOf(Collection<OrderRow> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        List<Long> ids = orders.stream().map(order -> order.id).toList();
        return lines
                .selectList(new QueryWrapper<OrderLineRow>()
                        .in("order_id", ids)
                        .orderByAsc("order_id")
                        .orderByAsc("line_no"))
                .stream()
                .collect(Collectors.groupingBy(line -> line.orderId));
    }
}

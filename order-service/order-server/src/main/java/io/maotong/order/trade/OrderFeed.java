package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.order.api.TradeOrder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Orders in the order in which they changed, for programs that follow them. */
@Service
class OrderFeed {

    /** What a transaction may still be about to commit is left for the next page. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final int MOST = 200;

    /**
     * A page.
     *
     * @param next to be sent for the following page; also of the last page, where later changes will follow
     * @param more whether there are more already
     */
    record Page(List<Entry> items, String next, boolean more) {}

    /** @param updatedAt when it last changed */
    record Entry(Instant updatedAt, TradeOrder order) {}

    private final OrderMapper orders;
    private final OrderLines lines;
    private final Clock clock;

    OrderFeed(OrderMapper orders, OrderLines lines, Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.clock = clock;
    }

    TradeOrder get(String orderNo) {
        OrderRow order = orders.selectOne(new QueryWrapper<OrderRow>().eq("order_no", orderNo));
        if (order == null) {
            throw new NotFoundException("order", orderNo);
        }
        return OrderService.asSeen(order, lines.linesOf(List.of(order)).get(order.id));
    }

    Page read(OrderStatus status, Instant from, Instant to, String cursor, Integer limit) {
        int most = limit == null ? 100 : limit;
        new Violations()
                .check(
                        most >= 1 && most <= MOST,
                        CommonError.INVALID_REQUEST,
                        "limit",
                        "PAGE",
                        "1.." + MOST,
                        Text.of("每页1至%d条", "1 to %d a page").with(MOST))
                .throwIfAny(CommonError.INVALID_REQUEST);
        QueryWrapper<OrderRow> query = new QueryWrapper<>();
        query.eq(status != null, "status", status);
        OrderCursor after = cursor == null || cursor.isBlank() ? null : OrderCursor.of(cursor);
        if (after != null) {
            Timestamp at = Timestamp.from(after.updatedAt());
            query.ge("updated_at", at);
            query.and(rest -> rest.gt("updated_at", at).or().gt("id", after.id()));
        } else if (from != null) {
            query.ge("updated_at", Timestamp.from(from));
        }
        Instant settled = clock.instant().minus(SETTLED);
        Instant until = to == null || to.isAfter(settled) ? settled : to;
        query.lt("updated_at", Timestamp.from(until));
        List<OrderRow> rows =
                orders.selectList(query.orderByAsc("updated_at", "id").last("LIMIT " + (most + 1)));
        boolean more = rows.size() > most;
        List<OrderRow> page = more ? rows.subList(0, most) : rows;
        Map<Long, List<OrderLineRow>> goods = lines.linesOf(page);
        String next = page.isEmpty() ? cursor : new OrderCursor(page.getLast().updatedAt, page.getLast().id).text();
        return new Page(
                page.stream()
                        .map(order -> new Entry(order.updatedAt, OrderService.asSeen(order, goods.get(order.id))))
                        .toList(),
                next,
                more);
    }
}

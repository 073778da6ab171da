package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.order.OrderError;
import io.maotong.order.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What returns may do with the goods of an order. Everything here holds the order's lock: call it in a transaction. */
@Component
public final class OrderGoods {

    /** A line as it can be returned. @param open how much may still be asked back */
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
            BigDecimal unitPrice,
            BigDecimal totalPrice,
            BigDecimal open) {}

    /** @param share how much of the order has come back now */
    public record Accepted(boolean declared, ReturnedShare share, long orderVersion) {}

    private final OrderMapper orders;
    private final OrderLineMapper lineRows;
    private final OrderLines lines;
    private final Timeline timeline;
    private final Standings standings;
    private final OrderAnnouncer announcer;
    private final Clock clock;

    OrderGoods(
            OrderMapper orders,
            OrderLineMapper lineRows,
            OrderLines lines,
            Timeline timeline,
            Standings standings,
            OrderAnnouncer announcer,
            Clock clock) {
        this.orders = orders;
        this.lineRows = lineRows;
        this.lines = lines;
        this.timeline = timeline;
        this.standings = standings;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** @return currency of the order */
    public String currency(String orderNo) {
        return find(orderNo).currency;
    }

    public BigDecimal freight(String orderNo) {
        return find(orderNo).freight;
    }

    public long version(String orderNo) {
        return find(orderNo).version;
    }

    public boolean isFullyReturned(String orderNo) {
        return find(orderNo).returned == ReturnedShare.FULL;
    }

    /** By line number. */
    public Map<Integer, Line> lines(String orderNo) {
        Map<Integer, Line> found = new HashMap<>();
        for (OrderLineRow row : rows(find(orderNo))) {
            found.put(row.lineNo, lineOf(row));
        }
        return found;
    }

    /** Whether customs holds a list of it, so that what comes back has to be declared as returned. */
    public boolean isDeclared(String orderNo) {
        OrderRow order = find(orderNo);
        return order.progress.ordinal() >= Progress.DECLARED.ordinal() || standings.atCustoms(timeline.of(orderNo));
    }

    /**
     * Goods are asked back: nobody else can ask for the same.
     *
     * @throws BusinessException if the order has not left, or for each line of which that is more than there is
     */
    public void expect(String orderNo, Map<Integer, BigDecimal> quantities) {
        OrderRow order = locked(orderNo);
        if (!order.life().mayComeBack()) {
            throw new IllegalTransition("order", order.status, "return");
        }
        Violations violations = new Violations();
        Map<Integer, OrderLineRow> byNumber = byNumber(order);
        quantities.forEach((lineNo, quantity) -> {
            OrderLineRow line = byNumber.get(lineNo);
            if (line == null || lineRows.expect(line.id, quantity) == 0) {
                violations.add(tooMuch(lineNo, line));
            }
        });
        violations.throwIfAny(OrderError.RETURN_INVALID);
    }

    /** Goods that were asked back do not come. */
    public void release(String orderNo, Map<Integer, BigDecimal> quantities) {
        Map<Integer, OrderLineRow> byNumber = byNumber(locked(orderNo));
        quantities.forEach((lineNo, quantity) -> {
            if (quantity.signum() > 0 && lineRows.expect(byNumber.get(lineNo).id, quantity.negate()) == 0) {
                throw new IllegalStateException("more is released than was asked back: " + orderNo + " " + lineNo);
            }
        });
    }

    /** Goods came back and were accepted: the order counts them, and says so to the others. */
    public Accepted accept(String orderNo, Map<Integer, BigDecimal> quantities) {
        OrderRow order = locked(orderNo);
        boolean declared =
                order.progress.ordinal() >= Progress.DECLARED.ordinal() || standings.atCustoms(timeline.of(orderNo));
        Map<Integer, OrderLineRow> byNumber = byNumber(order);
        quantities.forEach((lineNo, quantity) -> {
            BigDecimal withdrawn = declared ? BigDecimal.ZERO : quantity;
            if (lineRows.accept(byNumber.get(lineNo).id, quantity, withdrawn) == 0) {
                throw new IllegalStateException("more is accepted than was asked back: " + orderNo + " " + lineNo);
            }
        });
        List<OrderLineRow> own = rows(order);
        boolean anything = own.stream().anyMatch(line -> line.returnedQuantity.signum() > 0);
        boolean everything = own.stream().allMatch(line -> line.returnedQuantity.compareTo(line.quantity) == 0);
        ReturnedShare share = everything ? ReturnedShare.FULL : anything ? ReturnedShare.PART : ReturnedShare.NONE;
        order.live(order.life().comeBack(share));
        order.version++;
        order.updatedAt = clock.instant();
        orders.updateById(order);
        announcer.announce(List.of(order), Map.of(order.id, own));
        return new Accepted(declared, share, order.version);
    }

    private static Violation tooMuch(int lineNo, OrderLineRow line) {
        if (line == null) {
            return Violation.of(
                            OrderError.RETURN_INVALID,
                            "lineNo",
                            "R1",
                            null,
                            Text.of("订单没有第%d行", "The order has no line %d").with(lineNo))
                    .atRow(lineNo);
        }
        String open = lineOf(line).open().stripTrailingZeros().toPlainString();
        return Violation.of(
                        OrderError.RETURN_INVALID,
                        "quantity",
                        "R2",
                        "<= " + open,
                        Text.of("退货数量不得超过可退数量 %s", "At most %s can still come back")
                                .with(open))
                .atRow(lineNo);
    }

    private static Line lineOf(OrderLineRow row) {
        return new Line(
                row.lineNo,
                row.sku,
                row.name,
                row.commodityCode,
                row.elements,
                row.unit,
                row.quantity,
                row.unit1,
                row.quantity1,
                row.unit2,
                row.quantity2,
                row.unitPrice,
                row.totalPrice,
                row.quantity.subtract(row.returningQuantity));
    }

    private Map<Integer, OrderLineRow> byNumber(OrderRow order) {
        Map<Integer, OrderLineRow> found = new HashMap<>();
        rows(order).forEach(line -> found.put(line.lineNo, line));
        return found;
    }

    private List<OrderLineRow> rows(OrderRow order) {
        return lines.linesOf(List.of(order)).get(order.id);
    }

    private OrderRow locked(String orderNo) {
        orders.lock(List.of(orderNo));
        return find(orderNo);
    }

    private OrderRow find(String orderNo) {
        OrderRow order = orders.selectOne(new QueryWrapper<OrderRow>().eq("order_no", orderNo));
        if (order == null) {
            throw new NotFoundException("order", orderNo);
        }
        return order;
    }
}

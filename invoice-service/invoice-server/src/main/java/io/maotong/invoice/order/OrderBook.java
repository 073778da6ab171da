package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.document.Party;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is left to invoice. */
@Service
public class OrderBook {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "orderedOn", "ordered_on", "orderNo", "order_no");

    /** Everything optional. @param q beginning of the number */
    record Filter(OrderOrigin origin, OrderState status, String customerNo, LocalDate from, LocalDate to, String q) {}

    private final InvoiceOrderMapper orders;
    private final InvoiceOrderLineMapper lines;
    private final JsonMapper json;

    OrderBook(InvoiceOrderMapper orders, InvoiceOrderLineMapper lines, JsonMapper json) {
        this.orders = orders;
        this.lines = lines;
        this.json = json;
    }

    /** Numbers of the customer's orders with something left, oldest first. @param paidUntil null if unpaid ones count */
    @Transactional(readOnly = true)
    public List<String> openOrders(String customerNo, LocalDate orderedUntil, LocalDate paidUntil, int limit) {
        return orders.open(customerNo, orderedUntil, paidUntil, limit);
    }

    /** Which of them exist. */
    @Transactional(readOnly = true)
    public Set<String> known(Collection<String> orderNos) {
        return rows(orderNos).stream().map(row -> row.orderNo).collect(Collectors.toSet());
    }

    /** When everything that is due was paid; unpaid orders are left out. */
    @Transactional(readOnly = true)
    public Map<String, LocalDate> paidOn(Collection<String> orderNos) {
        return rows(orderNos).stream()
                .filter(row -> row.paidOn != null)
                .collect(Collectors.toMap(row -> row.orderNo, row -> row.paidOn));
    }

    /** Every line of the orders with what is left of it, by order and line. */
    @Transactional(readOnly = true)
    public List<InvoiceableLine> lines(Collection<String> orderNos) {
        Map<Long, OrderRow> byId =
                rows(orderNos).stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        if (byId.isEmpty()) {
            return List.of();
        }
        Map<Long, Party> buyers = byId.values().stream()
                .filter(row -> row.buyer != null)
                .collect(Collectors.toMap(row -> row.id, this::buyer));
        List<OrderLineRow> found = lines.selectList(
                new QueryWrapper<OrderLineRow>().in("order_id", byId.keySet()).orderByAsc("order_no", "line_no"));
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, InvoiceOrderLineMapper.Drawn> drawn = lines
                .drawn(found.stream().map(row -> row.id).toList())
                .stream()
                .collect(Collectors.toMap(InvoiceOrderLineMapper.Drawn::orderLineId, Function.identity()));
        return found.stream()
                .map(row -> line(byId.get(row.orderId), row, buyers.get(row.orderId), drawn.get(row.id)))
                .toList();
    }

    private static InvoiceableLine line(
            OrderRow order, OrderLineRow row, Party buyer, InvoiceOrderLineMapper.Drawn drawn) {
        LineFigures due = OrderLines.due(row);
        LineFigures open = drawn == null
                ? due
                : due.minus(drawn.quantity(), drawn.amount(), drawn.tax(), drawn.discountAmount(), drawn.discountTax());
        return new InvoiceableLine(
                row.id,
                row.orderNo,
                row.lineNo,
                order.customerNo,
                order.status,
                order.kind,
                order.currency,
                buyer,
                row.delivery,
                row.name,
                row.shortName,
                row.spec,
                row.unit,
                row.rate,
                row.taxClassCode,
                row.preference,
                open,
                row.declaredEntry);
    }

    PageResponse<OrderRow> list(Filter filter, PageRequest page) {
        QueryWrapper<OrderRow> query = new QueryWrapper<>();
        query.eq(filter.origin() != null, "origin", filter.origin())
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.customerNo() != null, "customer_no", filter.customerNo())
                .ge(filter.from() != null, "ordered_on", filter.from())
                .le(filter.to() != null, "ordered_on", filter.to())
                .likeRight(filter.q() != null && !filter.q().isBlank(), "order_no", filter.q());
        return PageResponse.of(orders.selectPage(page.toPage(SORTABLE, "orderedOn,desc"), query), row -> row);
    }

    OrderRow get(String orderNo) {
        return rows(List.of(orderNo)).stream().findFirst().orElseThrow(() -> new NotFoundException("order", orderNo));
    }

    List<OrderLineRow> linesOf(OrderRow order) {
        return lines.selectList(
                new QueryWrapper<OrderLineRow>().eq("order_id", order.id).orderByAsc("line_no"));
    }

    Party buyer(OrderRow row) {
        return row.buyer == null ? null : json.readValue(row.buyer, Party.class);
    }

    private List<OrderRow> rows(Collection<String> orderNos) {
        return orderNos.isEmpty()
                ? List.of()
                : orders.selectList(new QueryWrapper<OrderRow>().in("order_no", orderNos));
    }
}

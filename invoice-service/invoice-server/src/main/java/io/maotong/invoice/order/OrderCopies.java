package io.maotong.invoice.order;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.taxclass.TaxClass;
import io.maotong.invoice.taxclass.TaxClassTables;
import io.maotong.invoice.taxclass.TaxClasses;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the newest version of the orders of order-service, whatever the order in which the facts arrive. */
@Component
class OrderCopies implements EventHandler<OrdersChanged> {

    private static final String CANCELLED = "CANCELLED";
    private static final String CNY = "CNY";
    private static final int LONGEST_NAME = 300;

    private final InvoiceOrderMapper orders;
    private final InvoiceOrderLineMapper lines;
    private final TaxClassTables classes;
    private final InvoiceProperties.Plan settings;
    private final Clock clock;

    OrderCopies(
            InvoiceOrderMapper orders,
            InvoiceOrderLineMapper lines,
            TaxClassTables classes,
            InvoiceProperties properties,
            Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.classes = classes;
        this.settings = properties.plan();
        this.clock = clock;
    }

    @Override
    public EventType<OrdersChanged> type() {
        return OrderEvents.ORDERS_CHANGED;
    }

    @Override
    public void handle(Event<OrdersChanged> event) {
        Map<String, TradeOrder> newest = new LinkedHashMap<>();
        for (TradeOrder order : event.data().orders()) {
            newest.merge(order.orderNo(), order, (a, b) -> a.version() >= b.version() ? a : b);
        }
        if (newest.isEmpty()) {
            return;
        }
        Map<String, InvoiceOrderMapper.Known> known = orders.lock(newest.keySet()).stream()
                .collect(Collectors.toMap(InvoiceOrderMapper.Known::orderNo, Function.identity()));
        newest.values()
                .removeIf(order -> known.containsKey(order.orderNo())
                        && known.get(order.orderNo()).version() >= order.version());
        if (newest.isEmpty()) {
            return;
        }
        TaxClasses book = classes.read();
        Map<String, String> declared = new HashMap<>();
        orders.declared(newest.keySet())
                .forEach(row -> declared.put(row.orderNo() + "/" + row.lineNo(), row.entryId()));
        List<OrderRow> added = new ArrayList<>();
        List<OrderRow> changed = new ArrayList<>();
        List<OrderLineRow> rows = new ArrayList<>();
        for (TradeOrder order : newest.values()) {
            InvoiceOrderMapper.Known earlier = known.get(order.orderNo());
            OrderRow row = row(event.merchantId(), order);
            row.id = earlier == null ? Ids.next() : earlier.id();
            (earlier == null ? added : changed).add(row);
            for (TradeOrder.Line line : order.lines()) {
                rows.add(line(row, order, line, book, declared));
            }
            if (earlier != null) {
                lines.cutOff(earlier.id(), order.lines().size());
            }
        }
        if (!added.isEmpty()) {
            orders.insert(added);
        }
        if (!changed.isEmpty()) {
            orders.updateById(changed);
        }
        if (!rows.isEmpty()) {
            lines.save(rows);
        }
    }

    private OrderRow row(long merchantId, TradeOrder order) {
        OrderRow row = new OrderRow();
        row.merchantId = merchantId;
        row.orderNo = order.orderNo();
        row.version = order.version();
        row.origin = OrderOrigin.TRADE;
        row.status = CANCELLED.equals(order.status()) ? OrderState.CANCELLED : OrderState.OPEN;
        row.kind = InvoiceKind.DIGITAL_NORMAL;
        row.currency = order.goodsValue().currency();
        row.orderedOn = BusinessTime.dateOf(order.orderedAt());
        row.total = order.goodsValue().amount();
        // The first status of an order there is PAID: shops are paid before they send.
        row.paid = CNY.equals(row.currency) ? row.total : BigDecimal.ZERO;
        row.paidOn = row.orderedOn;
        row.createdBy = "order-service";
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        return row;
    }

    private OrderLineRow line(
            OrderRow order, TradeOrder trade, TradeOrder.Line line, TaxClasses book, Map<String, String> declared) {
        LocalDate date = BusinessTime.dateOf(trade.orderedAt());
        Optional<TaxClass> taxClass = book.find(line.commodityCode(), date);
        BigDecimal total = line.totalPrice().amount();
        LineFigures figures = LineFigures.inclusive(line.quantity(), total, BigDecimal.ZERO, settings.tradeOrderRate());
        OrderLineRow row = OrderLines.row(order, line.lineNo(), figures);
        String name = line.name() == null ? "" : line.name().replace('*', '×').strip();
        row.name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        row.shortName = taxClass.map(TaxClass::shortName).orElse(null);
        row.taxClassCode = taxClass.map(TaxClass::code).orElse(null);
        row.unit = book.unitName(line.unit());
        row.rate = settings.tradeOrderRate();
        row.declaredEntry = declared.get(order.orderNo + "/" + line.lineNo());
        return row;
    }
}

package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.money.Money;
import io.maotong.data.key.KeyService;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.order.OrderError;
import io.maotong.order.api.TradeOrder;
import io.maotong.order.timeline.Happening;
import io.maotong.order.timeline.Source;
import io.maotong.order.timeline.Timeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What merchants ask about their orders and how they steer them. */
@Service
class OrderService {

    private static final Map<String, String> SORTABLE = Map.of(
            "id",
            "id",
            "orderedAt",
            "ordered_at",
            "orderNo",
            "order_no",
            "goodsValue",
            "goods_value",
            "status",
            "status",
            "updatedAt",
            "updated_at");
    private static final int PORTION = 500;

    private final OrderMapper orders;
    private final OrderLines lines;
    private final Timeline timeline;
    private final Standings standings;
    private final OrderAnnouncer announcer;
    private final KeyService keys;
    private final JsonMapper json;
    private final Clock clock;

    OrderService(
            OrderMapper orders,
            OrderLines lines,
            Timeline timeline,
            Standings standings,
            OrderAnnouncer announcer,
            KeyService keys,
            JsonMapper json,
            Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.timeline = timeline;
        this.standings = standings;
        this.announcer = announcer;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    PageResponse<OrderListItem> find(OrderFilter filter, PageRequest page) {
        Page<OrderRow> rows = orders.selectPage(page.toPage(SORTABLE, "orderedAt,desc"), filter.toQuery(keys));
        return PageResponse.of(rows, OrderListItem::of);
    }

    long count(OrderFilter filter) {
        return orders.selectCount(filter.toQuery(keys));
    }

    /** Gives all orders of a filter to the reader, oldest entry first, holding one portion in memory. */
    void readAll(OrderFilter filter, Consumer<OrderListItem> reader) {
        long after = Long.MIN_VALUE;
        while (true) {
            List<OrderRow> portion = orders.selectList(
                    filter.toQuery(keys).gt("id", after).orderByAsc("id").last("LIMIT " + PORTION));
            portion.forEach(row -> reader.accept(OrderListItem.of(row)));
            if (portion.size() < PORTION) {
                return;
            }
            after = portion.getLast().id;
        }
    }

    OrderDetail get(String orderNo, Locale locale) {
        OrderRow order = find(orderNo);
        List<OrderLineRow> own = lines.linesOf(List.of(order)).get(order.id);
        List<Happening> steps = timeline.of(orderNo);
        return new OrderDetail(
                asSeen(order, own),
                order.progress,
                order.heldReason,
                new OrderDetail.Stages(
                        standings.state(steps, Source.SHIPMENT),
                        standings.state(steps, Source.CUSTOMS),
                        standings.collected(steps, order.currency),
                        standings.state(steps, Source.REFUND)),
                steps.stream().map(OrderService::stepOf).toList(),
                provenance(order, own),
                order.status == OrderStatus.CANCELLED ? effects(order, steps, locale) : List.of());
    }

    OrderListItem item(String orderNo) {
        return OrderListItem.of(find(orderNo));
    }

    /** Whether there is such an order, and nothing more is expected of it. */
    boolean isOver(String orderNo) {
        return find(orderNo).status.isOver();
    }

    /** As it is announced, with the status that people see. */
    static TradeOrder asSeen(OrderRow order, List<OrderLineRow> own) {
        TradeOrder fact = OrderAnnouncer.factOf(order, own);
        return new TradeOrder(
                fact.orderNo(),
                fact.version(),
                order.status.name(),
                fact.shop(),
                fact.platformCode(),
                fact.platformName(),
                fact.tradeMode(),
                fact.orderedAt(),
                fact.goodsValue(),
                fact.freight(),
                fact.grossWeight(),
                fact.netWeight(),
                fact.packs(),
                fact.consignee(),
                fact.lines(),
                fact.returned(),
                fact.payName());
    }

    /** @throws BusinessException if it cannot be cancelled any more */
    void cancel(String orderNo, String reason, String actor) {
        Map<String, String> one = new HashMap<>();
        one.put(orderNo, reason);
        BusinessException refusal = cancelAll(one, actor).get(orderNo);
        if (refusal != null) {
            throw refusal;
        }
    }

    /**
     * Cancels those that can be. To be called in a transaction.
     *
     * @param reasons by order number; a reason may be null
     * @return why the others cannot, by order number
     */
    Map<String, BusinessException> cancelAll(Map<String, String> reasons, String actor) {
        Map<String, BusinessException> refused = new HashMap<>();
        if (reasons.isEmpty()) {
            return refused;
        }
        orders.lock(reasons.keySet());
        Map<String, OrderRow> found = new HashMap<>();
        orders.selectList(new QueryWrapper<OrderRow>().in("order_no", reasons.keySet()))
                .forEach(order -> found.put(order.orderNo, order));
        Map<String, List<Happening>> happened = timeline.of(found.keySet());
        List<OrderRow> cancelled = new ArrayList<>();
        List<Happening> notes = new ArrayList<>();
        reasons.forEach((orderNo, reason) -> {
            try {
                OrderRow order = found.get(orderNo);
                if (order == null) {
                    throw new NotFoundException("order", orderNo);
                }
                order.live(cancelled(order, happened.getOrDefault(orderNo, List.of())));
                order.version++;
                order.updatedAt = clock.instant();
                cancelled.add(order);
                notes.add(note(order, Source.ORDER, orderNo, OrderStatus.CANCELLED.name(), reason, actor));
            } catch (BusinessException e) {
                refused.put(orderNo, e);
            }
        });
        if (!cancelled.isEmpty()) {
            orders.updateById(cancelled);
            timeline.note(notes);
            announcer.announce(cancelled, lines.linesOf(cancelled));
        }
        return refused;
    }

    private OrderLife cancelled(OrderRow order, List<Happening> happened) {
        OrderLife cancelled = order.life().cancel();
        if (standings.atCustoms(happened)) {
            throw new BusinessException(
                    OrderError.ORDER_FROZEN,
                    List.of(Violation.of(
                            OrderError.ORDER_FROZEN,
                            "status",
                            "C7",
                            null,
                            Text.of("清单已发往海关：请先在报关中撤销清单", "A list of it is at customs: cancel the list there first"))));
        }
        return cancelled;
    }

    void hold(String orderNo, String reason, String actor) {
        OrderRow order = locked(orderNo);
        String hold = Long.toString(order.version + 1);
        live(order, life -> life.hold(reason), Source.HOLD, hold, "ON_HOLD", reason, actor);
    }

    void release(String orderNo, String actor) {
        OrderRow order = locked(orderNo);
        String hold = timeline.of(orderNo).stream()
                .filter(step -> step.source() == Source.HOLD)
                .max(Comparator.comparing(Happening::version))
                .map(Happening::sourceId)
                .orElse(orderNo);
        live(order, OrderLife::release, Source.HOLD, hold, "RELEASED", null, actor);
    }

    private void live(
            OrderRow order,
            UnaryOperator<OrderLife> verb,
            Source source,
            String sourceId,
            String state,
            String reason,
            String actor) {
        order.live(verb.apply(order.life()));
        order.version++;
        order.updatedAt = clock.instant();
        orders.updateById(order);
        timeline.note(List.of(note(order, source, sourceId, state, reason, actor)));
        announcer.announce(List.of(order), lines.linesOf(List.of(order)));
    }

    private static Happening note(
            OrderRow order, Source source, String sourceId, String state, String reason, String actor) {
        return new Happening(
                order.orderNo,
                source,
                sourceId,
                state,
                order.version,
                order.updatedAt,
                actor,
                null,
                "MANUAL",
                reason == null ? Map.of() : Map.of("reason", reason));
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

    private static OrderDetail.Step stepOf(Happening step) {
        return new OrderDetail.Step(
                step.at(),
                step.source(),
                step.sourceId(),
                step.state(),
                step.detail(),
                step.actor(),
                step.number(),
                step.channel());
    }

    private List<OrderDetail.Provenance> provenance(OrderRow order, List<OrderLineRow> own) {
        List<OrderDetail.Provenance> found = new ArrayList<>();
        origin(order.origin).forEach((field, from) -> found.add(new OrderDetail.Provenance(field, null, from)));
        for (OrderLineRow line : own) {
            origin(line.origin)
                    .forEach((field, from) -> found.add(new OrderDetail.Provenance(field, line.lineNo, from)));
        }
        return found;
    }

    private Map<String, String> origin(String text) {
        return text == null ? Map.of() : json.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private List<OrderDetail.Effect> effects(OrderRow order, List<Happening> steps, Locale locale) {
        List<OrderDetail.Effect> effects = new ArrayList<>();
        for (Happening parcel : standings.booked(steps)) {
            effects.add(new OrderDetail.Effect(
                    "CANCEL_SHIPMENT",
                    parcel.number() == null ? parcel.sourceId() : parcel.number(),
                    Text.of("请到物流取消该运单", "Cancel this shipment").in(locale)));
        }
        Money collected = standings.collected(steps, order.currency);
        if (collected != null && collected.isPositive()) {
            effects.add(new OrderDetail.Effect(
                    "PAY_BACK",
                    collected.toString(),
                    Text.of("已收货款：请退款或改配其他订单", "It was paid: pay it back or match it elsewhere")
                            .in(locale)));
        }
        return effects;
    }
}

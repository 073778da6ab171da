package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.money.Money;
import io.maotong.data.key.KeyService;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What merchants ask and do about their orders. */
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
            "status");
    private static final int PORTION = 500;

    private final OrderMapper orders;
    private final OrderLines lines;
    private final MilestoneMapper milestones;
    private final Milestones timeline;
    private final OrderAnnouncer announcer;
    private final KeyService keys;
    private final JsonMapper json;
    private final Clock clock;

    OrderService(
            OrderMapper orders,
            OrderLines lines,
            MilestoneMapper milestones,
            Milestones timeline,
            OrderAnnouncer announcer,
            KeyService keys,
            JsonMapper json,
            Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.milestones = milestones;
        this.timeline = timeline;
        this.announcer = announcer;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    PageResponse<OrderListItem> find(OrderFilter filter, PageRequest page) {
        Page<OrderRow> rows = orders.selectPage(page.toPage(SORTABLE, "orderedAt,desc"), filter.toQuery(keys));
        return PageResponse.of(rows, OrderListItem::of);
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

    OrderDetail get(String orderNo) {
        OrderRow order = find(orderNo);
        List<MilestoneRow> steps = milestones.timeline(orderNo);
        return new OrderDetail(
                OrderAnnouncer.factOf(order, lines.linesOf(List.of(order)).get(order.id)),
                stagesOf(order, steps),
                steps.stream().map(this::stepOf).toList());
    }

    @Transactional
    public void cancel(String orderNo) {
        if (orders.lock(orderNo) == null) {
            throw new NotFoundException("order", orderNo);
        }
        OrderRow order = find(orderNo);
        if (!order.status.mayCancel()) {
            throw new IllegalTransition("order", order.status, "cancel");
        }
        orders.move(List.of(order.id), OrderStatus.CANCELLED, clock.instant());
        List<OrderRow> changed = orders.selectByIds(List.of(order.id));
        milestones.note(List.of(timeline.rowOf(
                "ORDER",
                new Milestones.News(
                        orderNo,
                        orderNo,
                        OrderStatus.CANCELLED.name(),
                        changed.getFirst().version,
                        clock.instant(),
                        Map.of(),
                        null))));
        announcer.announce(changed, lines.linesOf(changed));
    }

    private OrderRow find(String orderNo) {
        OrderRow order = orders.selectOne(new QueryWrapper<OrderRow>().eq("order_no", orderNo));
        if (order == null) {
            throw new NotFoundException("order", orderNo);
        }
        return order;
    }

    private OrderDetail.Step stepOf(MilestoneRow row) {
        Map<String, Object> detail = json.readValue(row.detail, new TypeReference<>() {});
        return new OrderDetail.Step(row.occurredAt, row.source, row.sourceId, row.state, detail);
    }

    private OrderDetail.Stages stagesOf(OrderRow order, List<MilestoneRow> steps) {
        return new OrderDetail.Stages(
                newest(steps, "SHIPMENT"), newest(steps, "CUSTOMS"), collected(order, steps), newest(steps, "REFUND"));
    }

    private static String newest(List<MilestoneRow> steps, String source) {
        return steps.stream()
                .filter(step -> step.source.equals(source))
                .max(Comparator.comparing((MilestoneRow step) -> step.sourceVersion)
                        .thenComparing(step -> step.id))
                .map(step -> step.state)
                .orElse(null);
    }

    private Money collected(OrderRow order, List<MilestoneRow> steps) {
        Map<String, MilestoneRow> newest = new HashMap<>();
        steps.stream()
                .filter(step -> "RECEIPT".equals(step.source))
                .forEach(step ->
                        newest.merge(step.sourceId, step, (a, b) -> a.sourceVersion >= b.sourceVersion ? a : b));
        Money total = null;
        for (MilestoneRow step : newest.values()) {
            Money amount = "MATCHED".equals(step.state) ? amountOf(step) : null;
            if (amount != null && amount.currency().equals(order.currency)) {
                total = total == null ? amount : total.plus(amount);
            }
        }
        return total;
    }

    private Money amountOf(MilestoneRow step) {
        return json.treeToValue(json.readTree(step.detail).get("amount"), Money.class);
    }
}

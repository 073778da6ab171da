package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.CodeTables;
import io.maotong.order.draft.DraftedOrder;
import io.maotong.order.rule.OrderDraft;
import io.maotong.order.timeline.Happening;
import io.maotong.order.timeline.Source;
import io.maotong.order.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives orders a new content, many with the same few statements as one. To be called in a transaction. */
@Component
final class OrderChanges {

    /** The longest detail that a milestone holds, with room for the rest of it. */
    private static final int MOST_NOTED = 8;

    /**
     * A new content for an order.
     *
     * @param seen the version that was seen; null if whatever there is may be replaced
     */
    record Wanted(DraftedOrder order, Long seen) {

        String orderNo() {
            return order.draft().orderNo();
        }
    }

    private record Planned(OrderRow order, List<OrderLineRow> lines, Wanted wanted) {}

    private final OrderMapper orders;
    private final OrderLineMapper lineRows;
    private final OrderLines lines;
    private final OrderBook book;
    private final Timeline timeline;
    private final Standings standings;
    private final OrderAnnouncer announcer;
    private final CodeTables codes;
    private final Clock clock;

    OrderChanges(
            OrderMapper orders,
            OrderLineMapper lineRows,
            OrderLines lines,
            OrderBook book,
            Timeline timeline,
            Standings standings,
            OrderAnnouncer announcer,
            CodeTables codes,
            Clock clock) {
        this.orders = orders;
        this.lineRows = lineRows;
        this.lines = lines;
        this.book = book;
        this.timeline = timeline;
        this.standings = standings;
        this.announcer = announcer;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Changes what may be changed.
     *
     * @param wanted correct orders, each number once
     * @param dry whether only to say what would happen
     * @return by order number
     */
    Map<String, ChangeOutcome> change(List<Wanted> wanted, String actor, String reason, boolean dry) {
        Map<String, ChangeOutcome> outcomes = new LinkedHashMap<>();
        if (wanted.isEmpty()) {
            return outcomes;
        }
        List<String> orderNos = wanted.stream().map(Wanted::orderNo).toList();
        if (!dry) {
            orders.lock(orderNos);
        }
        Map<String, OrderRow> known = orders.selectList(new QueryWrapper<OrderRow>().in("order_no", orderNos)).stream()
                .collect(Collectors.toMap(order -> order.orderNo, Function.identity()));
        Map<Long, List<OrderLineRow>> goods = lines.linesOf(known.values());
        Map<String, List<Happening>> happened = timeline.of(known.keySet());
        List<Planned> planned = new ArrayList<>();
        for (Wanted one : wanted) {
            OrderRow order = known.get(one.orderNo());
            ChangeOutcome outcome = order == null
                    ? new ChangeOutcome.Unknown()
                    : judge(order, goods.get(order.id), one, happened.getOrDefault(order.orderNo, List.of()));
            outcomes.put(one.orderNo(), outcome);
            if (outcome instanceof ChangeOutcome.Changed) {
                planned.add(new Planned(order, goods.get(order.id), one));
            }
        }
        if (!dry && !planned.isEmpty()) {
            apply(planned, outcomes, actor, reason);
        }
        return outcomes;
    }

    private ChangeOutcome judge(OrderRow order, List<OrderLineRow> own, Wanted wanted, List<Happening> happened) {
        if (wanted.seen() != null && wanted.seen().longValue() != order.version) {
            return new ChangeOutcome.Outdated(order.version);
        }
        OrderDraft draft = wanted.order().draft();
        List<OrderDifference.Change> changes = OrderDifference.between(order, own, draft);
        if (changes.isEmpty()) {
            return new ChangeOutcome.Unchanged(order.version);
        }
        ChangeRules.Standing standing = new ChangeRules.Standing(
                order.life(),
                standings.atCustoms(happened),
                order.progress != Progress.PAID || standings.handedOver(happened),
                own.stream().anyMatch(line -> line.returningQuantity.signum() > 0),
                standings.collectedAmount(happened, order.currency),
                draft.lines().stream().map(OrderDraft.Line::totalPrice).reduce(draft.freight(), BigDecimal::add));
        return switch (ChangeRules.judge(standing, changes)) {
            case ChangeRules.Verdict.Allowed allowed -> new ChangeOutcome.Changed(order.version + 1, changes);
            case ChangeRules.Verdict.Late late -> new ChangeOutcome.Late(order.version, changes);
            case ChangeRules.Verdict.Refused refused -> new ChangeOutcome.Refused(refused.violations());
        };
    }

    private void apply(List<Planned> planned, Map<String, ChangeOutcome> outcomes, String actor, String reason) {
        CodeBook tables = codes.today();
        Instant now = clock.instant();
        List<OrderRow> heads = new ArrayList<>();
        List<OrderLineRow> body = new ArrayList<>();
        List<Happening> notes = new ArrayList<>();
        Map<Long, List<OrderLineRow>> byOrder = new HashMap<>();
        for (Planned plan : planned) {
            OrderRow head = book.headOf(plan.wanted().order(), plan.order().importId, now);
            head.id = plan.order().id;
            head.version = plan.order().version + 1;
            head.createdAt = plan.order().createdAt;
            head.live(plan.order().life());
            List<OrderLineRow> own = book.linesOf(head, plan.wanted().order(), tables);
            heads.add(head);
            body.addAll(own);
            byOrder.put(head.id, own);
            notes.add(note(head, outcomes.get(head.orderNo), actor, reason, now));
        }
        orders.updateById(heads);
        lineRows.delete(new QueryWrapper<OrderLineRow>().in("order_id", byOrder.keySet()));
        lineRows.insert(body);
        timeline.note(notes);
        announcer.announce(heads, byOrder);
    }

    private static Happening note(OrderRow head, ChangeOutcome outcome, String actor, String reason, Instant now) {
        List<OrderDifference.Change> changes = ((ChangeOutcome.Changed) outcome).changes();
        Map<String, Object> detail = new LinkedHashMap<>();
        if (reason != null) {
            detail.put("reason", reason);
        }
        detail.put("count", changes.size());
        detail.put(
                "fields",
                changes.stream()
                        .map(change -> change.line() == null ? change.field() : change.field() + "#" + change.line())
                        .limit(MOST_NOTED)
                        .toList());
        return new Happening(
                head.orderNo,
                Source.CHANGE,
                Long.toString(head.version),
                "CHANGED",
                head.version,
                now,
                actor,
                null,
                "MANUAL",
                detail);
    }
}

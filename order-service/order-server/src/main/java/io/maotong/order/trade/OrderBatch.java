package io.maotong.order.trade;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeTables;
import io.maotong.order.draft.DraftedOrder;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderDrafts;
import io.maotong.order.draft.OrderRequest;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Many orders of a partner in one transaction: each says what became of it, good ones are kept. */
@Service
class OrderBatch {

    enum Action {
        /** Creates it, or gives it a new content if it exists. */
        UPSERT,
        CANCEL
    }

    /**
     * @param version for an existing order, the version that was seen; left out if whatever there is may be replaced
     * @param orderNo of what is to be cancelled; else the order says it
     */
    record Item(Action action, String orderNo, Long version, String reason, OrderRequest order) {

        String number() {
            return order != null && order.orderNo() != null ? order.orderNo() : orderNo;
        }
    }

    private final OrderDrafts drafts;
    private final OrderBook book;
    private final OrderChanges changes;
    private final Corrections corrections;
    private final OrderService orders;
    private final CodeTables codes;

    OrderBatch(
            OrderDrafts drafts,
            OrderBook book,
            OrderChanges changes,
            Corrections corrections,
            OrderService orders,
            CodeTables codes) {
        this.drafts = drafts;
        this.book = book;
        this.changes = changes;
        this.corrections = corrections;
        this.orders = orders;
        this.codes = codes;
    }

    List<OrderBatchResponse.Row> run(List<Item> items, Locale locale) {
        OrderBatchResponse.Row[] rows = new OrderBatchResponse.Row[items.size()];
        Map<Integer, List<EnteredLine>> contents = new LinkedHashMap<>();
        Map<String, Integer> cancelling = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.length; i++) {
            Item item = items.get(i);
            if (item.number() == null || item.action() != Action.CANCEL && item.order() == null) {
                rows[i] = refused(i, item, 400, List.of(missing(item)), locale);
            } else if (!seen.add(item.number())) {
                rows[i] = refused(i, item, 409, List.of(repeated()), locale);
            } else if (item.action() == Action.CANCEL) {
                cancelling.put(item.number(), i);
            } else {
                contents.put(i, item.order().toRows());
            }
        }
        cancel(items, cancelling, rows, locale);
        put(items, contents, rows, locale);
        return Arrays.asList(rows);
    }

    private void put(
            List<Item> items, Map<Integer, List<EnteredLine>> contents, OrderBatchResponse.Row[] rows, Locale locale) {
        List<Integer> numbers = List.copyOf(contents.keySet());
        Set<String> known = book.taken(
                        numbers.stream().map(i -> items.get(i).number()).toList())
                .keySet();
        List<OrderDrafts.Checked> checked = drafts.check(List.copyOf(contents.values()), false);
        List<OrderDrafts.Checked> asNew = drafts.check(
                numbers.stream()
                        .filter(i -> !known.contains(items.get(i).number()))
                        .map(contents::get)
                        .toList(),
                true);
        List<DraftedOrder> fresh = new ArrayList<>();
        List<OrderChanges.Wanted> wanted = new ArrayList<>();
        Map<String, Integer> changing = new LinkedHashMap<>();
        int next = 0;
        for (int position = 0; position < numbers.size(); position++) {
            int i = numbers.get(position);
            Item item = items.get(i);
            boolean exists = known.contains(item.number());
            OrderDrafts.Checked one = exists ? checked.get(position) : asNew.get(next++);
            if (!one.found().areClean()) {
                rows[i] = refused(i, item, 400, one.found().errors(), locale);
            } else if (exists) {
                wanted.add(new OrderChanges.Wanted(one.order(), item.version()));
                changing.put(item.number(), i);
            } else {
                fresh.add(one.order());
                rows[i] = OrderBatchResponse.Row.of(i, item.number(), 201, OrderBatchResponse.Result.CREATED, 1L);
            }
        }
        String actor = CurrentActor.get().id();
        book.place(book.prepare(fresh, codes.today(), null), actor);
        changes.change(wanted, actor, null, false).forEach((orderNo, outcome) -> {
            int i = changing.get(orderNo);
            rows[i] = row(i, items.get(i), contents.get(i), outcome, locale);
        });
    }

    private OrderBatchResponse.Row row(
            int i, Item item, List<EnteredLine> content, ChangeOutcome outcome, Locale locale) {
        return switch (outcome) {
            case ChangeOutcome.Changed changed ->
                OrderBatchResponse.Row.of(i, item.number(), 200, OrderBatchResponse.Result.CHANGED, changed.version());
            case ChangeOutcome.Unchanged unchanged ->
                OrderBatchResponse.Row.of(
                        i, item.number(), 200, OrderBatchResponse.Result.UNCHANGED, unchanged.version());
            case ChangeOutcome.Late late -> late(i, item, content, late, locale);
            case ChangeOutcome.Refused refused -> refused(i, item, 409, refused.violations(), locale);
            case ChangeOutcome.Outdated outdated ->
                refused(
                        i,
                        item,
                        409,
                        List.of(Violation.of(
                                CommonError.CHANGED_MEANWHILE,
                                "version",
                                "VERSION",
                                Long.toString(outdated.version()),
                                Text.of("订单已被修改，请重新读取", "The order was changed meanwhile: read it again"))),
                        locale);
            case ChangeOutcome.Unknown unknown -> throw new IllegalStateException("it was there a moment ago");
        };
    }

    private OrderBatchResponse.Row late(
            int i, Item item, List<EnteredLine> content, ChangeOutcome.Late late, Locale locale) {
        if (corrections.isOpen(item.number())) {
            return refused(
                    i,
                    item,
                    409,
                    List.of(Violation.of(
                            OrderError.CORRECTION_OPEN,
                            "orderNo",
                            "CORRECTION",
                            null,
                            Text.of("已有待处理的更正申请，请先处理", "A correction is open already: settle it first"))),
                    locale);
        }
        corrections.request(item.number(), content, late, item.reason());
        return OrderBatchResponse.Row.of(
                i, item.number(), 202, OrderBatchResponse.Result.CORRECTION_REQUESTED, late.version());
    }

    private void cancel(
            List<Item> items, Map<String, Integer> cancelling, OrderBatchResponse.Row[] rows, Locale locale) {
        Map<String, String> reasons = new LinkedHashMap<>();
        cancelling.forEach((orderNo, i) -> reasons.put(orderNo, items.get(i).reason()));
        Map<String, BusinessException> refusals =
                orders.cancelAll(reasons, CurrentActor.get().id());
        cancelling.forEach((orderNo, i) -> {
            BusinessException e = refusals.get(orderNo);
            if (e == null) {
                rows[i] = OrderBatchResponse.Row.of(i, orderNo, 200, OrderBatchResponse.Result.CANCELLED, null);
            } else {
                List<Violation> why = e.violations().isEmpty()
                        ? List.of(Violation.of(e.code(), "orderNo", "STATE", null, e.detail()))
                        : e.violations();
                rows[i] = refused(i, items.get(i), e.code().status(), why, locale);
            }
        });
    }

    private static OrderBatchResponse.Row refused(
            int i, Item item, int status, List<Violation> violations, Locale locale) {
        return new OrderBatchResponse.Row(
                i + 1,
                item.number(),
                status,
                OrderBatchResponse.Result.REJECTED,
                null,
                violations.stream()
                        .map(violation -> Problem.Item.of(violation, locale))
                        .toList());
    }

    private static Violation missing(Item item) {
        return Violation.of(
                OrderError.FIELD_MISSING,
                item.number() == null ? "orderNo" : "order",
                "REQUIRED",
                null,
                Text.of("请填写订单编号和订单内容", "Give the order number and its content"));
    }

    private static Violation repeated() {
        return Violation.of(
                OrderError.ORDER_EXISTS,
                "orderNo",
                "DUPLICATE",
                null,
                Text.of("本批次中前面已有此订单", "This order stands above already"));
    }
}

package io.maotong.order.returns;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.order.OrderError;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrderReturn;
import io.maotong.order.api.ReturnsChanged;
import io.maotong.order.timeline.Happening;
import io.maotong.order.timeline.Source;
import io.maotong.order.timeline.Timeline;
import io.maotong.order.trade.OrderGoods;
import io.maotong.order.trade.ReturnedShare;
import io.maotong.web.security.CurrentActor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** The steps of a return. To be called in a transaction. */
@Service
class ReturnService {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "requestedAt", "requested_at", "orderNo", "order_no", "status", "status");
    private static final int PORTION = 500;

    private final ReturnMapper returns;
    private final ReturnLineMapper lines;
    private final EvidenceMapper evidence;
    private final OrderGoods goods;
    private final Timeline timeline;
    private final Events events;
    private final Clock clock;

    ReturnService(
            ReturnMapper returns,
            ReturnLineMapper lines,
            EvidenceMapper evidence,
            OrderGoods goods,
            Timeline timeline,
            Events events,
            Clock clock) {
        this.returns = returns;
        this.lines = lines;
        this.evidence = evidence;
        this.goods = goods;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    /** From now on nobody else can ask for the same goods. */
    String request(ReturnRequest request) {
        Map<Integer, BigDecimal> quantities = new TreeMap<>();
        Violations violations = new Violations();
        for (ReturnRequest.Line line : request.lines()) {
            violations.check(
                    quantities.put(line.lineNo(), line.quantity()) == null,
                    OrderError.RETURN_INVALID,
                    "lineNo",
                    "R3",
                    null,
                    Text.of("第%d行重复，请合并", "Line %d stands there twice: merge the two")
                            .with(line.lineNo()));
        }
        violations.check(
                request.reason() != ReturnReason.OTHER
                        || request.note() != null && !request.note().isBlank(),
                OrderError.RETURN_INVALID,
                "note",
                "R4",
                null,
                Text.of("请说明原因", "Say why"));
        violations.throwIfAny(OrderError.RETURN_INVALID);
        goods.expect(request.orderNo(), quantities);
        Map<Integer, OrderGoods.Line> ordered = goods.lines(request.orderNo());
        ReturnRow row = newRow(request);
        List<ReturnLineRow> own = new ArrayList<>();
        BigDecimal value = BigDecimal.ZERO;
        for (Map.Entry<Integer, BigDecimal> part : quantities.entrySet()) {
            OrderGoods.Line line = ordered.get(part.getKey());
            ReturnLineRow one = new ReturnLineRow();
            one.id = Ids.next();
            one.merchantId = row.merchantId;
            one.returnId = row.id;
            one.lineNo = line.lineNo();
            one.sku = line.sku();
            one.quantity = part.getValue();
            one.goodsValue =
                    ReturnAmounts.value(line, part.getValue(), row.currency).amount();
            value = value.add(one.goodsValue);
            own.add(one);
        }
        row.goodsValue = value;
        returns.insert(row);
        lines.insert(own);
        tell(row, own, goods.version(row.orderNo), false);
        return row.returnNo;
    }

    void receive(String returnNo) {
        ReturnRow row = locked(returnNo);
        if (row.status != ReturnStatus.REQUESTED) {
            throw new IllegalTransition("return", row.status, "receive");
        }
        row.receivedAt = clock.instant();
        move(row, ReturnStatus.RECEIVED, linesOf(row), goods.version(row.orderNo), false);
    }

    /** What is accepted counts from now on; what is not can be asked back again. */
    void inspect(String returnNo, InspectionRequest request) {
        ReturnRow row = locked(returnNo);
        if (row.status != ReturnStatus.RECEIVED) {
            throw new IllegalTransition("return", row.status, "inspect");
        }
        List<ReturnLineRow> own = linesOf(row);
        Map<Integer, OrderGoods.Line> ordered = goods.lines(row.orderNo);
        check(row, own, request, ordered);
        Map<Integer, InspectionRequest.Line> found = new HashMap<>();
        request.lines().forEach(line -> found.put(line.lineNo(), line));
        Map<Integer, BigDecimal> accepted = new TreeMap<>();
        Map<Integer, BigDecimal> left = new TreeMap<>();
        BigDecimal value = BigDecimal.ZERO;
        for (ReturnLineRow line : own) {
            InspectionRequest.Line what = found.get(line.lineNo);
            line.accepted = what.accepted();
            line.goodsState = what.goodsState();
            line.goodsValue = ReturnAmounts.value(ordered.get(line.lineNo), line.accepted, row.currency)
                    .amount();
            value = value.add(line.goodsValue);
            if (line.accepted.signum() > 0) {
                accepted.put(line.lineNo, line.accepted);
            }
            left.put(line.lineNo, line.quantity.subtract(line.accepted));
        }
        lines.updateById(own);
        goods.release(row.orderNo, left);
        row.inspectedAt = clock.instant();
        row.goodsValue = value;
        row.decisionNote = request.note();
        if (accepted.isEmpty()) {
            row.closedAt = row.inspectedAt;
            move(row, ReturnStatus.REJECTED, own, goods.version(row.orderNo), false);
            return;
        }
        row.refundAmount = request.refundAmount();
        OrderGoods.Accepted effect = goods.accept(row.orderNo, accepted);
        row.declared = effect.declared();
        move(row, ReturnStatus.ACCEPTED, own, effect.orderVersion(), effect.share() == ReturnedShare.FULL);
    }

    /** The buyer has the money. */
    void refund(String returnNo) {
        ReturnRow row = locked(returnNo);
        if (row.status != ReturnStatus.ACCEPTED) {
            throw new IllegalTransition("return", row.status, "refund");
        }
        row.closedAt = clock.instant();
        move(row, ReturnStatus.REFUNDED, linesOf(row), goods.version(row.orderNo), isFull(row.orderNo));
    }

    void cancel(String returnNo) {
        ReturnRow row = locked(returnNo);
        if (!row.status.mayBeCancelled()) {
            throw new IllegalTransition("return", row.status, "cancel");
        }
        List<ReturnLineRow> own = linesOf(row);
        Map<Integer, BigDecimal> quantities = new TreeMap<>();
        own.forEach(line -> quantities.put(line.lineNo, line.quantity));
        goods.release(row.orderNo, quantities);
        row.closedAt = clock.instant();
        move(row, ReturnStatus.CANCELLED, own, goods.version(row.orderNo), false);
    }

    private void check(
            ReturnRow row, List<ReturnLineRow> own, InspectionRequest request, Map<Integer, OrderGoods.Line> ordered) {
        Violations violations = new Violations();
        Map<Integer, BigDecimal> accepted = new HashMap<>();
        request.lines().forEach(line -> accepted.put(line.lineNo(), line.accepted()));
        Money most = Money.of(goods.freight(row.orderNo), row.currency);
        boolean any = false;
        for (ReturnLineRow line : own) {
            BigDecimal quantity = accepted.remove(line.lineNo);
            if (quantity == null || quantity.compareTo(line.quantity) > 0) {
                violations.add(Violation.of(
                                OrderError.RETURN_INVALID,
                                "accepted",
                                "R5",
                                "0.." + line.quantity.stripTrailingZeros().toPlainString(),
                                Text.of(
                                        "每个退货行都要填写验收数量，不超过退货数量",
                                        "Every line of the return needs an accepted quantity, at most what was expected"))
                        .atRow(line.lineNo));
                continue;
            }
            any |= quantity.signum() > 0;
            most = most.plus(ReturnAmounts.value(ordered.get(line.lineNo), quantity, row.currency));
        }
        accepted.keySet()
                .forEach(lineNo -> violations.add(Violation.of(
                                OrderError.RETURN_INVALID,
                                "lineNo",
                                "R1",
                                null,
                                Text.of("退货单没有第%d行", "The return has no line %d")
                                        .with(lineNo))
                        .atRow(lineNo)));
        BigDecimal amount = request.refundAmount();
        if (any) {
            int scale = most.amount().scale();
            boolean right = amount != null
                    && amount.stripTrailingZeros().scale() <= scale
                    && amount.compareTo(most.amount()) <= 0;
            violations.check(
                    right,
                    OrderError.RETURN_INVALID,
                    "refundAmount",
                    "R6",
                    "0.." + most.amount().toPlainString(),
                    Text.of(
                                    "退款金额为0至验收货值加运费，最多%d位小数",
                                    "From 0 to the accepted goods and the freight, at most %d decimals")
                            .with(scale));
        }
        violations.throwIfAny(OrderError.RETURN_INVALID);
    }

    private ReturnRow newRow(ReturnRequest request) {
        ReturnRow row = new ReturnRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.requestedAt = clock.instant();
        row.returnNo =
                "RT" + DateTimeFormatter.BASIC_ISO_DATE.format(BusinessTime.dateOf(row.requestedAt)) + Ids.text(row.id);
        row.orderNo = request.orderNo();
        row.version = 1L;
        row.status = ReturnStatus.REQUESTED;
        row.reason = request.reason();
        row.note = request.note();
        row.declared = goods.isDeclared(request.orderNo());
        row.currency = goods.currency(request.orderNo());
        row.requestedBy = CurrentActor.get().id();
        row.updatedAt = row.requestedAt;
        return row;
    }

    private void move(ReturnRow row, ReturnStatus status, List<ReturnLineRow> own, long orderVersion, boolean full) {
        row.status = status;
        row.version++;
        row.updatedAt = clock.instant();
        returns.updateById(row);
        tell(row, own, orderVersion, full);
    }

    private void tell(ReturnRow row, List<ReturnLineRow> own, long orderVersion, boolean full) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("reason", row.reason.name());
        detail.put("goodsValue", Money.of(row.goodsValue, row.currency));
        timeline.note(List.of(new Happening(
                row.orderNo,
                Source.RETURN,
                row.returnNo,
                row.status.name(),
                row.version,
                row.updatedAt,
                CurrentActor.get().id(),
                row.returnNo,
                "MANUAL",
                detail)));
        OrderReturn fact = factOf(row, own, orderVersion, full);
        events.publish(OrderEvents.RETURNS_CHANGED, row.returnNo, row.version, new ReturnsChanged(List.of(fact)));
    }

    private OrderReturn factOf(ReturnRow row, List<ReturnLineRow> own, long orderVersion, boolean full) {
        Map<Integer, OrderGoods.Line> ordered = goods.lines(row.orderNo);
        return new OrderReturn(
                row.returnNo,
                row.version,
                row.orderNo,
                row.status.name(),
                row.reason.name(),
                row.note,
                row.declared,
                full,
                Money.of(row.goodsValue, row.currency),
                ReturnResponse.money(row.refundAmount, row.currency),
                orderVersion,
                row.requestedAt,
                row.receivedAt,
                row.status.counts() ? row.inspectedAt : null,
                own.stream()
                        .map(line -> lineOf(line, ordered.get(line.lineNo), row.currency))
                        .toList());
    }

    private static OrderReturn.Line lineOf(ReturnLineRow line, OrderGoods.Line of, String currency) {
        BigDecimal quantity = line.counting();
        return new OrderReturn.Line(
                line.lineNo,
                line.sku,
                of.name(),
                of.commodityCode(),
                of.elements(),
                of.unit(),
                quantity,
                of.unit1(),
                ReturnAmounts.inProportion(of.quantity1(), of, quantity),
                of.unit2(),
                ReturnAmounts.inProportion(of.quantity2(), of, quantity),
                Money.of(line.goodsValue, currency),
                line.goodsState == null ? null : line.goodsState.name());
    }

    private boolean isFull(String orderNo) {
        return goods.isFullyReturned(orderNo);
    }

    PageResponse<ReturnResponse.Item> find(ReturnFilter filter, PageRequest page) {
        return PageResponse.of(
                returns.selectPage(page.toPage(SORTABLE, "requestedAt,desc"), filter.toQuery()),
                ReturnResponse.Item::of);
    }

    long count(ReturnFilter filter) {
        return returns.selectCount(filter.toQuery());
    }

    /** Gives all returns of a filter to the reader, holding one portion in memory. */
    void readAll(ReturnFilter filter, Consumer<ReturnResponse.Item> reader) {
        long after = Long.MIN_VALUE;
        while (true) {
            List<ReturnRow> portion = returns.selectList(
                    filter.toQuery().gt("id", after).orderByAsc("id").last("LIMIT " + PORTION));
            portion.forEach(row -> reader.accept(ReturnResponse.Item.of(row)));
            if (portion.size() < PORTION) {
                return;
            }
            after = portion.getLast().id;
        }
    }

    ReturnResponse get(String returnNo) {
        ReturnRow row = row(returnNo);
        List<String> effects = new ArrayList<>();
        if (row.status.counts()) {
            if (row.declared) {
                effects.add("DECLARE_RETURN");
                effects.add("REVERSE_INVOICE");
            }
            if (row.status == ReturnStatus.ACCEPTED && row.refundAmount.signum() > 0) {
                effects.add("PAY_BACK");
            }
        }
        return new ReturnResponse(
                factOf(row, linesOf(row), goods.version(row.orderNo), isFull(row.orderNo)),
                row.decisionNote,
                row.requestedBy,
                row.closedAt,
                effects,
                evidence
                        .selectList(new QueryWrapper<EvidenceRow>()
                                .eq("return_id", row.id)
                                .orderByAsc("id"))
                        .stream()
                        .map(ReturnResponse.Evidence::of)
                        .toList());
    }

    ReturnRow row(String returnNo) {
        ReturnRow row = returns.selectOne(new QueryWrapper<ReturnRow>().eq("return_no", returnNo));
        if (row == null) {
            throw new NotFoundException("return", returnNo);
        }
        return row;
    }

    private ReturnRow locked(String returnNo) {
        returns.lock(returnNo);
        return row(returnNo);
    }

    private List<ReturnLineRow> linesOf(ReturnRow row) {
        return lines.selectList(
                new QueryWrapper<ReturnLineRow>().eq("return_id", row.id).orderByAsc("line_no"));
    }
}

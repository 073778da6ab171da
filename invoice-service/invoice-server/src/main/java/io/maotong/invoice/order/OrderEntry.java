package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.red.ReturnedGoods;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Orders entered here, and what happens to any order before it is invoiced: payments, returns, a title. */
@Service
public class OrderEntry {

    private final InvoiceOrderMapper orders;
    private final InvoiceOrderLineMapper lines;
    private final OrderPaymentMapper payments;
    private final OrderReturnMapper returns;
    private final ShortNames names;
    private final List<PaymentListener> listeners;
    // Red forms are promised to the queue, whose handlers enter orders.
    private final ObjectProvider<ReturnedGoods> reversals;
    private final JsonMapper json;
    private final Clock clock;

    OrderEntry(
            InvoiceOrderMapper orders,
            InvoiceOrderLineMapper lines,
            OrderPaymentMapper payments,
            OrderReturnMapper returns,
            ShortNames names,
            List<PaymentListener> listeners,
            ObjectProvider<ReturnedGoods> reversals,
            JsonMapper json,
            Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.payments = payments;
        this.returns = returns;
        this.names = names;
        this.listeners = listeners;
        this.reversals = reversals;
        this.json = json;
        this.clock = clock;
    }

    /** Every broken rule, without storing anything. */
    public static List<Violation> check(NewOrder order) {
        return OrderRules.check(order).violations();
    }

    /** The lines of an order that breaks no rule in the figures of an invoice. */
    public static List<LineFigures> figures(NewOrder order) {
        return OrderRules.check(order).figures();
    }

    /**
     * Stores an order; the same order again changes nothing.
     *
     * @return whether it is new
     * @throws BusinessException with every broken rule, or {@link InvoiceError#REQUEST_EXISTS} if the number is taken by
     *     another content
     */
    @Transactional
    public boolean enter(NewOrder order, String actor) {
        OrderRules.Checked checked = OrderRules.check(order);
        if (!checked.violations().isEmpty()) {
            throw new BusinessException(InvoiceError.ORDER_FIELD, checked.violations());
        }
        OrderRow row = row(order, checked.figures(), actor);
        try {
            orders.insert(row);
        } catch (DuplicateKeyException e) {
            OrderRow earlier = find(order.orderNo());
            if (!row.contentHash.equals(earlier.contentHash)) {
                throw new BusinessException(
                        InvoiceError.REQUEST_EXISTS,
                        Text.of(
                                        "订单 %s 已存在且内容不同，请换订单号或先取消原订单",
                                        "Order %s exists with another content: use another number or cancel it first")
                                .with(order.orderNo()));
            }
            return false;
        }
        Map<String, String> shortNames =
                names.of(order.lines().stream().map(NewOrder.Line::taxClassCode).toList());
        List<OrderLineRow> rows = new ArrayList<>();
        for (NewOrder.Line line : order.lines()) {
            rows.add(line(row, rows.size() + 1, line, checked.figures().get(rows.size()), shortNames));
        }
        lines.insert(rows);
        payments.insert(order.payments().stream()
                .map(payment -> payment(row.orderNo, payment, actor))
                .toList());
        return true;
    }

    private OrderRow row(NewOrder order, List<LineFigures> figures, String actor) {
        OrderRow row = new OrderRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = order.orderNo();
        row.version = 1L;
        row.origin = OrderOrigin.DOMESTIC;
        row.status = OrderState.OPEN;
        row.customerNo = order.customerNo();
        row.kind = order.kind();
        row.currency = order.currency();
        row.buyer = order.buyer() == null ? null : json.writeValueAsString(order.buyer());
        row.buyerName = order.buyer() == null ? null : order.buyer().name();
        row.orderedOn = order.orderedOn();
        row.total = figures.stream().map(LineFigures::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        row.paid = order.payments().stream().map(NewOrder.Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        row.paidOn = row.paid.compareTo(row.total) < 0
                ? null
                : order.payments().stream()
                        .map(NewOrder.Payment::paidOn)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        row.remark = order.remark();
        row.contentHash = hash(json.writeValueAsString(order));
        row.createdBy = actor;
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        return row;
    }

    private static OrderLineRow line(
            OrderRow order, int lineNo, NewOrder.Line line, LineFigures figures, Map<String, String> shortNames) {
        OrderLineRow row = OrderLines.row(order, lineNo, figures);
        row.delivery = line.delivery();
        row.name = line.name();
        row.shortName = shortNames.get(line.taxClassCode());
        row.spec = line.spec();
        row.unit = line.unit();
        row.rate = line.rate();
        row.taxClassCode = line.taxClassCode();
        row.preference = line.preference();
        return row;
    }

    /** Money for an order came in; the same payment again changes nothing. @return whether it is new */
    @Transactional
    public boolean pay(String orderNo, NewOrder.Payment payment, String actor) {
        List<Violation> violations = OrderRules.checkPayment(payment, "");
        if (!violations.isEmpty()) {
            throw new BusinessException(InvoiceError.ORDER_FIELD, violations);
        }
        OrderRow order = lock(orderNo);
        PaymentRow row = payment(orderNo, payment, actor);
        try {
            payments.insert(row);
        } catch (DuplicateKeyException e) {
            PaymentRow earlier = payments.selectOne(
                    new QueryWrapper<PaymentRow>().eq("order_no", orderNo).eq("payment_no", payment.paymentNo()));
            if (earlier.amount.compareTo(row.amount) != 0) {
                throw new BusinessException(
                        InvoiceError.REQUEST_EXISTS,
                        Text.of("付款 %s 已登记为 %s", "Payment %s is entered with %s")
                                .with(payment.paymentNo(), earlier.amount.toPlainString()));
            }
            return false;
        }
        order.paid = order.paid.add(payment.amount());
        settle(order, due(order), payment.paidOn());
        return true;
    }

    private void settle(OrderRow order, BigDecimal due, LocalDate on) {
        boolean settled = order.paid.compareTo(due) >= 0;
        order.paidOn = settled ? (order.paidOn == null ? on : order.paidOn) : null;
        order.updatedAt = clock.instant();
        order.version++;
        orders.updateById(order);
        if (settled) {
            listeners.forEach(listener -> listener.settled(order.orderNo, order.paidOn));
        }
    }

    private BigDecimal due(OrderRow order) {
        return lines.lockOrder(order.id).stream().map(line -> line.dueTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param quantity null if money is given back without goods @param total with tax; null to take the goods' own value */
    public record Returned(int lineNo, BigDecimal quantity, BigDecimal total) {}

    /**
     * @param overInvoiced lines of which more is invoiced than is due now
     * @param reversals what follows of each of them: a red form, or why there is none yet
     */
    public record TakenBack(List<Integer> overInvoiced, List<ReturnedGoods.Reversal> reversals) {}

    /**
     * Goods came back or money was given back: that much less may be invoiced, and what is invoiced beyond it is reversed. The
     * same return again changes nothing.
     */
    @Transactional
    public TakenBack takeBack(String orderNo, String returnNo, List<Returned> parts, String actor) {
        OrderRow order = lock(orderNo);
        List<OrderLineRow> rows = lines.lockOrder(order.id);
        boolean known = returns.exists(
                new QueryWrapper<ReturnRow>().eq("order_no", orderNo).eq("return_no", returnNo));
        List<ReturnedGoods.Reversal> followed;
        if (known) {
            followed = reversals.getObject().reversals(returnNo, orderNo);
        } else {
            Map<Integer, OverInvoiced> before = OverInvoiced.of(rows);
            OrderReturns.apply(parts, rows);
            lines.updateById(rows);
            returns.insert(parts.stream()
                    .map(part -> returned(orderNo, returnNo, part, actor))
                    .toList());
            BigDecimal due = rows.stream().map(row -> row.dueTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
            settle(order, due, BusinessTime.today(clock));
            List<ReturnedGoods.Line> beyond = OverInvoiced.more(rows, before);
            followed = beyond.isEmpty()
                    ? List.of()
                    : reversals
                            .getObject()
                            .reverse(new ReturnedGoods.GoodsReturn(returnNo, orderNo, null, beyond), actor);
        }
        return new TakenBack(
                rows.stream()
                        .filter(OrderLineRow::isOverInvoiced)
                        .map(row -> row.lineNo)
                        .toList(),
                followed);
    }

    private ReturnRow returned(String orderNo, String returnNo, Returned part, String actor) {
        ReturnRow row = new ReturnRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = orderNo;
        row.returnNo = returnNo;
        row.lineNo = part.lineNo();
        row.quantity = part.quantity();
        row.total = part.total() == null ? BigDecimal.ZERO : part.total();
        row.createdBy = actor;
        row.createdAt = clock.instant();
        return row;
    }

    /** What an order of order-service does not say. @param codes classification by line; null where nothing changes */
    record Address(String customerNo, InvoiceKind kind, Party buyer, Map<Integer, String> codes) {}

    /** Says to whom an order is invoiced, and under which classification. */
    @Transactional
    public void address(String orderNo, Address address) {
        OrderRow order = lock(orderNo);
        order.customerNo = address.customerNo() == null ? order.customerNo : address.customerNo();
        order.kind = address.kind() == null ? order.kind : address.kind();
        if (address.buyer() != null) {
            order.buyer = json.writeValueAsString(address.buyer());
            order.buyerName = address.buyer().name();
        }
        order.updatedAt = clock.instant();
        orders.updateById(order);
        if (!address.codes().isEmpty()) {
            classify(lines.lockOrder(order.id), address.codes());
        }
    }

    private void classify(List<OrderLineRow> rows, Map<Integer, String> codes) {
        Map<String, String> shortNames = names.of(codes.values());
        Map<Integer, OrderLineRow> byNo = rows.stream().collect(Collectors.toMap(row -> row.lineNo, row -> row));
        Violations violations = new Violations();
        codes.forEach((lineNo, code) -> {
            violations.check(
                    byNo.containsKey(lineNo) && shortNames.containsKey(code),
                    InvoiceError.TAX_CLASS,
                    "lines[" + lineNo + "].taxClassCode",
                    "40010",
                    null,
                    Text.of("订单没有该行，或税收分类编码未知", "The order has no such line, or the classification is unknown"));
            if (byNo.containsKey(lineNo)) {
                OrderLineRow row = byNo.get(lineNo);
                row.taxClassCode = code;
                row.shortName = shortNames.get(code);
                row.classified = true;
            }
        });
        violations.throwIfAny(InvoiceError.TAX_CLASS);
        lines.updateById(rows);
    }

    /** Nothing of it will be invoiced any more. @throws BusinessException if something of it is */
    @Transactional
    public void cancel(String orderNo) {
        OrderRow order = lock(orderNo);
        boolean drawn =
                lines.lockOrder(order.id).stream().anyMatch(row -> row.taken().signum() > 0);
        if (drawn) {
            throw new BusinessException(
                    InvoiceError.OVER_INVOICED,
                    Text.of(
                                    "订单 %s 已有开票，请先取消或红冲",
                                    "Order %s is invoiced in part: cancel or reverse those invoices first")
                            .with(orderNo));
        }
        order.status = OrderState.CANCELLED;
        order.updatedAt = clock.instant();
        orders.updateById(order);
    }

    private OrderRow lock(String orderNo) {
        orders.lock(List.of(orderNo));
        return find(orderNo);
    }

    private OrderRow find(String orderNo) {
        OrderRow row = orders.selectOne(new QueryWrapper<OrderRow>().eq("order_no", orderNo));
        if (row == null) {
            throw new NotFoundException("order", orderNo);
        }
        return row;
    }

    private PaymentRow payment(String orderNo, NewOrder.Payment payment, String actor) {
        PaymentRow row = new PaymentRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = orderNo;
        row.paymentNo = payment.paymentNo();
        row.amount = payment.amount();
        row.paidOn = payment.paidOn();
        row.createdBy = actor;
        row.createdAt = clock.instant();
        return row;
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

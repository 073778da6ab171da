package io.maotong.invoice.plan;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.order.BuyerTitles;
import io.maotong.invoice.order.InvoiceableLine;
import io.maotong.invoice.order.LineFigures;
import io.maotong.invoice.order.OrderBalances;
import io.maotong.invoice.order.OrderBook;
import io.maotong.invoice.order.OrderState;
import io.maotong.invoice.policy.InvoicePolicy;
import io.maotong.invoice.policy.Policies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what is open of the wanted orders and lets the planner make invoices of it, customer by customer. */
@Component
class PlanMaker {

    private static final String CNY = "CNY";

    private final OrderBook book;
    private final BuyerTitles titles;
    private final Policies policies;
    private final InvoiceProperties.Plan settings;

    PlanMaker(OrderBook book, BuyerTitles titles, Policies policies, InvoiceProperties properties) {
        this.book = book;
        this.titles = titles;
        this.policies = policies;
        this.settings = properties.plan();
    }

    /** @throws BusinessException if nothing was asked for, or too much */
    Proposal propose(String planNo, PlanRequest request) {
        Map<String, PlanRequest.Line> chosen = new LinkedHashMap<>();
        request.lines().forEach(line -> chosen.put(line.orderNo() + "/" + line.lineNo(), line));
        Set<String> whole = new LinkedHashSet<>(request.orderNos());
        Set<String> wanted = new LinkedHashSet<>(whole);
        request.lines().forEach(line -> wanted.add(line.orderNo()));
        checkChoice(wanted);
        List<InvoiceableLine> lines = book.lines(wanted);
        List<Violation> violations = new ArrayList<>(unknown(wanted, chosen, lines));
        Map<String, Party> byCustomer = titles.of(lines.stream()
                .map(InvoiceableLine::customerNo)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, List<OpenLine>> open = new LinkedHashMap<>();
        for (InvoiceableLine line : lines) {
            PlanRequest.Line choice = chosen.get(line.orderNo() + "/" + line.lineNo());
            if (choice == null && !whole.contains(line.orderNo())) {
                continue;
            }
            Party buyer = line.buyer() != null || line.customerNo() == null
                    ? line.buyer()
                    : byCustomer.get(line.customerNo());
            Optional<Violation> obstacle = obstacle(line, buyer);
            if (obstacle.isPresent()) {
                violations.add(obstacle.get());
                continue;
            }
            boolean nothing = line.open().isNothing();
            if (nothing && choice == null) {
                continue;
            }
            LineFigures figures = choice == null || choice.quantity() == null
                    ? line.open()
                    : line.open().part(choice.quantity(), line.rate());
            boolean enough = !nothing && (choice == null || choice.quantity() == null || has(line, choice.quantity()));
            if (!enough) {
                violations.add(tooMuch(line));
                continue;
            }
            open.computeIfAbsent(line.customerNo() == null ? "" : line.customerNo(), any -> new ArrayList<>())
                    .add(openLine(line, buyer, figures));
        }
        return plan(planNo, request, open, violations);
    }

    private Proposal plan(
            String planNo, PlanRequest request, Map<String, List<OpenLine>> open, List<Violation> violations) {
        List<PlannedInvoice> invoices = new ArrayList<>();
        open.forEach((customerNo, lines) -> {
            InvoicePlanner.Plan plan =
                    new InvoicePlanner(rules(request, customerNo)).plan(planNo + "/" + customerNo, lines);
            invoices.addAll(plan.invoices());
            plan.refused().forEach(refusal -> violations.addAll(refusal.violations()));
        });
        if (invoices.size() > settings.maxInvoices()) {
            throw new BusinessException(
                    InvoiceError.TOO_MANY_INVOICES,
                    Text.of(
                                    "本计划将产生%1$d张发票，上限%2$d张：请分批选择订单或提高单张限额",
                                    "This plan would make %1$d invoices, at most %2$d: choose fewer orders or raise the largest amount")
                            .with(invoices.size(), settings.maxInvoices()));
        }
        if (invoices.isEmpty() && violations.isEmpty()) {
            violations.add(Violation.of(
                    InvoiceError.NOTHING_OPEN,
                    "orderNos",
                    "BALANCE",
                    "> 0",
                    Text.of("所选订单已全部开票", "Everything of these orders is invoiced already")));
        }
        return new Proposal(invoices, violations);
    }

    private PlanRules rules(PlanRequest request, String customerNo) {
        Optional<InvoicePolicy> policy = customerNo.isEmpty() ? Optional.empty() : policies.find(customerNo);
        BigDecimal maxAmount = request.maxAmount() != null
                ? request.maxAmount()
                : policy.map(InvoicePolicy::maxAmount).orElse(null);
        Integer maxLines = request.maxLines() != null
                ? request.maxLines()
                : policy.map(InvoicePolicy::maxLines).orElse(null);
        return new PlanRules(
                maxAmount,
                maxLines == null ? settings.maxLines() : Math.min(maxLines, settings.maxLines()),
                either(
                        request.byDelivery(),
                        policy.map(InvoicePolicy::byDelivery).orElse(false)),
                either(request.byOrder(), policy.map(InvoicePolicy::byOrder).orElse(false)),
                either(
                        request.mergeEqual(),
                        policy.map(InvoicePolicy::mergeEqual).orElse(true)),
                settings.maxInvoices(),
                settings.measuredUnits());
    }

    private static boolean either(Boolean wish, boolean otherwise) {
        return wish == null ? otherwise : wish;
    }

    private void checkChoice(Set<String> wanted) {
        new Violations()
                .check(
                        !wanted.isEmpty() && wanted.size() <= settings.maxOrders(),
                        InvoiceError.NOTHING_CHOSEN,
                        "orderNos",
                        "SIZE",
                        "1.." + settings.maxOrders(),
                        Text.of("请选择1至%d个订单", "Choose 1 to %d orders").with(settings.maxOrders()))
                .throwIfAny(InvoiceError.NOTHING_CHOSEN);
    }

    private List<Violation> unknown(
            Set<String> wanted, Map<String, PlanRequest.Line> chosen, List<InvoiceableLine> lines) {
        Set<String> orders = lines.stream().map(InvoiceableLine::orderNo).collect(Collectors.toSet());
        Set<String> known =
                lines.stream().map(line -> line.orderNo() + "/" + line.lineNo()).collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>();
        for (String orderNo : wanted) {
            if (!orders.contains(orderNo)) {
                violations.add(violation(
                        InvoiceError.UNKNOWN_ORDER,
                        orderNo,
                        Text.of("没有订单 %s", "No order %s").with(orderNo)));
            }
        }
        for (Map.Entry<String, PlanRequest.Line> entry : chosen.entrySet()) {
            if (orders.contains(entry.getValue().orderNo()) && !known.contains(entry.getKey())) {
                violations.add(violation(
                        InvoiceError.UNKNOWN_ORDER,
                        entry.getKey(),
                        Text.of("订单没有第%d行", "The order has no line %d")
                                .with(entry.getValue().lineNo())));
            }
        }
        return violations;
    }

    private static Optional<Violation> obstacle(InvoiceableLine line, Party buyer) {
        String field = line.orderNo() + "/" + line.lineNo();
        if (line.declaredEntry() != null) {
            return Optional.of(OrderBalances.declared(field, line.declaredEntry()));
        }
        if (line.orderState() == OrderState.CANCELLED) {
            return Optional.of(
                    violation(InvoiceError.ORDER_CLOSED, field, Text.of("订单已取消，不能开票", "The order is cancelled")));
        }
        if (!CNY.equals(line.currency())) {
            return Optional.of(violation(
                    InvoiceError.NOT_CNY,
                    field,
                    Text.of(
                                    "%s 订单请在报关后按报关单开具出口发票",
                                    "An order in %s is invoiced after its declaration, as an export invoice")
                            .with(line.currency())));
        }
        if (buyer == null) {
            return Optional.of(violation(
                    InvoiceError.NO_BUYER,
                    field,
                    Text.of("请为订单或其客户设置购方抬头", "Give the order or its customer a buyer title")));
        }
        if (line.taxClassCode() == null || line.shortName() == null) {
            return Optional.of(violation(
                    InvoiceError.TAX_CLASS, field, Text.of("该商品没有税收分类编码", "The goods have no tax classification")));
        }
        return Optional.empty();
    }

    private static Violation violation(ErrorCode code, String field, Text hint) {
        return Violation.of(code, field, "PLAN", null, hint);
    }

    private static boolean has(InvoiceableLine line, BigDecimal quantity) {
        return quantity.signum() > 0
                && line.open().quantity() != null
                && quantity.compareTo(line.open().quantity()) <= 0;
    }

    private static Violation tooMuch(InvoiceableLine line) {
        BigDecimal left = line.open().quantity();
        return Violation.of(
                InvoiceError.OVER_INVOICED,
                line.orderNo() + "/" + line.lineNo(),
                "BALANCE",
                left == null
                        ? line.open().total().toPlainString()
                        : "<= " + left.stripTrailingZeros().toPlainString(),
                Text.of("超过该行尚可开票的数量", "More than is left of the line"));
    }

    private static OpenLine openLine(InvoiceableLine line, Party buyer, LineFigures figures) {
        return new OpenLine(
                line.orderLineId(),
                line.orderNo(),
                line.lineNo(),
                new OpenLine.Key(buyer, line.kind(), line.currency(), null, null, null),
                line.delivery(),
                line.name(),
                line.shortName(),
                line.spec(),
                line.unit(),
                figures.unitPrice(),
                line.rate(),
                line.taxClassCode(),
                line.preference(),
                new Figures(
                        figures.quantity(),
                        figures.amount(),
                        figures.tax(),
                        figures.discountAmount(),
                        figures.discountTax()));
    }
}

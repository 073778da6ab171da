package io.maotong.invoice.order;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of an order that is entered here, and its lines in the figures of an invoice. */
final class OrderRules {

    private static final BigDecimal ORDER_TOLERANCE = new BigDecimal("0.01");
    private static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.01");
    private static final BigDecimal TAX_TOLERANCE = new BigDecimal("0.06");
    private static final int WHOLE_DIGITS = 12;
    private static final int DECIMALS = 13;
    private static final int MOST_LINES = 2000;
    private static final Set<InvoiceKind> KINDS = Set.of(InvoiceKind.DIGITAL_SPECIAL, InvoiceKind.DIGITAL_NORMAL);

    private final Violations violations = new Violations();

    private OrderRules() {}

    /** @param figures one for each line, empty if a rule is broken */
    record Checked(List<Violation> violations, List<LineFigures> figures) {}

    static Checked check(NewOrder order) {
        OrderRules rules = new OrderRules();
        rules.header(order);
        List<LineFigures> figures = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            rules.line(order, order.lines().get(i), "lines[" + i + "].").ifPresent(figures::add);
        }
        if (rules.violations.isEmpty()) {
            rules.total(order, figures);
        }
        rules.payments(order);
        List<Violation> found = rules.violations.list();
        return new Checked(found, found.isEmpty() ? figures : List.of());
    }

    private void header(NewOrder order) {
        text(order.orderNo(), 60, true, "orderNo");
        text(order.customerNo(), 60, false, "customerNo");
        text(order.remark(), 200, false, "remark");
        check(
                KINDS.contains(order.kind()),
                "kind",
                KINDS.toString(),
                Text.of("发票种类须为数电专票或数电普票", "The kind is a digital special or normal invoice"));
        check(
                "CNY".equals(order.currency()),
                InvoiceError.NOT_CNY,
                "currency",
                "CNY",
                Text.of("此处只录入人民币订单，外币订单按报关单开票", "Orders entered here are in CNY"));
        check(order.orderedOn() != null, "orderedOn", null, Text.of("请填写下单日期", "Say when it was ordered"));
        check(
                !order.lines().isEmpty() && order.lines().size() <= MOST_LINES,
                "lines",
                "1.." + MOST_LINES,
                Text.of("明细须为1至%d行", "1 to %d lines").with(MOST_LINES));
        check(
                order.buyer() != null || order.customerNo() != null,
                InvoiceError.NO_BUYER,
                "buyer",
                null,
                Text.of("请填写购方抬头，或填写已设抬头的客户", "Give the buyer's title, or a customer who has one"));
        if (order.buyer() != null) {
            buyer(order.buyer(), order.kind());
        }
    }

    private void buyer(Party buyer, InvoiceKind kind) {
        text(buyer.name(), 300, true, "buyer.name");
        text(buyer.taxNo(), 20, false, "buyer.taxNo");
        text(buyer.address(), 300, false, "buyer.address");
        text(buyer.telephone(), 60, false, "buyer.telephone");
        text(buyer.bank(), 120, false, "buyer.bank");
        text(buyer.account(), 50, false, "buyer.account");
        check(
                kind != InvoiceKind.DIGITAL_SPECIAL || buyer.naturalPerson() || buyer.taxNo() != null,
                "buyer.taxNo",
                null,
                Text.of("专票须填写购方税号", "A special invoice needs the buyer's tax number"));
    }

    private Optional<LineFigures> line(NewOrder order, NewOrder.Line line, String at) {
        int before = violations.list().size();
        text(line.name(), 300, true, at + "name");
        text(line.delivery(), 60, false, at + "delivery");
        text(line.spec(), 150, false, at + "spec");
        text(line.unit(), 60, false, at + "unit");
        check(
                line.name() == null || !line.name().contains("*"),
                at + "name",
                null,
                Text.of("名称不能含*", "A name has no asterisk"));
        check(
                line.taxClassCode() != null && line.taxClassCode().matches("\\d{19}"),
                InvoiceError.TAX_CLASS,
                at + "taxClassCode",
                "19 digits",
                Text.of("税收分类编码须为19位", "A tax classification has 19 digits"));
        check(
                line.rate() != null && line.rate().signum() >= 0 && line.rate().compareTo(BigDecimal.ONE) < 0,
                at + "rate",
                "0 <= rate < 1",
                Text.of("税率用小数表示，如0.13", "Write the rate as a fraction, such as 0.13"));
        check(
                line.preference() == null || line.preference().matches("\\d{2}"),
                at + "preference",
                "2 digits",
                Text.of("优惠标识须为2位代码", "A preference has 2 digits"));
        check(
                (line.quantity() == null) == (line.unitPrice() == null)
                        && fits(line.quantity())
                        && fits(line.unitPrice()),
                InvoiceError.QUANTITY_AND_PRICE,
                at + "quantity",
                "> 0",
                InvoiceError.QUANTITY_AND_PRICE.title());
        check(
                line.amount() == null
                        ? line.quantity() != null
                        : money(line.amount()) && line.amount().signum() > 0,
                InvoiceError.NOT_POSITIVE,
                at + "amount",
                "> 0",
                Text.of("请填写金额，或数量和单价", "Give an amount, or quantity and price"));
        check(
                line.tax() == null
                        || !order.taxIncluded()
                                && money(line.tax())
                                && line.tax().signum() >= 0,
                at + "tax",
                ">= 0",
                Text.of("含税价不另填税额；税额不小于零", "With prices that include the tax give none; it is not negative"));
        check(
                line.discount() == null
                        || money(line.discount()) && line.discount().signum() >= 0,
                at + "discount",
                ">= 0",
                Text.of("折扣不小于零", "A discount is not negative"));
        return violations.list().size() > before ? Optional.empty() : figures(order, line, at);
    }

    private Optional<LineFigures> figures(NewOrder order, NewOrder.Line line, String at) {
        BigDecimal computed = line.quantity() == null
                ? line.amount()
                : line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
        BigDecimal gross = line.amount() == null ? computed : line.amount();
        BigDecimal discount = line.discount() == null ? BigDecimal.ZERO : line.discount();
        check(
                computed.subtract(gross).abs().compareTo(AMOUNT_TOLERANCE) <= 0,
                InvoiceError.LINE_AMOUNT,
                at + "amount",
                computed.toPlainString(),
                InvoiceError.LINE_AMOUNT.title());
        check(gross.signum() > 0, InvoiceError.NOT_POSITIVE, at + "amount", "> 0", InvoiceError.NOT_POSITIVE.title());
        check(
                discount.compareTo(gross) <= 0,
                InvoiceError.DISCOUNT_TOO_LARGE,
                at + "discount",
                "<= " + gross.toPlainString(),
                InvoiceError.DISCOUNT_TOO_LARGE.title());
        if (line.tax() != null) {
            BigDecimal expected = gross.multiply(line.rate());
            check(
                    expected.subtract(line.tax()).abs().compareTo(TAX_TOLERANCE) <= 0,
                    InvoiceError.LINE_TAX,
                    at + "tax",
                    expected.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                    InvoiceError.LINE_TAX.title());
        }
        LineFigures figures = order.taxIncluded()
                ? LineFigures.inclusive(line.quantity(), gross, discount, line.rate())
                : LineFigures.exclusive(line.quantity(), line.unitPrice(), gross, line.tax(), discount, line.rate());
        return Optional.of(figures);
    }

    private void total(NewOrder order, List<LineFigures> figures) {
        BigDecimal sum = figures.stream().map(LineFigures::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        check(
                order.total() == null || order.total().subtract(sum).abs().compareTo(ORDER_TOLERANCE) <= 0,
                InvoiceError.ORDER_DIFFERENCE,
                "total",
                sum.toPlainString(),
                Text.of("订单总额与明细之和相差超过0.01元", "The order's total and the sum of its lines differ by more than 0.01"));
        check(sum.signum() > 0, InvoiceError.NOT_POSITIVE, "total", "> 0", InvoiceError.NOT_POSITIVE.title());
    }

    private void payments(NewOrder order) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < order.payments().size(); i++) {
            NewOrder.Payment payment = order.payments().get(i);
            String at = "payments[" + i + "].";
            violations.addAll(checkPayment(payment, at));
            check(
                    payment.paymentNo() == null || seen.add(payment.paymentNo()),
                    at + "paymentNo",
                    null,
                    Text.of("付款编号重复", "The payment number is repeated"));
        }
    }

    static List<Violation> checkPayment(NewOrder.Payment payment, String at) {
        OrderRules rules = new OrderRules();
        rules.text(payment.paymentNo(), 60, true, at + "paymentNo");
        rules.check(
                payment.amount() != null
                        && rules.money(payment.amount())
                        && payment.amount().signum() > 0,
                at + "amount",
                "> 0",
                Text.of("付款金额须大于零且不超过两位小数", "A payment is positive, with at most two decimals"));
        rules.check(payment.paidOn() != null, at + "paidOn", null, Text.of("请填写付款日期", "Say when it was paid"));
        return rules.violations.list();
    }

    private static boolean fits(BigDecimal figure) {
        if (figure == null) {
            return true;
        }
        BigDecimal plain = figure.stripTrailingZeros();
        return plain.signum() > 0 && plain.scale() <= DECIMALS && plain.precision() - plain.scale() <= WHOLE_DIGITS;
    }

    private boolean money(BigDecimal figure) {
        return figure.stripTrailingZeros().scale() <= 2 && figure.precision() - figure.scale() <= WHOLE_DIGITS;
    }

    private void text(String text, int longest, boolean required, String field) {
        boolean present = text != null && !text.isBlank();
        boolean holds = present ? text.codePointCount(0, text.length()) <= longest : !required;
        check(
                holds,
                InvoiceError.FIELD_LENGTH,
                field,
                (required ? "1.." : "0..") + longest,
                Text.of("长度须不超过%d个字符且不能缺少", "At most %d characters, and present if required")
                        .with(longest));
    }

    private void check(boolean holds, String field, String expected, Text hint) {
        check(holds, InvoiceError.ORDER_FIELD, field, expected, hint);
    }

    private void check(boolean holds, ErrorCode code, String field, String expected, Text hint) {
        violations.check(holds, code, field, "ORDER", expected, hint);
    }
}

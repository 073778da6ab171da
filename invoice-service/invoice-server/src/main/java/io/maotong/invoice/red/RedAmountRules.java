package io.maotong.invoice.red;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a red form may take of each line of a blue invoice, and the figures of its lines (tax.md 1.12).
 *
 * <p>Amount and tax of a part are the difference of two rounded running totals. So each is within a cent of quantity times
 * price and amount times rate, none is ever beyond the line, and the last part is exactly what is left.
 */
final class RedAmountRules {

    private static final int PRICE_DECIMALS = 13;
    private static final int QUANTITY_DECIMALS = 13;
    private static final BigDecimal PRICE_TOLERANCE = new BigDecimal("0.01");

    /** @param whole whether nothing of the blue invoice is left afterwards */
    record Outcome(List<RedLine> lines, boolean whole, List<Violation> violations) {

        Outcome {
            lines = List.copyOf(lines);
            violations = List.copyOf(violations);
        }

        BigDecimal amount() {
            return lines.stream().map(RedLine::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
        }

        BigDecimal tax() {
            return lines.stream().map(RedLine::tax).reduce(new BigDecimal("0.00"), BigDecimal::add);
        }
    }

    /** What is left of a line. @param quantity null if nothing is counted */
    record Left(BigDecimal quantity, BigDecimal amount, BigDecimal tax) {}

    private final Map<Integer, BlueLine> blue = new TreeMap<>();
    private final Map<Integer, Taken> taken;
    private final boolean differential;

    /** @param taken by the number of the blue line; lines that nothing was taken of may be absent */
    RedAmountRules(List<BlueLine> lines, Map<Integer, Taken> taken) {
        lines.forEach(line -> blue.put(line.lineNo(), line));
        this.taken = Map.copyOf(taken);
        this.differential = lines.stream()
                .anyMatch(line -> line.deduction() != null && line.deduction().signum() != 0);
    }

    Left left(int lineNo) {
        BlueLine line = blue.get(lineNo);
        Taken before = taken.getOrDefault(lineNo, Taken.NOTHING);
        return new Left(
                line.isCountable() ? line.quantity().subtract(before.quantity()) : null,
                line.amount().subtract(before.amount()),
                line.tax().subtract(before.tax()));
    }

    /** Everything that is left of every line. */
    Outcome whole(RedReason reason) {
        List<RedLine> lines = new ArrayList<>();
        for (BlueLine line : blue.values()) {
            Left left = left(line.lineNo());
            if (left.amount().signum() > 0) {
                lines.add(remainder(lines.size() + 1, line, left, reason));
            }
        }
        Violations violations = new Violations();
        violations.check(
                !lines.isEmpty(),
                InvoiceError.RED_OVER_REMAINING,
                null,
                "REMAINING",
                "0.00",
                Text.of("该发票已全部冲红，没有可冲红的余额", "Everything of this invoice is reversed already"));
        fits(reason, lines, violations);
        return new Outcome(lines, true, violations.list());
    }

    /** Parts of some lines. */
    Outcome part(RedReason reason, List<WantedLine> wanted) {
        Violations violations = new Violations();
        violations.check(
                !wanted.isEmpty(),
                InvoiceError.RED_LINE_MISMATCH,
                "lines",
                "LINES",
                null,
                Text.of("请选择要冲红的明细，或选择全部冲红", "Choose lines, or reverse the whole"));
        List<RedLine> lines = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            line("lines[" + i + "]", lines.size() + 1, reason, wanted.get(i), seen, violations, lines);
        }
        boolean whole = violations.isEmpty() && leavesNothing(lines);
        if (violations.isEmpty()) {
            fits(reason, lines, violations);
            violations.check(
                    whole || !reason.needsWhole(),
                    InvoiceError.RED_REASON,
                    "reason",
                    "WHOLE",
                    "whole",
                    Text.of(
                            "开票有误须冲红全部余额；部分冲红请选择退回、中止或折让",
                            "A wrong invoice is reversed as a whole; choose another reason for a part"));
            violations.check(
                    whole || !differential,
                    InvoiceError.RED_OVER_REMAINING,
                    "lines",
                    "DIFFERENTIAL",
                    "whole",
                    Text.of("差额征税发票须全额冲红", "A differential invoice is reversed as a whole"));
        }
        return new Outcome(lines, whole, violations.list());
    }

    private void line(
            String at,
            int lineNo,
            RedReason reason,
            WantedLine wanted,
            Set<Integer> seen,
            Violations violations,
            List<RedLine> lines) {
        BlueLine line = blue.get(wanted.blueLineNo());
        if (line == null || !seen.add(wanted.blueLineNo())) {
            violations.add(Violation.of(
                    InvoiceError.RED_LINE_MISMATCH,
                    at + ".blueLineNo",
                    "LINE",
                    blue.keySet().toString(),
                    Text.of(
                            "行号须为蓝字发票的行号且不重复（折扣行并入被折扣行）",
                            "Use each line number of the blue invoice once; discounts go with their lines")));
            return;
        }
        violations.check(
                wanted.unit() == null || wanted.unit().equals(line.unit()),
                InvoiceError.RED_LINE_MISMATCH,
                at + ".unit",
                "UNIT",
                line.unit(),
                Text.of("单位须与蓝字发票一致", "The unit must be that of the blue invoice"));
        boolean byQuantity = wanted.quantity() != null;
        boolean counted = line.isCountable() && !reason.amountOnly();
        violations.check(
                byQuantity != (wanted.amount() != null),
                InvoiceError.RED_LINE_MISMATCH,
                at,
                "QUANTITY_OR_AMOUNT",
                counted ? "quantity" : "amount",
                Text.of("数量和金额请填且只填一项", "Give either a quantity or an amount"));
        violations.check(
                !byQuantity || counted,
                InvoiceError.RED_LINE_MISMATCH,
                at + ".quantity",
                "AMOUNT_ONLY",
                null,
                Text.of("销售折让或无数量的明细只能按金额冲红", "An allowance, and a line without quantity, is reversed by amount"));
        violations.check(
                wanted.amount() == null || !counted || reason == RedReason.SERVICE_ENDED,
                InvoiceError.RED_LINE_MISMATCH,
                at + ".amount",
                "QUANTITY",
                "quantity",
                Text.of("退货请按数量冲红", "Returned goods are reversed by quantity"));
        BigDecimal asked = byQuantity ? wanted.quantity() : wanted.amount();
        if (asked == null || byQuantity && !counted) {
            return;
        }
        String field = at + (byQuantity ? ".quantity" : ".amount");
        int decimals = byQuantity ? QUANTITY_DECIMALS : 2;
        if (asked.signum() <= 0 || asked.stripTrailingZeros().scale() > decimals) {
            violations.add(Violation.of(
                    InvoiceError.RED_LINE_MISMATCH,
                    field,
                    "POSITIVE",
                    "> 0",
                    Text.of("请填正数，至多%d位小数", "Positive, with at most %d decimals")
                            .with(decimals)));
            return;
        }
        Left left = left(line.lineNo());
        BigDecimal most = byQuantity ? left.quantity() : left.amount();
        if (asked.compareTo(most) > 0 || left.amount().signum() <= 0) {
            violations.add(Violation.of(
                    InvoiceError.RED_OVER_REMAINING,
                    field,
                    "REMAINING",
                    plain(most),
                    Text.of("第%1$d行最多还可冲红 %2$s", "Of line %1$d at most %2$s is left")
                            .with(line.lineNo(), plain(most))));
            return;
        }
        RedLine red = byQuantity
                ? byQuantity(lineNo, line, left, asked, reason)
                : byAmount(lineNo, line, left, asked.setScale(2));
        if (red.amount().signum() == 0) {
            violations.add(Violation.of(
                    InvoiceError.RED_OVER_REMAINING,
                    field,
                    "CENT",
                    "> 0.00",
                    Text.of("冲红金额不足一分，请与其他数量一并冲红", "Less than a cent: reverse it together with more")));
            return;
        }
        lines.add(red);
    }

    private RedLine byQuantity(int lineNo, BlueLine line, Left left, BigDecimal quantity, RedReason reason) {
        if (quantity.compareTo(left.quantity()) == 0) {
            return remainder(lineNo, line, left, reason);
        }
        Taken before = taken.getOrDefault(line.lineNo(), Taken.NOTHING);
        BigDecimal amount;
        if (before.allowance().signum() == 0) {
            BigDecimal until = before.quantity()
                    .add(quantity)
                    .multiply(line.amount())
                    .divide(line.quantity(), 2, RoundingMode.HALF_UP);
            amount = until.subtract(before.amount());
        } else {
            // What was allowed lowers the price of what is left.
            amount = quantity.multiply(left.amount()).divide(left.quantity(), 2, RoundingMode.HALF_UP);
        }
        amount = between(amount, left.amount());
        return new RedLine(
                lineNo,
                line,
                quantity.negate(),
                price(line, quantity, amount),
                amount.negate(),
                taxOf(line, left, amount).negate());
    }

    private RedLine byAmount(int lineNo, BlueLine line, Left left, BigDecimal amount) {
        return new RedLine(
                lineNo,
                line,
                null,
                null,
                amount.negate(),
                taxOf(line, left, amount).negate());
    }

    private static RedLine remainder(int lineNo, BlueLine line, Left left, RedReason reason) {
        boolean counted = left.quantity() != null && left.quantity().signum() > 0 && !reason.amountOnly();
        return new RedLine(
                lineNo,
                line,
                counted ? left.quantity().negate() : null,
                counted ? price(line, left.quantity(), left.amount()) : null,
                left.amount().negate(),
                left.tax().negate());
    }

    private BigDecimal taxOf(BlueLine line, Left left, BigDecimal amount) {
        Taken before = taken.getOrDefault(line.lineNo(), Taken.NOTHING);
        BigDecimal until =
                before.amount().add(amount).multiply(line.tax()).divide(line.amount(), 2, RoundingMode.HALF_UP);
        return between(until.subtract(before.tax()), left.tax());
    }

    /** The blue price as long as it explains the amount, otherwise the one that does. */
    private static BigDecimal price(BlueLine line, BigDecimal quantity, BigDecimal amount) {
        BigDecimal blue = line.unitPrice();
        if (blue != null) {
            BigDecimal explained = quantity.multiply(blue).setScale(2, RoundingMode.HALF_UP);
            if (explained.subtract(amount).abs().compareTo(PRICE_TOLERANCE) <= 0) {
                return blue;
            }
        }
        return amount.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static void fits(RedReason reason, List<RedLine> lines, Violations violations) {
        List<String> codes =
                lines.stream().map(line -> line.blue().taxClassCode()).toList();
        violations.check(
                codes.isEmpty() || reason.fits(codes),
                InvoiceError.RED_REASON,
                "reason",
                "REASON",
                reason == RedReason.GOODS_RETURNED ? "03" : "02",
                reason == RedReason.GOODS_RETURNED
                        ? Text.of("明细全部为服务，不能选销货退回，请选服务中止", "All lines are services: choose the end of the service")
                        : Text.of("明细全部为货物或劳务，不能选服务中止，请选销货退回", "All lines are goods: choose returned goods"));
    }

    private boolean leavesNothing(List<RedLine> lines) {
        Map<Integer, BigDecimal> reversed = new TreeMap<>();
        lines.forEach(line -> reversed.put(line.blue().lineNo(), line.amount()));
        return blue.keySet().stream()
                .allMatch(lineNo -> left(lineNo)
                                .amount()
                                .add(reversed.getOrDefault(lineNo, BigDecimal.ZERO))
                                .signum()
                        == 0);
    }

    private static BigDecimal between(BigDecimal amount, BigDecimal most) {
        return amount.max(BigDecimal.ZERO.setScale(2)).min(most);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

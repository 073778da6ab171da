package io.maotong.invoice.order;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lowers what is due of lines: by goods in proportion, by money as a further discount. */
final class OrderReturns {

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    private OrderReturns() {}

    /** @throws io.maotong.core.error.BusinessException naming every part that the order does not have */
    static void apply(List<OrderEntry.Returned> parts, List<OrderLineRow> rows) {
        Map<Integer, OrderLineRow> lines =
                rows.stream().collect(Collectors.toMap(row -> row.lineNo, Function.identity()));
        Violations violations = new Violations();
        for (int i = 0; i < parts.size(); i++) {
            OrderEntry.Returned part = parts.get(i);
            OrderLineRow line = lines.get(part.lineNo());
            boolean goods = part.quantity() != null;
            boolean holds = line != null
                    && (goods
                            ? line.quantity != null
                                    && part.quantity().signum() > 0
                                    && part.quantity().compareTo(line.quantity) <= 0
                            : part.total() != null
                                    && part.total().signum() > 0
                                    && part.total().compareTo(line.dueTotal) <= 0);
            violations.check(
                    holds,
                    InvoiceError.ORDER_FIELD,
                    "lines[" + i + "]",
                    "RETURN",
                    line == null ? null : "<= " + (goods ? line.quantity : line.dueTotal),
                    Text.of("退回数量或金额超过该行尚有的数量或金额", "More is given back than the line has"));
            if (holds) {
                if (goods) {
                    goods(line, part.quantity());
                } else {
                    money(line, part.total());
                }
            }
        }
        violations.throwIfAny(InvoiceError.ORDER_FIELD);
    }

    private static void goods(OrderLineRow line, BigDecimal quantity) {
        BigDecimal left = line.quantity.subtract(quantity);
        line.amount = share(line.amount, left, line.quantity);
        line.tax = share(line.tax, left, line.quantity);
        line.discountAmount = share(line.discountAmount, left, line.quantity);
        line.discountTax = share(line.discountTax, left, line.quantity);
        line.quantity = left;
        total(line);
    }

    private static void money(OrderLineRow line, BigDecimal total) {
        BigDecimal tax = line.rate.signum() == 0
                ? ZERO
                : total.multiply(line.rate).divide(BigDecimal.ONE.add(line.rate), 2, RoundingMode.HALF_UP);
        // What the line has of tax and amount bounds both, so that neither turns negative.
        BigDecimal taxBack = tax.min(line.tax.subtract(line.discountTax));
        BigDecimal amountBack = total.subtract(taxBack).min(line.amount.subtract(line.discountAmount));
        line.discountAmount = line.discountAmount.add(amountBack);
        line.discountTax = line.discountTax.add(total.subtract(amountBack));
        total(line);
    }

    private static void total(OrderLineRow line) {
        line.dueTotal = line.amount.add(line.tax).subtract(line.discountAmount).subtract(line.discountTax);
    }

    private static BigDecimal share(BigDecimal figure, BigDecimal left, BigDecimal whole) {
        return left.signum() == 0 ? ZERO : figure.multiply(left).divide(whole, 2, RoundingMode.HALF_UP);
    }
}

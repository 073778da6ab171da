package io.maotong.invoice.order;

import io.maotong.invoice.red.ReturnedGoods;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How much more of a line is invoiced, or about to be, than is due. @param total with tax */
record OverInvoiced(BigDecimal quantity, BigDecimal total) {

    private static OverInvoiced of(OrderLineRow line) {
        return new OverInvoiced(
                line.takenQuantity().subtract(line.dueQuantity()).max(BigDecimal.ZERO),
                line.taken().subtract(line.dueTotal).max(BigDecimal.ZERO));
    }

    /** By line. */
    static Map<Integer, OverInvoiced> of(List<OrderLineRow> lines) {
        return lines.stream().collect(Collectors.toMap(line -> line.lineNo, OverInvoiced::of));
    }

    /** What a return added to it: goods where goods came back, money elsewhere. Earlier returns are not told again. */
    static List<ReturnedGoods.Line> more(List<OrderLineRow> lines, Map<Integer, OverInvoiced> before) {
        List<ReturnedGoods.Line> more = new ArrayList<>();
        for (OrderLineRow line : lines) {
            OverInvoiced now = of(line);
            OverInvoiced then = before.get(line.lineNo);
            BigDecimal goods = now.quantity().subtract(then.quantity());
            BigDecimal money = now.total().subtract(then.total());
            if (goods.signum() > 0) {
                more.add(ReturnedGoods.Line.goods(line.lineNo, goods));
            } else if (money.signum() > 0 && now.quantity().compareTo(then.quantity()) == 0) {
                BigDecimal amount = money.divide(BigDecimal.ONE.add(line.rate), 2, RoundingMode.HALF_UP);
                if (amount.signum() > 0) {
                    more.add(ReturnedGoods.Line.allowance(line.lineNo, amount));
                }
            }
        }
        return more;
    }
}

package io.maotong.order.trade;

import io.maotong.order.rule.LegalQuantity;
import io.maotong.order.rule.OrderDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a new content of an order says differently. */
final class OrderDifference {

    /**
     * A field that changes.
     *
     * @param line number of the line; null for the order itself
     * @param from as it is; names, addresses and contacts of people are masked
     * @param to as it would be
     */
    record Change(String field, Integer line, String from, String to) {}

    private final List<Change> changes = new ArrayList<>();

    private OrderDifference() {}

    static List<Change> between(OrderRow order, List<OrderLineRow> lines, OrderDraft draft) {
        OrderDifference found = new OrderDifference();
        found.head(order, draft);
        for (int i = 0; i < Math.max(lines.size(), draft.lines().size()); i++) {
            if (i >= lines.size()) {
                found.changes.add(
                        new Change("line", i + 1, null, summary(draft.lines().get(i))));
            } else if (i >= draft.lines().size()) {
                found.changes.add(new Change("line", i + 1, summary(lines.get(i)), null));
            } else {
                found.line(lines.get(i), draft.lines().get(i));
            }
        }
        return List.copyOf(found.changes);
    }

    private void head(OrderRow order, OrderDraft draft) {
        note("shop", null, order.shop, draft.shop());
        note("platformCode", null, order.platformCode, draft.platformCode());
        note("platformName", null, order.platformName, draft.platformName());
        note("payName", null, order.payName, draft.payName());
        note("tradeMode", null, order.tradeMode, draft.tradeMode());
        note("orderedAt", null, text(order.orderedAt), text(draft.orderedAt()));
        note("currency", null, order.currency, draft.currency());
        note("freight", null, plain(order.freight), plain(draft.freight()));
        note("country", null, order.country, draft.country());
        note("province", null, order.province, draft.province());
        note("city", null, order.city, draft.city());
        note("packs", null, String.valueOf(order.packs), String.valueOf(draft.packs()));
        note("grossWeight", null, plain(order.grossWeight), plain(draft.grossWeight()));
        personal("consigneeName", order.consigneeName, draft.consigneeName());
        personal("street", order.street, draft.street());
        personal("postcode", order.postcode, draft.postcode());
        personal("phone", order.phone, draft.phone());
        personal("email", order.email, draft.email());
    }

    private void line(OrderLineRow line, OrderDraft.Line draft) {
        int number = line.lineNo;
        note("sku", number, line.sku, draft.sku());
        note("name", number, line.name, draft.name());
        note("nameEn", number, line.nameEn, draft.nameEn());
        note("commodityCode", number, line.commodityCode, draft.commodityCode());
        note("elements", number, line.elements, draft.elements());
        note("unit", number, line.unit, draft.unit());
        note("quantity", number, plain(line.quantity), plain(draft.quantity()));
        note("unitPrice", number, plain(line.unitPrice), plain(draft.unitPrice()));
        note("totalPrice", number, plain(line.totalPrice), plain(draft.totalPrice()));
        note("netWeight", number, plain(line.netWeight), plain(draft.netWeight()));
        note("originCountry", number, line.originCountry, draft.originCountry());
        note("barCode", number, line.barCode, draft.barCode());
        // The legal units belong to the code: where that changes, the quantities follow and say nothing of their own.
        if (Objects.equals(line.commodityCode, draft.commodityCode())) {
            legal("quantity1", line, line.unit1, line.quantity1, draft, draft.quantity1());
            legal("quantity2", line, line.unit2, line.quantity2, draft, draft.quantity2());
        }
    }

    private void legal(
            String field, OrderLineRow line, String unit, BigDecimal from, OrderDraft.Line draft, BigDecimal given) {
        if (unit != null && (given != null || LegalQuantity.follows(draft, unit))) {
            note(field, line.lineNo, plain(from), plain(LegalQuantity.of(draft, unit, given)));
        }
    }

    private void personal(String field, String from, String to) {
        if (!Objects.equals(from, to)) {
            changes.add(new Change(field, null, masked(from), masked(to)));
        }
    }

    private void note(String field, Integer line, String from, String to) {
        if (!Objects.equals(from, to)) {
            changes.add(new Change(field, line, from, to));
        }
    }

    private static String masked(String text) {
        return text == null || text.isEmpty() ? text : OrderListItem.masked(text);
    }

    private static String summary(OrderLineRow line) {
        return line.sku + " × " + plain(line.quantity);
    }

    private static String summary(OrderDraft.Line line) {
        return line.sku() + " × " + plain(line.quantity());
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? null : figure.stripTrailingZeros().toPlainString();
    }
}

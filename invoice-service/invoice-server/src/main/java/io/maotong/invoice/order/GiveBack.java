package io.maotong.invoice.order;

import io.maotong.invoice.document.InvoiceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Spreads a line of a red invoice over the parts of orders that the blue line was made of. */
final class GiveBack {

    private GiveBack() {}

    /** @return the parts that changed; the balances of their lines are lowered along */
    static List<SourceRow> spread(InvoiceLine red, List<SourceRow> parts, Map<Long, OrderLineRow> balances) {
        BigDecimal amount = red.amount().negate();
        BigDecimal tax = red.tax().negate();
        BigDecimal quantity =
                red.quantity() == null ? BigDecimal.ZERO : red.quantity().negate();
        List<SourceRow> changed = new ArrayList<>();
        for (SourceRow part : parts) {
            BigDecimal netTax = part.tax.subtract(part.discountTax);
            BigDecimal net = part.amount.subtract(part.discountAmount);
            BigDecimal amountBack = amount.min(net.subtract(part.backAmount));
            BigDecimal taxBack = tax.min(netTax.subtract(part.backTax));
            BigDecimal quantityBack =
                    part.quantity == null ? BigDecimal.ZERO : quantity.min(part.quantity.subtract(part.backQuantity));
            if (part.state != SourceState.USED
                    || amountBack.signum() == 0 && taxBack.signum() == 0 && quantityBack.signum() == 0) {
                continue;
            }
            part.backAmount = part.backAmount.add(amountBack);
            part.backTax = part.backTax.add(taxBack);
            part.backQuantity = part.backQuantity.add(quantityBack);
            OrderLineRow line = balances.get(part.orderLineId);
            line.invoicedTotal = line.invoicedTotal.subtract(amountBack).subtract(taxBack);
            line.invoicedQuantity = line.invoicedQuantity.subtract(quantityBack);
            amount = amount.subtract(amountBack);
            tax = tax.subtract(taxBack);
            quantity = quantity.subtract(quantityBack);
            changed.add(part);
        }
        return changed;
    }
}

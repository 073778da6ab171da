package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.timeline.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Brings reversals of invoices to the orders of the invoice, whichever is heard of first. To be called in a transaction.
 */
@Component
class RedInvoices {

    // Two that arrive at once must see each other: one waits, or both fail and one comes again.
    private static final String LOCK = "FOR UPDATE";

    private final InvoicedOrderMapper orders;
    private final InvoiceRedMapper reds;
    private final Milestones milestones;

    RedInvoices(InvoicedOrderMapper orders, InvoiceRedMapper reds, Milestones milestones) {
        this.orders = orders;
        this.reds = reds;
        this.milestones = milestones;
    }

    /** Which orders an invoice is of. @param number 20 digits, or null before it is issued */
    void invoiced(String number, Collection<String> orderNos) {
        if (number == null || orderNos.isEmpty()) {
            return;
        }
        orders.note(orderNos.stream()
                .sorted()
                .map(orderNo -> rowOf(number, orderNo))
                .toList());
        List<InvoiceRedRow> known = reds.selectList(
                new QueryWrapper<InvoiceRedRow>().eq("invoice_number", number).last(LOCK));
        milestones.note(
                Source.RED,
                known.stream()
                        .flatMap(red -> orderNos.stream().map(orderNo -> newsOf(red, orderNo)))
                        .toList());
    }

    /** A red form moved, or a red invoice was issued. */
    void reversed(InvoiceRedRow red) {
        red.id = Ids.next();
        red.merchantId = MerchantScope.merchantId();
        if (reds.note(red) == 0) {
            return;
        }
        milestones.note(
                Source.RED,
                orders
                        .selectList(new QueryWrapper<InvoicedOrderRow>()
                                .eq("invoice_number", red.invoiceNumber)
                                .last(LOCK))
                        .stream()
                        .map(order -> newsOf(red, order.orderNo))
                        .toList());
    }

    private static InvoicedOrderRow rowOf(String number, String orderNo) {
        InvoicedOrderRow row = new InvoicedOrderRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.invoiceNumber = number;
        row.orderNo = orderNo;
        return row;
    }

    private static Milestones.News newsOf(InvoiceRedRow red, String orderNo) {
        return new Milestones.News(
                orderNo,
                red.sourceId,
                red.state,
                red.sourceVersion,
                red.occurredAt,
                red.number,
                Map.of("blueNumber", red.invoiceNumber, "amount", red.amount),
                null);
    }
}

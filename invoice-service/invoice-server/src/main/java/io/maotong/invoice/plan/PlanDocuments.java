package io.maotong.invoice.plan;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.source.Sources;
import java.util.List;
import org.springframework.stereotype.Component;

/** The whole invoice that a planned one is handed in as. */
@Component
final class PlanDocuments {

    private static final int ROOM = 200;

    private final InvoiceProperties.Issue settings;

    PlanDocuments(InvoiceProperties properties) {
        this.settings = properties.issue();
    }

    InvoiceDocument of(PlannedInvoice invoice, Sources.Taxpayer seller) {
        OpenLine.Key key = invoice.key();
        Party buyer = key.buyer();
        return new InvoiceDocument(
                null,
                key.kind(),
                key.specialElement(),
                key.differential(),
                key.exportPolicy(),
                Party.company(seller.taxNo(), seller.name()),
                buyer,
                invoice.lines(),
                invoice.amount(),
                invoice.tax(),
                invoice.total(),
                null,
                settings.drawer(),
                null,
                null,
                remark(invoice.shares().stream()
                        .map(share -> share.source().orderNo())
                        .distinct()
                        .sorted()
                        .toList()),
                false,
                buyer.bank() != null,
                false,
                buyer.address() != null,
                null,
                null,
                null);
    }

    // The list of the sources is kept beside the invoice; on it there is room for a few.
    private static String remark(List<String> orderNos) {
        StringBuilder remark = new StringBuilder("订单号：");
        int written = 0;
        for (String orderNo : orderNos) {
            String next = (written == 0 ? "" : "、") + orderNo;
            if (remark.length() + next.length() > ROOM) {
                break;
            }
            remark.append(next);
            written++;
        }
        return written == orderNos.size() ? remark.toString() : remark + "等" + orderNos.size() + "单";
    }
}

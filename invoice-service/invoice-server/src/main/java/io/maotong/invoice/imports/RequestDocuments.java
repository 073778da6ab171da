package io.maotong.invoice.imports;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.order.LineFigures;
import io.maotong.invoice.order.NewOrder;
import io.maotong.invoice.source.Sources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The invoice that a request asks for. */
@Component
final class RequestDocuments {

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    private final InvoiceProperties.Issue settings;

    RequestDocuments(InvoiceProperties properties) {
        this.settings = properties.issue();
    }

    /** @param shortNames by classification; one that is unknown leaves the line without, which its rules refuse */
    InvoiceDocument of(
            NewOrder request,
            List<LineFigures> figures,
            Party buyer,
            Sources.Taxpayer seller,
            Map<String, String> shortNames) {
        List<InvoiceLine> lines = new ArrayList<>();
        BigDecimal amount = ZERO;
        BigDecimal tax = ZERO;
        for (int i = 0; i < figures.size(); i++) {
            NewOrder.Line line = request.lines().get(i);
            LineFigures part = figures.get(i);
            boolean discounted = part.discountAmount().signum() > 0;
            lines.add(line(lines.size() + 1, line, shortNames, part, discounted));
            if (discounted) {
                lines.add(discount(lines.size() + 1, line, shortNames, part));
            }
            amount = amount.add(part.amount()).subtract(part.discountAmount());
            tax = tax.add(part.tax()).subtract(part.discountTax());
        }
        return new InvoiceDocument(
                null,
                request.kind(),
                null,
                null,
                null,
                Party.company(seller.taxNo(), seller.name()),
                buyer,
                lines,
                amount,
                tax,
                amount.add(tax),
                null,
                settings.drawer(),
                null,
                null,
                request.remark(),
                false,
                buyer.bank() != null,
                false,
                buyer.address() != null,
                null,
                null,
                null);
    }

    private static InvoiceLine line(
            int lineNo, NewOrder.Line line, Map<String, String> shortNames, LineFigures part, boolean discounted) {
        return new InvoiceLine(
                lineNo,
                null,
                line.name(),
                shortNames.get(line.taxClassCode()),
                line.spec(),
                line.unit(),
                part.quantity(),
                part.unitPrice(),
                part.amount(),
                line.rate(),
                part.tax(),
                null,
                line.taxClassCode(),
                discounted ? LineNature.DISCOUNTED : LineNature.NORMAL,
                line.preference());
    }

    private static InvoiceLine discount(
            int lineNo, NewOrder.Line line, Map<String, String> shortNames, LineFigures part) {
        return new InvoiceLine(
                lineNo,
                null,
                line.name(),
                shortNames.get(line.taxClassCode()),
                null,
                null,
                null,
                null,
                part.discountAmount().negate(),
                line.rate(),
                part.discountTax().negate(),
                null,
                line.taxClassCode(),
                LineNature.DISCOUNT,
                line.preference());
    }
}

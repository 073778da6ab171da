package io.maotong.invoice.issue;

import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.util.List;

/** Invoices to hand in. */
public final class Documents {

    public static final String CRYSTAL = "1060599000000000000";

    private Documents() {}

    /** 3 × 33.33 at 13 %: 99.99, 13.00, 112.99 (the example of tax.md 1.6). */
    public static InvoiceDocument special(String sellerTaxNo, String sellerName) {
        return of(
                InvoiceKind.DIGITAL_SPECIAL,
                new Party(sellerTaxNo, sellerName, "东海县水晶路1号", "0518-87654321", "农业银行东海支行", "1055 0101", false),
                new Party(
                        "91512081MA62K0260E", "四川某贸易有限公司", "简阳市1号", "028-1234567", "工行简阳支行", "6222000011112222", false),
                null,
                line(1, null, "99.99", "13.00", new BigDecimal("3"), new BigDecimal("33.33")));
    }

    public static InvoiceDocument reversing(InvoiceDocument blue, String blueNumber) {
        return of(
                blue.kind(),
                blue.seller(),
                blue.buyer(),
                new BlueReference(blueNumber, "11010824091002615708", "0123456789abcdef0123456789abcdef"),
                line(1, 1, "-99.99", "-13.00", new BigDecimal("-3"), new BigDecimal("33.33")));
    }

    public static InvoiceDocument of(
            InvoiceKind kind, Party seller, Party buyer, BlueReference blue, InvoiceLine... lines) {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (InvoiceLine line : lines) {
            amount = amount.add(line.amount());
            tax = tax.add(line.tax());
        }
        return new InvoiceDocument(
                null,
                kind,
                null,
                null,
                null,
                seller,
                buyer,
                List.of(lines),
                amount,
                tax,
                amount.add(tax),
                "02",
                "张三",
                "李四",
                "王五",
                null,
                true,
                true,
                false,
                false,
                null,
                blue,
                null);
    }

    public static InvoiceLine line(
            int lineNo, Integer blueLineNo, String amount, String tax, BigDecimal quantity, BigDecimal price) {
        return new InvoiceLine(
                lineNo,
                blueLineNo,
                "水晶手链",
                "工艺品",
                "8mm",
                "条",
                quantity,
                price,
                new BigDecimal(amount),
                new BigDecimal("0.13"),
                new BigDecimal(tax),
                null,
                CRYSTAL,
                LineNature.NORMAL,
                null);
    }
}

package io.maotong.invoice.input;

import io.maotong.invoice.integrity.CanonicalText;
import java.util.List;

/**
 * Everything that a received invoice says, in the one form that its seal is taken over. How it stands and what it is used for change
 * later and are not in it. A list of fields never changes once rows are sealed by it: another list is another version.
 */
final class CanonicalInput {

    static final int VERSION = 1;

    private CanonicalInput() {}

    /** @param lines in the order of their numbers @return null if there is no such version */
    static CanonicalText of(int version, InputInvoiceRow row, List<InputLineRow> lines) {
        return version == 1 ? first(row, lines) : null;
    }

    private static CanonicalText first(InputInvoiceRow row, List<InputLineRow> lines) {
        CanonicalText text = new CanonicalText("input invoice", 1)
                .put("id", row.id)
                .put("merchant", row.merchantId)
                .put("number", row.number)
                .put("code", row.code)
                .put("printed", row.printedNo)
                .put("kindCode", row.kindCode)
                .put("kind", row.kind)
                .put("day", row.issuedOn)
                .put("issued", row.issuedAt)
                .put("supplier.number", row.supplierNumber())
                .put("supplier.name", row.supplierName)
                .put("buyer.number", row.buyerTaxNo)
                .put("buyer.name", row.buyerName)
                .put("amount", row.amount)
                .put("tax", row.tax)
                .put("total", row.total)
                .put("lines", lines.size());
        for (InputLineRow line : lines) {
            text.put("line", line.lineNo)
                    .put("name", line.name)
                    .put("spec", line.spec)
                    .put("unit", line.unit)
                    .put("quantity", line.quantity)
                    .put("price", line.unitPrice)
                    .put("amount", line.amount)
                    .put("rate", line.rate)
                    .put("tax", line.tax)
                    .put("class", line.taxClassCode);
        }
        return text;
    }
}

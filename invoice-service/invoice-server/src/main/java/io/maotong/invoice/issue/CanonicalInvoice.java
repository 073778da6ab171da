package io.maotong.invoice.issue;

import io.maotong.invoice.integrity.CanonicalText;
import java.util.List;

/**
 * Everything that an issued invoice says, in the one form that its seal is taken over. A list of fields never changes once rows are
 * sealed by it: another list is another version.
 */
final class CanonicalInvoice {

    static final int VERSION = 1;

    private CanonicalInvoice() {}

    /** @param lines in their order @return null if there is no such version */
    static CanonicalText of(int version, HeaderRow row, List<DetailRow> lines, List<VoucherRow> vouchers) {
        return version == 1 ? first(row, lines, vouchers) : null;
    }

    private static CanonicalText first(HeaderRow row, List<DetailRow> lines, List<VoucherRow> vouchers) {
        CanonicalText text = new CanonicalText("invoice", 1)
                .put("id", row.id)
                .put("merchant", row.merchantId)
                .put("serial", row.serialNo)
                .put("number", row.number)
                .put("issued", row.issuedAt)
                .put("kind", row.kind)
                .put("red", row.red)
                .put("origin", row.origin)
                .put("reference", row.reference)
                .put("replaces", row.replacesId)
                .put("entry", row.entryId)
                .put("issuer", row.issuerTaxNo)
                .put("region", row.regionCode)
                .put("seller.number", row.sellerTaxNo)
                .put("seller.name", row.sellerName)
                .put("seller.natural", row.sellerNatural)
                .put("seller.contact", row.sellerContact)
                .put("buyer.number", row.buyerTaxNo)
                .put("buyer.name", row.buyerName)
                .put("buyer.natural", row.buyerNatural)
                .put("buyer.contact", row.buyerContact)
                .put("buyer.key", row.buyerKey)
                .put("special", row.specialElement)
                .put("differential", row.differential)
                .put("levyRefund", row.levyRefund)
                .put("exportPolicy", row.exportPolicy)
                .put("amount", row.amount)
                .put("tax", row.tax)
                .put("total", row.total)
                .put("deal.currency", row.dealCurrency)
                .put("deal.amount", row.dealAmount)
                .put("deal.rate", row.exchangeRate)
                .put("deal.rateDate", row.rateDate)
                .put("deal.rateSource", row.rateSource)
                .put("deal.term", row.tradeTerm)
                .put("remark", row.remark)
                .put("settlement", row.settlement)
                .put("drawer", row.drawer)
                .put("payee", row.payee)
                .put("reviewer", row.reviewer)
                .put("show.sellerBank", row.showSellerBank)
                .put("show.buyerBank", row.showBuyerBank)
                .put("show.sellerAddress", row.showSellerAddress)
                .put("show.buyerAddress", row.showBuyerAddress)
                .put("blue.number", row.blueNumber)
                .put("blue.confirmationNo", row.blueConfirmationNo)
                .put("blue.confirmationId", row.blueConfirmationId)
                .put("orders", row.orderNos)
                .put("document", row.documentHash)
                .put("lines", lines.size());
        lines.forEach(line -> put(text, line));
        text.put("vouchers", vouchers.size());
        vouchers.forEach(voucher -> put(text, voucher));
        return text;
    }

    private static void put(CanonicalText text, DetailRow line) {
        text.put("line", line.lineNo)
                .put("blueLine", line.blueLineNo)
                .put("item", line.itemNo)
                .put("name", line.name)
                .put("shortName", line.shortName)
                .put("spec", line.spec)
                .put("unit", line.unit)
                .put("quantity", line.quantity)
                .put("price", line.unitPrice)
                .put("amount", line.amount)
                .put("rate", line.rate)
                .put("tax", line.tax)
                .put("deduction", line.deduction)
                .put("class", line.taxClassCode)
                .put("nature", line.nature)
                .put("preference", line.preference)
                .put("commodity", line.commodityCode)
                .put("deal", line.dealAmount);
    }

    private static void put(CanonicalText text, VoucherRow voucher) {
        text.put("voucher", voucher.voucherNo)
                .put("kind", voucher.kind)
                .put("code", voucher.code)
                .put("number", voucher.number)
                .put("reference", voucher.reference)
                .put("issued", voucher.issuedOn)
                .put("total", voucher.total)
                .put("deducted", voucher.deducted);
    }
}

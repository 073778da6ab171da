package io.maotong.invoice.issue;

import io.maotong.core.id.Ids;
import io.maotong.core.party.CreditCode;
import io.maotong.data.key.KeyService;
import io.maotong.invoice.document.Agent;
import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.Deal;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.document.Voucher;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Invoices as rows and back. */
@Component
final class DocumentRows {

    private static final String NOTHING = "{}";

    /** What is encrypted of a party. @param taxNo of a natural person only @param agent of a buyer only */
    private record Contact(String taxNo, String address, String telephone, String bank, String account, Agent agent) {}

    private final JsonMapper json;
    private final KeyService keys;

    DocumentRows(JsonMapper json, KeyService keys) {
        this.json = json;
        this.keys = keys;
    }

    /** Puts what is printed on it into the row. */
    void write(InvoiceDocument document, HeaderRow row) {
        Party seller = document.seller();
        Party buyer = document.buyer();
        row.kind = document.kind().name();
        row.red = document.isRed();
        row.issuerTaxNo = document.issuer().taxNo();
        row.sellerTaxNo = seller.naturalPerson() ? null : seller.taxNo();
        row.sellerName = seller.name();
        row.sellerNatural = seller.naturalPerson();
        row.sellerContact = contact(seller, null);
        row.buyerTaxNo = buyer.naturalPerson() ? null : buyer.taxNo();
        row.buyerName = buyer.name();
        row.buyerNatural = buyer.naturalPerson();
        row.buyerContact = contact(buyer, document.buyerAgent());
        row.buyerKey = keyOf(buyer);
        row.specialElement = document.specialElement();
        row.differential = document.differential();
        row.levyRefund = document.levyRefund();
        row.exportPolicy = document.exportPolicy();
        row.amount = document.amount();
        row.tax = document.tax();
        row.total = document.total();
        Deal deal = document.deal();
        row.entryId = deal == null ? null : deal.entryId();
        row.dealCurrency = deal == null ? null : deal.currency();
        row.dealAmount = deal == null ? null : deal.amount();
        row.exchangeRate = deal == null ? null : deal.exchangeRate();
        row.rateDate = deal == null ? null : deal.rateDate();
        row.rateSource = deal == null ? null : deal.rateSource();
        row.tradeTerm = deal == null ? null : deal.tradeTerm();
        row.remark = document.remark();
        row.settlement = document.settlement();
        row.drawer = document.drawer();
        row.payee = document.payee();
        row.reviewer = document.reviewer();
        row.showSellerBank = document.showSellerBank();
        row.showBuyerBank = document.showBuyerBank();
        row.showSellerAddress = document.showSellerAddress();
        row.showBuyerAddress = document.showBuyerAddress();
        BlueReference blue = document.blue();
        row.blueNumber = blue == null ? null : blue.number();
        row.blueConfirmationNo = blue == null ? null : blue.confirmationNo();
        row.blueConfirmationId = blue == null ? null : blue.confirmationId();
    }

    /** The same buyer has the same key on every invoice: by the tax number, or by the name without blanks. */
    String keyOf(Party buyer) {
        String known = buyer.taxNo() == null || buyer.taxNo().isBlank()
                ? "name:" + CreditCode.normalise(buyer.name())
                : "tax:" + CreditCode.normalise(buyer.taxNo());
        return keys.blindIndex(known);
    }

    DetailRow detail(HeaderRow invoice, InvoiceLine line) {
        DetailRow row = new DetailRow();
        row.id = Ids.next();
        row.merchantId = invoice.merchantId;
        row.invoiceId = invoice.id;
        row.lineNo = line.lineNo();
        row.blueLineNo = line.blueLineNo();
        row.name = line.name();
        row.shortName = line.shortName();
        row.spec = line.spec();
        row.unit = line.unit();
        row.quantity = line.quantity();
        row.unitPrice = line.unitPrice();
        row.amount = line.amount();
        row.rate = line.rate();
        row.tax = line.tax();
        row.deduction = line.deduction();
        row.taxClassCode = line.taxClassCode();
        row.nature = line.nature();
        row.preference = line.preference();
        return row;
    }

    VoucherRow voucher(HeaderRow invoice, Voucher voucher) {
        VoucherRow row = new VoucherRow();
        row.id = Ids.next();
        row.merchantId = invoice.merchantId;
        row.invoiceId = invoice.id;
        row.voucherNo = voucher.voucherNo();
        row.kind = voucher.kind();
        row.code = voucher.code();
        row.number = voucher.number();
        row.reference = voucher.reference();
        row.issuedOn = voucher.issuedOn();
        row.total = voucher.total();
        row.deducted = voucher.deducted();
        return row;
    }

    InvoiceDocument read(HeaderRow row, List<DetailRow> lines, List<VoucherRow> vouchers) {
        Contact seller = contact(row.sellerContact);
        Contact buyer = contact(row.buyerContact);
        return new InvoiceDocument(
                row.number,
                InvoiceKind.valueOf(row.kind),
                row.specialElement,
                row.differential,
                row.exportPolicy,
                party(row.sellerTaxNo, row.sellerName, row.sellerNatural, seller),
                party(row.buyerTaxNo, row.buyerName, row.buyerNatural, buyer),
                lines.stream().map(DocumentRows::line).toList(),
                row.amount,
                row.tax,
                row.total,
                row.settlement,
                row.drawer,
                row.payee,
                row.reviewer,
                row.remark,
                row.showSellerBank,
                row.showBuyerBank,
                row.showSellerAddress,
                row.showBuyerAddress,
                row.issuedAt,
                row.blueNumber == null
                        ? null
                        : new BlueReference(row.blueNumber, row.blueConfirmationNo, row.blueConfirmationId),
                row.dealCurrency == null
                        ? null
                        : new Deal(
                                row.entryId,
                                row.dealCurrency,
                                row.dealAmount,
                                row.exchangeRate,
                                row.rateDate,
                                row.rateSource,
                                row.tradeTerm),
                vouchers.stream().map(DocumentRows::voucher).toList(),
                buyer.agent(),
                row.levyRefund);
    }

    private static InvoiceLine line(DetailRow row) {
        return new InvoiceLine(
                row.lineNo,
                row.blueLineNo,
                row.name,
                row.shortName,
                row.spec,
                row.unit,
                row.quantity,
                row.unitPrice,
                row.amount,
                row.rate,
                row.tax,
                row.deduction,
                row.taxClassCode,
                row.nature,
                row.preference);
    }

    private static Voucher voucher(VoucherRow row) {
        return new Voucher(
                row.voucherNo, row.kind, row.code, row.number, row.reference, row.issuedOn, row.total, row.deducted);
    }

    private static Party party(String taxNo, String name, boolean natural, Contact contact) {
        return new Party(
                natural ? contact.taxNo() : taxNo,
                name,
                contact.address(),
                contact.telephone(),
                contact.bank(),
                contact.account(),
                natural);
    }

    private String contact(Party party, Agent agent) {
        return json.writeValueAsString(new Contact(
                party.naturalPerson() ? party.taxNo() : null,
                party.address(),
                party.telephone(),
                party.bank(),
                party.account(),
                agent));
    }

    private Contact contact(String text) {
        return json.readValue(text == null ? NOTHING : text, Contact.class);
    }
}

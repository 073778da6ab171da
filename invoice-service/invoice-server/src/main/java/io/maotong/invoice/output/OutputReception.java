package io.maotong.invoice.output;

import static io.maotong.invoice.sync.RecordFields.check;
import static io.maotong.invoice.sync.RecordFields.cut;
import static io.maotong.invoice.sync.RecordFields.money;
import static io.maotong.invoice.sync.RecordFields.text;
import static io.maotong.invoice.sync.RecordFields.time;

import io.maotong.core.party.CreditCode;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputUse;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.InvoiceIdentity;
import io.maotong.invoice.sync.RecordFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads what the platform calls an invoice of ours. */
final class OutputReception {

    private final String ownTaxNo;

    OutputReception(String ownTaxNo) {
        this.ownTaxNo = ownTaxNo;
    }

    OutputInvoiceRow read(ReceivedInvoice received) throws RecordFault {
        OutputInvoiceRow row = new OutputInvoiceRow();
        row.kindCode = text(received.kindCode(), "KIND", 2);
        String number = CreditCode.normalise(received.number());
        String code = CreditCode.normalise(received.code());
        boolean legacy = InvoiceIdentity.legacy(row.kindCode);
        check(
                number != null && number.matches(legacy ? "\\d{8}" : "\\d{20}"),
                "NUMBER",
                "not the number of an invoice: " + number);
        check(
                !legacy || code != null && code.matches("\\d{10}|\\d{12}"),
                "CODE",
                "not the code of an invoice: " + code);
        row.number = new InvoiceIdentity(legacy ? code : null, number).text();
        row.sellerTaxNo = CreditCode.normalise(received.supplierTaxNo());
        check(ownTaxNo.equals(row.sellerTaxNo), "SELLER", "the seller is " + row.sellerTaxNo);
        row.buyerTaxNo = cut(CreditCode.normalise(received.buyerTaxNo()), 20);
        row.buyerName = text(received.buyerName(), "BUYER_NAME", 300);
        row.issuedAt = time(received.issuedAt());
        row.issuedOn = BusinessTime.dateOf(row.issuedAt);
        row.amount = money(received.amount(), "hjje");
        row.tax = money(received.tax(), "hjse");
        row.total = money(received.total(), "jshj");
        check(row.total.compareTo(row.amount.add(row.tax)) == 0, "40034", "the total is not amount and tax");
        check(received.state() == null || received.state().length() <= 2, "STATE", "unknown state " + received.state());
        row.stateCode = received.state();
        row.status = InputStatus.of(received.state(), received.abnormal(), received.locked());
        try {
            row.buyerUse = InputUse.ofCode(received.use());
        } catch (IllegalArgumentException e) {
            throw new RecordFault("USE", e.getMessage());
        }
        row.contentHash = hash(String.join(
                "|",
                row.number,
                row.kindCode,
                row.issuedAt.toString(),
                String.valueOf(row.buyerTaxNo),
                row.buyerName,
                row.amount.toPlainString(),
                row.tax.toPlainString()));
        return row;
    }

    static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

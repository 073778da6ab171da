package io.maotong.invoice.input;

import static io.maotong.invoice.sync.RecordFields.check;
import static io.maotong.invoice.sync.RecordFields.cut;
import static io.maotong.invoice.sync.RecordFields.money;
import static io.maotong.invoice.sync.RecordFields.number;
import static io.maotong.invoice.sync.RecordFields.text;
import static io.maotong.invoice.sync.RecordFields.time;

import io.maotong.core.party.CreditCode;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.document.Masked;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedLine;
import io.maotong.invoice.platform.InvoiceIdentity;
import io.maotong.invoice.sync.RecordFault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the platform calls an invoice. Imported invoices are taken more tolerantly than issued ones (tax.md 1.4): a
 * price without a quantity is fine, a total that is not the sum is not.
 */
final class Reception {

    /** fplx and what it is called here (tax.md 1.1). */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("81", "DIGITAL_SPECIAL"),
            Map.entry("82", "DIGITAL_NORMAL"),
            Map.entry("83", "VEHICLE"),
            Map.entry("84", "USED_VEHICLE"),
            Map.entry("85", "DIGITAL_PAPER_SPECIAL"),
            Map.entry("86", "DIGITAL_PAPER_NORMAL"),
            Map.entry("87", "VEHICLE"),
            Map.entry("88", "USED_VEHICLE"),
            Map.entry("51", "RAIL"),
            Map.entry("61", "AIR"),
            Map.entry("01", "LEGACY_SPECIAL"),
            Map.entry("02", "LEGACY_OTHER"),
            Map.entry("03", "LEGACY_OTHER"),
            Map.entry("04", "LEGACY_NORMAL"),
            Map.entry("08", "LEGACY_E_SPECIAL"),
            Map.entry("10", "LEGACY_E_NORMAL"),
            Map.entry("11", "LEGACY_ROLL"),
            Map.entry("14", "LEGACY_TOLL"),
            Map.entry("15", "LEGACY_OTHER"));

    /** Tickets: they may come without lines, and what they are for has no class. */
    private static final Set<String> TICKETS = Set.of("51", "61");

    sealed interface Result {

        /** @param lines without the id of the invoice */
        record Read(InputInvoiceRow invoice, List<InputLineRow> lines) implements Result {}

        record Refused(String number, String rule, String detail) implements Result {}
    }

    private final String ownTaxNo;

    Reception(String ownTaxNo) {
        this.ownTaxNo = ownTaxNo;
    }

    Result read(ReceivedInvoice received) {
        try {
            InputInvoiceRow invoice = header(received);
            List<InputLineRow> lines = lines(received);
            sums(invoice, lines);
            invoice.contentHash = hash(invoice, lines);
            return new Result.Read(invoice, lines);
        } catch (RecordFault fault) {
            return new Result.Refused(received.number(), fault.rule(), Masked.text(fault.getMessage()));
        }
    }

    private InputInvoiceRow header(ReceivedInvoice received) throws RecordFault {
        InputInvoiceRow row = new InputInvoiceRow();
        row.kindCode = received.kindCode();
        row.kind = row.kindCode == null ? null : KINDS.get(row.kindCode);
        check(row.kind != null, "KIND", "unknown kind " + row.kindCode);
        identify(row, received);
        row.buyerTaxNo = CreditCode.normalise(received.buyerTaxNo());
        check(ownTaxNo.equals(row.buyerTaxNo), "BUYER", "the buyer is " + Masked.taxNumber(row.buyerTaxNo));
        row.buyerName = text(received.buyerName(), "BUYER_NAME", 300);
        row.supplierTaxNo = text(CreditCode.normalise(received.supplierTaxNo()), "SUPPLIER", 20);
        row.supplierName = text(received.supplierName(), "SUPPLIER", 300);
        row.issuedAt = time(received.issuedAt());
        row.issuedOn = BusinessTime.dateOf(row.issuedAt);
        row.amount = money(received.amount(), "hjje");
        row.tax = money(received.tax(), "hjse");
        row.total = money(received.total(), "jshj");
        row.stateCode = code(received.state(), "STATE");
        row.abnormalCode = code(received.abnormal(), "STATE");
        row.lockCode = code(received.locked(), "STATE");
        row.status = InputStatus.of(row.stateCode, row.abnormalCode, row.lockCode);
        try {
            row.useKind = InputUse.ofCode(received.use());
        } catch (IllegalArgumentException e) {
            throw new RecordFault("USE", e.getMessage());
        }
        return row;
    }

    private static void identify(InputInvoiceRow row, ReceivedInvoice received) throws RecordFault {
        row.printedNo = CreditCode.normalise(received.number());
        check(row.printedNo != null, "NUMBER", "there is no number");
        if (InvoiceIdentity.legacy(row.kindCode)) {
            row.code = CreditCode.normalise(received.code());
            check(row.printedNo.matches("\\d{8}"), "NUMBER", "a legacy invoice has a number of 8 digits");
            check(
                    row.code != null && row.code.matches("\\d{10}|\\d{12}"),
                    "CODE",
                    "a legacy invoice has a code of 10 or 12 digits");
        } else {
            check(row.printedNo.matches("\\d{20}"), "NUMBER", "a digital invoice has 20 digits");
        }
        row.number = new InvoiceIdentity(row.code, row.printedNo).text();
    }

    private static String code(String text, String rule) throws RecordFault {
        check(text == null || text.length() <= 2, rule, "unknown code " + text);
        return text;
    }

    private static List<InputLineRow> lines(ReceivedInvoice received) throws RecordFault {
        boolean ticket = TICKETS.contains(received.kindCode());
        check(ticket || !received.lines().isEmpty(), "LINES", "there are no lines");
        boolean classed = !ticket && !InvoiceIdentity.legacy(received.kindCode());
        List<InputLineRow> rows = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (ReceivedLine line : received.lines()) {
            InputLineRow row = new InputLineRow();
            row.lineNo = lineNo(line.lineNo());
            check(numbers.add(row.lineNo), "LINES", "line " + row.lineNo + " comes twice");
            row.name = text(line.name(), "LINES", 600);
            row.spec = cut(line.spec(), 150);
            row.unit = cut(line.unit(), 300);
            row.quantity = measure(line.quantity(), "sl");
            row.unitPrice = measure(line.unitPrice(), "dj");
            row.amount = money(line.amount(), "je");
            row.rate = rate(line.rate());
            row.tax = money(line.tax(), "se");
            // Legacy invoices and tickets were printed without a class.
            row.taxClassCode = !classed && line.taxClassCode() == null ? "" : text(line.taxClassCode(), "LINES", 19);
            rows.add(row);
        }
        return rows;
    }

    private static void sums(InputInvoiceRow invoice, List<InputLineRow> lines) throws RecordFault {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (InputLineRow line : lines) {
            amount = amount.add(line.amount);
            tax = tax.add(line.tax);
        }
        check(
                lines.isEmpty() || invoice.amount.compareTo(amount) == 0 && invoice.tax.compareTo(tax) == 0,
                "40034",
                "the lines add up to " + amount + " and " + tax);
        check(
                invoice.total.compareTo(invoice.amount.add(invoice.tax)) == 0,
                "40034",
                "the total is not amount and tax");
    }

    private static String hash(InputInvoiceRow invoice, List<InputLineRow> lines) {
        StringBuilder content = new StringBuilder();
        content.append(invoice.number)
                .append('|')
                .append(invoice.kindCode)
                .append('|')
                .append(invoice.issuedAt)
                .append('|')
                .append(invoice.supplierTaxNo)
                .append('|')
                .append(invoice.buyerTaxNo)
                .append('|')
                .append(invoice.amount)
                .append('|')
                .append(invoice.tax);
        for (InputLineRow line : lines) {
            content.append('\n')
                    .append(line.lineNo)
                    .append('|')
                    .append(line.name)
                    .append('|')
                    .append(line.unit)
                    .append('|')
                    .append(line.quantity)
                    .append('|')
                    .append(line.amount)
                    .append('|')
                    .append(line.rate)
                    .append('|')
                    .append(line.tax)
                    .append('|')
                    .append(line.taxClassCode);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int lineNo(String text) throws RecordFault {
        try {
            return Integer.parseInt(String.valueOf(text));
        } catch (NumberFormatException e) {
            throw new RecordFault("LINES", "not a line number: " + text);
        }
    }

    private static BigDecimal rate(String text) throws RecordFault {
        BigDecimal value = number(text, "slv");
        check(
                value.signum() >= 0
                        && value.compareTo(BigDecimal.ONE) < 0
                        && value.stripTrailingZeros().scale() <= 6,
                "RATE",
                "slv is " + text);
        return value.setScale(6);
    }

    private static BigDecimal measure(String text, String field) throws RecordFault {
        if (text == null) {
            return null;
        }
        BigDecimal value = number(text, field);
        check(
                value.stripTrailingZeros().scale() <= 13 && value.abs().compareTo(new BigDecimal("1E12")) < 0,
                "QUANTITY",
                field + " is " + text);
        return value.setScale(13);
    }
}

package io.maotong.invoice.input;

import io.maotong.core.party.CreditCode;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.platform.TaxPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.TaxPlatform.ReceivedLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

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

    /** fpzt and what it means for use; anything else is abnormal until a person looks. */
    private static final Map<String, InputStatus> STATES = Map.of(
            "0", InputStatus.NORMAL,
            "1", InputStatus.ABNORMAL,
            "2", InputStatus.ABNORMAL,
            "3", InputStatus.RED,
            "7", InputStatus.PART_REVERSED,
            "8", InputStatus.REVERSED);

    sealed interface Result {

        /** @param lines without the id of the invoice */
        record Read(InputInvoiceRow invoice, List<InputLineRow> lines) implements Result {}

        record Refused(String number, String rule, String detail) implements Result {}
    }

    private static final class Fault extends Exception {

        private final String rule;

        Fault(String rule, String detail) {
            super(detail);
            this.rule = rule;
        }
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
        } catch (Fault fault) {
            return new Result.Refused(received.number(), fault.rule, fault.getMessage());
        }
    }

    private InputInvoiceRow header(ReceivedInvoice received) throws Fault {
        InputInvoiceRow row = new InputInvoiceRow();
        row.number = CreditCode.normalise(received.number());
        check(row.number != null && row.number.matches("\\d{8,30}"), "NUMBER", "not a number of an invoice");
        row.kindCode = received.kindCode();
        row.kind = row.kindCode == null ? null : KINDS.get(row.kindCode);
        check(row.kind != null, "KIND", "unknown kind " + row.kindCode);
        check(!row.kindCode.startsWith("8") || row.number.length() == 20, "NUMBER", "a digital invoice has 20 digits");
        row.buyerTaxNo = CreditCode.normalise(received.buyerTaxNo());
        check(ownTaxNo.equals(row.buyerTaxNo), "BUYER", "the buyer is " + row.buyerTaxNo);
        row.buyerName = text(received.buyerName(), "BUYER_NAME", 300);
        row.supplierTaxNo = text(CreditCode.normalise(received.supplierTaxNo()), "SUPPLIER", 20);
        row.supplierName = text(received.supplierName(), "SUPPLIER", 300);
        row.issuedAt = time(received.issuedAt());
        row.issuedOn = BusinessTime.dateOf(row.issuedAt);
        row.amount = money(received.amount(), "hjje");
        row.tax = money(received.tax(), "hjse");
        row.total = money(received.total(), "jshj");
        row.status = status(received);
        try {
            row.useKind = InputUse.ofCode(received.use());
        } catch (IllegalArgumentException e) {
            throw new Fault("USE", e.getMessage());
        }
        return row;
    }

    private static InputStatus status(ReceivedInvoice received) {
        if (flagged(received.locked())) {
            return InputStatus.LOCKED;
        }
        if (flagged(received.abnormal())) {
            return InputStatus.ABNORMAL;
        }
        return STATES.getOrDefault(String.valueOf(received.state()), InputStatus.ABNORMAL);
    }

    private static boolean flagged(String flag) {
        return flag != null && !flag.equals("N") && !flag.equals("0");
    }

    private static List<InputLineRow> lines(ReceivedInvoice received) throws Fault {
        check(!received.lines().isEmpty(), "LINES", "there are no lines");
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
            row.taxClassCode = text(line.taxClassCode(), "LINES", 19);
            rows.add(row);
        }
        return rows;
    }

    private static void sums(InputInvoiceRow invoice, List<InputLineRow> lines) throws Fault {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (InputLineRow line : lines) {
            amount = amount.add(line.amount);
            tax = tax.add(line.tax);
        }
        check(
                invoice.amount.compareTo(amount) == 0 && invoice.tax.compareTo(tax) == 0,
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

    private static Instant time(String text) throws Fault {
        try {
            return LocalDateTime.parse(String.valueOf(text), TIME)
                    .atZone(BusinessTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Fault("DATE", "not a time: " + text);
        }
    }

    private static int lineNo(String text) throws Fault {
        try {
            return Integer.parseInt(String.valueOf(text));
        } catch (NumberFormatException e) {
            throw new Fault("LINES", "not a line number: " + text);
        }
    }

    private static BigDecimal money(String text, String field) throws Fault {
        BigDecimal value = number(text, field);
        check(
                value.stripTrailingZeros().scale() <= 2 && value.abs().compareTo(new BigDecimal("1E16")) < 0,
                "AMOUNT",
                field + " is " + text);
        return value.setScale(2);
    }

    private static BigDecimal rate(String text) throws Fault {
        BigDecimal value = number(text, "slv");
        check(
                value.signum() >= 0
                        && value.compareTo(BigDecimal.ONE) < 0
                        && value.stripTrailingZeros().scale() <= 6,
                "RATE",
                "slv is " + text);
        return value.setScale(6);
    }

    private static BigDecimal measure(String text, String field) throws Fault {
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

    private static BigDecimal number(String text, String field) throws Fault {
        try {
            check(text != null && text.length() <= 40, "AMOUNT", field + " is missing or too long");
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Fault("AMOUNT", field + " is not a number: " + text);
        }
    }

    private static String text(String text, String rule, int longest) throws Fault {
        check(text != null && !text.isBlank() && text.length() <= longest, rule, "missing or too long: " + text);
        return text;
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    private static void check(boolean holds, String rule, String detail) throws Fault {
        if (!holds) {
            throw new Fault(rule, detail.length() <= 500 ? detail : detail.substring(0, 500));
        }
    }
}

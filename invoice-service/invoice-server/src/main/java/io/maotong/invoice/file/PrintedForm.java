package io.maotong.invoice.file;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures and words of an invoice are printed (tax.md 1.6 and 1.14). */
final class PrintedForm {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy年MM月dd日", Locale.CHINA).withZone(BusinessTime.ZONE);
    private static final String HIDDEN = "***";

    private PrintedForm() {}

    static String title(InvoiceDocument invoice) {
        return invoice.kind().isSpecial() ? "电子发票（增值税专用发票）" : "电子发票（普通发票）";
    }

    static String date(InvoiceDocument invoice) {
        return DATE.format(invoice.issuedAt());
    }

    static String name(Party party) {
        return party.naturalPerson() && !party.name().endsWith("（个人）") ? party.name() + "（个人）" : party.name();
    }

    static String money(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }

    static String number(BigDecimal number) {
        if (number == null) {
            return "";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    static String percent(BigDecimal rate) {
        return number(rate.movePointRight(2)) + "%";
    }

    static String rate(InvoiceLine line) {
        if (line.isExempt()) {
            return "免税";
        }
        if (line.isNotTaxable()) {
            return "不征税";
        }
        return line.deduction() != null ? HIDDEN : percent(line.rate());
    }

    static String tax(InvoiceLine line) {
        return line.isExempt() || line.isNotTaxable() ? HIDDEN : money(line.tax());
    }

    static String totalTax(InvoiceDocument invoice) {
        boolean untaxed = invoice.lines().stream().allMatch(line -> line.isExempt() || line.isNotTaxable());
        return untaxed ? HIDDEN : "¥" + money(invoice.tax());
    }

    /** What stands above the title on the left: the special business, or null. */
    static String special(InvoiceDocument invoice) {
        if (invoice.differential() != null) {
            return "01".equals(invoice.differential()) ? "差额征税-全额开票" : "差额征税-差额开票";
        }
        return invoice.specialElement() == null ? null : SpecialElements.name(invoice.specialElement());
    }

    /** The remark with what the show flags and the two names add, each on a line of its own. */
    static String remark(InvoiceDocument invoice) {
        StringBuilder text = new StringBuilder();
        account(text, "购方", invoice.buyer(), invoice.showBuyerBank());
        account(text, "销方", invoice.seller(), invoice.showSellerBank());
        address(text, "购方", invoice.buyer(), invoice.showBuyerAddress());
        address(text, "销方", invoice.seller(), invoice.showSellerAddress());
        if (given(invoice.payee()) || given(invoice.reviewer())) {
            text.append("收款人：").append(text(invoice.payee()));
            text.append("；复核人：").append(text(invoice.reviewer())).append('\n');
        }
        return text.append(text(invoice.remark())).toString().strip();
    }

    private static void account(StringBuilder text, String side, Party party, boolean shown) {
        if (shown && (given(party.bank()) || given(party.account()))) {
            text.append(side).append("开户银行：").append(text(party.bank()));
            text.append("；银行账号：").append(text(party.account())).append('\n');
        }
    }

    private static void address(StringBuilder text, String side, Party party, boolean shown) {
        if (shown && (given(party.address()) || given(party.telephone()))) {
            text.append(side).append("地址：").append(text(party.address()));
            text.append("；电话：").append(text(party.telephone())).append('\n');
        }
    }

    /**
     * The text of the square code: {@code 01,{31|32},,{number},{total},{crc}}. Which CRC the bureau uses is not known; this is
     * CRC-16/CCITT-FALSE over what stands before it, and nobody here relies on it.
     */
    static String code(InvoiceDocument invoice) {
        String text = "01," + (invoice.kind().isSpecial() ? "31" : "32") + ",," + invoice.number() + ","
                + money(invoice.total()) + ",";
        return text + String.format(Locale.ROOT, "%04X", crc(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static int crc(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte one : bytes) {
            crc ^= (one & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
        }
        return crc & 0xFFFF;
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}

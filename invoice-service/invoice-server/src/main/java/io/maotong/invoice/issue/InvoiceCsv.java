package io.maotong.invoice.issue;

import io.maotong.core.time.BusinessTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Invoices as CSV that spreadsheets open as it is meant. */
final class InvoiceCsv {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessTime.ZONE);

    private final Writer out;

    InvoiceCsv(Writer out) throws IOException {
        this.out = out;
        // Without it spreadsheets take the file for something else than UTF-8.
        out.write('\uFEFF');
        line(List.of("发票号码", "流水号", "票种", "红蓝", "状态", "开票时间", "购买方名称", "购买方税号", "金额", "税额", "价税合计", "报关单号", "备注"));
    }

    void add(HeaderRow row) {
        boolean issued = row.status.isIssued();
        try {
            line(List.of(
                    digits(issued ? row.number : null),
                    text(row.serialNo),
                    row.kind,
                    row.red ? "红字" : "蓝字",
                    row.status.name(),
                    issued ? time(row.issuedAt) : "",
                    text(row.buyerName),
                    digits(row.buyerTaxNo),
                    money(row.amount),
                    money(row.tax),
                    money(row.total),
                    digits(row.entryId),
                    text(row.remark)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(List<String> cells) throws IOException {
        out.write(cells.stream().map(InvoiceCsv::quoted).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    // A number of twenty digits would be shown as 2.6E+19.
    private static String digits(String number) {
        return number == null ? "" : "\t" + number;
    }

    // What begins like a formula would be computed.
    private static String text(String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String time(Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }
}

package io.maotong.invoice.imports;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.party.CreditCode;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.order.NewOrder;
import io.maotong.invoice.order.OrderEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a request of its rows; everything that is wrong is said with row, column, rule, expected value and what to do. */
final class RequestReader {

    private static final Pattern LINE_FIELD = Pattern.compile("lines\\[(\\d+)](?:\\.(.+))?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,13})?");
    private static final Set<String> YES = Set.of("是", "y", "yes", "true", "1", "含税");
    private static final Set<String> NO = Set.of("否", "n", "no", "false", "0", "不含税");
    private static final Map<String, InvoiceKind> KINDS = Map.of(
            "专票", InvoiceKind.DIGITAL_SPECIAL,
            "数电专票", InvoiceKind.DIGITAL_SPECIAL,
            "增值税专用发票", InvoiceKind.DIGITAL_SPECIAL,
            "电子发票(增值税专用发票)", InvoiceKind.DIGITAL_SPECIAL,
            "01", InvoiceKind.DIGITAL_SPECIAL,
            "普票", InvoiceKind.DIGITAL_NORMAL,
            "数电普票", InvoiceKind.DIGITAL_NORMAL,
            "普通发票", InvoiceKind.DIGITAL_NORMAL,
            "电子发票(普通发票)", InvoiceKind.DIGITAL_NORMAL,
            "02", InvoiceKind.DIGITAL_NORMAL);
    private static final Map<String, RequestColumn> BY_FIELD = Map.of(
            "orderNo", RequestColumn.REQUEST_NO,
            "buyer", RequestColumn.BUYER_NAME,
            "buyer.name", RequestColumn.BUYER_NAME,
            "buyer.taxNo", RequestColumn.BUYER_TAX_NO,
            "buyer.address", RequestColumn.BUYER_ADDRESS,
            "buyer.telephone", RequestColumn.BUYER_PHONE,
            "buyer.bank", RequestColumn.BUYER_BANK,
            "buyer.account", RequestColumn.BUYER_ACCOUNT);

    private final RequestGroup group;
    private final LocalDate today;
    private final List<Violation> violations = new ArrayList<>();

    private RequestReader(RequestGroup group, LocalDate today) {
        this.group = group;
        this.today = today;
    }

    /** @param order what was read; of no use if there are violations */
    record Read(NewOrder order, List<Violation> violations) {}

    /** @param taxIncluded what holds for rows that do not say it */
    static Read read(RequestGroup group, boolean taxIncluded, LocalDate today) {
        RequestReader reader = new RequestReader(group, today);
        reader.sameOnAllRows();
        reader.repeatedRows();
        NewOrder order = reader.order(taxIncluded);
        if (reader.violations.isEmpty()) {
            OrderEntry.check(order).forEach(violation -> reader.violations.add(inRow(group, violation)));
        }
        return new Read(order, List.copyOf(reader.violations));
    }

    /** The violation with the row and the column that it is about, for rules that speak of lines and fields. */
    static Violation inRow(RequestGroup group, Violation violation) {
        String field = violation.field() == null ? "" : violation.field();
        Matcher line = LINE_FIELD.matcher(field);
        boolean ofLine = line.matches();
        int index = ofLine ? Integer.parseInt(line.group(1)) : 0;
        String name = ofLine ? (line.group(2) == null ? "name" : line.group(2)) : field;
        // Discount lines of an invoice have no row of their own.
        RequestRow row = group.rows().get(Math.min(index, group.rows().size() - 1));
        RequestColumn column =
                BY_FIELD.getOrDefault(name, RequestColumn.ofField(name).orElse(null));
        return new Violation(
                violation.code(),
                column == null ? name : column.field,
                row.number(),
                violation.rule(),
                violation.expected(),
                violation.hint());
    }

    private void sameOnAllRows() {
        RequestRow first = group.rows().getFirst();
        for (RequestRow row : group.rows()) {
            for (RequestColumn column : RequestColumn.values()) {
                String value = row.get(column);
                if (column.ofTheRequest && value != null && !value.equals(first.get(column))) {
                    broken(
                            row,
                            column,
                            InvoiceError.REQUEST_FIELD,
                            "SAME",
                            first.get(column),
                            Text.of("同一申请单号各行的“%s”须一致", "All rows of a request must have the same “%s”")
                                    .with(column.title));
                }
            }
        }
    }

    private void repeatedRows() {
        Map<Map<RequestColumn, String>, Integer> seen = new HashMap<>();
        for (RequestRow row : group.rows()) {
            Integer earlier = seen.putIfAbsent(row.cells(), row.number());
            if (earlier != null) {
                broken(
                        row,
                        RequestColumn.NAME,
                        InvoiceError.ROW_REPEATED,
                        "DUPLICATE_ROW",
                        null,
                        Text.of("与第%d行完全相同：如确为两笔请合并数量，否则删除", "The same as row %d: add up the quantities or delete it")
                                .with(earlier));
            }
        }
    }

    private NewOrder order(boolean taxIncluded) {
        RequestRow first = group.rows().getFirst();
        for (RequestColumn column : List.of(RequestColumn.REQUEST_NO, RequestColumn.KIND)) {
            required(first, column);
        }
        List<NewOrder.Line> lines = new ArrayList<>();
        group.rows().forEach(row -> lines.add(line(row)));
        boolean natural = yes(first, RequestColumn.BUYER_NATURAL).orElse(false);
        String name = first.get(RequestColumn.BUYER_NAME);
        Party buyer = name == null
                ? null
                : new Party(
                        CreditCode.normalise(first.get(RequestColumn.BUYER_TAX_NO)),
                        name,
                        first.get(RequestColumn.BUYER_ADDRESS),
                        first.get(RequestColumn.BUYER_PHONE),
                        first.get(RequestColumn.BUYER_BANK),
                        first.get(RequestColumn.BUYER_ACCOUNT),
                        natural);
        return new NewOrder(
                first.get(RequestColumn.REQUEST_NO),
                first.get(RequestColumn.CUSTOMER_NO),
                kind(first),
                "CNY",
                yes(first, RequestColumn.TAX_INCLUDED).orElse(taxIncluded),
                date(first),
                null,
                buyer,
                first.get(RequestColumn.REMARK),
                lines,
                List.of());
    }

    private NewOrder.Line line(RequestRow row) {
        for (RequestColumn column : List.of(RequestColumn.NAME, RequestColumn.RATE, RequestColumn.TAX_CLASS)) {
            required(row, column);
        }
        return new NewOrder.Line(
                row.get(RequestColumn.DELIVERY),
                row.get(RequestColumn.NAME),
                row.get(RequestColumn.SPEC),
                row.get(RequestColumn.UNIT),
                number(row, RequestColumn.QUANTITY),
                number(row, RequestColumn.UNIT_PRICE),
                number(row, RequestColumn.AMOUNT),
                number(row, RequestColumn.TAX),
                number(row, RequestColumn.DISCOUNT),
                rate(row),
                row.get(RequestColumn.TAX_CLASS),
                row.get(RequestColumn.PREFERENCE));
    }

    private void required(RequestRow row, RequestColumn column) {
        if (row.get(column) == null) {
            broken(
                    row,
                    column,
                    InvoiceError.REQUEST_FIELD,
                    "REQUIRED",
                    column.example,
                    Text.of("请填写“%s”", "Fill in “%s”").with(column.title));
        }
    }

    private InvoiceKind kind(RequestRow row) {
        String text = row.get(RequestColumn.KIND);
        if (text == null) {
            return null;
        }
        InvoiceKind kind = KINDS.get(text.replace('（', '(').replace('）', ')'));
        if (kind == null) {
            broken(
                    row,
                    RequestColumn.KIND,
                    InvoiceError.REQUEST_FIELD,
                    "KIND",
                    "专票 | 普票",
                    Text.of("发票种类填“专票”或“普票”", "The kind is 专票 or 普票"));
        }
        return kind;
    }

    private LocalDate date(RequestRow row) {
        String text = row.get(RequestColumn.ORDERED_ON);
        if (text == null) {
            return today;
        }
        if (row.date() != null) {
            return row.date();
        }
        try {
            return LocalDate.parse(text.replace('/', '-').substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException e) {
            broken(
                    row,
                    RequestColumn.ORDERED_ON,
                    InvoiceError.REQUEST_FIELD,
                    "DATE",
                    "2026-12-01",
                    Text.of("日期格式为年-月-日，如2026-12-01", "Write the date as 2026-12-01"));
            return null;
        }
    }

    private Optional<Boolean> yes(RequestRow row, RequestColumn column) {
        String text = row.get(column);
        if (text == null) {
            return Optional.empty();
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return Optional.of(YES.contains(word));
        }
        broken(
                row,
                column,
                InvoiceError.REQUEST_FIELD,
                "YES_NO",
                "是 | 否",
                Text.of("“%s”填是或否", "“%s” is 是 or 否").with(column.title));
        return Optional.empty();
    }

    private BigDecimal rate(RequestRow row) {
        String text = row.get(RequestColumn.RATE);
        if (text == null) {
            return null;
        }
        if (text.equals("免税") || text.equals("不征税")) {
            return BigDecimal.ZERO;
        }
        boolean percent = text.endsWith("%") || text.endsWith("％");
        BigDecimal number = number(row, RequestColumn.RATE, percent ? text.substring(0, text.length() - 1) : text);
        if (number == null) {
            return null;
        }
        // 13 without a sign means percent, too: no rate is above one.
        boolean hundredth = percent || number.compareTo(BigDecimal.ONE) >= 0;
        return hundredth ? number.movePointLeft(2) : number;
    }

    private BigDecimal number(RequestRow row, RequestColumn column) {
        String text = row.get(column);
        return text == null ? null : number(row, column, text);
    }

    private BigDecimal number(RequestRow row, RequestColumn column, String text) {
        String plain = text.replace(",", "")
                .replace("，", "")
                .replace("¥", "")
                .replace("￥", "")
                .strip();
        if (NUMBER.matcher(plain).matches()) {
            return new BigDecimal(plain);
        }
        broken(
                row,
                column,
                InvoiceError.REQUEST_FIELD,
                "NUMBER",
                column.example.isEmpty() ? "12.50" : column.example,
                Text.of("“%s”须为数字，小数不超过13位", "“%s” is a number with at most 13 decimals")
                        .with(column.title));
        return null;
    }

    private void broken(RequestRow row, RequestColumn column, ErrorCode code, String rule, String expected, Text hint) {
        violations.add(Violation.of(code, column.field, rule, expected, hint).atRow(row.number()));
    }
}

package io.maotong.order.imports;

import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.product.Product;
import io.maotong.order.rule.Findings;
import io.maotong.order.rule.OrderDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an order of its rows: reads numbers, dates and codes, and fills what the product library knows. */
final class DraftReader {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,10})?");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"),
            DateTimeFormatter.ofPattern("yyyy/M/d H:mm:ss"),
            DateTimeFormatter.ofPattern("yyyy/M/d H:mm"));
    private static final String DEFAULT_MODE = "9610";
    private static final String NO_CODE = "无";

    private final CodeBook codes;
    private final Map<String, Product> products;
    private final Findings found;
    private SheetRow row;

    DraftReader(CodeBook codes, Map<String, Product> products, Findings found) {
        this.codes = codes;
        this.products = products;
        this.found = found;
    }

    OrderDraft read(List<SheetRow> rows) {
        SheetRow head = rows.getFirst();
        row = head;
        contradictions(rows);
        String shop = required(SheetColumn.SHOP);
        String platformName = row.get(SheetColumn.PLATFORM_NAME);
        return new OrderDraft(
                required(SheetColumn.ORDER_NO),
                shop,
                Optional.ofNullable(row.get(SheetColumn.PLATFORM_CODE)).orElse(NO_CODE),
                platformName == null ? shop : platformName,
                Optional.ofNullable(row.get(SheetColumn.TRADE_MODE)).orElse(DEFAULT_MODE),
                time(),
                currency(),
                Optional.ofNullable(number(SheetColumn.FREIGHT)).orElse(BigDecimal.ZERO),
                required(SheetColumn.CONSIGNEE_NAME),
                country(),
                row.get(SheetColumn.PROVINCE),
                required(SheetColumn.CITY),
                required(SheetColumn.STREET),
                row.get(SheetColumn.POSTCODE),
                required(SheetColumn.PHONE),
                row.get(SheetColumn.EMAIL),
                packs(),
                requiredNumber(SheetColumn.GROSS_WEIGHT),
                rows.stream().map(this::line).toList());
    }

    private void contradictions(List<SheetRow> rows) {
        SheetRow head = rows.getFirst();
        for (SheetRow other : rows.subList(1, rows.size())) {
            for (SheetColumn column : SheetColumn.values()) {
                String there = other.get(column);
                if (column.isOfTheOrder() && there != null && !Objects.equals(head.get(column), there)) {
                    found.error(
                            OrderError.LINES_CONTRADICT,
                            column.field,
                            other.number(),
                            "O4",
                            head.get(column),
                            Text.of("同一订单各行的“%s”必须相同", "All rows of an order must have the same “%s”")
                                    .with(column.title));
                }
            }
        }
    }

    private OrderDraft.Line line(SheetRow of) {
        row = of;
        String sku = required(SheetColumn.SKU);
        Product known = sku == null ? null : products.get(sku);
        BigDecimal quantity = requiredNumber(SheetColumn.QUANTITY);
        return new OrderDraft.Line(
                of.number(),
                sku,
                known(SheetColumn.NAME, known == null ? null : known.name()),
                known(SheetColumn.NAME_EN, known == null ? null : known.nameEn()),
                known(SheetColumn.COMMODITY_CODE, known == null ? null : known.commodityCode()),
                known(SheetColumn.ELEMENTS, known == null ? null : known.elements()),
                unit(known(SheetColumn.UNIT, known == null ? null : known.unit()), SheetColumn.UNIT),
                quantity,
                requiredNumber(SheetColumn.UNIT_PRICE),
                requiredNumber(SheetColumn.TOTAL_PRICE),
                unit(of.get(SheetColumn.UNIT1), SheetColumn.UNIT1),
                number(SheetColumn.QUANTITY1),
                unit(of.get(SheetColumn.UNIT2), SheetColumn.UNIT2),
                number(SheetColumn.QUANTITY2),
                netWeight(known, quantity));
    }

    private BigDecimal netWeight(Product known, BigDecimal quantity) {
        BigDecimal given = number(SheetColumn.NET_WEIGHT);
        if (given == null && row.get(SheetColumn.NET_WEIGHT) == null) {
            if (known != null && known.netWeight() != null && quantity != null) {
                return known.netWeight().multiply(quantity);
            }
            missing(SheetColumn.NET_WEIGHT);
        }
        return given;
    }

    private String known(SheetColumn column, String fromLibrary) {
        String given = row.get(column);
        if (given == null && fromLibrary == null) {
            missing(column);
        }
        return given == null ? fromLibrary : given;
    }

    private String required(SheetColumn column) {
        String text = row.get(column);
        if (text == null) {
            missing(column);
        }
        return text;
    }

    private BigDecimal requiredNumber(SheetColumn column) {
        required(column);
        return number(column);
    }

    private void missing(SheetColumn column) {
        found.error(
                OrderError.FIELD_MISSING,
                column.field,
                row.number(),
                "REQUIRED",
                column.example,
                Text.of("请填写“%s”", "Fill in “%s”").with(column.title));
    }

    private BigDecimal number(SheetColumn column) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            format(column, Text.of("请填写数字，不带千分位和单位", "A number without separators and units"));
            return null;
        }
        return new BigDecimal(text);
    }

    private Integer packs() {
        required(SheetColumn.PACKS);
        BigDecimal number = number(SheetColumn.PACKS);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.precision() > 9) {
            format(SheetColumn.PACKS, Text.of("件数为整数", "The number of packages is whole"));
            return null;
        }
        return number.intValue();
    }

    private Instant time() {
        String text = required(SheetColumn.ORDERED_AT);
        if (text == null) {
            return null;
        }
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(text, format)
                        .atZone(BusinessTime.ZONE)
                        .toInstant();
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        try {
            return LocalDate.parse(text).atStartOfDay(BusinessTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            format(
                    SheetColumn.ORDERED_AT,
                    Text.of("北京时间，如 2026-11-20 10:15:00", "China time, like 2026-11-20 10:15:00"));
            return null;
        }
    }

    private String currency() {
        String text = required(SheetColumn.CURRENCY);
        if (text == null) {
            return null;
        }
        Optional<CodeBook.CurrencyCode> known = codes.currency(text);
        if (known.isEmpty()) {
            Optional<String> letters = isoNumber(text);
            found.error(
                    OrderError.CODE_UNKNOWN,
                    SheetColumn.CURRENCY.field,
                    row.number(),
                    "O6",
                    letters.orElse("USD"),
                    letters.isPresent()
                            ? Text.of(
                                            "%s 是ISO数字代码，请填写字母代码 %s 或海关代码",
                                            "%s is the ISO number: give the letters %s or the customs code")
                                    .with(text, letters.get())
                            : Text.of(
                                    "币制不在海关代码表中，请填写如 USD、EUR、JPY",
                                    "Customs does not know this currency: USD, EUR, JPY and so on"));
        }
        return known.map(CodeBook.CurrencyCode::iso).orElse(null);
    }

    private static Optional<String> isoNumber(String text) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getNumericCodeAsString().equals(text))
                .map(Currency::getCurrencyCode)
                .sorted()
                .findFirst();
    }

    private String country() {
        String text = required(SheetColumn.COUNTRY);
        if (text == null) {
            return null;
        }
        Optional<CodeBook.Country> known = codes.country(text);
        if (known.isEmpty()) {
            found.error(
                    OrderError.CODE_UNKNOWN,
                    SheetColumn.COUNTRY.field,
                    row.number(),
                    "I7",
                    "SG",
                    Text.of("国家不在代码表中，请填写两位字母代码", "The country is not in the code table: give its two letters"));
        }
        return known.map(CodeBook.Country::iso).orElse(null);
    }

    private String unit(String text, SheetColumn column) {
        if (text == null) {
            return null;
        }
        // A spreadsheet drops leading zeros of what it takes for a number.
        String padded = text.matches("\\d{1,2}") ? "0".repeat(3 - text.length()) + text : text;
        Optional<CodeBook.Unit> known = codes.unit(padded);
        if (known.isEmpty()) {
            found.error(
                    OrderError.CODE_UNKNOWN,
                    column.field,
                    row.number(),
                    "O6",
                    "007",
                    Text.of(
                            "计量单位不在代码表中，请填写代码或中文名称",
                            "The unit is not in the code table: give its code or Chinese name"));
        }
        return known.map(CodeBook.Unit::code).orElse(null);
    }

    private void format(SheetColumn column, Text hint) {
        found.error(OrderError.FIELD_FORMAT, column.field, row.number(), "FORMAT", column.example, hint);
    }
}

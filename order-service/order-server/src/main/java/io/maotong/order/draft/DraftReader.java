package io.maotong.order.draft;

import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.product.Product;
import io.maotong.order.rule.Findings;
import io.maotong.order.rule.OrderDraft;
import io.maotong.order.shop.Shop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes an order of its rows: reads numbers, dates and codes, and fills what products and shops know. Where each filled
 * field came from goes with the order.
 */
final class DraftReader {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,10})?");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"),
            DateTimeFormatter.ofPattern("yyyy/M/d H:mm:ss"),
            DateTimeFormatter.ofPattern("yyyy/M/d H:mm"));
    private static final Pattern SERIAL_DAY = Pattern.compile("[3-9]\\d{4}(\\.\\d{1,12})?");
    private static final Pattern SHORT_UNIT = Pattern.compile("\\d{1,2}");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final BigDecimal SECONDS_A_DAY = new BigDecimal(86_400);
    private static final int DECIMALS = 5;
    private static final String DEFAULT_MODE = "9610";
    private static final String NO_CODE = "无";

    private final CodeBook codes;
    private final Map<String, Product> products;
    private final Map<String, Shop> shops;
    private final Findings found;
    private final Map<String, String> origin = new HashMap<>();
    private Map<String, String> lineOrigin = new LinkedHashMap<>();
    private EnteredLine row;

    DraftReader(CodeBook codes, Map<String, Product> products, Map<String, Shop> shops, Findings found) {
        this.codes = codes;
        this.products = products;
        this.shops = shops;
        this.found = found;
    }

    DraftedOrder read(List<EnteredLine> rows) {
        row = rows.getFirst();
        contradictions(rows);
        String shopCode = required(OrderColumn.SHOP);
        Shop shop = shopCode == null ? null : shops.get(shopCode);
        OrderDraft head = new OrderDraft(
                required(OrderColumn.ORDER_NO),
                shopCode,
                ofShop(OrderColumn.PLATFORM_CODE, shop == null ? null : shop.platformCode(), NO_CODE),
                ofShop(OrderColumn.PLATFORM_NAME, shop == null ? null : shop.platformName(), shopCode),
                ofShop(OrderColumn.TRADE_MODE, shop == null ? null : shop.tradeMode(), DEFAULT_MODE),
                time(),
                currency(shop),
                freight(),
                required(OrderColumn.CONSIGNEE_NAME),
                country(),
                row.get(OrderColumn.PROVINCE),
                required(OrderColumn.CITY),
                required(OrderColumn.STREET),
                row.get(OrderColumn.POSTCODE),
                required(OrderColumn.PHONE),
                row.get(OrderColumn.EMAIL),
                packs(),
                null,
                List.of(),
                ofShop(OrderColumn.PAY_NAME, shop == null ? null : shop.payName(), null));
        List<OrderDraft.Line> lines = new ArrayList<>();
        List<Map<String, String>> lineOrigins = new ArrayList<>();
        for (EnteredLine one : rows) {
            lineOrigin = new LinkedHashMap<>();
            lines.add(line(one));
            lineOrigins.add(lineOrigin);
        }
        row = rows.getFirst();
        return new DraftedOrder(head.with(grossWeight(lines), lines), origin, lineOrigins);
    }

    private String ofShop(OrderColumn column, String fromShop, String otherwise) {
        String given = row.get(column);
        if (given != null) {
            return given;
        }
        if (fromShop != null) {
            origin.put(column.field, "SHOP");
            return fromShop;
        }
        if (otherwise != null) {
            origin.put(column.field, "DEFAULT");
        }
        return otherwise;
    }

    private BigDecimal freight() {
        if (row.get(OrderColumn.FREIGHT) == null) {
            origin.put(OrderColumn.FREIGHT.field, "DEFAULT");
            return BigDecimal.ZERO;
        }
        return number(OrderColumn.FREIGHT);
    }

    /** As entered, else the sum of what the products weigh with their packing. */
    private BigDecimal grossWeight(List<OrderDraft.Line> lines) {
        if (row.get(OrderColumn.GROSS_WEIGHT) != null) {
            return number(OrderColumn.GROSS_WEIGHT);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderDraft.Line line : lines) {
            Product known = line.sku() == null ? null : products.get(line.sku());
            if (known == null || known.grossWeight() == null || line.quantity() == null) {
                missing(OrderColumn.GROSS_WEIGHT);
                return null;
            }
            sum = sum.add(known.grossWeight().multiply(line.quantity()));
        }
        origin.put(OrderColumn.GROSS_WEIGHT.field, "PRODUCT");
        return sum.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private void contradictions(List<EnteredLine> rows) {
        EnteredLine head = rows.getFirst();
        for (EnteredLine other : rows.subList(1, rows.size())) {
            for (OrderColumn column : OrderColumn.values()) {
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

    private OrderDraft.Line line(EnteredLine of) {
        row = of;
        String sku = required(OrderColumn.SKU);
        Product known = sku == null ? null : products.get(sku);
        if (known != null && known.isFrozen()) {
            found.error(
                    OrderError.PRODUCT_FROZEN,
                    OrderColumn.SKU.field,
                    of.number(),
                    "P1",
                    null,
                    Text.of("商品 %s 已冻结，请先解冻或改用其他货号", "Product %s is frozen: release it or take another one")
                            .with(sku));
        }
        BigDecimal quantity = requiredNumber(OrderColumn.QUANTITY);
        BigDecimal unitPrice = number(OrderColumn.UNIT_PRICE);
        BigDecimal totalPrice = number(OrderColumn.TOTAL_PRICE);
        boolean noPrice = of.get(OrderColumn.UNIT_PRICE) == null;
        boolean noTotal = of.get(OrderColumn.TOTAL_PRICE) == null;
        if (noPrice && noTotal) {
            missing(OrderColumn.UNIT_PRICE);
        } else if (noTotal && quantity != null && unitPrice != null) {
            totalPrice = quantity.multiply(unitPrice)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            lineOrigin.put(OrderColumn.TOTAL_PRICE.field, "CALCULATED");
        } else if (noPrice && quantity != null && quantity.signum() > 0 && totalPrice != null) {
            unitPrice =
                    totalPrice.divide(quantity, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
            lineOrigin.put(OrderColumn.UNIT_PRICE.field, "CALCULATED");
        }
        return new OrderDraft.Line(
                of.number(),
                sku,
                known(OrderColumn.NAME, known, known == null ? null : known.name()),
                known(OrderColumn.NAME_EN, known, known == null ? null : known.nameEn()),
                known(OrderColumn.COMMODITY_CODE, known, known == null ? null : known.commodityCode()),
                known(OrderColumn.ELEMENTS, known, known == null ? null : known.elements()),
                unit(known(OrderColumn.UNIT, known, known == null ? null : known.unit()), OrderColumn.UNIT),
                quantity,
                unitPrice,
                totalPrice,
                unit(of.get(OrderColumn.UNIT1), OrderColumn.UNIT1),
                legal(OrderColumn.QUANTITY1, known, known == null ? null : known.legalQuantity1(), quantity),
                unit(of.get(OrderColumn.UNIT2), OrderColumn.UNIT2),
                legal(OrderColumn.QUANTITY2, known, known == null ? null : known.legalQuantity2(), quantity),
                netWeight(known, quantity),
                originCountry(known),
                optional(OrderColumn.BAR_CODE, known, known == null ? null : known.barCode()));
    }

    private BigDecimal netWeight(Product known, BigDecimal quantity) {
        BigDecimal given = number(OrderColumn.NET_WEIGHT);
        if (given == null && row.get(OrderColumn.NET_WEIGHT) == null) {
            if (known != null && known.netWeight() != null && quantity != null) {
                fromProduct(OrderColumn.NET_WEIGHT, known);
                return known.netWeight().multiply(quantity);
            }
            missing(OrderColumn.NET_WEIGHT);
        }
        return given;
    }

    /** Legal quantities follow from the unit or the weight unless the library says how much one piece has. */
    private BigDecimal legal(OrderColumn column, Product known, BigDecimal perUnit, BigDecimal quantity) {
        BigDecimal given = number(column);
        if (given != null || row.get(column) != null || perUnit == null || quantity == null) {
            return given;
        }
        fromProduct(column, known);
        return perUnit.multiply(quantity)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private String originCountry(Product known) {
        String text = optional(OrderColumn.ORIGIN_COUNTRY, known, known == null ? null : known.originCountry());
        return text == null ? null : country(text, OrderColumn.ORIGIN_COUNTRY);
    }

    private String known(OrderColumn column, Product known, String fromLibrary) {
        String text = optional(column, known, fromLibrary);
        if (text == null) {
            missing(column);
        }
        return text;
    }

    private String optional(OrderColumn column, Product known, String fromLibrary) {
        String given = row.get(column);
        if (given == null && fromLibrary != null) {
            fromProduct(column, known);
            return fromLibrary;
        }
        return given;
    }

    private void fromProduct(OrderColumn column, Product known) {
        lineOrigin.put(column.field, "PRODUCT v" + known.version());
    }

    private String required(OrderColumn column) {
        String text = row.get(column);
        if (text == null) {
            missing(column);
        }
        return text;
    }

    private BigDecimal requiredNumber(OrderColumn column) {
        required(column);
        return number(column);
    }

    private void missing(OrderColumn column) {
        found.error(
                OrderError.FIELD_MISSING,
                column.field,
                row.number(),
                "REQUIRED",
                column.example,
                Text.of("请填写“%s”", "Fill in “%s”").with(column.title));
    }

    private BigDecimal number(OrderColumn column) {
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
        if (row.get(OrderColumn.PACKS) == null) {
            origin.put(OrderColumn.PACKS.field, "DEFAULT");
            return 1;
        }
        BigDecimal number = number(OrderColumn.PACKS);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.precision() > 9) {
            format(OrderColumn.PACKS, Text.of("件数为整数", "The number of packages is whole"));
            return null;
        }
        return number.intValue();
    }

    private Instant time() {
        String text = required(OrderColumn.ORDERED_AT);
        if (text == null) {
            return null;
        }
        if (SERIAL_DAY.matcher(text).matches()) {
            return serialDay(new BigDecimal(text));
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
            return OffsetDateTime.parse(zoned(text)).toInstant();
        } catch (DateTimeParseException e) {
            return day(text);
        }
    }

    /** {@code 2026-11-20 10:15:00 +0800} and the like as ISO 8601. */
    private static String zoned(String text) {
        return text.replaceFirst("^(\\S+) (\\S+)", "$1T$2").replaceFirst(" ?([+-]\\d{2}):?(\\d{2})$", "$1:$2");
    }

    /** How spreadsheets store a moment: days since 1899-12-30. */
    private static Instant serialDay(BigDecimal days) {
        long seconds =
                days.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return SERIAL_ZERO
                .atStartOfDay()
                .plusSeconds(seconds)
                .atZone(BusinessTime.ZONE)
                .toInstant();
    }

    private Instant day(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(BusinessTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            format(
                    OrderColumn.ORDERED_AT,
                    Text.of("北京时间，如 2026-11-20 10:15:00", "China time, like 2026-11-20 10:15:00"));
            return null;
        }
    }

    private String currency(Shop shop) {
        String text = ofShop(OrderColumn.CURRENCY, shop == null ? null : shop.currency(), null);
        if (text == null) {
            missing(OrderColumn.CURRENCY);
            return null;
        }
        Optional<CodeBook.CurrencyCode> known = codes.currency(text);
        if (known.isEmpty()) {
            Optional<String> letters = isoNumber(text);
            found.error(
                    OrderError.CODE_UNKNOWN,
                    OrderColumn.CURRENCY.field,
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
        String text = required(OrderColumn.COUNTRY);
        return text == null ? null : country(text, OrderColumn.COUNTRY);
    }

    private String country(String text, OrderColumn column) {
        Optional<CodeBook.Country> known = codes.country(text);
        if (known.isEmpty()) {
            found.error(
                    OrderError.CODE_UNKNOWN,
                    column.field,
                    row.number(),
                    "I7",
                    "SG",
                    Text.of("国家不在代码表中，请填写两位字母代码", "The country is not in the code table: give its two letters"));
        }
        return known.map(CodeBook.Country::iso).orElse(null);
    }

    private String unit(String text, OrderColumn column) {
        if (text == null) {
            return null;
        }
        // A spreadsheet drops leading zeros of what it takes for a number.
        String padded = SHORT_UNIT.matcher(text).matches() ? "0".repeat(3 - text.length()) + text : text;
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

    private void format(OrderColumn column, Text hint) {
        found.error(OrderError.FIELD_FORMAT, column.field, row.number(), "FORMAT", column.example, hint);
    }
}

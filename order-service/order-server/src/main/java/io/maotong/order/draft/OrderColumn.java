package io.maotong.order.draft;

import java.util.Locale;
import java.util.Optional;

/** The columns of an order sheet: found by their Chinese or English name, in any order. */
public enum OrderColumn {
    ORDER_NO("orderNo", "订单编号", true, "JMT20261120000001"),
    SHOP("shop", "店铺", false, "donghai-crystal"),
    PAY_NAME("payName", "付款人", false, ""),
    PLATFORM_CODE("platformCode", "平台代码", false, "无"),
    PLATFORM_NAME("platformName", "平台名称", false, "Shopee"),
    TRADE_MODE("tradeMode", "监管方式", false, "9610"),
    ORDERED_AT("orderedAt", "下单时间", true, "2026-11-20 10:15:00"),
    CURRENCY("currency", "币制", false, "USD"),
    FREIGHT("freight", "运费", false, "0"),
    CONSIGNEE_NAME("consigneeName", "收货人", true, "Tan Wei Ling"),
    COUNTRY("country", "国家", true, "SG"),
    PROVINCE("province", "省州", false, ""),
    CITY("city", "城市", true, "Singapore"),
    STREET("street", "地址", true, "12 Orchard Road #05-01"),
    POSTCODE("postcode", "邮编", false, "238832"),
    PHONE("phone", "电话", true, "+65 6123 4567"),
    EMAIL("email", "邮箱", false, "buyer@example.com"),
    PACKS("packs", "件数", false, "1"),
    GROSS_WEIGHT("grossWeight", "毛重(千克)", false, "0.62"),
    SKU("sku", "货号", true, "GB-8MM-BLU"),
    NAME("name", "商品名称", false, "玻璃珠手链"),
    NAME_EN("nameEn", "英文名称", false, "Glass bead bracelet"),
    COMMODITY_CODE("commodityCode", "商品编码", false, "7018100000"),
    ELEMENTS("elements", "申报要素", false, "4|3|装饰用|玻璃|玻璃珠|无品牌"),
    UNIT("unit", "计量单位", false, "015"),
    QUANTITY("quantity", "数量", true, "2"),
    UNIT_PRICE("unitPrice", "单价", false, "18.50"),
    TOTAL_PRICE("totalPrice", "总价", false, "37.00"),
    UNIT1("unit1", "法定单位", false, "035"),
    QUANTITY1("quantity1", "法定数量", false, "0.55"),
    UNIT2("unit2", "第二法定单位", false, ""),
    QUANTITY2("quantity2", "第二法定数量", false, ""),
    NET_WEIGHT("netWeight", "净重(千克)", false, "0.55"),
    ORIGIN_COUNTRY("originCountry", "原产国", false, "CN"),
    BAR_CODE("barCode", "条码", false, "");

    /** Name in JSON and in violations. */
    public final String field;

    /** Name in sheets. */
    public final String title;

    /** Whether no order can do without this column; the others have defaults, or are found missing row by row. */
    public final boolean required;

    public final String example;

    OrderColumn(String field, String title, boolean required, String example) {
        this.field = field;
        this.title = title;
        this.required = required;
        this.example = example;
    }

    /** Whether its values are codes and figures, not somebody's name, address or number. */
    public boolean isImpersonal() {
        return switch (this) {
            case CONSIGNEE_NAME, STREET, POSTCODE, PHONE, EMAIL, PAY_NAME -> false;
            default -> true;
        };
    }

    /** Whether the columns of all rows of one order must say the same. */
    public boolean isOfTheOrder() {
        return ordinal() < SKU.ordinal();
    }

    /** By the Chinese or English name; {@code consignee.name} and the like are the fields of our own JSON. */
    public static Optional<OrderColumn> named(String header) {
        String name = normalised(
                header.equals("consignee.name") ? CONSIGNEE_NAME.field : header.replaceFirst("^consignee\\.", ""));
        for (OrderColumn column : values()) {
            if (normalised(column.title).equals(name)
                    || normalised(column.field).equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Without blanks, stars, underscores and case. */
    public static String normalised(String header) {
        return header.replaceAll("[\\s*＊_]", "")
                .replace('（', '(')
                .replace('）', ')')
                .toLowerCase(Locale.ROOT);
    }
}

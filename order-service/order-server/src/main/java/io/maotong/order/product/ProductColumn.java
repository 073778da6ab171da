package io.maotong.order.product;

import java.util.Locale;
import java.util.Optional;

/** The columns of a sheet of products. */
enum ProductColumn {
    SKU("sku", "货号"),
    NAME("name", "商品名称"),
    NAME_EN("nameEn", "英文名称"),
    COMMODITY_CODE("commodityCode", "商品编码"),
    ELEMENTS("elements", "申报要素"),
    UNIT("unit", "计量单位"),
    NET_WEIGHT("netWeight", "单件净重(千克)"),
    GROSS_WEIGHT("grossWeight", "单件毛重(千克)"),
    LEGAL_QUANTITY1("legalQuantity1", "单件法定数量"),
    LEGAL_QUANTITY2("legalQuantity2", "单件第二法定数量"),
    ORIGIN_COUNTRY("originCountry", "原产国"),
    BAR_CODE("barCode", "条码"),
    STATUS("status", "状态");

    final String field;
    final String title;

    ProductColumn(String field, String title) {
        this.field = field;
        this.title = title;
    }

    static Optional<ProductColumn> named(String header) {
        String name = normalised(header);
        for (ProductColumn column : values()) {
            if (normalised(column.title).equals(name)
                    || normalised(column.field).equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    private static String normalised(String header) {
        return header.replaceAll("[\\s*＊_]", "")
                .replace('（', '(')
                .replace('）', ')')
                .toLowerCase(Locale.ROOT);
    }
}

package io.maotong.order.draft;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An order in JSON. What is left out is filled from the shop and the product library, or found missing.
 *
 * @param orderNo 1 to 60 letters, digits or . _ / -; unique per merchant
 * @param shop code of the shop
 * @param platformCode customs code of the platform, or 无 for one abroad
 * @param payName who pays, if it is not the buyer
 * @param tradeMode supervision mode, default 9610
 * @param orderedAt ISO 8601 with an offset, or China time like {@code 2026-11-20 10:15:00}
 * @param currency ISO letters
 * @param freight in the order's currency, default 0
 * @param country two letters, customs code or Chinese name
 * @param packs default 1
 * @param grossWeight kilograms
 */
public record OrderRequest(
        String orderNo,
        String shop,
        String platformCode,
        String platformName,
        String payName,
        String tradeMode,
        String orderedAt,
        String currency,
        BigDecimal freight,
        String consigneeName,
        String country,
        String province,
        String city,
        String street,
        String postcode,
        String phone,
        String email,
        Integer packs,
        BigDecimal grossWeight,
        @NotEmpty @Size(max = 99) List<Line> lines) {

    /**
     * A line of goods; with a known SKU only the quantity and a price are needed.
     *
     * @param unit customs code of three digits, or Chinese name
     * @param unitPrice if left out, the total divided by the quantity
     * @param totalPrice if left out, quantity times price
     * @param netWeight kilograms of the line
     */
    public record Line(
            String sku,
            String name,
            String nameEn,
            String commodityCode,
            String elements,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal totalPrice,
            String unit1,
            BigDecimal quantity1,
            String unit2,
            BigDecimal quantity2,
            BigDecimal netWeight,
            String originCountry,
            String barCode) {}

    /** The same as rows of a sheet, numbered from 1; without goods, one row in which they are found missing. */
    public List<EnteredLine> toRows() {
        Map<OrderColumn, String> head = new EnumMap<>(OrderColumn.class);
        put(head, OrderColumn.ORDER_NO, orderNo);
        put(head, OrderColumn.SHOP, shop);
        put(head, OrderColumn.PLATFORM_CODE, platformCode);
        put(head, OrderColumn.PLATFORM_NAME, platformName);
        put(head, OrderColumn.PAY_NAME, payName);
        put(head, OrderColumn.TRADE_MODE, tradeMode);
        put(head, OrderColumn.ORDERED_AT, orderedAt);
        put(head, OrderColumn.CURRENCY, currency);
        put(head, OrderColumn.FREIGHT, freight);
        put(head, OrderColumn.CONSIGNEE_NAME, consigneeName);
        put(head, OrderColumn.COUNTRY, country);
        put(head, OrderColumn.PROVINCE, province);
        put(head, OrderColumn.CITY, city);
        put(head, OrderColumn.STREET, street);
        put(head, OrderColumn.POSTCODE, postcode);
        put(head, OrderColumn.PHONE, phone);
        put(head, OrderColumn.EMAIL, email);
        put(head, OrderColumn.PACKS, packs == null ? null : new BigDecimal(packs));
        put(head, OrderColumn.GROSS_WEIGHT, grossWeight);
        if (lines == null || lines.isEmpty() || lines.stream().anyMatch(Objects::isNull)) {
            return List.of(new EnteredLine(1, head));
        }
        List<EnteredLine> rows = new ArrayList<>();
        for (Line line : lines) {
            Map<OrderColumn, String> cells = new EnumMap<>(head);
            put(cells, OrderColumn.SKU, line.sku());
            put(cells, OrderColumn.NAME, line.name());
            put(cells, OrderColumn.NAME_EN, line.nameEn());
            put(cells, OrderColumn.COMMODITY_CODE, line.commodityCode());
            put(cells, OrderColumn.ELEMENTS, line.elements());
            put(cells, OrderColumn.UNIT, line.unit());
            put(cells, OrderColumn.QUANTITY, line.quantity());
            put(cells, OrderColumn.UNIT_PRICE, line.unitPrice());
            put(cells, OrderColumn.TOTAL_PRICE, line.totalPrice());
            put(cells, OrderColumn.UNIT1, line.unit1());
            put(cells, OrderColumn.QUANTITY1, line.quantity1());
            put(cells, OrderColumn.UNIT2, line.unit2());
            put(cells, OrderColumn.QUANTITY2, line.quantity2());
            put(cells, OrderColumn.NET_WEIGHT, line.netWeight());
            put(cells, OrderColumn.ORIGIN_COUNTRY, line.originCountry());
            put(cells, OrderColumn.BAR_CODE, line.barCode());
            rows.add(new EnteredLine(rows.size() + 1, cells));
        }
        return rows;
    }

    private static void put(Map<OrderColumn, String> cells, OrderColumn column, String text) {
        if (text != null && !text.isBlank()) {
            cells.put(column, text.strip());
        }
    }

    private static void put(Map<OrderColumn, String> cells, OrderColumn column, BigDecimal figure) {
        if (figure != null) {
            cells.put(column, figure.toPlainString());
        }
    }
}

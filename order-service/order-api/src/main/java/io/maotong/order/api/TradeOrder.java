package io.maotong.order.api;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An export order, entered once and reused by declaration, transport, collection, invoice and refund.
 *
 * @param orderNo unique per merchant and shop; at most 60 characters
 * @param version rises with every change
 * @param status PAID, ON_HOLD, SHIPPED, DECLARED, CLOSED, RETURNED, CANCELLED; an order that came back in part keeps the
 *     status of its way forward and says so in {@code returned}
 * @param platformCode code of the e-commerce platform at customs, or 无
 * @param tradeMode supervision mode: 9610, 9710, 9810, 1210, 0110
 * @param goodsValue FOB value, sum of the lines
 * @param grossWeight kilograms, up to five decimals
 * @param netWeight kilograms, at most the gross weight
 * @param packs number of packages
 * @param returned NONE, PART or FULL: how much of the goods came back and was accepted
 * @param payName who pays if it is not the buyer, or null
 */
public record TradeOrder(
        String orderNo,
        long version,
        String status,
        String shop,
        String platformCode,
        String platformName,
        String tradeMode,
        Instant orderedAt,
        Money goodsValue,
        Money freight,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        int packs,
        Consignee consignee,
        List<Line> lines,
        String returned,
        String payName) {

    /** An order of which nothing came back and for which the buyer pays. */
    public TradeOrder(
            String orderNo,
            long version,
            String status,
            String shop,
            String platformCode,
            String platformName,
            String tradeMode,
            Instant orderedAt,
            Money goodsValue,
            Money freight,
            BigDecimal grossWeight,
            BigDecimal netWeight,
            int packs,
            Consignee consignee,
            List<Line> lines) {
        this(
                orderNo,
                version,
                status,
                shop,
                platformCode,
                platformName,
                tradeMode,
                orderedAt,
                goodsValue,
                freight,
                grossWeight,
                netWeight,
                packs,
                consignee,
                lines,
                "NONE",
                null);
    }

    /**
     * The buyer abroad.
     *
     * @param country ISO 3166 two letters
     */
    public record Consignee(
            String name,
            String country,
            String province,
            String city,
            String street,
            String postcode,
            String phone,
            String email) {}

    /**
     * A line of goods.
     *
     * @param lineNo 1..n
     * @param sku the product in the merchant's library, at most 20 characters
     * @param name Chinese name for customs
     * @param nameEn name for labels and carriers
     * @param commodityCode 10 digits of the tariff
     * @param unit declared unit, customs code of three digits
     * @param unit1 first legal unit
     * @param quantity1 quantity in the first legal unit
     * @param unit2 second legal unit or null
     * @param elements declaration elements 申报要素, separated by |
     * @param unitPrice in the order's currency, up to five decimals
     * @param totalPrice quantity times price
     * @param returnedQuantity how much of it came back after it was declared; what came back before is not in the line
     *     any more
     * @param originCountry ISO two letters, or null
     */
    public record Line(
            int lineNo,
            String sku,
            String name,
            String nameEn,
            String commodityCode,
            String unit,
            BigDecimal quantity,
            String unit1,
            BigDecimal quantity1,
            String unit2,
            BigDecimal quantity2,
            String elements,
            BigDecimal unitPrice,
            Money totalPrice,
            BigDecimal netWeight,
            BigDecimal returnedQuantity,
            String originCountry,
            String barCode) {

        /** A line of which nothing came back. */
        public Line(
                int lineNo,
                String sku,
                String name,
                String nameEn,
                String commodityCode,
                String unit,
                BigDecimal quantity,
                String unit1,
                BigDecimal quantity1,
                String unit2,
                BigDecimal quantity2,
                String elements,
                BigDecimal unitPrice,
                Money totalPrice,
                BigDecimal netWeight) {
            this(
                    lineNo,
                    sku,
                    name,
                    nameEn,
                    commodityCode,
                    unit,
                    quantity,
                    unit1,
                    quantity1,
                    unit2,
                    quantity2,
                    elements,
                    unitPrice,
                    totalPrice,
                    netWeight,
                    BigDecimal.ZERO,
                    null,
                    null);
        }
    }
}

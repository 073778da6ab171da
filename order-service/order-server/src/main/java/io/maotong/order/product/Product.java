package io.maotong.order.product;

import java.math.BigDecimal;

/**
 * A product of the merchant's library.
 *
 * @param sku at most 20 characters
 * @param commodityCode ten digits of the tariff
 * @param elements declaration elements in the tariff's order, separated by |
 * @param unit declared unit, customs code
 * @param netWeight kilograms of one unit, or null
 * @param version rises with every change; 0 for a new one
 */
public record Product(
        String sku,
        String name,
        String nameEn,
        String commodityCode,
        String elements,
        String unit,
        BigDecimal netWeight,
        long version) {}

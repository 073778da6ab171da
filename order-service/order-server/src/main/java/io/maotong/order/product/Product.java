package io.maotong.order.product;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A product of the merchant's library.
 *
 * @param sku at most 20 characters
 * @param commodityCode ten digits of the tariff
 * @param elements declaration elements in the tariff's order, separated by |
 * @param unit declared unit, customs code
 * @param netWeight kilograms of one unit, or null
 * @param grossWeight kilograms of one unit with its packing, or null
 * @param legalQuantity1 how much one unit is in the first legal unit; null if it follows from the unit or the weight
 * @param legalQuantity2 the same in the second legal unit
 * @param originCountry ISO two letters, or null
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
        BigDecimal grossWeight,
        BigDecimal legalQuantity1,
        BigDecimal legalQuantity2,
        String originCountry,
        String barCode,
        ProductStatus status,
        long version,
        Instant updatedAt) {

    public boolean isFrozen() {
        return status == ProductStatus.FROZEN;
    }

    /** The same, in another state of life. */
    Product as(ProductStatus other) {
        return new Product(
                sku,
                name,
                nameEn,
                commodityCode,
                elements,
                unit,
                netWeight,
                grossWeight,
                legalQuantity1,
                legalQuantity2,
                originCountry,
                barCode,
                other,
                version,
                updatedAt);
    }

    /** Whether it says the same as the other one, whatever their versions. */
    boolean saysTheSameAs(Product other) {
        return ProductChange.between(other, this).isEmpty();
    }
}

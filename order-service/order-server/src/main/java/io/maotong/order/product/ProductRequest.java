package io.maotong.order.product;

import io.maotong.order.code.CodeBook;
import java.math.BigDecimal;

/**
 * A product to be added or changed. What is wrong with it is said field by field.
 *
 * @param sku 1 to 20 letters, digits or . _ / -
 * @param unit customs code of three digits, or Chinese name
 * @param netWeight kilograms of one unit
 * @param grossWeight kilograms of one unit with its packing
 * @param legalQuantity1 how much one unit is in the first legal unit, where that follows neither from unit nor weight
 * @param originCountry ISO two letters
 * @param version the version that was seen; left out for a new one
 */
record ProductRequest(
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
        Long version) {

    Product toProduct(ProductStatus status, CodeBook book) {
        return new Product(
                blankAsNull(sku),
                blankAsNull(name),
                blankAsNull(nameEn),
                blankAsNull(commodityCode),
                blankAsNull(elements),
                ProductSheet.unit(blankAsNull(unit), book),
                netWeight,
                grossWeight,
                legalQuantity1,
                legalQuantity2,
                ProductSheet.country(blankAsNull(originCountry), book),
                blankAsNull(barCode),
                status,
                version == null ? 0 : version,
                null);
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

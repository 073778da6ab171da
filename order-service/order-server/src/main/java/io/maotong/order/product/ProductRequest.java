package io.maotong.order.product;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * A product to be added or changed.
 *
 * @param version the version that was seen; left out for a new one
 */
record ProductRequest(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9._/-]{1,20}") String sku,
        @NotBlank @Size(max = 250) String name,
        @NotBlank @Size(max = 250) String nameEn,
        @NotBlank @Pattern(regexp = "\\d{10}") String commodityCode,
        @NotBlank @Size(max = 250) String elements,
        @NotBlank @Pattern(regexp = "\\d{3}") String unit,

        @DecimalMin(value = "0", inclusive = false) @Digits(integer = 14, fraction = 5)
        BigDecimal netWeight,

        Long version) {

    Product toProduct() {
        return new Product(sku, name, nameEn, commodityCode, elements, unit, netWeight, version == null ? 0 : version);
    }
}

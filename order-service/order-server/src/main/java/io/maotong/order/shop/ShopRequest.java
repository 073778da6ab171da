package io.maotong.order.shop;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A shop to be added or changed.
 *
 * @param platformCode customs code of 10 or credit code of 18 characters of a platform in China; 无 for one abroad
 * @param version the version that was seen; left out for a new one
 */
record ShopRequest(
        @NotBlank @Size(max = 60) String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank String platformCode,
        @NotBlank @Size(max = 100) String platformName,
        @Pattern(regexp = "[A-Z]{3}") String currency,
        @Pattern(regexp = "9610|9710|9810|1210|0110") String tradeMode,
        @Pattern(regexp = "DHL|FEDEX|UPS|SF") String carrier,
        @Size(max = 100) String payName,
        Long version) {}

package io.maotong.order.shop;

import java.time.Instant;

/**
 * A shop of the merchant; what it says is filled into orders that leave it out.
 *
 * @param code as orders name it, 1 to 60 characters
 * @param platformCode customs code or credit code of the platform; 无 for one abroad
 * @param currency ISO letters, or null
 * @param tradeMode supervision mode, or null
 * @param carrier preferred carrier (DHL, FEDEX, UPS, SF), or null
 * @param payName who pays, if it is always the same, such as the platform's payment company; or null
 * @param closed whether new orders are refused
 * @param learned whether it was only seen in orders and nobody has completed it yet
 */
public record Shop(
        String code,
        String name,
        String platformCode,
        String platformName,
        String currency,
        String tradeMode,
        String carrier,
        String payName,
        boolean closed,
        boolean learned,
        long version,
        Instant updatedAt) {}

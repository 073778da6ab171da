package io.maotong.order.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order as somebody entered it. A field is null where nothing readable was given; that has been reported already, so
 * the rules skip it.
 *
 * @param currency ISO letters
 * @param country ISO two letters
 * @param payName who pays if it is not the buyer, or null
 */
public record OrderDraft(
        String orderNo,
        String shop,
        String platformCode,
        String platformName,
        String tradeMode,
        Instant orderedAt,
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
        List<Line> lines,
        String payName) {

    public OrderDraft {
        lines = List.copyOf(lines);
    }

    /** The same order with its weight and goods. */
    public OrderDraft with(BigDecimal gross, List<Line> goods) {
        return new OrderDraft(
                orderNo,
                shop,
                platformCode,
                platformName,
                tradeMode,
                orderedAt,
                currency,
                freight,
                consigneeName,
                country,
                province,
                city,
                street,
                postcode,
                phone,
                email,
                packs,
                gross,
                goods,
                payName);
    }

    /**
     * A line of goods.
     *
     * @param row where it was entered, as the user counts
     * @param unit customs code
     * @param unit1 first legal unit if given
     * @param unit2 second legal unit if given
     * @param netWeight kilograms of the line
     * @param originCountry ISO two letters, or null
     */
    public record Line(
            int row,
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
}

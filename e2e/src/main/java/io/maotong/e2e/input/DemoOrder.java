package io.maotong.e2e.input;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/**
 * An order of the bundled input, as it stands in the workbook.
 *
 * @param fault what is wrong with it on purpose; null if nothing is
 * @param currency ISO letters
 * @param orderedAt in Asia/Shanghai
 */
public record DemoOrder(
        String orderNo,
        String shop,
        String fault,
        LocalDateTime orderedAt,
        String currency,
        String consignee,
        String country,
        String province,
        String city,
        String street,
        String postcode,
        String phone,
        int packs,
        BigDecimal grossWeight,
        List<Line> lines) {

    public DemoOrder {
        lines = List.copyOf(lines);
    }

    /** What the buyer pays: the sum of the lines, freight included in the prices. */
    public BigDecimal total() {
        return lines.stream().map(Line::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param netWeight kilograms of the line */
    public record Line(
            String sku,
            String name,
            String nameEn,
            String commodityCode,
            String elements,
            String unit,
            int quantity,
            BigDecimal unitPrice,
            BigDecimal totalPrice,
            BigDecimal netWeight) {}
}

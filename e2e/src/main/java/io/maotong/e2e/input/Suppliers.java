package io.maotong.e2e.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the merchant's suppliers invoiced for the goods of the workbook: a tenth more than was exported, so that something
 * is left, and the refund that follows from it, worked out here by hand and by nobody else's code.
 */
public final class Suppliers {

    private static final BigDecimal YUAN_FOR_A_DOLLAR = new BigDecimal("6.2");
    private static final BigDecimal RATE = new BigDecimal("0.13");
    /** Articles of natural stone are exempt without refund in the sandbox's rate tables. */
    private static final String NOT_REFUNDABLE = "7116200000";

    private static final Map<String, String> PRINTED_UNITS =
            Map.of("125", "包", "015", "条", "140", "盒", "007", "个", "026", "对");

    /** @param unitPrice CNY without tax, two decimals */
    public record InvoiceLine(
            String sku, String name, String unit, int quantity, BigDecimal unitPrice, String commodityCode) {}

    private Suppliers() {}

    /** One line for each product of the workbook, in the order of the catalogue. */
    public static List<InvoiceLine> lines(List<DemoOrder> orders) {
        Map<String, Integer> exported = new LinkedHashMap<>();
        orders.forEach(
                order -> order.lines().forEach(line -> exported.merge(line.sku(), line.quantity(), Integer::sum)));
        List<InvoiceLine> lines = new ArrayList<>();
        for (Catalogue.Product product : Catalogue.PRODUCTS) {
            Integer quantity = exported.get(product.sku());
            if (quantity != null) {
                lines.add(new InvoiceLine(
                        product.sku(),
                        product.name(),
                        PRINTED_UNITS.get(product.unit()),
                        quantity + quantity / 10 + 1,
                        price(product.sku()),
                        product.commodityCode()));
            }
        }
        return lines;
    }

    /**
     * The refund of all refundable goods: declarations merge what goes to the same country in the same currency under
     * the same name; of each such line, quantity times purchase price is the tax base, and 13 % of it, rounded half-up
     * to the cent, the refund.
     */
    public static BigDecimal expectedRefund(List<DemoOrder> orders) {
        Map<String, BigDecimal> bases = new TreeMap<>();
        for (DemoOrder order : orders) {
            for (DemoOrder.Line line : order.lines()) {
                if (!line.commodityCode().equals(NOT_REFUNDABLE)) {
                    bases.merge(
                            order.country() + " " + order.currency() + " " + line.sku(),
                            price(line.sku()).multiply(BigDecimal.valueOf(line.quantity())),
                            BigDecimal::add);
                }
            }
        }
        return bases.values().stream()
                .map(base -> base.multiply(RATE).setScale(2, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal price(String sku) {
        Catalogue.Product product = Catalogue.PRODUCTS.stream()
                .filter(candidate -> candidate.sku().equals(sku))
                .findFirst()
                .orElseThrow();
        return BigDecimal.valueOf(product.cents(), 2)
                .multiply(YUAN_FOR_A_DOLLAR)
                .setScale(2, RoundingMode.HALF_UP);
    }
}

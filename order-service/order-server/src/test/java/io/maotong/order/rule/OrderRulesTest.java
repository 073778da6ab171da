package io.maotong.order.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.HsCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderRulesTest {

    private static final String ELEMENTS = "4|3|装饰用|玻璃|无品牌";
    private static final CodeBook CODES = new CodeBook(
            List.of(new CodeBook.Unit("007", "个"), new CodeBook.Unit("035", "千克")),
            List.of(new CodeBook.CurrencyCode("502", "USD"), new CodeBook.CurrencyCode("116", "JPY")),
            List.of(new CodeBook.Country("132", "新加坡", "SG")),
            List.of(
                    new HsCode("7013990000", "玻璃", "035", null, List.of("a", "b", "c", "d", "e")),
                    new HsCode("9405190000", "吊灯", "001", "035", List.of("a", "b", "c", "d", "e"))));

    @Test
    void workedExampleOfTheSpecificationPasses() {
        OrderDraft order = order(
                "USD", "0.62", line("A", "2", "18.50", "37.00", "0.06"), line("B", "1", "20.00", "20.00", "0.49"));
        assertThat(errors(order)).isEmpty();
    }

    @Test
    void totalOffByTheLastDigitThenO2WithTheExpectedFigure() {
        OrderDraft order = order("USD", "1", line("A", "3", "0.33", "1.00", "0.1"));
        assertThat(errors(order)).singleElement().satisfies(error -> {
            assertThat(error.rule()).isEqualTo("O2");
            assertThat(error.field()).isEqualTo("totalPrice");
            assertThat(error.expected()).isEqualTo("0.99");
            assertThat(error.row()).isEqualTo(2);
        });
    }

    @Test
    void quantityTimesPriceRoundsHalfUpToFiveDecimals() {
        // 0.00001 × 0.5 = 0.000005, half-up 0.00001, which no currency can pay: the minor unit is what is wrong.
        OrderDraft order = order("USD", "1", line("A", "0.5", "0.00001", "0.00001", "0.1"));
        assertThat(errors(order)).extracting(Violation::rule).containsExactly("MINOR_UNIT");
    }

    @Test
    void decimalsInYenAreRefused() {
        OrderDraft order = order("JPY", "1", line("A", "1", "100.5", "100.5", "0.1"));
        assertThat(errors(order)).extracting(Violation::rule).containsExactly("MINOR_UNIT");
    }

    @Test
    void netAboveGrossIsRefusedAndEqualIsNot() {
        assertThat(errors(order("USD", "0.5", line("A", "1", "1", "1", "0.5")))).isEmpty();
        assertThat(errors(order("USD", "0.5", line("A", "1", "1", "1", "0.50001"))))
                .extracting(Violation::rule)
                .containsExactly("I1");
    }

    @Test
    void unknownCommodityCodeIsRefused() {
        OrderDraft.Line line = new OrderDraft.Line(
                2,
                "A",
                "玻璃",
                "Glass",
                "7013990001",
                ELEMENTS,
                "007",
                one(),
                one(),
                one(),
                null,
                null,
                null,
                null,
                one(),
                null,
                null);
        assertThat(errors(order("USD", "2", line))).extracting(Violation::rule).containsExactly("I6");
    }

    @Test
    void elementsMustAllBeThere() {
        for (String elements : List.of("4|3|装饰用|玻璃", "4|3||玻璃|无品牌", "4|3|装饰用|玻璃|无品牌|x")) {
            OrderDraft.Line line = new OrderDraft.Line(
                    2,
                    "A",
                    "玻璃",
                    "Glass",
                    "7013990000",
                    elements,
                    "007",
                    one(),
                    one(),
                    one(),
                    null,
                    null,
                    null,
                    null,
                    one(),
                    null,
                    null);
            assertThat(errors(order("USD", "2", line)))
                    .extracting(Violation::rule)
                    .containsExactly("I11");
        }
    }

    @Test
    void sameUnitAsTheLegalOneThenQuantitiesMustBeEqual() {
        OrderDraft.Line line = new OrderDraft.Line(
                2,
                "A",
                "玻璃",
                "Glass",
                "7013990000",
                ELEMENTS,
                "035",
                one(),
                one(),
                one(),
                "035",
                new BigDecimal("0.9"),
                null,
                null,
                one(),
                null,
                null);
        assertThat(errors(order("USD", "2", line))).extracting(Violation::rule).containsExactly("I4");
    }

    @Test
    void foreignLegalUnitOrASecondOneThatTheTariffLacksIsRefused() {
        OrderDraft.Line line = new OrderDraft.Line(
                2,
                "A",
                "玻璃",
                "Glass",
                "7013990000",
                ELEMENTS,
                "007",
                one(),
                one(),
                one(),
                "007",
                one(),
                null,
                one(),
                one(),
                null,
                null);
        assertThat(errors(order("USD", "2", line))).extracting(Violation::field).containsExactly("unit1", "quantity2");
    }

    @Test
    void legalQuantityThatDoesNotFollowMustBeGiven() {
        OrderDraft.Line line = new OrderDraft.Line(
                2,
                "A",
                "吊灯",
                "Lamp",
                "9405190000",
                ELEMENTS,
                "007",
                one(),
                one(),
                one(),
                null,
                null,
                null,
                null,
                one(),
                null,
                null);
        assertThat(errors(order("USD", "2", line))).singleElement().satisfies(error -> {
            assertThat(error.rule()).isEqualTo("I4");
            assertThat(error.field()).isEqualTo("quantity1");
        });
    }

    @Test
    void glassCalledCrystalIsAWarningOnly() {
        OrderDraft.Line line = new OrderDraft.Line(
                2,
                "A",
                "3D内雕水晶球",
                "Ball",
                "7013990000",
                ELEMENTS,
                "007",
                one(),
                one(),
                one(),
                null,
                null,
                null,
                null,
                one(),
                null,
                null);
        Findings found = new Findings();
        OrderRules.check(order("USD", "2", line), CODES, found);
        assertThat(found.errors()).isEmpty();
        assertThat(found.warnings()).extracting(Violation::rule).containsExactly("I13");
    }

    @Test
    void sameSkuTwiceInOneOrderIsRefused() {
        OrderDraft order = order("USD", "2", line("A", "1", "1", "1", "0.1"), line("A", "1", "1", "1", "0.1"));
        assertThat(errors(order)).extracting(Violation::rule).containsExactly("O9");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        OrderDraft.Line line = new OrderDraft.Line(
                2,
                "bad sku!",
                "Glass",
                "Glass",
                "12",
                ELEMENTS,
                "007",
                BigDecimal.ZERO,
                one(),
                one(),
                null,
                null,
                null,
                null,
                new BigDecimal("-1"),
                null,
                null);
        assertThat(errors(order("USD", "2", line)))
                .extracting(Violation::rule)
                .contains("ITEM_NO", "I6", "O5", "O2", "I1");
    }

    @Test
    void anyConsistentOrderPassesAndAnyShiftedTotalFails() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            List<OrderDraft.Line> lines = new ArrayList<>();
            BigDecimal net = BigDecimal.ZERO;
            int count = 1 + random.nextInt(5);
            for (int l = 0; l < count; l++) {
                BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(999));
                BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
                BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(9_999), 3);
                net = net.add(weight);
                lines.add(line(
                        "SKU-" + l,
                        quantity.toString(),
                        price.toString(),
                        quantity.multiply(price).toString(),
                        weight.toString()));
            }
            String gross = net.add(BigDecimal.valueOf(random.nextInt(100), 3)).toString();
            OrderDraft good = order("USD", gross, lines.toArray(OrderDraft.Line[]::new));
            assertThat(errors(good)).isEmpty();

            OrderDraft.Line first = lines.getFirst();
            BigDecimal shifted = first.totalPrice().add(BigDecimal.valueOf(1 + random.nextInt(500), 2));
            lines.set(
                    0,
                    line(
                            first.sku(),
                            first.quantity().toString(),
                            first.unitPrice().toString(),
                            shifted.setScale(2, RoundingMode.UNNECESSARY).toString(),
                            first.netWeight().toString()));
            assertThat(errors(order("USD", gross, lines.toArray(OrderDraft.Line[]::new))))
                    .extracting(Violation::rule)
                    .containsExactly("O2");
        }
    }

    private static List<Violation> errors(OrderDraft order) {
        Findings found = new Findings();
        OrderRules.check(order, CODES, found);
        return found.errors();
    }

    private static BigDecimal one() {
        return BigDecimal.ONE;
    }

    private static OrderDraft.Line line(String sku, String quantity, String price, String total, String net) {
        return new OrderDraft.Line(
                2,
                sku,
                "玻璃摆件",
                "Glass ornament",
                "7013990000",
                ELEMENTS,
                "007",
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(total),
                null,
                null,
                null,
                null,
                new BigDecimal(net),
                null,
                null);
    }

    private static OrderDraft order(String currency, String gross, OrderDraft.Line... lines) {
        return new OrderDraft(
                "JMT20260318000001",
                "shop",
                "无",
                "Shopee",
                "9610",
                Instant.parse("2026-03-18T02:00:00Z"),
                currency,
                BigDecimal.ZERO,
                "Tan Wei Ling",
                "SG",
                null,
                "Singapore",
                "12 Orchard Road",
                "238832",
                "+65 6123 4567",
                null,
                1,
                new BigDecimal(gross),
                List.of(lines),
                null);
    }
}

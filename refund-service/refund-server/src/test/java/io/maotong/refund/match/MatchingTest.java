package io.maotong.refund.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.refund.rate.UnitNames;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final UnitNames UNITS = new UnitNames(Map.of("011", Set.of("件", "PCS"), "035", Set.of("千克", "KG")));
    private final Matching matching = new Matching(UNITS);

    private static ExportLine export(int item, String pieces, String kilograms) {
        return new ExportLine(
                "230120260000000017",
                item,
                LocalDate.parse("2026-11-20"),
                "9610",
                "2301960ABC",
                "7013990000",
                "玻璃摆件",
                List.of(
                        new ExportLine.InUnit("011", new BigDecimal(pieces)),
                        new ExportLine.InUnit("035", new BigDecimal(kilograms))),
                Money.of("1000.00", "USD"),
                List.of(new ExportLine.OrderPart("O-1", Money.of("1000.00", "USD"))),
                Set.of("GB-01"));
    }

    private static PurchaseLine purchase(
            String number, String issued, String name, String unit, String quantity, String amount) {
        return new PurchaseLine(
                number,
                1,
                LocalDate.parse(issued),
                "91320722MA1TE5T01K",
                name,
                null,
                unit,
                new BigDecimal(quantity),
                Money.cny(amount),
                new BigDecimal("0.13"),
                BigDecimal.ZERO,
                Money.zero("CNY"));
    }

    @Test
    void partOfALineTakesItsProportionAndTheRestStays() {
        PurchaseLine line = purchase("1", "2026-11-01", "玻璃摆件", "件", "1000", "85000.00");
        Matching.Result result = matching.match(List.of(export(1, "700", "350")), List.of(line));
        assertThat(result.links()).singleElement().satisfies(link -> {
            assertThat(link.uses())
                    .singleElement()
                    .extracting(PurchaseLine.Use::taxable)
                    .isEqualTo(Money.cny("59500.00"));
        });
        assertThat(line.remainingAmount()).isEqualTo(Money.cny("25500.00"));
        assertThat(line.remainingQuantity()).isEqualByComparingTo("300");
    }

    @Test
    void oldestInvoiceIsUsedFirst() {
        PurchaseLine young = purchase("1", "2026-11-10", "玻璃摆件", "件", "100", "100.00");
        PurchaseLine old = purchase("2", "2026-10-10", "玻璃摆件", "件", "60", "60.00");
        Matching.Result result = matching.match(List.of(export(1, "100", "50")), List.of(young, old));
        assertThat(result.links().getFirst().uses())
                .extracting(use -> use.line().invoiceNumber() + ":" + use.quantity())
                .containsExactly("2:60", "1:40");
    }

    @Test
    void legalUnitServesWhenTheSupplierInvoicesInIt() {
        PurchaseLine weighed = purchase("1", "2026-11-01", "玻璃 摆件", "KG", "60", "600.00");
        Matching.Result result = matching.match(List.of(export(1, "100", "50")), List.of(weighed));
        assertThat(result.links().getFirst().inUnit().unit()).isEqualTo("035");
        assertThat(weighed.remainingQuantity()).isEqualByComparingTo("10");
    }

    @Test
    void shortageMatchesNothingAndTakesNothing() {
        PurchaseLine line = purchase("1", "2026-11-01", "玻璃摆件", "件", "99", "99.00");
        Matching.Result result = matching.match(List.of(export(1, "100", "50")), List.of(line));
        assertThat(result.links()).isEmpty();
        assertThat(result.unmatched().getFirst().available()).isEqualByComparingTo("99");
        assertThat(line.remainingQuantity()).isEqualByComparingTo("99");
    }

    @Test
    void otherUnitIsTold() {
        PurchaseLine line = purchase("1", "2026-11-01", "玻璃摆件", "箱", "999", "99.00");
        assertThat(matching.match(List.of(export(1, "100", "50")), List.of(line))
                        .unmatched()
                        .getFirst()
                        .unitDiffers())
                .isTrue();
    }

    @Test
    void similarNameIsNotTheSameGoods() {
        PurchaseLine line = purchase("1", "2026-11-01", "玻璃摆件2", "件", "999", "99.00");
        assertThat(matching.match(List.of(export(1, "100", "50")), List.of(line))
                        .links())
                .isEmpty();
    }

    @Test
    void stockNumberOnTheInvoiceNamesTheGoods() {
        PurchaseLine line = new PurchaseLine(
                "1",
                1,
                LocalDate.parse("2026-11-01"),
                "91320722MA1TE5T01K",
                "工艺品",
                "gb-01",
                "PCS",
                new BigDecimal("100"),
                Money.cny("99.00"),
                new BigDecimal("0.13"),
                BigDecimal.ZERO,
                Money.zero("CNY"));
        assertThat(matching.match(List.of(export(1, "100", "50")), List.of(line))
                        .links())
                .hasSize(1);
    }

    @Test
    void usesOfALineAlwaysAddUpToItsAmount() {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 20_000; round++) {
            int quantity = random.nextInt(1, 500);
            Money amount = Money.of(BigDecimal.valueOf(random.nextLong(1, 10_000_000), 2), "CNY");
            PurchaseLine line = purchase(
                    "1",
                    "2026-11-01",
                    "玻璃摆件",
                    "件",
                    String.valueOf(quantity),
                    amount.amount().toPlainString());
            List<Money> parts = new ArrayList<>();
            int open = quantity;
            while (open > 0) {
                int wanted = random.nextInt(1, open + 1);
                PurchaseLine.Use use = line.take(BigDecimal.valueOf(wanted));
                if (random.nextInt(4) == 0) {
                    line.giveBack(use);
                    continue;
                }
                assertThat(use.taxable().isNegative()).isFalse();
                parts.add(use.taxable());
                open -= wanted;
            }
            assertThat(Money.sum(parts, "CNY")).isEqualTo(amount);
            assertThat(line.isUsedUp()).isTrue();
            assertThat(line.remainingAmount().isZero()).isTrue();
        }
    }
}

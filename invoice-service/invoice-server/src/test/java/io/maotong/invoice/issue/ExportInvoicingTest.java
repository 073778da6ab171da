package io.maotong.invoice.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.core.money.Money;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.rule.RuleProperties;
import io.maotong.invoice.source.Sources.Taxpayer;
import io.maotong.invoice.taxclass.TaxClass;
import io.maotong.invoice.taxclass.TaxClasses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportInvoicingTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final InvoiceProperties.Issue SETTINGS = new InvoiceProperties.Issue(
            "01", "FOB", "境外消费者", "系统开票", "127.0.0.1", "02-00-00-00-00-01", "4", 450, 16, 5, 500);
    private static final Map<String, String> RATES = Map.of("USD", "7.1", "EUR", "8.25", "JPY", "0.0472");

    private final ExportInvoicing invoicing = new ExportInvoicing(
            new Taxpayer("91320722MA1TEST00X", "东海县测试贸易有限公司", "320722"),
            new ExchangeRates(RATES.entrySet().stream()
                    .map(rate -> new ExchangeRate(
                            rate.getKey(),
                            FIRST,
                            LocalDate.parse("2026-01-04"),
                            new BigDecimal(rate.getValue()),
                            "test"))
                    .toList()),
            new TaxClasses(
                    List.of(
                            new TaxClass("70", "70", "1080000000000009914", "玻璃制品", FIRST, null),
                            new TaxClass("71", "83", "1060000000000009915", "珠宝首饰", FIRST, null)),
                    Map.of("007", "个")),
            SETTINGS,
            new RuleProperties(Map.of(), 450, 382, 16, 500, Set.of()));

    @Test
    void amountsOfThousandsOfDeclarationsAreRoundedOnceAndAddUp() {
        Random random = new Random(20261122);
        String[] currencies = {"USD", "EUR", "JPY"};
        for (int round = 0; round < 5_000; round++) {
            String currency = currencies[random.nextInt(3)];
            BigDecimal rate = new BigDecimal(RATES.get(currency));
            List<CustomsEntry.Line> items = new ArrayList<>();
            int lines = 1 + random.nextInt(50);
            for (int item = 1; item <= lines; item++) {
                items.add(item(random, item, currency));
            }
            CustomsEntry entry = entry(items);

            InvoiceDraft draft = drafted(entry);

            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < lines; i++) {
                InvoiceDraft.Line line = draft.lines().get(i);
                BigDecimal fob = items.get(i).total().amount();
                assertThat(line.amount())
                        .as("seed 20261122, round %d, line %d", round, i + 1)
                        .isEqualTo(fob.multiply(rate).setScale(2, RoundingMode.HALF_UP));
                assertThat(line.lineNo()).isEqualTo(i + 1);
                if (line.unitPrice() != null) {
                    BigDecimal product =
                            line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
                    assertThat(product.subtract(line.amount()).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
                    assertThat(line.unitPrice().precision()).isLessThanOrEqualTo(16);
                    assertThat(line.unitPrice().scale()).isLessThanOrEqualTo(13);
                }
                sum = sum.add(line.amount());
            }
            assertThat(draft.amount()).isEqualTo(sum);
            assertThat(draft.total()).isEqualTo(sum);
            assertThat(draft.tax()).isEqualByComparingTo("0");
            assertThat(draft.remark()).hasSizeLessThanOrEqualTo(450).contains(entry.entryId());
        }
    }

    @Test
    void halfACentGoesUp() {
        InvoiceDraft draft = drafted(
                entry(List.of(InvoiceFixture.item(1, "7018100000", "水晶手链", "3", Money.of("33.35", "USD"), "ORDER-1"))));

        // 33.35 × 7.1 = 236.785
        assertThat(draft.total()).isEqualTo(new BigDecimal("236.79"));
        assertThat(draft.lines().getFirst().printedName()).isEqualTo("*玻璃制品*水晶手链");
        assertThat(draft.lines().getFirst().unit()).isEqualTo("个");
        assertThat(draft.remark()).contains("币种：USD", "外币金额：33.35", "汇率：7.1", "成交方式：FOB", "ORDER-1");
    }

    @Test
    void unknownChapterIsRefusedWithEachOfItsLines() {
        List<Violation> violations = refused(entry(List.of(
                InvoiceFixture.item(1, "9701210000", "油画", "1", Money.of("10.00", "USD"), "O"),
                InvoiceFixture.item(2, "7018100000", "手链", "1", Money.of("10.00", "USD"), "O"),
                InvoiceFixture.item(3, "98", "杂项", "1", Money.of("10.00", "USD"), "O"))));

        assertThat(violations).extracting(Violation::code).containsExactly("INVOICE-40010", "INVOICE-40010");
    }

    @Test
    void currencyWithoutARateIsRefused() {
        List<Violation> violations =
                refused(entry(List.of(InvoiceFixture.item(1, "7018100000", "手链", "1", Money.of("10.00", "GBP"), "O"))));

        assertThat(violations).extracting(Violation::code).containsExactly("INVOICE-40072");
    }

    @Test
    void severalCurrenciesAreRefused() {
        List<Violation> violations = refused(entry(List.of(
                InvoiceFixture.item(1, "7018100000", "手链", "1", Money.of("10.00", "USD"), "O"),
                InvoiceFixture.item(2, "7018100000", "手链", "1", Money.of("10.00", "EUR"), "O"))));

        assertThat(violations).extracting(Violation::code).containsExactly("INVOICE-40073");
    }

    @Test
    void nothingWorthACentIsRefused() {
        List<Violation> violations =
                refused(entry(List.of(InvoiceFixture.item(1, "7018100000", "样品", "1", Money.of("0.00", "USD"), "O"))));

        assertThat(violations).extracting(Violation::code).containsExactly("INVOICE-40026");
    }

    @Test
    void remarkOfManyOrdersStaysWithinItsLength() {
        String[] orders = new String[400];
        for (int i = 0; i < orders.length; i++) {
            orders[i] = "DH-2026-%06d".formatted(i);
        }

        InvoiceDraft draft = drafted(
                entry(List.of(InvoiceFixture.item(1, "7018100000", "手链", "400", Money.of("4000.00", "USD"), orders))));

        assertThat(draft.remark()).hasSizeLessThanOrEqualTo(450).endsWith("等400单");
        assertThat(draft.orderNos()).hasSize(400);
    }

    private static CustomsEntry.Line item(Random random, int itemNo, String currency) {
        long minor = 1 + random.nextLong(random.nextBoolean() ? 100_000L : 1_000_000_000L);
        Money total = Money.of(BigDecimal.valueOf(minor, currency.equals("JPY") ? 0 : 2), currency);
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextLong(10_000_000L), random.nextInt(6));
        return InvoiceFixture.item(
                itemNo,
                random.nextBoolean() ? "7018100000" : "7117190000",
                "货物" + itemNo,
                quantity.toPlainString(),
                total,
                "ORDER-" + random.nextInt(1000),
                "ORDER-" + random.nextInt(1000));
    }

    private static CustomsEntry entry(List<CustomsEntry.Line> lines) {
        return new CustomsEntry(
                "230120260500000001",
                1,
                "SUM1",
                LocalDate.parse("2026-11-20"),
                "2301",
                "3207961234",
                "东海县测试贸易有限公司",
                "9610",
                "US",
                lines);
    }

    private InvoiceDraft drafted(CustomsEntry entry) {
        ExportInvoicing.Result result = invoicing.draft(entry, null);
        assertThat(result).isInstanceOf(ExportInvoicing.Result.Drafted.class);
        return ((ExportInvoicing.Result.Drafted) result).draft();
    }

    private List<Violation> refused(CustomsEntry entry) {
        ExportInvoicing.Result result = invoicing.draft(entry, null);
        assertThat(result).isInstanceOf(ExportInvoicing.Result.Refused.class);
        return ((ExportInvoicing.Result.Refused) result).violations();
    }
}

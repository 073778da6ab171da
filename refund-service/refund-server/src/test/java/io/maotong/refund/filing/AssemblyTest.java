package io.maotong.refund.filing;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.refund.RefundProperties;
import io.maotong.refund.RefundProperties.FilingOpens;
import io.maotong.refund.match.ExportLine;
import io.maotong.refund.match.Matching;
import io.maotong.refund.match.PurchaseLine;
import io.maotong.refund.precheck.Finding;
import io.maotong.refund.precheck.Situation;
import io.maotong.refund.rate.RateLibrary;
import io.maotong.refund.rate.RefundRate;
import io.maotong.refund.rate.UnitNames;
import io.maotong.refund.source.Sources;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private static final RefundProperties SETTINGS = new RefundProperties(
            FilingOpens.MONTH_AFTER_EXPORT,
            new BigDecimal("5"),
            new BigDecimal("8"),
            new BigDecimal("0.01"),
            90,
            Set.of("9610"),
            Duration.ofSeconds(1));
    private static final RateLibrary RATES =
            new RateLibrary(List.of(rate("7013990000", "0.13"), rate("7116200000", "0")));

    private LocalDate today = LocalDate.of(2026, 12, 1);
    private String consignor = "2301960ABC";
    private String receiptOrder = "O-1";

    private static RefundRate rate(String code, String refund) {
        return new RefundRate(
                code,
                code,
                new BigDecimal("0.13"),
                new BigDecimal(refund),
                null,
                LocalDate.of(2026, 1, 1),
                null,
                "test");
    }

    private ExportLine export(int item, String code, String quantity, String dollars) {
        return new ExportLine(
                "230120260000000017",
                item,
                LocalDate.of(2026, 11, 20),
                "9610",
                consignor,
                code,
                "玻璃摆件",
                List.of(new ExportLine.InUnit("007", new BigDecimal(quantity))),
                Money.of(dollars, "USD"),
                List.of(new ExportLine.OrderPart("O-1", Money.of(dollars, "USD"))),
                Set.of());
    }

    private static PurchaseLine purchase(String quantity, String amount) {
        return new PurchaseLine(
                "26322000000000000001",
                1,
                LocalDate.of(2026, 11, 16),
                "91320722MA1TE5T01K",
                "玻璃摆件",
                null,
                "个",
                new BigDecimal(quantity),
                Money.cny(amount),
                new BigDecimal("0.13"),
                BigDecimal.ZERO,
                Money.zero("CNY"));
    }

    private Assembly.Assembled assemble(List<ExportLine> exports, PurchaseLine purchase, String received) {
        Sources.Receipt receipt = new Sources.Receipt(
                "A-1", receiptOrder, "USD", new BigDecimal(received), "Tan", "BR1", LocalDate.of(2026, 11, 21));
        return Assembly.of(new Assembly.Facts(
                exports,
                List.of(purchase),
                new ReceiptPool(List.of(receipt), Map.of()),
                RATES,
                Map.of("USD", BigDecimal.ONE),
                new Matching(new UnitNames(Map.of("007", Set.of("个")))),
                new Situation(new Sources.Merchant("91320722MA1TE5T01K", "东海", "2301960ABC", 1), today, SETTINGS)));
    }

    private static List<String> blocked(Assembly.Assembled assembled) {
        return assembled.findings().stream()
                .filter(finding -> finding.level() == Finding.Level.BLOCK)
                .map(Finding::rule)
                .toList();
    }

    @Test
    void everythingInOrderIsAcceptedToTheCent() {
        Assembly.Assembled result =
                assemble(List.of(export(1, "7013990000", "700", "10000.00")), purchase("1000", "85000.00"), "10000.00");
        assertThat(blocked(result)).isEmpty();
        assertThat(result.accepted()).singleElement().satisfies(candidate -> {
            assertThat(candidate.taxable()).isEqualTo(Money.cny("59500.00"));
            assertThat(candidate.refundable()).isEqualTo(Money.cny("7735.00"));
        });
    }

    @Test
    void blockedItemIsLeftOutAndTheRestIsFiled() {
        PurchaseLine purchase = purchase("1000", "85000.00");
        Assembly.Assembled result = assemble(
                List.of(export(1, "7116200000", "700", "10000.00"), export(2, "7013990000", "1000", "14000.00")),
                purchase,
                "24000.00");
        assertThat(blocked(result)).containsExactly("R006");
        assertThat(result.accepted())
                .extracting(candidate -> candidate.export().itemNo())
                .containsExactly(2);
        assertThat(purchase.remainingQuantity()).isZero();
    }

    @Test
    void itemThatFailsTheCheckGivesBackWhatItTook() {
        PurchaseLine purchase = purchase("1000", "85000.00");
        Assembly.Assembled result = assemble(List.of(export(1, "7013990000", "700", "10000.00")), purchase, "9999.98");
        assertThat(blocked(result)).containsExactly("R011");
        assertThat(purchase.remainingQuantity()).isEqualByComparingTo("1000");
        assertThat(purchase.remainingAmount()).isEqualTo(Money.cny("85000.00"));
    }

    @Test
    void bankFeeOfACentIsTolerated() {
        assertThat(blocked(assemble(
                        List.of(export(1, "7013990000", "700", "10000.00")), purchase("1000", "85000.00"), "9999.99")))
                .isEmpty();
    }

    @Test
    void otherOrdersReceiptProvesNothing() {
        receiptOrder = "O-2";
        assertThat(blocked(assemble(
                        List.of(export(1, "7013990000", "700", "10000.00")), purchase("1000", "85000.00"), "10000.00")))
                .containsExactly("R011");
    }

    @Test
    void filingOpensInTheMonthAfterTheExport() {
        today = LocalDate.of(2026, 11, 30);
        assertThat(blocked(assemble(
                        List.of(export(1, "7013990000", "700", "10000.00")), purchase("1000", "85000.00"), "10000.00")))
                .containsExactly("R024");
    }

    @Test
    void exportOfThreeYearsAgoIsTooOld() {
        today = LocalDate.of(2029, 11, 21);
        assertThat(blocked(assemble(
                        List.of(export(1, "7013990000", "700", "10000.00")), purchase("1000", "85000.00"), "10000.00")))
                .containsExactly("R010");
    }

    @Test
    void otherCompanysDeclarationIsRefused() {
        consignor = "2301960XYZ";
        assertThat(blocked(assemble(
                        List.of(export(1, "7013990000", "700", "10000.00")), purchase("1000", "85000.00"), "10000.00")))
                .containsExactly("R021");
    }

    @Test
    void absurdCostOfADollarIsBlockedAndAnUnusualOneExplained() {
        assertThat(blocked(assemble(
                        List.of(export(1, "7013990000", "700", "1000.00")), purchase("1000", "85000.00"), "1000.00")))
                .containsExactly("R012");
        Assembly.Assembled unusual =
                assemble(List.of(export(1, "7013990000", "700", "7000.00")), purchase("1000", "85000.00"), "7000.00");
        assertThat(blocked(unusual)).isEmpty();
        assertThat(unusual.findings()).extracting(Finding::rule).contains("R012");
    }

    @Test
    void shortageIsToldWithBothQuantities() {
        Assembly.Assembled result =
                assemble(List.of(export(1, "7013990000", "700", "10000.00")), purchase("699", "59415.00"), "10000.00");
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("R005");
            assertThat(finding.expected()).isEqualTo("700");
            assertThat(finding.actual()).isEqualTo("699");
        });
    }
}

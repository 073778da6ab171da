package io.maotong.invoice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvoicePlannerTest {

    private static final Party BUYER = Party.company("91320722MA1BUYER1X", "连云港买家有限公司");
    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final String[] RATES = {"0.13", "0.09", "0.06", "0.03", "0.01", "0"};
    private static final String[] UNITS = {"个", "件", "千克", null};

    @Test
    void workedExampleOfTheSpecification() {
        OpenLine line = line(1, "A", "1000", "1234.56789", "1234567.89", "160493.83", "0.13");
        List<PlannedInvoice> invoices = plan(rules("500000", 500), line).invoices();
        assertThat(invoices)
                .extracting(invoice -> invoice.lines().getFirst().quantity().toPlainString())
                .containsExactly("405", "405", "190");
        assertThat(invoices)
                .extracting(PlannedInvoice::amount)
                .containsExactly(new BigDecimal("500000.00"), new BigDecimal("500000.00"), new BigDecimal("234567.89"));
        assertThat(invoices)
                .extracting(PlannedInvoice::tax)
                .containsExactly(new BigDecimal("65000.00"), new BigDecimal("65000.00"), new BigDecimal("30493.83"));
        assertThat(invoices.get(1).reasons()).containsExactly(SplitReason.AMOUNT_CAP);
    }

    @Test
    void equalLinesOfSeveralOrdersBecomeOneLineWithItsSources() {
        InvoicePlanner.Plan plan = plan(
                rules(null, 500),
                line(1, "A", "3", "33.33", "99.99", "13.00", "0.13"),
                line(2, "B", "2", "33.33", "66.66", "8.67", "0.13"));
        assertThat(plan.invoices()).singleElement().satisfies(invoice -> {
            assertThat(invoice.lines()).singleElement().satisfies(one -> {
                assertThat(one.quantity()).isEqualByComparingTo("5");
                assertThat(one.amount()).isEqualByComparingTo("166.65");
                assertThat(one.tax()).isEqualByComparingTo("21.67");
            });
            assertThat(invoice.shares())
                    .extracting(share -> share.source().orderNo())
                    .containsExactly("A", "B");
        });
    }

    @Test
    void exemptLinesLeaveTheSpecialInvoice() {
        OpenLine taxed = line(1, "A", "1", "100", "100.00", "13.00", "0.13");
        OpenLine exempt = with(line(2, "A", "1", "50", "50.00", "0.00", "0"), "03");
        List<PlannedInvoice> invoices = plan(rules(null, 500), taxed, exempt).invoices();
        assertThat(invoices)
                .extracting(invoice -> invoice.key().kind())
                .containsExactly(InvoiceKind.DIGITAL_SPECIAL, InvoiceKind.DIGITAL_NORMAL);
        assertThat(invoices.get(1).reasons()).contains(SplitReason.UNTAXED_ON_SPECIAL);
    }

    @Test
    void pieceOverTheCapIsRefusedWithTheWayOut() {
        InvoicePlanner.Plan plan = plan(rules("500", 500), line(1, "A", "3", "600", "1800.00", "234.00", "0.13"));
        assertThat(plan.invoices()).isEmpty();
        assertThat(plan.refused())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.violations().getFirst().code()).isEqualTo("INVOICE-40090"));
    }

    @Test
    void whollyDiscountedLineJoinsAnInvoiceThatStaysPositive() {
        OpenLine gift = discounted(line(1, "A", "1", "10", "10.00", "1.30", "0.13"), "10.00", "1.30");
        assertThat(plan(rules(null, 500), gift).refused()).hasSize(1);
        InvoicePlanner.Plan plan = plan(rules(null, 500), gift, line(2, "A", "1", "20", "20.00", "2.60", "0.13"));
        assertThat(plan.refused()).isEmpty();
        assertThat(plan.invoices())
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.lines())
                        .extracting(InvoiceLine::nature)
                        .containsExactly(LineNature.NORMAL, LineNature.DISCOUNTED, LineNature.DISCOUNT));
    }

    @Test
    void tenThousandLinesAreLinesOfTwentyInvoices() {
        List<OpenLine> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(named(line(i + 1, "ORDER" + i, "1", "10", "10.00", "1.30", "0.13"), "商品" + i));
        }
        assertThat(new InvoicePlanner(rules(null, 500)).plan("x", lines).invoices())
                .hasSize(20)
                .allSatisfy(invoice -> assertThat(invoice.lines()).hasSize(500));
    }

    @Test
    void hundredThousandRandomPlansKeepEveryCent() {
        long seed = Long.getLong("seed", System.nanoTime());
        for (int run = 0; run < 100_000; run++) {
            Random random = new Random(seed + run);
            try {
                checkRandomPlan(random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " run " + run, e);
            }
        }
    }

    private static void checkRandomPlan(Random random) {
        List<OpenLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            lines.add(random(random, i + 1));
        }
        PlanRules rules = new PlanRules(
                random.nextInt(4) == 0 ? null : cents(BigDecimal.valueOf(5_000 + random.nextInt(500_000), 2)),
                2 + random.nextInt(random.nextBoolean() ? 4 : 20),
                random.nextBoolean(),
                random.nextInt(5) == 0,
                random.nextInt(3) > 0,
                25,
                Set.of("千克"));
        InvoicePlanner.Plan plan = new InvoicePlanner(rules).plan("seed", lines);
        checkSums(lines, plan);
        for (PlannedInvoice invoice : plan.invoices()) {
            checkInvoice(invoice, rules);
        }
        require(
                plan.invoices().stream()
                                .map(PlannedInvoice::serialNo)
                                .distinct()
                                .count()
                        == plan.invoices().size(),
                "serial numbers");
        if (random.nextInt(8) == 0) {
            List<OpenLine> shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled, random);
            InvoicePlanner.Plan again = new InvoicePlanner(rules).plan("seed", shuffled);
            require(again.invoices().equals(plan.invoices()), "same invoices whatever the order of the lines");
        }
    }

    private static void checkSums(List<OpenLine> lines, InvoicePlanner.Plan plan) {
        Map<Long, Figures> left = new HashMap<>();
        lines.forEach(line -> left.put(line.orderLineId(), line.figures()));
        plan.refused().forEach(refusal -> left.remove(refusal.line().orderLineId()));
        Map<Long, Figures> drawn = new HashMap<>();
        for (PlannedInvoice invoice : plan.invoices()) {
            for (PlannedInvoice.Share share : invoice.shares()) {
                drawn.merge(share.source().orderLineId(), share.source().figures(), Figures::plus);
            }
        }
        require(drawn.keySet().equals(left.keySet()), "lines planned " + drawn.keySet() + " of " + left.keySet());
        left.forEach((id, figures) -> {
            Figures sum = drawn.get(id);
            require(
                    sum.amount().compareTo(figures.amount()) == 0
                            && sum.tax().compareTo(figures.tax()) == 0
                            && sum.discountAmount().compareTo(figures.discountAmount()) == 0
                            && sum.discountTax().compareTo(figures.discountTax()) == 0
                            && (figures.quantity() == null || figures.quantity().compareTo(sum.quantity()) == 0),
                    "sums " + sum + " of " + figures);
        });
    }

    private static void checkInvoice(PlannedInvoice invoice, PlanRules rules) {
        require(rules.maxAmount() == null || invoice.amount().compareTo(rules.maxAmount()) <= 0, "cap");
        require(invoice.amount().signum() > 0, "positive invoice");
        require(invoice.lines().size() <= rules.maxLines(), "line cap");
        BigDecimal amount = ZERO;
        BigDecimal tax = ZERO;
        BigDecimal computed = ZERO;
        Map<Integer, Figures> shares = new HashMap<>();
        invoice.shares()
                .forEach(share -> shares.merge(share.lineNo(), share.source().figures(), Figures::plus));
        InvoiceLine before = null;
        for (InvoiceLine line : invoice.lines()) {
            require(line.lineNo() == (before == null ? 1 : before.lineNo() + 1), "line numbers");
            checkLine(line, before, shares.get(line.lineNo()));
            amount = amount.add(line.amount());
            tax = tax.add(line.tax());
            computed = computed.add(line.amount().multiply(line.rate()));
            before = line;
        }
        require(before.nature() != LineNature.DISCOUNTED, "lonely discounted line");
        require(amount.compareTo(invoice.amount()) == 0 && tax.compareTo(invoice.tax()) == 0, "header is the sum");
        require(computed.subtract(tax).abs().compareTo(new BigDecimal("1.27")) <= 0, "total tax tolerance");
        require(
                invoice.key().kind() != InvoiceKind.DIGITAL_SPECIAL
                        || invoice.lines().stream().noneMatch(line -> line.isExempt() || line.isNotTaxable()),
                "exempt on special");
    }

    private static void checkLine(InvoiceLine line, InvoiceLine before, Figures share) {
        require(
                line.amount().multiply(line.rate()).subtract(line.tax()).abs().compareTo(new BigDecimal("0.06")) <= 0,
                "line tax tolerance");
        boolean afterDiscounted = before != null && before.nature() == LineNature.DISCOUNTED;
        require(afterDiscounted == (line.nature() == LineNature.DISCOUNT), "pairs stay together");
        if (line.nature() == LineNature.DISCOUNT) {
            require(line.amount().signum() < 0 && line.tax().signum() <= 0 && line.quantity() == null, "discount");
            require(
                    line.amountWithTax().negate().compareTo(before.amountWithTax()) <= 0
                            && line.name().equals(before.name()),
                    "discount within its line");
            return;
        }
        require(line.amount().signum() > 0 && line.tax().signum() >= 0, "positive line");
        require(share.amount().compareTo(line.amount()) == 0 && share.tax().compareTo(line.tax()) == 0, "shares");
        require(
                line.quantity() == null
                        || share.quantity().compareTo(line.quantity()) == 0
                                && line.quantity().signum() > 0,
                "shared quantity");
        if (line.quantity() != null) {
            BigDecimal expected = cents(line.quantity().multiply(line.unitPrice()));
            require(expected.subtract(line.amount()).abs().compareTo(new BigDecimal("0.01")) <= 0, "line amount");
        }
    }

    private static OpenLine random(Random random, int id) {
        String unit = UNITS[random.nextInt(UNITS.length)];
        String preference = random.nextInt(8) == 0 ? "03" : null;
        BigDecimal rate = preference == null ? new BigDecimal(RATES[random.nextInt(RATES.length)]) : BigDecimal.ZERO;
        BigDecimal quantity = null;
        BigDecimal price = null;
        BigDecimal amount;
        if (random.nextInt(6) == 0) {
            amount = BigDecimal.valueOf(1 + random.nextInt(500_000), 2);
        } else {
            quantity = BigDecimal.valueOf(1 + random.nextInt(300), "千克".equals(unit) ? 1 : 0);
            price = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4 + random.nextInt(3));
            amount = cents(quantity.multiply(price))
                    .add(BigDecimal.valueOf(random.nextInt(10) == 0 ? random.nextInt(3) - 1 : 0, 2));
            if (amount.signum() <= 0) {
                amount = new BigDecimal("0.01");
                price = amount.divide(quantity, 13, RoundingMode.HALF_UP);
            }
        }
        BigDecimal tax = cents(amount.multiply(rate));
        if (random.nextInt(6) == 0 && tax.signum() > 0) {
            tax = tax.add(BigDecimal.valueOf(random.nextInt(11) - 5, 2)).max(ZERO);
        }
        BigDecimal discount = ZERO;
        BigDecimal discountTax = ZERO;
        if (random.nextInt(3) == 0) {
            boolean whole = random.nextInt(6) == 0;
            discount = whole ? amount : cents(amount.multiply(BigDecimal.valueOf(random.nextInt(90), 2)));
            discountTax = whole ? tax : cents(discount.multiply(rate)).min(tax);
        }
        return new OpenLine(
                id,
                "ORDER" + random.nextInt(3),
                id,
                new OpenLine.Key(
                        BUYER,
                        random.nextInt(3) == 0 ? InvoiceKind.DIGITAL_NORMAL : InvoiceKind.DIGITAL_SPECIAL,
                        "CNY",
                        null,
                        null,
                        null),
                "D" + random.nextInt(2),
                "商品" + random.nextInt(2),
                "玻璃制品",
                null,
                unit,
                price,
                rate,
                "1080000000000009914",
                preference,
                new Figures(quantity, amount, tax, discount, discountTax));
    }

    private static InvoicePlanner.Plan plan(PlanRules rules, OpenLine... lines) {
        return new InvoicePlanner(rules).plan("PLAN-1", List.of(lines));
    }

    private static PlanRules rules(String maxAmount, int maxLines) {
        return new PlanRules(
                maxAmount == null ? null : new BigDecimal(maxAmount), maxLines, false, false, true, 2000, Set.of("千克"));
    }

    private static OpenLine line(
            long id, String order, String quantity, String price, String amount, String tax, String rate) {
        return new OpenLine(
                id,
                order,
                (int) id,
                new OpenLine.Key(BUYER, InvoiceKind.DIGITAL_SPECIAL, "CNY", null, null, null),
                null,
                "水晶手链",
                "玻璃制品",
                null,
                "个",
                new BigDecimal(price),
                new BigDecimal(rate),
                "1080000000000009914",
                null,
                new Figures(new BigDecimal(quantity), new BigDecimal(amount), new BigDecimal(tax), ZERO, ZERO));
    }

    private static OpenLine with(OpenLine line, String preference) {
        return copy(line, line.name(), preference, line.figures());
    }

    private static OpenLine named(OpenLine line, String name) {
        return copy(line, name, line.preference(), line.figures());
    }

    private static OpenLine discounted(OpenLine line, String amount, String tax) {
        Figures figures = line.figures();
        return copy(
                line,
                line.name(),
                line.preference(),
                new Figures(
                        figures.quantity(),
                        figures.amount(),
                        figures.tax(),
                        new BigDecimal(amount),
                        new BigDecimal(tax)));
    }

    private static OpenLine copy(OpenLine line, String name, String preference, Figures figures) {
        return new OpenLine(
                line.orderLineId(),
                line.orderNo(),
                line.orderLineNo(),
                line.key(),
                line.delivery(),
                name,
                line.shortName(),
                line.spec(),
                line.unit(),
                line.unitPrice(),
                line.rate(),
                line.taxClassCode(),
                preference,
                figures);
    }

    private static BigDecimal cents(BigDecimal figure) {
        return figure.setScale(2, RoundingMode.HALF_UP);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}

package io.maotong.invoice.red;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RedAmountRulesTest {

    private static final String GOODS = "1080000000000009914";
    private static final String SERVICE = "3040201030000000000";
    private static final int SEQUENCES = 100_000;

    @Test
    void reverseWhenWholeThenExactlyWhatIsLeftWithTheDiscountsInTheirLines() {
        RedAmountRules rules = rules(
                Map.of(),
                line(1, "10", "100", "1000.00", "130.00", LineNature.DISCOUNTED),
                line(2, null, null, "-100.00", "-13.00", LineNature.DISCOUNT),
                line(3, "3", "33.33", "99.99", "13.00", LineNature.NORMAL));

        RedAmountRules.Outcome outcome = rules.whole(RedReason.ISSUED_WRONGLY);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.lines()).hasSize(2);
        assertThat(outcome.lines().getFirst().blue().lineNo()).isEqualTo(1);
        assertThat(outcome.lines().getFirst().unitPrice()).isEqualByComparingTo("90");
        assertThat(outcome.lines().getFirst().quantity()).isEqualByComparingTo("-10");
        assertThat(outcome.lines().getFirst().amount()).isEqualByComparingTo("-900.00");
        assertThat(outcome.lines().getLast().blue().lineNo()).isEqualTo(3);
        assertThat(outcome.lines().getLast().lineNo()).isEqualTo(2);
        assertThat(outcome.amount()).isEqualByComparingTo("-999.99");
        assertThat(outcome.tax()).isEqualByComparingTo("-130.00");
        assertThat(outcome.whole()).isTrue();
    }

    @Test
    void reverseWhenDiscountedAndInPartThenThePriceIsNetOfTheDiscount() {
        RedAmountRules rules = rules(
                Map.of(),
                line(1, "10", "100", "1000.00", "130.00", LineNature.DISCOUNTED),
                line(2, null, null, "-100.00", "-13.00", LineNature.DISCOUNT));

        RedAmountRules.Outcome outcome = rules.part(RedReason.GOODS_RETURNED, List.of(quantity(1, "4")));

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.lines().getFirst().unitPrice()).isEqualByComparingTo("90");
        assertThat(outcome.lines().getFirst().amount()).isEqualByComparingTo("-360.00");
        assertThat(outcome.lines().getFirst().tax()).isEqualByComparingTo("-46.80");
        assertThat(outcome.whole()).isFalse();
    }

    @Test
    void reverseWhenTheLastPartThenItTakesTheRemainderToTheCent() {
        InvoiceLine blue = line(1, "3", "3.3333", "10.00", "1.30", LineNature.NORMAL);
        Map<Integer, Taken> taken = new HashMap<>();
        List<String> amounts = new ArrayList<>();
        List<String> taxes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RedAmountRules.Outcome outcome =
                    rules(taken, blue).part(RedReason.GOODS_RETURNED, List.of(quantity(1, "1")));
            assertThat(outcome.violations()).isEmpty();
            assertThat(outcome.whole()).isEqualTo(i == 2);
            take(taken, outcome);
            amounts.add(outcome.amount().toPlainString());
            taxes.add(outcome.tax().toPlainString());
        }

        assertThat(amounts).containsExactly("-3.33", "-3.34", "-3.33");
        assertThat(taxes).containsExactly("-0.43", "-0.44", "-0.43");
    }

    @Test
    void reverseWhenMoreThanIsLeftThenEveryLineSaysHowMuchThereIs() {
        Map<Integer, Taken> taken = new HashMap<>();
        InvoiceLine[] blue = {
            line(1, "10", "100", "1000.00", "130.00", LineNature.NORMAL),
            line(2, null, null, "50.00", "6.50", LineNature.NORMAL)
        };
        take(taken, rules(taken, blue).part(RedReason.GOODS_RETURNED, List.of(quantity(1, "7"))));

        RedAmountRules.Outcome outcome =
                rules(taken, blue).part(RedReason.GOODS_RETURNED, List.of(quantity(1, "3.5"), amount(2, "50.01")));

        assertThat(outcome.violations())
                .extracting(Violation::code, Violation::field, Violation::expected)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("INVOICE-40052", "lines[0].quantity", "3"),
                        org.assertj.core.groups.Tuple.tuple("INVOICE-40052", "lines[1].amount", "50"));
    }

    @Test
    void reverseWhenUnitOrLineIsAnotherThenMismatch() {
        RedAmountRules rules = rules(Map.of(), line(1, "10", "100", "1000.00", "130.00", LineNature.NORMAL));

        RedAmountRules.Outcome outcome = rules.part(
                RedReason.GOODS_RETURNED,
                List.of(
                        new WantedLine(1, "箱", BigDecimal.ONE, null),
                        quantity(1, "1"),
                        quantity(2, "1"),
                        new WantedLine(1, null, null, null)));

        assertThat(codes(outcome)).containsOnly("INVOICE-40056").hasSize(4);
        assertThat(outcome.violations().getFirst().expected()).isEqualTo("个");
    }

    @Test
    void reverseWhenIssuedWronglyThenOnlyAsAWhole() {
        RedAmountRules rules = rules(Map.of(), line(1, "10", "100", "1000.00", "130.00", LineNature.NORMAL));

        assertThat(codes(rules.part(RedReason.ISSUED_WRONGLY, List.of(quantity(1, "9")))))
                .containsExactly("INVOICE-40051");
        assertThat(rules.part(RedReason.ISSUED_WRONGLY, List.of(quantity(1, "10")))
                        .violations())
                .isEmpty();
    }

    @Test
    void reverseWhenTheReasonDoesNotFitTheLinesThenRefused() {
        InvoiceLine service = new InvoiceLine(
                1,
                null,
                "软件维护",
                "信息技术服务",
                null,
                null,
                null,
                null,
                new BigDecimal("100.00"),
                new BigDecimal("0.06"),
                new BigDecimal("6.00"),
                null,
                SERVICE,
                LineNature.NORMAL,
                null);
        InvoiceLine goods = line(2, "1", "10", "10.00", "1.30", LineNature.NORMAL);

        assertThat(codes(rules(Map.of(), service).whole(RedReason.GOODS_RETURNED)))
                .containsExactly("INVOICE-40051");
        assertThat(codes(rules(Map.of(), goods).whole(RedReason.SERVICE_ENDED))).containsExactly("INVOICE-40051");
        assertThat(rules(Map.of(), service, goods)
                        .whole(RedReason.GOODS_RETURNED)
                        .violations())
                .isEmpty();
        assertThat(rules(Map.of(), service, goods)
                        .whole(RedReason.SERVICE_ENDED)
                        .violations())
                .isEmpty();
    }

    @Test
    void reverseWhenAllowanceThenAmountOnlyAndLaterReturnsCostLess() {
        InvoiceLine blue = line(1, "10", "100", "1000.00", "130.00", LineNature.NORMAL);
        Map<Integer, Taken> taken = new HashMap<>();
        assertThat(codes(rules(taken, blue).part(RedReason.ALLOWANCE, List.of(quantity(1, "1")))))
                .containsExactly("INVOICE-40056");

        RedAmountRules.Outcome allowance = rules(taken, blue).part(RedReason.ALLOWANCE, List.of(amount(1, "100.00")));
        assertThat(allowance.lines().getFirst().quantity()).isNull();
        assertThat(allowance.lines().getFirst().unitPrice()).isNull();
        take(taken, allowance);
        RedAmountRules.Outcome returned = rules(taken, blue).part(RedReason.GOODS_RETURNED, List.of(quantity(1, "5")));
        assertThat(returned.amount()).isEqualByComparingTo("-450.00");
        assertThat(returned.lines().getFirst().unitPrice()).isEqualByComparingTo("90");
        take(taken, returned);
        RedAmountRules.Outcome rest = rules(taken, blue).whole(RedReason.GOODS_RETURNED);
        assertThat(rest.amount()).isEqualByComparingTo("-450.00");
    }

    @Test
    void reverseWhenLessThanACentThenRefused() {
        RedAmountRules rules = rules(Map.of(), line(1, "1000", "0.01", "10.00", "1.30", LineNature.NORMAL));

        assertThat(codes(rules.part(RedReason.GOODS_RETURNED, List.of(quantity(1, "0.1")))))
                .containsExactly("INVOICE-40052");
    }

    @Test
    void reverseWhenDifferentialThenOnlyAsAWhole() {
        InvoiceLine differential = new InvoiceLine(
                1,
                null,
                "不动产",
                "不动产",
                null,
                "平方米",
                new BigDecimal("100"),
                new BigDecimal("10480"),
                new BigDecimal("1048000.00"),
                new BigDecimal("0.06"),
                new BigDecimal("12000.00"),
                new BigDecimal("848000.00"),
                "5000000000000000000",
                LineNature.NORMAL,
                null);

        assertThat(codes(rules(Map.of(), differential).part(RedReason.GOODS_RETURNED, List.of(quantity(1, "1")))))
                .containsExactly("INVOICE-40052");
        assertThat(rules(Map.of(), differential).whole(RedReason.GOODS_RETURNED).tax())
                .isEqualByComparingTo("-12000.00");
    }

    @Test
    void reverseWhenAnyPartsOfAnyInvoiceInAnyOrderThenTheSumIsTheBlueInvoiceToTheCent() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < SEQUENCES; i++) {
            try {
                oneLife(random);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ", sequence " + i, failure);
            }
        }
    }

    private static void oneLife(Random random) {
        InvoiceLine[] invoice = invoice(random);
        List<BlueLine> blue = BlueLine.of(List.of(invoice));
        Map<Integer, Taken> taken = new HashMap<>();
        boolean whole = false;
        for (int step = random.nextInt(6); step > 0 && !whole; step--) {
            RedReason reason = random.nextInt(4) == 0 ? RedReason.ALLOWANCE : RedReason.GOODS_RETURNED;
            RedAmountRules rules = new RedAmountRules(blue, taken);
            RedAmountRules.Outcome outcome = rules.part(reason, wanted(random, blue, rules, reason));
            if (outcome.violations().isEmpty()) {
                take(taken, outcome);
                within(blue, taken, outcome);
                whole = outcome.whole();
            } else {
                // Only what is not there, or is less than a cent, is refused.
                ensure(
                        codes(outcome).stream().allMatch("INVOICE-40052"::equals),
                        () -> codes(outcome).toString());
            }
        }
        if (!whole) {
            RedAmountRules.Outcome rest = new RedAmountRules(blue, taken).whole(RedReason.GOODS_RETURNED);
            if (rest.violations().isEmpty()) {
                take(taken, rest);
                within(blue, taken, rest);
            }
        }
        for (BlueLine line : blue) {
            Taken all = taken.getOrDefault(line.lineNo(), Taken.NOTHING);
            ensure(all.amount().compareTo(line.amount()) == 0, () -> "amount of " + line + " is " + all);
            ensure(all.tax().compareTo(line.tax()) == 0, () -> "tax of " + line + " is " + all);
        }
        RedAmountRules.Outcome more = new RedAmountRules(blue, taken).whole(RedReason.ISSUED_WRONGLY);
        ensure(codes(more).equals(List.of("INVOICE-40052")), () -> "beyond: " + more);
    }

    private static void within(List<BlueLine> blue, Map<Integer, Taken> taken, RedAmountRules.Outcome outcome) {
        for (BlueLine line : blue) {
            Taken all = taken.getOrDefault(line.lineNo(), Taken.NOTHING);
            ensure(all.amount().compareTo(line.amount()) <= 0, () -> "beyond the amount of " + line + ": " + all);
            ensure(all.tax().compareTo(line.tax()) <= 0, () -> "beyond the tax of " + line + ": " + all);
            ensure(
                    !line.isCountable() || all.quantity().compareTo(line.quantity()) <= 0,
                    () -> "beyond the quantity of " + line + ": " + all);
        }
        for (RedLine red : outcome.lines()) {
            ensure(red.amount().signum() < 0 && red.tax().signum() <= 0, () -> "not red: " + red);
            BigDecimal tax = red.amount().multiply(red.blue().rate());
            ensure(tax.subtract(red.tax()).abs().compareTo(new BigDecimal("0.06")) <= 0, () -> "tax off: " + red);
            if (red.quantity() != null) {
                BigDecimal explained = red.quantity().multiply(red.unitPrice()).setScale(2, RoundingMode.HALF_UP);
                ensure(
                        explained.subtract(red.amount()).abs().compareTo(new BigDecimal("0.01")) <= 0,
                        () -> "price off: " + red);
            }
        }
    }

    private static List<WantedLine> wanted(Random random, List<BlueLine> blue, RedAmountRules rules, RedReason reason) {
        List<WantedLine> wanted = new ArrayList<>();
        for (BlueLine line : blue) {
            RedAmountRules.Left left = rules.left(line.lineNo());
            if (random.nextInt(3) == 0 || left.amount().signum() <= 0) {
                continue;
            }
            if (left.quantity() != null && !reason.amountOnly()) {
                if (left.quantity().signum() > 0) {
                    wanted.add(new WantedLine(line.lineNo(), null, share(random, left.quantity(), 3), null));
                }
            } else {
                wanted.add(new WantedLine(line.lineNo(), null, null, share(random, left.amount(), 2)));
            }
        }
        if (wanted.isEmpty()) {
            BlueLine first = blue.getFirst();
            boolean counted = first.isCountable() && !reason.amountOnly();
            wanted.add(new WantedLine(
                    first.lineNo(),
                    first.unit(),
                    counted ? new BigDecimal("0.001") : null,
                    counted ? null : new BigDecimal("0.01")));
        }
        return wanted;
    }

    private static BigDecimal share(Random random, BigDecimal most, int scale) {
        if (random.nextInt(5) == 0) {
            return most;
        }
        BigDecimal share =
                most.multiply(BigDecimal.valueOf(1 + random.nextInt(999), 3)).setScale(scale, RoundingMode.UP);
        return share.min(most);
    }

    private static InvoiceLine[] invoice(Random random) {
        BigDecimal[] rates = {new BigDecimal("0.13"), new BigDecimal("0.09"), new BigDecimal("0.01"), BigDecimal.ZERO};
        List<InvoiceLine> lines = new ArrayList<>();
        int units = 1 + random.nextInt(4);
        for (int i = 0; i < units; i++) {
            BigDecimal rate = rates[random.nextInt(rates.length)];
            boolean counted = random.nextInt(5) > 0;
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(200_000), random.nextInt(4));
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(100_000_000), 1 + random.nextInt(6));
            BigDecimal amount = quantity.multiply(price)
                    .setScale(2, RoundingMode.HALF_UP)
                    .add(BigDecimal.valueOf(random.nextInt(3) - 1, 2))
                    .max(new BigDecimal("0.01"));
            BigDecimal tax = amount.multiply(rate).setScale(2, RoundingMode.HALF_UP);
            boolean discounted = random.nextInt(3) == 0 && amount.compareTo(BigDecimal.ONE) > 0;
            lines.add(line(
                    lines.size() + 1,
                    counted ? quantity.toPlainString() : null,
                    counted ? price.toPlainString() : null,
                    amount.toPlainString(),
                    tax.toPlainString(),
                    rate,
                    discounted ? LineNature.DISCOUNTED : LineNature.NORMAL));
            if (discounted) {
                BigDecimal discount = share(random, amount.subtract(new BigDecimal("0.50")), 2)
                        .negate();
                lines.add(line(
                        lines.size() + 1,
                        null,
                        null,
                        discount.toPlainString(),
                        discount.multiply(rate)
                                .setScale(2, RoundingMode.HALF_UP)
                                .max(tax.negate())
                                .toPlainString(),
                        rate,
                        LineNature.DISCOUNT));
            }
        }
        return lines.toArray(InvoiceLine[]::new);
    }

    private static void ensure(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new AssertionError(what.get());
        }
    }

    private static void take(Map<Integer, Taken> taken, RedAmountRules.Outcome outcome) {
        outcome.lines()
                .forEach(line -> taken.merge(
                        line.blue().lineNo(), Taken.NOTHING.plus(line), (before, more) -> before.plus(line)));
    }

    private static List<String> codes(RedAmountRules.Outcome outcome) {
        return outcome.violations().stream().map(Violation::code).toList();
    }

    private static RedAmountRules rules(Map<Integer, Taken> taken, InvoiceLine... lines) {
        return new RedAmountRules(BlueLine.of(List.of(lines)), taken);
    }

    private static WantedLine quantity(int line, String quantity) {
        return new WantedLine(line, null, new BigDecimal(quantity), null);
    }

    private static WantedLine amount(int line, String amount) {
        return new WantedLine(line, null, null, new BigDecimal(amount));
    }

    private static InvoiceLine line(
            int lineNo, String quantity, String price, String amount, String tax, LineNature nature) {
        return line(lineNo, quantity, price, amount, tax, new BigDecimal("0.13"), nature);
    }

    private static InvoiceLine line(
            int lineNo, String quantity, String price, String amount, String tax, BigDecimal rate, LineNature nature) {
        return new InvoiceLine(
                lineNo,
                null,
                "水晶手链",
                "玻璃制品",
                null,
                "个",
                quantity == null ? null : new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                new BigDecimal(amount),
                rate,
                new BigDecimal(tax),
                null,
                GOODS,
                nature,
                null);
    }
}

package io.maotong.invoice.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one line into parts of at most a given amount (tax.md 1.13): whole units where they can be counted, the last part takes
 * what is left of amount and tax, and where that is too far off, cents move to the earlier parts one by one.
 */
final class LineSplit {

    static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.01");
    static final BigDecimal TAX_TOLERANCE = new BigDecimal("0.06");

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int MEASURE_DECIMALS = 4;
    private static final int LONGEST_DECIMALS = 13;
    private static final int TRIES = 50;

    private final OpenLine line;
    private final Figures whole;
    private final BigDecimal cap;
    private final PlanRules rules;

    private LineSplit(OpenLine line, PlanRules rules) {
        this.line = line;
        this.whole = line.figures();
        this.cap = rules.maxAmount();
        this.rules = rules;
    }

    /** The parts in order; empty if there is no way to cut it, as when one piece alone is over the cap. */
    static Optional<List<Figures>> of(OpenLine line, PlanRules rules) {
        return new LineSplit(line, rules).parts();
    }

    /** What is cut is a quantity, or the amount where there is none. */
    private Optional<List<Figures>> parts() {
        BigDecimal measure = whole.quantity() == null ? whole.amount() : whole.quantity();
        int decimals = decimals();
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal portion = cap.multiply(measure).divide(whole.net(), decimals, RoundingMode.FLOOR);
        for (int attempt = 0; attempt < TRIES && portion.signum() > 0; attempt++) {
            BigDecimal count = measure.divide(portion, 0, RoundingMode.CEILING);
            if (count.compareTo(BigDecimal.valueOf(rules.maxInvoices())) > 0) {
                return Optional.empty();
            }
            Optional<List<Figures>> cut = cut(measure, portion, count.intValueExact());
            if (cut.isPresent()) {
                return cut;
            }
            portion = portion.subtract(step);
        }
        return Optional.empty();
    }

    private int decimals() {
        if (whole.quantity() == null) {
            return 2;
        }
        int given = Math.max(0, whole.quantity().stripTrailingZeros().scale());
        return rules.isCountable(line.unit(), whole.quantity())
                ? 0
                : Math.min(LONGEST_DECIMALS, Math.max(given, MEASURE_DECIMALS));
    }

    private Optional<List<Figures>> cut(BigDecimal measure, BigDecimal portion, int count) {
        BigDecimal[] measures = new BigDecimal[count];
        Arrays.fill(measures, portion);
        measures[count - 1] = measure.subtract(portion.multiply(BigDecimal.valueOf(count - 1L)));
        boolean counted = whole.quantity() != null;
        BigDecimal[] amountIdeals = new BigDecimal[count];
        BigDecimal[] discountIdeals = new BigDecimal[count];
        for (int i = 0; i < count; i++) {
            amountIdeals[i] = counted ? cents(measures[i].multiply(line.unitPrice())) : cents(measures[i]);
            discountIdeals[i] = whole.discountAmount().multiply(measures[i]).divide(measure, 2, RoundingMode.HALF_UP);
        }
        BigDecimal[] amounts = spread(whole.amount(), amountIdeals);
        BigDecimal[] discounts = spread(whole.discountAmount(), discountIdeals);
        BigDecimal[] taxIdeals = times(amounts, line.rate());
        BigDecimal[] discountTaxIdeals = times(discounts, line.rate());
        BigDecimal[] taxes = spread(whole.tax(), cents(taxIdeals));
        BigDecimal[] discountTaxes = spread(whole.discountTax(), cents(discountTaxIdeals));
        boolean settled = (!counted || settle(amounts, amountIdeals, AMOUNT_TOLERANCE))
                && settle(taxes, taxIdeals, TAX_TOLERANCE)
                && settle(discountTaxes, discountTaxIdeals, TAX_TOLERANCE);
        if (!settled) {
            return Optional.empty();
        }
        List<Figures> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Figures part =
                    new Figures(counted ? measures[i] : null, amounts[i], taxes[i], discounts[i], discountTaxes[i]);
            if (!holds(part)) {
                return Optional.empty();
            }
            parts.add(part);
        }
        return Optional.of(parts);
    }

    private boolean holds(Figures part) {
        boolean discountHolds = part.discountAmount().signum() > 0
                ? part.discountTax().signum() >= 0
                        && part.discountAmount()
                                        .add(part.discountTax())
                                        .compareTo(part.amount().add(part.tax()))
                                <= 0
                : part.discountAmount().signum() == 0 && part.discountTax().signum() == 0;
        return discountHolds
                && part.amount().signum() > 0
                && part.tax().signum() >= 0
                && part.net().signum() > 0
                && part.netTax().signum() >= 0
                && part.net().compareTo(cap) <= 0
                && part.tax()
                                .subtract(part.amount().multiply(line.rate()))
                                .abs()
                                .compareTo(TAX_TOLERANCE)
                        <= 0;
    }

    /** Everything as wanted, and the last one takes what is left. */
    private static BigDecimal[] spread(BigDecimal sum, BigDecimal[] ideals) {
        BigDecimal[] parts = ideals.clone();
        BigDecimal left = sum;
        for (int i = 0; i < parts.length - 1; i++) {
            left = left.subtract(parts[i]);
        }
        parts[parts.length - 1] = left;
        return parts;
    }

    /** Moves cents from the last part to the earlier ones until each is near enough to what it should be. */
    private static boolean settle(BigDecimal[] parts, BigDecimal[] ideals, BigDecimal tolerance) {
        int last = parts.length - 1;
        int at = 0;
        int refused = 0;
        while (isOff(parts[last], ideals[last], tolerance)) {
            if (refused == last) {
                return false;
            }
            BigDecimal move = parts[last].compareTo(ideals[last]) > 0 ? CENT : CENT.negate();
            if (isOff(parts[at].add(move), ideals[at], tolerance)) {
                refused++;
            } else {
                parts[at] = parts[at].add(move);
                parts[last] = parts[last].subtract(move);
                refused = 0;
            }
            at = (at + 1) % last;
        }
        return true;
    }

    private static boolean isOff(BigDecimal part, BigDecimal ideal, BigDecimal tolerance) {
        return part.signum() < 0 || part.subtract(ideal).abs().compareTo(tolerance) > 0;
    }

    private static BigDecimal[] times(BigDecimal[] parts, BigDecimal rate) {
        BigDecimal[] products = new BigDecimal[parts.length];
        for (int i = 0; i < parts.length; i++) {
            products[i] = parts[i].multiply(rate);
        }
        return products;
    }

    private static BigDecimal[] cents(BigDecimal[] figures) {
        BigDecimal[] rounded = new BigDecimal[figures.length];
        for (int i = 0; i < figures.length; i++) {
            rounded[i] = cents(figures[i]);
        }
        return rounded;
    }

    private static BigDecimal cents(BigDecimal figure) {
        return figure.setScale(2, RoundingMode.HALF_UP);
    }
}

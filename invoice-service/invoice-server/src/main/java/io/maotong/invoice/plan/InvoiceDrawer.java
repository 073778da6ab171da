package io.maotong.invoice.plan;

import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One invoice of a plan while it is filled. */
final class InvoiceDrawer {

    private static final BigDecimal TOTAL_TAX_TOLERANCE = new BigDecimal("1.27");
    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final int SERIAL_DIGITS = 30;
    private static final int QUANTITY_WHOLE_DIGITS = 12;

    /** A printed line with where it comes from. */
    private static final class Entry {

        private final OpenLine line;
        private final List<OpenLine.Source> sources = new ArrayList<>();
        private Figures figures;

        Entry(OpenLine line, Figures figures) {
            this.line = line;
            this.figures = figures;
            sources.add(line.source(figures));
        }
    }

    private final PlanRules rules;
    private final Set<SplitReason> reasons;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<OpenLine.Sameness, Entry> latest = new HashMap<>();
    private BigDecimal net = ZERO;
    private BigDecimal tax = ZERO;
    private BigDecimal computedTax = ZERO;
    private int printed;

    InvoiceDrawer(PlanRules rules, Set<SplitReason> reasons) {
        this.rules = rules;
        this.reasons = reasons;
    }

    /** Why the part does not fit any more; empty if it does. */
    Optional<SplitReason> refuses(OpenLine line, Figures part) {
        if (rules.maxAmount() != null && net.add(part.net()).compareTo(rules.maxAmount()) > 0) {
            return Optional.of(SplitReason.AMOUNT_CAP);
        }
        int more = mergeable(line, part).isPresent() ? 0 : part.isDiscounted() ? 2 : 1;
        if (printed + more > rules.maxLines()) {
            return Optional.of(SplitReason.LINE_CAP);
        }
        BigDecimal off =
                computedTax.add(part.net().multiply(line.rate())).subtract(tax).subtract(part.netTax());
        return off.abs().compareTo(TOTAL_TAX_TOLERANCE) > 0 ? Optional.of(SplitReason.TAX_TOLERANCE) : Optional.empty();
    }

    void add(OpenLine line, Figures part) {
        mergeable(line, part)
                .ifPresentOrElse(
                        entry -> {
                            entry.figures = entry.figures.plus(part);
                            entry.sources.add(line.source(part));
                        },
                        () -> {
                            Entry entry = new Entry(line, part);
                            entries.add(entry);
                            latest.put(sameness(line, part), entry);
                            printed += part.isDiscounted() ? 2 : 1;
                        });
        net = net.add(part.net());
        tax = tax.add(part.netTax());
        computedTax = computedTax.add(part.net().multiply(line.rate()));
    }

    // Rounding adds up with every line that joins; a line that would leave its tolerance stays a line of its own.
    private Optional<Entry> mergeable(OpenLine line, Figures part) {
        Entry entry = rules.mergeEqual() ? latest.get(sameness(line, part)) : null;
        if (entry == null) {
            return Optional.empty();
        }
        Figures sum = entry.figures.plus(part);
        boolean holds = isNear(sum.amount().multiply(line.rate()), sum.tax(), LineSplit.TAX_TOLERANCE)
                && isNear(sum.discountAmount().multiply(line.rate()), sum.discountTax(), LineSplit.TAX_TOLERANCE)
                && (sum.quantity() == null
                        || isNear(
                                        sum.quantity()
                                                .multiply(line.unitPrice())
                                                .setScale(2, RoundingMode.HALF_UP),
                                        sum.amount(),
                                        LineSplit.AMOUNT_TOLERANCE)
                                && sum.quantity().precision() - sum.quantity().scale() <= QUANTITY_WHOLE_DIGITS);
        return holds ? Optional.of(entry) : Optional.empty();
    }

    // A part of a discounted line may have no discount left to print.
    private static OpenLine.Sameness sameness(OpenLine line, Figures part) {
        OpenLine.Sameness same = line.sameness();
        return new OpenLine.Sameness(
                same.taxClassCode(),
                same.name(),
                same.spec(),
                same.unit(),
                same.rate(),
                same.unitPrice(),
                part.isDiscounted(),
                same.preference());
    }

    private static boolean isNear(BigDecimal expected, BigDecimal given, BigDecimal tolerance) {
        return expected.subtract(given).abs().compareTo(tolerance) <= 0;
    }

    PlannedInvoice draw(String seed, int place, OpenLine.Key key, String delivery) {
        List<InvoiceLine> lines = new ArrayList<>();
        List<PlannedInvoice.Share> shares = new ArrayList<>();
        for (Entry entry : entries) {
            Figures figures = entry.figures;
            int lineNo = lines.size() + 1;
            lines.add(line(
                    entry,
                    lineNo,
                    figures.quantity(),
                    figures.amount(),
                    figures.tax(),
                    figures.isDiscounted() ? LineNature.DISCOUNTED : LineNature.NORMAL));
            if (figures.isDiscounted()) {
                lines.add(line(
                        entry,
                        lineNo + 1,
                        null,
                        figures.discountAmount().negate(),
                        figures.discountTax().negate(),
                        LineNature.DISCOUNT));
            }
            entry.sources.forEach(source -> shares.add(new PlannedInvoice.Share(lineNo, source)));
        }
        return new PlannedInvoice(
                serial(seed, place, key, shares), key, delivery, lines, shares, List.copyOf(reasons), net, tax);
    }

    private static InvoiceLine line(
            Entry entry, int lineNo, BigDecimal quantity, BigDecimal amount, BigDecimal tax, LineNature nature) {
        OpenLine line = entry.line;
        boolean discount = nature == LineNature.DISCOUNT;
        return new InvoiceLine(
                lineNo,
                null,
                line.name(),
                line.shortName(),
                discount ? null : line.spec(),
                discount ? null : line.unit(),
                quantity,
                discount ? null : line.unitPrice(),
                amount,
                line.rate(),
                tax,
                null,
                line.taxClassCode(),
                nature,
                line.preference());
    }

    private static String serial(String seed, int place, OpenLine.Key key, List<PlannedInvoice.Share> shares) {
        StringBuilder content =
                new StringBuilder(seed).append('|').append(place).append('|').append(key);
        for (PlannedInvoice.Share share : shares) {
            Figures figures = share.source().figures();
            content.append('|')
                    .append(share.source().orderLineId())
                    .append(':')
                    .append(
                            figures.quantity() == null
                                    ? ""
                                    : figures.quantity().stripTrailingZeros().toPlainString())
                    .append(':')
                    .append(figures.net())
                    .append(':')
                    .append(figures.netTax());
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return "PL" + HexFormat.of().formatHex(digest).substring(0, SERIAL_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

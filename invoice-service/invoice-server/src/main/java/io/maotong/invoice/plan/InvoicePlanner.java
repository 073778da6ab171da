package io.maotong.invoice.plan;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceKind;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes invoices of what is open of orders (tax.md 1.13). What cannot stand on one invoice is put apart first, along with what
 * the customer wants apart; a line over the cap is cut; then invoices are filled one after the other, equal lines becoming one
 * line, until amount, lines or the tolerance of the total tax say stop. Sums of amount, tax and quantity are those of the
 * lines that came in; the same lines make the same invoices with the same serial numbers, in whatever order they come in.
 */
final class InvoicePlanner {

    private final PlanRules rules;

    InvoicePlanner(PlanRules rules) {
        this.rules = rules;
    }

    /** @param refused lines that no invoice can take, with the reasons */
    record Plan(List<PlannedInvoice> invoices, List<Refusal> refused) {

        Plan {
            invoices = List.copyOf(invoices);
            refused = List.copyOf(refused);
        }
    }

    record Refusal(OpenLine line, List<Violation> violations) {}

    private record Group(OpenLine.Key key, String delivery, String order, boolean converted) {}

    /** A line or a part of one that is printed as a whole. */
    private record Part(OpenLine line, Figures figures, boolean cut) {}

    /** @param seed what the serial numbers are derived from besides the content: the number of the plan */
    Plan plan(String seed, List<OpenLine> lines) {
        List<Refusal> refused = new ArrayList<>();
        Map<Group, List<Part>> groups = new LinkedHashMap<>();
        lines.stream()
                .sorted(Comparator.comparing(OpenLine::orderNo)
                        .thenComparingInt(OpenLine::orderLineNo)
                        .thenComparingLong(OpenLine::orderLineId))
                .forEach(line -> {
                    List<Violation> violations = LineRules.check(line);
                    if (!violations.isEmpty()) {
                        refused.add(new Refusal(line, violations));
                        return;
                    }
                    Optional<List<Part>> parts = parts(line);
                    if (parts.isEmpty()) {
                        refused.add(new Refusal(line, List.of(cannotCut(line))));
                        return;
                    }
                    groups.computeIfAbsent(group(line), any -> new ArrayList<>())
                            .addAll(parts.get());
                });
        List<PlannedInvoice> invoices = new ArrayList<>();
        Group before = null;
        for (Map.Entry<Group, List<Part>> entry : groups.entrySet()) {
            Group group = entry.getKey();
            Set<SplitReason> reasons = difference(before, group);
            List<InvoiceDrawer> drawers = fill(entry.getValue(), reasons, refused);
            for (InvoiceDrawer drawer : drawers) {
                invoices.add(drawer.draw(seed, invoices.size() + 1, group.key(), group.delivery()));
            }
            before = drawers.isEmpty() ? before : group;
        }
        return new Plan(invoices, refused);
    }

    private Group group(OpenLine line) {
        OpenLine.Key key = line.key();
        boolean special = key.kind() == InvoiceKind.DIGITAL_SPECIAL;
        boolean converted = special && (key.buyer().naturalPerson() || line.isUntaxed());
        return new Group(
                converted ? key.as(InvoiceKind.DIGITAL_NORMAL) : key,
                rules.byDelivery() ? line.delivery() : null,
                rules.byOrder() ? line.orderNo() : null,
                converted);
    }

    private static Set<SplitReason> difference(Group before, Group group) {
        Set<SplitReason> reasons = EnumSet.noneOf(SplitReason.class);
        if (group.converted()) {
            reasons.add(
                    group.key().buyer().naturalPerson() ? SplitReason.NATURAL_PERSON : SplitReason.UNTAXED_ON_SPECIAL);
        }
        if (before == null) {
            return reasons;
        }
        OpenLine.Key a = before.key();
        OpenLine.Key b = group.key();
        if (!a.buyer().equals(b.buyer())) {
            reasons.add(SplitReason.OTHER_BUYER);
        }
        if (a.kind() != b.kind() && !group.converted()) {
            reasons.add(SplitReason.OTHER_KIND);
        }
        if (!a.as(b.kind())
                .equals(new OpenLine.Key(
                        a.buyer(), b.kind(), b.currency(), b.specialElement(), b.exportPolicy(), b.differential()))) {
            reasons.add(SplitReason.OTHER_TERMS);
        }
        if (!Objects.equals(before.delivery(), group.delivery())) {
            reasons.add(SplitReason.DELIVERY);
        }
        if (!Objects.equals(before.order(), group.order())) {
            reasons.add(SplitReason.ORDER);
        }
        return reasons;
    }

    private Optional<List<Part>> parts(OpenLine line) {
        if (rules.maxAmount() == null || line.figures().net().compareTo(rules.maxAmount()) <= 0) {
            return Optional.of(List.of(new Part(line, line.figures(), false)));
        }
        return LineSplit.of(line, rules).map(cut -> {
            List<Part> parts = new ArrayList<>();
            for (Figures figures : cut) {
                parts.add(new Part(line, figures, !parts.isEmpty()));
            }
            return parts;
        });
    }

    private List<InvoiceDrawer> fill(List<Part> parts, Set<SplitReason> first, List<Refusal> refused) {
        List<InvoiceDrawer> drawers = new ArrayList<>();
        List<Part> free = new ArrayList<>();
        InvoiceDrawer open = null;
        for (Part part : together(parts)) {
            if (part.figures().net().signum() == 0) {
                // Wholly discounted: it needs another line that keeps its invoice above zero.
                free.add(part);
                continue;
            }
            Optional<SplitReason> stop = open == null ? Optional.empty() : open.refuses(part.line(), part.figures());
            if (open == null || stop.isPresent()) {
                Set<SplitReason> reasons = EnumSet.noneOf(SplitReason.class);
                reasons.addAll(open == null ? first : Set.of());
                stop.ifPresent(reasons::add);
                if (part.cut()) {
                    reasons.add(SplitReason.AMOUNT_CAP);
                }
                open = new InvoiceDrawer(rules, reasons);
                drawers.add(open);
            }
            open.add(part.line(), part.figures());
        }
        for (Part part : free) {
            Optional<InvoiceDrawer> host = drawers.stream()
                    .filter(drawer ->
                            drawer.refuses(part.line(), part.figures()).isEmpty())
                    .findFirst();
            host.ifPresentOrElse(
                    drawer -> drawer.add(part.line(), part.figures()),
                    () -> refused.add(new Refusal(part.line(), List.of(nothingLeft(part.line())))));
        }
        return drawers;
    }

    /** Equal lines next to each other, at the place of the first of them. */
    private List<Part> together(List<Part> parts) {
        if (!rules.mergeEqual()) {
            return parts;
        }
        Map<OpenLine.Sameness, List<Part>> equal = new LinkedHashMap<>();
        for (Part part : parts) {
            equal.computeIfAbsent(part.line().sameness(), any -> new ArrayList<>())
                    .add(part);
        }
        return equal.values().stream().flatMap(List::stream).toList();
    }

    private Violation cannotCut(OpenLine line) {
        return Violation.of(
                InvoiceError.CANNOT_SPLIT,
                field(line),
                "1.13",
                "<= " + rules.maxAmount().toPlainString(),
                Text.of(
                                "该行%s无法按整单位拆分到单张限额以内：请提高单张限额",
                                "The line of %s cannot be cut into parts within the largest amount of an invoice: raise that amount")
                        .with(line.figures()
                                .net()
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString()));
    }

    private static Violation nothingLeft(OpenLine line) {
        return Violation.of(
                InvoiceError.NOT_POSITIVE,
                field(line),
                "40026",
                "> 0",
                Text.of(
                        "整行折扣后为零，须与其他有金额的明细同票：请一并选择或提高行数上限",
                        "The line is wholly discounted and needs an invoice with another line: choose one along or allow more lines"));
    }

    static String field(OpenLine line) {
        return line.orderNo() + "/" + line.orderLineNo();
    }
}

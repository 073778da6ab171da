package io.maotong.refund.match;

import io.maotong.refund.rate.UnitNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Links declaration items to input invoices: the same goods, in one of the item's units, first in first out by
 * invoice date, number and line. An item is matched in full or not at all; what is left of an invoice stays for later.
 */
public final class Matching {

    private static final Comparator<PurchaseLine> FIRST_IN = Comparator.comparing(PurchaseLine::issuedOn)
            .thenComparing(PurchaseLine::invoiceNumber)
            .thenComparingInt(PurchaseLine::lineNo);

    /**
     * The invoices of one item.
     *
     * @param inUnit the unit of the item in which the invoices are written, with the item's quantity in it
     */
    public record Link(ExportLine export, ExportLine.InUnit inUnit, List<PurchaseLine.Use> uses) {}

    /** @param available the most that was found in one of the item's units */
    public record Unmatched(ExportLine export, boolean unitDiffers, BigDecimal wanted, BigDecimal available) {}

    /** What could be linked, and what could not and why. */
    public record Result(List<Link> links, List<Unmatched> unmatched) {}

    private final UnitNames units;

    public Matching(UnitNames units) {
        this.units = units;
    }

    public Result match(List<ExportLine> exports, List<PurchaseLine> purchases) {
        List<PurchaseLine> pool = new ArrayList<>(purchases);
        pool.sort(FIRST_IN);
        List<Link> links = new ArrayList<>();
        List<Unmatched> unmatched = new ArrayList<>();
        for (ExportLine export : sorted(exports)) {
            link(export, pool, links, unmatched);
        }
        return new Result(links, unmatched);
    }

    private void link(ExportLine export, List<PurchaseLine> pool, List<Link> links, List<Unmatched> unmatched) {
        List<PurchaseLine> candidates = pool.stream()
                .filter(line -> !line.isUsedUp() && SameGoods.hold(line, export))
                .toList();
        NavigableMap<BigDecimal, ExportLine.InUnit> shortfalls = new TreeMap<>();
        for (ExportLine.InUnit inUnit : export.units()) {
            List<PurchaseLine> sameUnit = candidates.stream()
                    .filter(line -> units.mean(line.unit(), inUnit.unit()))
                    .toList();
            BigDecimal available =
                    sameUnit.stream().map(PurchaseLine::remainingQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (available.compareTo(inUnit.quantity()) >= 0) {
                links.add(new Link(export, inUnit, take(sameUnit, inUnit.quantity())));
                return;
            }
            if (!sameUnit.isEmpty()) {
                shortfalls.put(available, inUnit);
            }
        }
        unmatched.add(unmatched(export, candidates, shortfalls));
    }

    private static Unmatched unmatched(
            ExportLine export, List<PurchaseLine> candidates, NavigableMap<BigDecimal, ExportLine.InUnit> shortfalls) {
        if (shortfalls.isEmpty()) {
            BigDecimal wanted = export.units().getFirst().quantity();
            return new Unmatched(export, !candidates.isEmpty(), wanted, BigDecimal.ZERO);
        }
        Map.Entry<BigDecimal, ExportLine.InUnit> best = shortfalls.lastEntry();
        return new Unmatched(export, false, best.getValue().quantity(), best.getKey());
    }

    private static List<PurchaseLine.Use> take(List<PurchaseLine> lines, BigDecimal quantity) {
        List<PurchaseLine.Use> uses = new ArrayList<>();
        BigDecimal open = quantity;
        for (PurchaseLine line : lines) {
            if (open.signum() == 0) {
                break;
            }
            PurchaseLine.Use use = line.take(open);
            uses.add(use);
            open = open.subtract(use.quantity());
        }
        return List.copyOf(uses);
    }

    private static List<ExportLine> sorted(List<ExportLine> exports) {
        return exports.stream()
                .sorted(Comparator.comparing(ExportLine::exportDate)
                        .thenComparing(ExportLine::entryId)
                        .thenComparingInt(ExportLine::itemNo))
                .toList();
    }
}

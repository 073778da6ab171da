package io.maotong.refund.rate;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which words on an invoice mean a unit of customs. */
public final class UnitNames {

    private final Map<String, Set<String>> printedByUnit;

    public UnitNames(Map<String, Set<String>> printedByUnit) {
        this.printedByUnit = Map.copyOf(printedByUnit);
    }

    /** @param unit customs code; may be null */
    public boolean mean(String printed, String unit) {
        return unit != null
                && printed != null
                && printedByUnit
                        .getOrDefault(unit, Set.of())
                        .contains(printed.strip().toUpperCase(Locale.ROOT));
    }
}

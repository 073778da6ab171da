package io.maotong.invoice.taxclass;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dated tables that say how goods are printed: classification by chapter, and the names of units. */
public final class TaxClasses {

    private final List<TaxClass> classes;
    private final Map<String, String> unitNames;

    public TaxClasses(Collection<TaxClass> classes, Map<String, String> unitNames) {
        this.classes = List.copyOf(classes);
        this.unitNames = Map.copyOf(unitNames);
    }

    /** @param commodityCode code of the customs tariff, at least its chapter */
    public Optional<TaxClass> find(String commodityCode, LocalDate date) {
        if (commodityCode == null || commodityCode.length() < 2) {
            return Optional.empty();
        }
        String chapter = commodityCode.substring(0, 2);
        return classes.stream().filter(one -> one.covers(chapter, date)).findFirst();
    }

    /** Null for a unit without a known name: the unit of a line may stay empty. */
    public String unitName(String customsUnit) {
        return customsUnit == null ? null : unitNames.get(customsUnit);
    }
}

package io.maotong.order.imports;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.draft.OrderColumn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which column of a file is which field of an order. */
final class ColumnPlan {

    /** Why a column is taken for a field, from the surest to the least sure. */
    enum Basis {
        GIVEN,
        REMEMBERED,
        PRESET,
        NAME,
        /** Only suggested: never used unless a person says so. */
        SIMILAR
    }

    record Choice(OrderColumn column, Basis basis) {}

    private static final double ALIKE = 0.5;

    private final Map<String, Choice> choices;
    private final Map<String, Optional<OrderColumn>> later = new HashMap<>();
    private final Set<OrderColumn> taken = EnumSet.noneOf(OrderColumn.class);

    private ColumnPlan(Map<String, Choice> choices) {
        this.choices = choices;
        choices.values().forEach(choice -> taken.add(choice.column()));
    }

    /**
     * @param given by the user: our field by the name of the column, an empty text for a column that is not read
     * @param remembered the same from an earlier file with this header
     * @param preset the same of a platform's report
     */
    static ColumnPlan of(
            List<String> header,
            Map<String, String> given,
            Map<String, String> remembered,
            Map<String, String> preset) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        Set<OrderColumn> taken = EnumSet.noneOf(OrderColumn.class);
        Set<String> settled = new HashSet<>();
        choose(header, given, Basis.GIVEN, choices, taken, settled);
        choose(header, remembered, Basis.REMEMBERED, choices, taken, settled);
        choose(header, preset, Basis.PRESET, choices, taken, settled);
        for (String name : header) {
            if (settled.contains(name)) {
                continue;
            }
            OrderColumn.named(name).filter(taken::add).ifPresent(column -> {
                choices.put(name, new Choice(column, Basis.NAME));
                settled.add(name);
            });
        }
        return new ColumnPlan(choices);
    }

    private static void choose(
            List<String> header,
            Map<String, String> fields,
            Basis basis,
            Map<String, Choice> choices,
            Set<OrderColumn> taken,
            Set<String> settled) {
        for (String name : header) {
            String field = fields.get(name);
            if (field == null || settled.contains(name)) {
                continue;
            }
            if (field.isBlank()) {
                settled.add(name);
                continue;
            }
            OrderColumn.named(field).filter(taken::add).ifPresent(column -> {
                choices.put(name, new Choice(column, basis));
                settled.add(name);
            });
        }
    }

    /** The field of a column; of columns that show up later (in JSON), by their name. */
    Optional<OrderColumn> column(String name) {
        Choice choice = choices.get(name);
        if (choice != null) {
            return Optional.of(choice.column());
        }
        return later.computeIfAbsent(name, any -> OrderColumn.named(any).filter(column -> !taken.contains(column)));
    }

    Optional<Choice> choice(String name) {
        return Optional.ofNullable(choices.get(name));
    }

    /** The most similar field that no column is taken for. */
    Optional<Choice> suggestion(String name) {
        OrderColumn best = null;
        double most = ALIKE;
        for (OrderColumn column : OrderColumn.values()) {
            if (taken.contains(column)) {
                continue;
            }
            String wanted = OrderColumn.normalised(name);
            double alike = Math.max(
                    likeness(wanted, OrderColumn.normalised(column.title)),
                    likeness(wanted, OrderColumn.normalised(column.field)));
            if (alike > most) {
                most = alike;
                best = column;
            }
        }
        return Optional.ofNullable(best).map(column -> new Choice(column, Basis.SIMILAR));
    }

    /** Share of common pairs of letters (Dice); a name inside of the other one counts at least a half. */
    static double likeness(String one, String other) {
        if (Math.min(one.length(), other.length()) >= 2 && (one.contains(other) || other.contains(one))) {
            return 0.5 + 0.5 * Math.min(one.length(), other.length()) / Math.max(one.length(), other.length());
        }
        if (one.length() < 2 || other.length() < 2) {
            return one.equals(other) ? 1 : 0;
        }
        List<String> pairs = new ArrayList<>(pairs(other));
        int common = 0;
        for (String pair : pairs(one)) {
            common += pairs.remove(pair) ? 1 : 0;
        }
        return 2.0 * common / (one.length() + other.length() - 2);
    }

    private static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    /** The columns that are missing; a file for one shop need not name it. */
    List<Violation> missing(boolean shopGiven) {
        List<Violation> missing = new ArrayList<>();
        for (OrderColumn column : OrderColumn.values()) {
            boolean needed = column.required
                    || column == OrderColumn.SHOP && !shopGiven
                    || column == OrderColumn.UNIT_PRICE && !taken.contains(OrderColumn.TOTAL_PRICE);
            if (needed && !taken.contains(column)) {
                missing.add(Violation.of(
                        OrderError.COLUMN_MISSING,
                        column.field,
                        "COLUMN",
                        column.title,
                        Text.of("第一行须有列“%s”，或指定哪一列是它", "The first row needs a column “%s”, or say which one it is")
                                .with(column.title)));
            }
        }
        return missing;
    }

    /** Our field by the name of the column, as it is remembered. */
    Map<String, String> toMapping() {
        Map<String, String> mapping = new LinkedHashMap<>();
        choices.forEach((name, choice) -> mapping.put(name, choice.column().field));
        return mapping;
    }
}

package io.maotong.invoice.imports;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds which column of a sheet is which: as told for this file, as remembered of earlier ones, by name, by a known other
 * name, at last by likeness. Each column of ours is taken once, by the surest title.
 */
final class HeaderMatch {

    /** How sure it is, surest first. */
    enum How {
        TOLD,
        REMEMBERED,
        NAME,
        SYNONYM,
        SIMILAR
    }

    /** @param title as it stands in the file */
    record Found(String title, RequestColumn column, How how) {}

    private static final int SHORTEST_SIMILAR = 4;

    private final Map<Integer, Found> columns = new TreeMap<>();

    private HeaderMatch() {}

    /** @param told and remembered: fields by normalised title */
    static HeaderMatch of(Map<Integer, String> titles, Map<String, String> told, Map<String, String> remembered) {
        HeaderMatch match = new HeaderMatch();
        Set<RequestColumn> taken = new HashSet<>();
        for (How how : How.values()) {
            titles.forEach((index, title) -> {
                if (!match.columns.containsKey(index)) {
                    candidate(how, title, told, remembered)
                            .filter(column -> how.compareTo(How.NAME) < 0 || !isDenied(title, told, remembered))
                            .filter(taken::add)
                            .ifPresent(column -> match.columns.put(index, new Found(title, column, how)));
                }
            });
        }
        return match;
    }

    private static Optional<RequestColumn> candidate(
            How how, String title, Map<String, String> told, Map<String, String> remembered) {
        String name = normalised(title);
        return switch (how) {
            case TOLD -> Optional.ofNullable(told.get(name)).flatMap(RequestColumn::ofField);
            case REMEMBERED -> Optional.ofNullable(remembered.get(name)).flatMap(RequestColumn::ofField);
            case NAME ->
                first(column -> normalised(column.title).equals(name)
                        || normalised(column.field).equals(name));
            case SYNONYM ->
                first(column -> column.synonyms.stream()
                        .anyMatch(other -> normalised(other).equals(name)));
            case SIMILAR ->
                first(column -> isSimilar(normalised(column.title), name)
                        || column.synonyms.stream().anyMatch(other -> isSimilar(normalised(other), name)));
        };
    }

    // An empty field says that the column means nothing to us.
    private static boolean isDenied(String title, Map<String, String> told, Map<String, String> remembered) {
        String name = normalised(title);
        return "".equals(told.getOrDefault(name, remembered.get(name)));
    }

    private interface Test {
        boolean holds(RequestColumn column);
    }

    private static Optional<RequestColumn> first(Test test) {
        for (RequestColumn column : RequestColumn.values()) {
            if (test.holds(column)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    private static boolean isSimilar(String known, String name) {
        return known.length() >= SHORTEST_SIMILAR
                && name.length() >= SHORTEST_SIMILAR - 1
                && (name.contains(known) || distance(known, name) <= 1);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    /** Titles that differ in width, blanks, stars or what stands in brackets are the same. */
    static String normalised(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKC)
                .replaceAll("\\([^)]*\\)", "")
                .replaceAll("[\\s*_:/.-]", "")
                .toLowerCase(Locale.ROOT);
        return plain.length() <= 80 ? plain : plain.substring(0, 80);
    }

    Map<Integer, Found> columns() {
        return columns;
    }

    Set<RequestColumn> found() {
        Set<RequestColumn> found = new HashSet<>();
        columns.values().forEach(one -> found.add(one.column()));
        return found;
    }

    /** What the titles of price and amount say about the tax; empty if nothing. */
    Optional<Boolean> taxIncluded() {
        for (Found one : columns.values()) {
            boolean ofMoney = one.column() == RequestColumn.UNIT_PRICE || one.column() == RequestColumn.AMOUNT;
            if (ofMoney && (one.title().contains("含税") || one.title().contains("价税合计"))) {
                return Optional.of(!one.title().contains("不含税"));
            }
        }
        return Optional.empty();
    }

    /** Field by normalised title, of everything that was found. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        columns.values().forEach(one -> fields.put(normalised(one.title()), one.column().field));
        return fields;
    }

    Map<RequestColumn, Integer> indexes() {
        Map<RequestColumn, Integer> indexes = new EnumMap<>(RequestColumn.class);
        columns.forEach((index, one) -> indexes.put(one.column(), index));
        return indexes;
    }
}

package io.maotong.customs.codes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One version of the tariff, made ready to be searched: for each pair of neighbouring characters the lines whose names have
 * it, and the lines by the beginning of their code.
 */
final class TariffIndex {

    private final long version;
    private final List<TariffHintRow> hints;
    private final List<Tariff> lines = new ArrayList<>();
    private final Map<String, List<Integer>> byPair = new HashMap<>();
    private final TreeMap<String, List<Integer>> byCode = new TreeMap<>();

    /** @param version number of the import that the lines are of */
    TariffIndex(long version, Collection<Tariff> tariff, List<TariffHintRow> hints) {
        this.version = version;
        this.hints = hints;
        for (Tariff line : tariff) {
            int place = lines.size();
            lines.add(line);
            byCode.computeIfAbsent(line.code(), code -> new ArrayList<>()).add(place);
            pairs(line.name())
                    .forEach(pair -> byPair.computeIfAbsent(pair, any -> new ArrayList<>())
                            .add(place));
        }
    }

    long version() {
        return version;
    }

    List<TariffHintRow> hints() {
        return hints;
    }

    Tariff line(int place) {
        return lines.get(place);
    }

    /** Places of the lines whose codes begin so. */
    List<Integer> under(String codeStart) {
        List<Integer> found = new ArrayList<>();
        byCode.subMap(codeStart, codeStart + Character.MAX_VALUE).values().forEach(found::addAll);
        return found;
    }

    /** How many pairs each line shares with a text; lines that share none are left out. */
    Map<Integer, Integer> sharing(String text) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (String pair : pairs(text)) {
            for (Integer place : byPair.getOrDefault(pair, List.of())) {
                shared.merge(place, 1, Integer::sum);
            }
        }
        return shared;
    }

    private static Set<String> pairs(String name) {
        String text = name.toUpperCase(Locale.ROOT);
        Set<String> pairs = new HashSet<>();
        for (int index = 0; index + 2 <= text.length(); index++) {
            String pair = text.substring(index, index + 2);
            if (pair.chars().allMatch(Character::isLetterOrDigit)) {
                pairs.add(pair);
            }
        }
        return pairs;
    }
}

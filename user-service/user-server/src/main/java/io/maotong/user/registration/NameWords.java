package io.maotong.user.registration;

import java.util.Comparator;
import java.util.List;

/**
 * Word lists for taking company names apart; configuration, because the official lists change.
 *
 * @param regions names of places, as they begin names
 * @param industries words for trades
 * @param forbidden words that no trade name may hold
 */
record NameWords(List<String> regions, List<String> industries, List<String> forbidden) {

    NameWords {
        regions = longestFirst(regions);
        industries = longestFirst(industries);
        forbidden = forbidden == null ? List.of() : List.copyOf(forbidden);
    }

    private static List<String> longestFirst(List<String> words) {
        return words == null
                ? List.of()
                : words.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }
}

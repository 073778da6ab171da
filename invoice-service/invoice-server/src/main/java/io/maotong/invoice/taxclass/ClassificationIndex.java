package io.maotong.invoice.taxclass;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One version of the whole table in memory. It has some thousand codes, and a Chinese word may stand anywhere in a name: looking at
 * every one of them here is quicker than any index of the database.
 */
final class ClassificationIndex {

    private static final int EXACT = 0;
    private static final int BEGINS = 1;
    private static final int KEYWORD = 2;
    private static final int IN_NAME = 3;
    private static final int IN_SHORT_NAME = 4;
    private static final int IN_KEYWORDS = 5;
    private static final int CODE_BEGINS = 6;

    private record Entry(Classification one, String name, String shortName, String keywords, List<String> words) {

        Entry(Classification one) {
            this(one, folded(one.name()), folded(one.shortName()), folded(one.keywords()), split(one.keywords()));
        }

        /** How well a word fits, the least the best; empty if not at all. */
        OptionalInt rank(String word) {
            if (one.code().equals(word) || name.equals(word) || shortName.equals(word)) {
                return OptionalInt.of(EXACT);
            }
            if (name.startsWith(word)) {
                return OptionalInt.of(BEGINS);
            }
            if (words.contains(word)) {
                return OptionalInt.of(KEYWORD);
            }
            if (name.contains(word)) {
                return OptionalInt.of(IN_NAME);
            }
            if (shortName.contains(word)) {
                return OptionalInt.of(IN_SHORT_NAME);
            }
            if (keywords.contains(word)) {
                return OptionalInt.of(IN_KEYWORDS);
            }
            return one.code().startsWith(word) ? OptionalInt.of(CODE_BEGINS) : OptionalInt.empty();
        }
    }

    private record Hit(Classification one, int rank) {}

    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingInt(Hit::rank)
            .thenComparingInt(hit -> hit.one().name().length())
            .thenComparing(hit -> hit.one().code());

    private final long version;
    private final List<Entry> entries;

    ClassificationIndex(long version, List<Classification> all) {
        this.version = version;
        this.entries = all.stream().map(Entry::new).toList();
    }

    long version() {
        return version;
    }

    int size() {
        return entries.size();
    }

    /**
     * Everything that fits every word, on the date.
     *
     * @param order null for the best first
     */
    List<Classification> find(String q, boolean leafOnly, LocalDate date, Comparator<Classification> order) {
        List<String> words = split(q);
        Comparator<Hit> by = order == null ? BEST_FIRST : (one, other) -> order.compare(one.one(), other.one());
        return entries.stream()
                .filter(entry ->
                        entry.one().holdsOn(date) && (!leafOnly || entry.one().leaf()))
                .map(entry -> new Hit(entry.one(), rank(entry, words)))
                .filter(hit -> hit.rank() >= 0)
                .sorted(by)
                .map(Hit::one)
                .toList();
    }

    /** As bad as its worst word; negative if one does not fit. */
    private static int rank(Entry entry, List<String> words) {
        int worst = EXACT;
        for (String word : words) {
            OptionalInt rank = entry.rank(word);
            if (rank.isEmpty()) {
                return -1;
            }
            worst = Math.max(worst, rank.getAsInt());
        }
        return worst;
    }

    private static List<String> split(String text) {
        return Arrays.stream(folded(text).split("[\\s,，、;；]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String folded(String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .strip();
    }
}

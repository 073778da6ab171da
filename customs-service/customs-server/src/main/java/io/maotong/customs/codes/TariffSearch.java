package io.maotong.customs.codes;

import io.maotong.core.error.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds commodity codes by what goods are called in Chinese: by words that are known to lead somewhere, with warnings
 * where they are known to mislead, and by pairs of characters that the name of a code shares with the question. The index
 * is built once for each version of the tariff; other instances notice a new one within a minute.
 */
@Component
class TariffSearch {

    private static final int MOST = 20;
    private static final int OF_A_HINT = 100;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /**
     * @param score more is better; only comparable within one answer
     * @param warnings in both languages; empty if none
     */
    record Suggestion(
            String code,
            String name,
            String unit1,
            String unit2,
            List<String> elements,
            String licences,
            boolean verified,
            int score,
            List<Text> warnings) {}

    private record Checked(TariffIndex index, Instant at) {}

    private final TariffHintMapper hints;
    private final TariffMapper tariffs;
    private final Clock clock;
    private volatile Checked checked;

    TariffSearch(TariffHintMapper hints, TariffMapper tariffs, Clock clock) {
        this.hints = hints;
        this.tariffs = tariffs;
        this.clock = clock;
    }

    /** The best of the codes that hold on a day, the best first. */
    List<Suggestion> suggest(String goods, LocalDate day) {
        String text = goods.strip().toUpperCase(Locale.ROOT);
        TariffIndex index = index();
        Map<Integer, Integer> scores = new HashMap<>(index.sharing(text));
        Map<Integer, Map<String, Text>> warnings = new HashMap<>();
        for (TariffHintRow hint : index.hints()) {
            if (hint.fits(text)) {
                for (Integer place : index.under(hint.codeStart)) {
                    // The more of the question a hint explains, the more it counts.
                    scores.merge(place, OF_A_HINT + 10 * hint.words.length(), Integer::sum);
                    if (hint.warningZh != null) {
                        warnings.computeIfAbsent(place, any -> new LinkedHashMap<>())
                                .put(hint.warningZh, Text.of(hint.warningZh, hint.warningEn));
                    }
                }
            }
        }
        List<Suggestion> found = new ArrayList<>();
        scores.forEach((place, score) -> {
            Tariff line = index.line(place);
            if (line.holdsOn(day)) {
                found.add(suggestion(line, score, warnings.getOrDefault(place, Map.of())));
            }
        });
        found.sort(Comparator.comparingInt(Suggestion::score).reversed().thenComparing(Suggestion::code));
        return found.size() <= MOST ? found : List.copyOf(found.subList(0, MOST));
    }

    private static Suggestion suggestion(Tariff line, int score, Map<String, Text> warnings) {
        return new Suggestion(
                line.code(),
                line.name(),
                line.unit1(),
                line.unit2(),
                line.elements(),
                line.licences(),
                line.verified(),
                score,
                List.copyOf(warnings.values()));
    }

    /** A new version was imported. */
    void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                checked = null;
            }
        });
    }

    /** The version that is searched now; the same object as long as nothing is imported. */
    TariffIndex index() {
        Checked current = checked;
        Instant now = clock.instant();
        if (current != null && current.at().plus(LOOK_AGAIN).isAfter(now)) {
            return current.index();
        }
        long version = tariffs.version();
        TariffIndex index = current != null && current.index().version() == version ? current.index() : build(version);
        checked = new Checked(index, now);
        return index;
    }

    private TariffIndex build(long version) {
        return new TariffIndex(
                version, tariffs.selectList(null).stream().map(Codes::line).toList(), hints.selectList(null));
    }
}

package io.maotong.customs.codes;

import io.maotong.core.error.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds commodity codes by what goods are called in Chinese: by words that are known to lead somewhere, with warnings
 * where they are known to mislead, and by pairs of characters that the name of a code shares with the question.
 */
@Component
class TariffSearch {

    private static final int MOST = 20;
    private static final int OF_A_HINT = 100;

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

    private final TariffHintMapper hints;
    private final Codes codes;

    TariffSearch(TariffHintMapper hints, Codes codes) {
        this.hints = hints;
        this.codes = codes;
    }

    /** The best of the codes that hold on a day, the best first. */
    List<Suggestion> suggest(String goods, LocalDate day) {
        String text = goods.strip().toUpperCase(Locale.ROOT);
        Set<String> asked = pairs(text);
        List<TariffHintRow> fitting =
                hints.selectList(null).stream().filter(hint -> hint.fits(text)).toList();
        List<Suggestion> found = new ArrayList<>();
        for (Tariff line : codes.tariffOn(day)) {
            int score = 0;
            Map<String, Text> warnings = new LinkedHashMap<>();
            for (TariffHintRow hint : fitting) {
                if (line.code().startsWith(hint.codeStart)) {
                    // The more of the question a hint explains, the more it counts.
                    score += OF_A_HINT + 10 * hint.words.length();
                    if (hint.warningZh != null) {
                        warnings.put(hint.warningZh, Text.of(hint.warningZh, hint.warningEn));
                    }
                }
            }
            Set<String> shared = pairs(line.name());
            shared.retainAll(asked);
            score += shared.size();
            if (score > 0) {
                found.add(new Suggestion(
                        line.code(),
                        line.name(),
                        line.unit1(),
                        line.unit2(),
                        line.elements(),
                        line.licences(),
                        line.verified(),
                        score,
                        List.copyOf(warnings.values())));
            }
        }
        found.sort(Comparator.comparingInt(Suggestion::score).reversed().thenComparing(Suggestion::code));
        return found.size() <= MOST ? found : found.subList(0, MOST);
    }

    private static Set<String> pairs(String text) {
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

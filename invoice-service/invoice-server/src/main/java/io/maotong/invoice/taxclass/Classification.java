package io.maotong.invoice.taxclass;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * One version of a tax classification 税收分类编码 (tax.md 1.5).
 *
 * @param code 19 digits
 * @param shortName printed between asterisks before the name of the goods
 * @param level 1 at the top
 * @param leaf whether it may stand on a line; headings may not
 * @param allowedRates as fractions
 * @param preferences yhzcbs that may be used with it
 * @param requiredSpecial tdys without which it cannot be issued, or null
 * @param keywords further words to find it by, may be empty
 * @param validTo null if open
 * @param source where it comes from
 */
public record Classification(
        String code,
        String name,
        String shortName,
        int level,
        boolean leaf,
        List<BigDecimal> allowedRates,
        List<String> preferences,
        String requiredSpecial,
        String keywords,
        LocalDate validFrom,
        LocalDate validTo,
        String source) {

    public Classification {
        allowedRates = List.copyOf(allowedRates);
        preferences = List.copyOf(preferences);
        keywords = keywords == null ? "" : keywords;
    }

    public boolean holdsOn(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
    }

    /** Whether it says the same, whenever and by whomever it was said. */
    boolean saysTheSameAs(Classification other) {
        return code.equals(other.code)
                && name.equals(other.name)
                && shortName.equals(other.shortName)
                && level == other.level
                && leaf == other.leaf
                && plain(allowedRates).equals(plain(other.allowedRates))
                && preferences.equals(other.preferences)
                && Objects.equals(requiredSpecial, other.requiredSpecial)
                && keywords.equals(other.keywords)
                && Objects.equals(validTo, other.validTo);
    }

    private static List<BigDecimal> plain(List<BigDecimal> rates) {
        return rates.stream().map(BigDecimal::stripTrailingZeros).sorted().toList();
    }
}

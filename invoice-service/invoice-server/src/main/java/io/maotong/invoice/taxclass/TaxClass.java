package io.maotong.invoice.taxclass;

import java.time.LocalDate;

/**
 * A tax classification 税收分类编码 for a range of chapters of the customs tariff.
 *
 * @param code 19 digits
 * @param shortName printed between asterisks before the name of the goods
 * @param validTo null if open
 */
public record TaxClass(
        String chapterFrom, String chapterTo, String code, String shortName, LocalDate validFrom, LocalDate validTo) {

    boolean covers(String chapter, LocalDate date) {
        return chapterFrom.compareTo(chapter) <= 0
                && chapter.compareTo(chapterTo) <= 0
                && !date.isBefore(validFrom)
                && (validTo == null || !date.isAfter(validTo));
    }
}

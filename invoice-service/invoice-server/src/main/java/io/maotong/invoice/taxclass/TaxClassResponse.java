package io.maotong.invoice.taxclass;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * @param shortName printed between asterisks before the name
 * @param leaf whether it may stand on a line
 * @param allowedRates as fractions
 * @param preferences yhzcbs
 * @param requiredSpecial tdys, or null
 */
record TaxClassResponse(
        String code,
        String name,
        String shortName,
        int level,
        boolean leaf,
        List<BigDecimal> allowedRates,
        List<String> preferences,
        String requiredSpecial,
        LocalDate validFrom,
        LocalDate validTo,
        String source) {

    static TaxClassResponse of(Classification one) {
        return new TaxClassResponse(
                one.code(),
                one.name(),
                one.shortName(),
                one.level(),
                one.leaf(),
                one.allowedRates(),
                one.preferences(),
                one.requiredSpecial(),
                one.validFrom(),
                one.validTo(),
                one.source());
    }
}

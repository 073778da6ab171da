package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * A tax classification 税收分类编码 as the platform publishes it.
 *
 * @param leaf only leaves may be on a line
 * @param rates rates that goods of this class may bear, trailing zeros stripped
 * @param preferences yhzcbs that may be claimed for it
 * @param special the special element tdys that a line of this class needs; empty if none
 * @param validTo inclusive
 */
record GoodsClass(
        String code,
        String name,
        String shortName,
        boolean leaf,
        Set<BigDecimal> rates,
        Set<String> preferences,
        String special,
        LocalDate validFrom,
        LocalDate validTo) {

    boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}

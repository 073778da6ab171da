package io.maotong.customs.codes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A line of the tariff as it holds in some time.
 *
 * @param elements names of the declaration elements 申报要素, in their order
 * @param licences codes of the supervision conditions; null if none
 * @param exportDuty rate; null if none
 * @param verified whether the line was checked against the official tariff
 */
public record Tariff(
        String code,
        String name,
        String unit1,
        String unit2,
        List<String> elements,
        String licences,
        BigDecimal exportDuty,
        boolean verified,
        LocalDate validFrom,
        LocalDate validTo) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}

package io.maotong.customs.codes;

import java.time.LocalDate;

/**
 * @param elements names of the declaration elements, separated by |
 * @param verified whether the line was checked against the official tariff
 */
record TariffResponse(
        String code,
        String name,
        String unit1,
        String unit2,
        String elements,
        String licences,
        boolean verified,
        LocalDate validFrom,
        LocalDate validTo,
        String source) {}

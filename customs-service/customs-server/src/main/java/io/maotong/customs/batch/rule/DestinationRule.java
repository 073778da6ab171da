package io.maotong.customs.batch.rule;

import io.maotong.customs.codes.Codes;
import io.maotong.customs.document.DocumentContent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** I7: it is an export, to a country that is not China, at a time that makes sense. */
final class DestinationRule implements ConsignmentRule {

    private static final String CHINA = "142";

    private final Codes codes;
    private final int ahead;

    DestinationRule(Codes codes, int ahead) {
        this.codes = codes;
        this.ahead = ahead;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent list = consignment.list();
        if (!"E".equals(list.get("ieFlag"))) {
            found.accept(Finding.error("I7", "603", "ieFlag", null, "E", "进出口标记应为E", "The flag is E for exports"));
        }
        String country = list.get("country");
        if (country == null || CHINA.equals(country) || !codes.exists(Codes.COUNTRIES, country, consignment.day())) {
            found.accept(Finding.error(
                    "I7",
                    "603",
                    "country",
                    null,
                    null,
                    "运抵国 " + consignment.source().country() + " 不在海关国别代码表中，或为中国",
                    consignment.source().country() + " has no country code at customs, or is China"));
        }
        String port = list.get("POD");
        if (port == null || port.length() < 3 || port.length() > 4) {
            found.accept(Finding.error(
                    "I7", "603", "POD", null, "C3..4", "指运港代码应为3至4位", "The port of destination has 3 or 4 characters"));
        }
        if (!isNear(list.get("ieDate"), consignment.day())) {
            found.accept(Finding.error(
                    "I7",
                    "603",
                    "ieDate",
                    null,
                    consignment.day() + " + " + ahead,
                    "出口日期应在今天至" + ahead + "天内",
                    "The day of export is not before today and within " + ahead + " days"));
        }
    }

    private boolean isNear(String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(String.valueOf(text), DateTimeFormatter.BASIC_ISO_DATE);
            return !day.isBefore(today) && !day.isAfter(today.plusDays(ahead));
        } catch (DateTimeException e) {
            return false;
        }
    }
}

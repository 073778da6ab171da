package io.maotong.invoice.taxclass;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a version must be before it may stand in the table, and how its lists are written there. */
final class ClassificationRow {

    private ClassificationRow() {}

    /** @param newest of the same code, or null */
    static List<Violation> check(Classification one, Classification newest) {
        LocalDate last = newest == null ? null : newest.validFrom();
        return new Violations()
                .check(
                        one.code() != null && one.code().matches("\\d{19}"),
                        InvoiceError.TAX_CLASS,
                        "code",
                        "40010",
                        "19 digits",
                        Text.of("编码须为19位数字", "A code has 19 digits"))
                .check(
                        isBetween(one.name(), 200) && isBetween(one.shortName(), 120),
                        InvoiceError.FIELD_LENGTH,
                        "name",
                        "40004",
                        "1..200 / 1..120",
                        Text.of("名称和简称必填，分别不超过200和120字", "Name and short name are needed, at most 200 and 120 long"))
                .check(
                        one.level() >= 1 && one.level() <= 10,
                        InvoiceError.TAX_CLASS,
                        "level",
                        "40010",
                        "1..10",
                        Text.of("层级为1至10", "Levels are 1 to 10"))
                .check(
                        one.allowedRates().stream()
                                .allMatch(rate -> rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) < 0),
                        InvoiceError.RATE_NOT_ALLOWED,
                        "allowedRates",
                        "40011",
                        "0 <= x < 1",
                        Text.of("税率须写成小数，如0.13", "Rates are fractions, such as 0.13"))
                .check(
                        one.preferences().stream().allMatch(code -> code.matches("0[1-9]|1[0-8]")),
                        InvoiceError.RATE_NOT_ALLOWED,
                        "preferences",
                        "40011",
                        "01..18",
                        Text.of("优惠标识为01至18", "Preferences are 01 to 18"))
                .check(
                        one.requiredSpecial() == null || one.requiredSpecial().matches("\\d{2}"),
                        InvoiceError.SPECIAL_ELEMENT,
                        "requiredSpecial",
                        "40015",
                        "2 digits",
                        Text.of("特定要素为2位数字", "A special element has 2 digits"))
                .check(
                        one.validFrom() != null
                                && (one.validTo() == null || !one.validTo().isBefore(one.validFrom())),
                        InvoiceError.TAX_CLASS,
                        "validTo",
                        "40010",
                        null,
                        Text.of("停用日期不能早于启用日期", "It cannot end before it begins"))
                .check(
                        last == null
                                || one.validFrom() == null
                                || !one.validFrom().isBefore(last),
                        InvoiceError.TAX_CLASS,
                        "validFrom",
                        "40010",
                        last == null ? null : ">= " + last,
                        Text.of("启用日期早于现行版本，历史版本不能改", "There is a newer version; history is not changed"))
                .list();
    }

    private static boolean isBetween(String text, int most) {
        return text != null && !text.isBlank() && text.length() <= most;
    }

    static String rates(List<BigDecimal> rates) {
        return rates.stream()
                .map(rate ->
                        rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }

    static List<BigDecimal> rates(String text) {
        return list(text).stream().map(BigDecimal::new).toList();
    }

    static List<String> list(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split("[,，、;；|]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}

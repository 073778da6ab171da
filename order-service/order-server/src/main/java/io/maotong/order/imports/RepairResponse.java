package io.maotong.order.imports;

import io.maotong.core.error.Text;
import java.util.Locale;

/**
 * Everything that one repair would put right.
 *
 * @param repair names it in other calls
 * @param given what the rows say, of fields that hold codes and figures
 * @param expected what would be right, if it is the same for all
 * @param rows how many rows it concerns
 */
record RepairResponse(
        String repair,
        String code,
        String field,
        String rule,
        String given,
        String expected,
        String hint,
        int rows,
        int firstRow) {

    static RepairResponse of(RepairGroup group, Locale locale) {
        return new RepairResponse(
                group.repair,
                group.code,
                group.field,
                group.rule,
                group.given,
                group.expected,
                Text.of(group.hintZh, group.hintEn).in(locale),
                group.affected,
                group.firstRow);
    }
}

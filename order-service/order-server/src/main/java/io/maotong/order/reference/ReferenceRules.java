package io.maotong.order.reference;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.party.CreditCode;
import io.maotong.core.party.CustomsCode;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.draft.OrderColumn;
import io.maotong.order.timeline.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a row of a reference table may say. */
final class ReferenceRules {

    private static final String NO_CODE = "无";

    private final ReferenceTable table;
    private final CodeBook codes;

    /** @param codes as they are in force on the first day of the rows */
    ReferenceRules(ReferenceTable table, CodeBook codes) {
        this.table = table;
        this.codes = codes;
    }

    /** @param entry by the names of the columns; @param row from 1, as the sender counts */
    List<Violation> check(Map<String, String> entry, int row) {
        List<Violation> wrong = new ArrayList<>();
        Set<String> unknown = new HashSet<>(entry.keySet());
        for (ReferenceColumn column : table.columns()) {
            unknown.remove(column.name());
            String text = entry.get(column.name());
            boolean empty = text == null || text.isEmpty();
            boolean fits = empty
                    ? !column.mandatory()
                            || text != null && column.pattern().matcher(text).matches()
                    : column.pattern().matcher(text).matches();
            if (!fits) {
                wrong.add(violation(
                        column.name(),
                        "FORMAT",
                        column.expected(),
                        Text.of("请按示例格式填写", "Write it as in the example"),
                        row));
            }
        }
        unknown.forEach(name -> wrong.add(violation(
                name,
                "COLUMN",
                table.columns().stream().map(ReferenceColumn::name).collect(Collectors.joining("|")),
                Text.of("该表没有这一列", "The table has no such column"),
                row)));
        if (wrong.isEmpty()) {
            meaning(entry, row, wrong);
        }
        return wrong;
    }

    private void meaning(Map<String, String> entry, int row, List<Violation> wrong) {
        switch (table) {
            case TARIFF -> {
                unit(entry, "unit1", row, wrong);
                unit(entry, "unit2", row, wrong);
                List<String> elements = List.of(entry.get("elements").split("\\|"));
                if (Set.copyOf(elements).size() < elements.size()) {
                    wrong.add(violation(
                            "elements",
                            "REPEATED",
                            null,
                            Text.of("同一要素只能出现一次", "Each element stands there once"),
                            row));
                }
            }
            case PRESETS -> {
                boolean known =
                        Arrays.stream(OrderColumn.values()).anyMatch(column -> column.field.equals(entry.get("field")));
                if (!known) {
                    wrong.add(violation(
                            "field",
                            "FIELD",
                            Arrays.stream(OrderColumn.values())
                                    .map(column -> column.field)
                                    .collect(Collectors.joining("|")),
                            Text.of("没有这个订单字段", "Orders have no such field"),
                            row));
                }
            }
            case PLATFORMS -> {
                String code = entry.get("code");
                if (!NO_CODE.equals(code)
                        && !CustomsCode.isValid(code)
                        && CreditCode.check(code) == CreditCode.Check.FORMAT_ERROR) {
                    wrong.add(violation(
                            "code",
                            "PARTY",
                            NO_CODE,
                            Text.of(
                                    "填写10位海关编码或18位统一社会信用代码；境外平台填“无”",
                                    "A 10-character customs code, an 18-character credit code, or 无"),
                            row));
                }
            }
            case EXPECTATIONS -> {
                boolean known = Arrays.stream(Source.values())
                        .anyMatch(source -> source.name().equals(entry.get("source")));
                if (!known) {
                    wrong.add(violation(
                            "source",
                            "SOURCE",
                            Arrays.stream(Source.values()).map(Source::name).collect(Collectors.joining("|")),
                            Text.of("没有这个来源", "There is no such source"),
                            row));
                }
            }
            case UNITS, CURRENCIES, COUNTRIES, ELEMENTS -> {
                // The columns say it all.
            }
        }
    }

    private void unit(Map<String, String> entry, String column, int row, List<Violation> wrong) {
        String unit = entry.get(column);
        if (unit != null && !unit.isEmpty() && codes.unit(unit).isEmpty()) {
            wrong.add(violation(
                    column,
                    "UNIT",
                    null,
                    Text.of("计量单位 %s 届时不在代码表中，请先新增", "Unit %s is not in the table on that day: add it first")
                            .with(unit),
                    row));
        }
    }

    static Violation violation(String field, String rule, String expected, Text hint, int row) {
        return Violation.of(OrderError.REFERENCE_INVALID, field, rule, expected, hint)
                .atRow(row);
    }
}

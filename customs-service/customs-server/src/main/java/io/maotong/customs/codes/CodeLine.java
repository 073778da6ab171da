package io.maotong.customs.codes;

import io.maotong.core.error.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One line of an imported file, read and checked.
 *
 * @param row row number in the file, the heading being 1
 * @param wrong what is wrong with it; empty if it may be kept
 */
record CodeLine(int row, String text, CodeRow code, TariffRow tariff, List<Fault> wrong) {

    /** @param expected null if there is no form to be told */
    record Fault(String field, String expected, Text hint) {}

    /** What a code of each table looks like. */
    static final Map<String, Pattern> TABLES = Map.of(
            "units", Pattern.compile("\\d{3}"),
            "currencies", Pattern.compile("\\d{3}"),
            "countries", Pattern.compile("\\d{3}"),
            "offices", Pattern.compile("\\d{4}"),
            "ports", Pattern.compile("[0-9A-Z]{3,6}"),
            "transport-modes", Pattern.compile("[0-9A-Z]"),
            "trade-modes", Pattern.compile("\\d{4}"),
            "wrap-types", Pattern.compile("[0-9A-Z]{1,2}"));

    static final String TARIFF = "hs";

    private static final Pattern TARIFF_CODE = Pattern.compile("\\d{10}");
    private static final Pattern UNIT = Pattern.compile("\\d{3}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_GOODS = 250;

    /** Columns: code, name, letters (three), letters2 (two); the last two may be missing. */
    static CodeLine code(String table, int row, String text) {
        String[] cells = cells(text, 4);
        List<Fault> wrong = new ArrayList<>();
        Pattern form = TABLES.get(table);
        check(form.matcher(cells[0]).matches(), "code", form.pattern(), "代码格式不符", "The code has another form", wrong);
        check(
                !cells[1].isEmpty() && cells[1].length() <= LONGEST_NAME,
                "name",
                "1.." + LONGEST_NAME,
                "名称为空或过长",
                "The name is missing or too long",
                wrong);
        check(
                cells[2].isEmpty() || cells[2].matches("[A-Z]{3}"),
                "letters",
                "[A-Z]{3}",
                "应为三位字母",
                "Three capital letters",
                wrong);
        check(
                cells[3].isEmpty() || cells[3].matches("[A-Z]{2}"),
                "letters2",
                "[A-Z]{2}",
                "应为两位字母",
                "Two capital letters",
                wrong);
        CodeRow code = new CodeRow();
        code.codeTable = table;
        code.code = cells[0];
        code.name = cells[1];
        code.letters = empty(cells[2]);
        code.letters2 = empty(cells[3]);
        return new CodeLine(row, text, code, null, wrong);
    }

    /** Columns: code, name, unit1, unit2, elements separated by |, licences, export duty in percent. */
    static CodeLine tariff(int row, String text) {
        String[] cells = cells(text, 7);
        List<Fault> wrong = new ArrayList<>();
        check(TARIFF_CODE.matcher(cells[0]).matches(), "code", "N10", "商品编码应为10位数字", "Ten digits", wrong);
        check(
                !cells[1].isEmpty() && cells[1].length() <= LONGEST_GOODS,
                "name",
                "1.." + LONGEST_GOODS,
                "名称为空或过长",
                "The name is missing or too long",
                wrong);
        check(UNIT.matcher(cells[2]).matches(), "unit1", "N3", "第一法定单位应为3位代码", "The first legal unit", wrong);
        check(
                cells[3].isEmpty() || UNIT.matcher(cells[3]).matches(),
                "unit2",
                "N3",
                "第二法定单位应为3位代码",
                "The second legal unit",
                wrong);
        check(cells[4].length() <= 500, "elements", "..500", "申报要素过长", "The elements are too long", wrong);
        check(cells[5].length() <= 20, "licences", "..20", "监管条件过长", "The conditions are too long", wrong);
        check(
                cells[6].isEmpty() || cells[6].matches("\\d{1,3}(\\.\\d{1,4})?"),
                "exportDuty",
                "N7,4",
                "出口税率应为百分数",
                "A percentage",
                wrong);
        TariffRow tariff = new TariffRow();
        tariff.code = cells[0];
        tariff.name = cells[1];
        tariff.unit1 = cells[2];
        tariff.unit2 = empty(cells[3]);
        tariff.elements = empty(cells[4]);
        tariff.licences = empty(cells[5]);
        tariff.exportDuty = wrong.isEmpty() && !cells[6].isEmpty() ? new BigDecimal(cells[6]) : null;
        tariff.verified = true;
        return new CodeLine(row, text, null, tariff, wrong);
    }

    CodeLine repeated() {
        List<Fault> all = new ArrayList<>(wrong);
        all.add(new Fault("code", null, Text.of("代码在文件中重复", "The code stands in the file twice")));
        return new CodeLine(row, text, code, tariff, all);
    }

    String key() {
        return code == null ? tariff.code : code.code;
    }

    private static String[] cells(String line, int count) {
        String[] cells = new String[count];
        String[] found = line.split(",", -1);
        for (int index = 0; index < count; index++) {
            cells[index] = index < found.length ? found[index].strip() : "";
        }
        return cells;
    }

    private static String empty(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static void check(boolean holds, String field, String expected, String zh, String en, List<Fault> wrong) {
        if (!holds) {
            wrong.add(new Fault(field, expected, Text.of(zh, en)));
        }
    }
}

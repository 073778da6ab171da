package io.maotong.customs.codes;

import io.maotong.customs.imports.ImportedLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes rows of the lines of an imported code table or of the tariff. */
final class CodeLine {

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

    private CodeLine() {}

    /** Columns: code, name, letters (three; five for ports), letters2 (two); the last two may be missing. */
    static ImportedLine.Read<CodeRow> code(String table, ImportedLine.Cells cells) {
        Pattern form = TABLES.get(table);
        String letters = "ports".equals(table) ? "[A-Z]{2}[A-Z2-9]{3}" : "[A-Z]{3}";
        CodeRow code = new CodeRow();
        code.codeTable = table;
        code.code = cells.at(0);
        code.name = cells.at(1);
        code.letters = empty(cells.at(2));
        code.letters2 = empty(cells.at(3));
        return new ImportedLine.Check()
                .that(
                        form.matcher(code.code).matches(),
                        "code",
                        "FORM",
                        form.pattern(),
                        "代码格式不符",
                        "The code has another form")
                .that(
                        !code.name.isEmpty() && code.name.length() <= LONGEST_NAME,
                        "name",
                        "LENGTH",
                        "1.." + LONGEST_NAME,
                        "名称为空或过长",
                        "The name is missing or too long")
                .that(
                        code.letters == null || code.letters.matches(letters),
                        "letters",
                        "FORM",
                        letters,
                        "字母代码格式不符",
                        "The letters have another form")
                .that(
                        code.letters2 == null || code.letters2.matches("[A-Z]{2}"),
                        "letters2",
                        "FORM",
                        "[A-Z]{2}",
                        "应为两位字母",
                        "Two capital letters")
                .read(code.code, code);
    }

    /** Columns: code, name, unit1, unit2, elements separated by |, licences, export duty in percent. */
    static ImportedLine.Read<TariffRow> tariff(ImportedLine.Cells cells) {
        TariffRow tariff = new TariffRow();
        tariff.code = cells.at(0);
        tariff.name = cells.at(1);
        tariff.unit1 = cells.at(2);
        tariff.unit2 = empty(cells.at(3));
        tariff.elements = empty(cells.at(4));
        tariff.licences = empty(cells.at(5));
        tariff.verified = true;
        ImportedLine.Check check = new ImportedLine.Check()
                .that(TARIFF_CODE.matcher(tariff.code).matches(), "code", "FORM", "N10", "商品编码应为10位数字", "Ten digits")
                .that(
                        !tariff.name.isEmpty() && tariff.name.length() <= LONGEST_GOODS,
                        "name",
                        "LENGTH",
                        "1.." + LONGEST_GOODS,
                        "名称为空或过长",
                        "The name is missing or too long")
                .that(
                        UNIT.matcher(tariff.unit1).matches(),
                        "unit1",
                        "FORM",
                        "N3",
                        "第一法定单位应为3位代码",
                        "The first legal unit")
                .that(
                        tariff.unit2 == null || UNIT.matcher(tariff.unit2).matches(),
                        "unit2",
                        "FORM",
                        "N3",
                        "第二法定单位应为3位代码",
                        "The second legal unit")
                .that(cells.at(4).length() <= 500, "elements", "LENGTH", "..500", "申报要素过长", "The elements are too long")
                .that(cells.at(5).length() <= 20, "licences", "LENGTH", "..20", "监管条件过长", "The conditions are too long")
                .that(
                        cells.at(6).isEmpty() || cells.at(6).matches("\\d{1,3}(\\.\\d{1,4})?"),
                        "exportDuty",
                        "FORM",
                        "N7,4",
                        "出口税率应为百分数",
                        "A percentage");
        tariff.exportDuty = check.isGood() && !cells.at(6).isEmpty() ? new BigDecimal(cells.at(6)) : null;
        return check.read(tariff.code, tariff);
    }

    private static String empty(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}

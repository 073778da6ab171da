package io.maotong.order.rule;

import io.maotong.core.error.Text;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.HsCode;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** I4, I6, I11, I13 and O7: the commodity code, its legal units, its declaration elements and the name. */
final class TariffRules implements OrderRule {

    private static final int LONGEST = 250;
    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");

    @Override
    public void check(OrderDraft order, CodeBook codes, Findings found) {
        for (OrderDraft.Line line : order.lines()) {
            name(line, found);
            if (line.commodityCode() == null) {
                continue;
            }
            Optional<HsCode> tariff = codes.tariffLine(line.commodityCode());
            if (!TEN_DIGITS.matcher(line.commodityCode()).matches() || tariff.isEmpty()) {
                found.error(
                        OrderError.CODE_UNKNOWN,
                        "commodityCode",
                        line.row(),
                        "I6",
                        null,
                        Text.of(
                                "商品编码为10位数字，且须在现行税则中；请核对后修改",
                                "Ten digits that the tariff in force knows; look it up and correct it"));
                continue;
            }
            units(line, tariff.get(), found);
            elements(line, tariff.get(), codes, found);
            crystal(line, found);
        }
    }

    private static void name(OrderDraft.Line line, Findings found) {
        if (line.name() == null) {
            return;
        }
        if (line.name().length() > LONGEST) {
            found.error(
                    OrderError.FIELD_FORMAT,
                    "name",
                    line.row(),
                    "C250",
                    "1..250",
                    Text.of("最多250字", "At most 250 characters"));
        }
        if (line.name().codePoints().noneMatch(Character::isIdeographic)) {
            found.warning(
                    OrderError.NAME_SUSPICIOUS,
                    "name",
                    line.row(),
                    "O7",
                    null,
                    Text.of("商品名称应含中文", "The name should contain Chinese characters"));
        }
    }

    private static void units(OrderDraft.Line line, HsCode tariff, Findings found) {
        legalUnit(line.unit1(), tariff.unit1(), "unit1", line.row(), found);
        legalUnit(line.unit2(), tariff.unit2(), "unit2", line.row(), found);
        if (tariff.unit2() == null && line.quantity2() != null) {
            found.error(
                    OrderError.UNIT_MISMATCH,
                    "quantity2",
                    line.row(),
                    "I4",
                    null,
                    Text.of("该商品编码没有第二法定单位，请清空", "The tariff has no second legal unit: leave it empty"));
        }
        same(line, tariff.unit1(), line.quantity1(), "quantity1", found);
        same(line, tariff.unit2(), line.quantity2(), "quantity2", found);
        required(line, tariff.unit1(), line.quantity1(), "quantity1", found);
        required(line, tariff.unit2(), line.quantity2(), "quantity2", found);
    }

    private static void legalUnit(String given, String legal, String field, int row, Findings found) {
        if (given != null && !given.equals(legal)) {
            found.error(
                    OrderError.UNIT_MISMATCH,
                    field,
                    row,
                    "I4",
                    legal,
                    Text.of("法定单位须与税则一致", "The legal unit must be the tariff's"));
        }
    }

    private static void same(OrderDraft.Line line, String legal, BigDecimal given, String field, Findings found) {
        if (given == null || line.quantity() == null || !Objects.equals(line.unit(), legal)) {
            return;
        }
        if (given.compareTo(line.quantity()) != 0) {
            found.error(
                    OrderError.UNIT_MISMATCH,
                    field,
                    line.row(),
                    "I4",
                    line.quantity().toPlainString(),
                    Text.of("计量单位与法定单位相同时，两个数量必须相等", "With the same unit the quantities must be equal"));
        }
    }

    private static void required(OrderDraft.Line line, String legal, BigDecimal given, String field, Findings found) {
        if (legal == null) {
            return;
        }
        if (given != null) {
            if (given.signum() <= 0) {
                found.error(
                        OrderError.FIELD_FORMAT, field, line.row(), "I4", "> 0", Text.of("必须大于0", "Must be above 0"));
            }
            return;
        }
        boolean follows = LegalQuantity.follows(line, legal);
        if (!follows && line.quantity() != null && line.netWeight() != null) {
            found.error(
                    OrderError.FIELD_MISSING,
                    field,
                    line.row(),
                    "I4",
                    null,
                    Text.of("请按法定单位 %s 填写数量", "Give the quantity in the legal unit %s")
                            .with(legal));
        }
    }

    private static void elements(OrderDraft.Line line, HsCode tariff, CodeBook codes, Findings found) {
        if (line.elements() != null) {
            DeclarationElements.violations(line.elements(), tariff, codes)
                    .forEach(violation -> found.error(violation.atRow(line.row())));
        }
    }

    // Glass called crystal, or crystal declared as glass: customs knows the trick.
    private static void crystal(OrderDraft.Line line, Findings found) {
        if (line.name() == null) {
            return;
        }
        boolean glassCode =
                line.commodityCode().startsWith("7013") || line.commodityCode().startsWith("7018");
        boolean saysGlass = line.name().contains("玻璃");
        if (glassCode && line.name().contains("水晶") && !saysGlass) {
            found.warning(
                    OrderError.NAME_SUSPICIOUS,
                    "name",
                    line.row(),
                    "I13",
                    null,
                    Text.of(
                            "按玻璃归类，品名却称水晶：K9等玻璃制品请写明“玻璃”",
                            "Classified as glass but named crystal: call K9 glass what it is"));
        }
        boolean stoneCode =
                line.commodityCode().startsWith("7103") || line.commodityCode().startsWith("7116");
        if (stoneCode && saysGlass) {
            found.warning(
                    OrderError.NAME_SUSPICIOUS,
                    "commodityCode",
                    line.row(),
                    "I13",
                    null,
                    Text.of("按宝石归类，品名却是玻璃：请核对归类", "Classified as gemstone but named glass: check the classification"));
        }
    }
}

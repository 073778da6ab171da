package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The lines of an invoice: names, classification and rate, arithmetic, discount pairs. */
final class LineRules {

    static final BigDecimal LINE_TAX_TOLERANCE = new BigDecimal("0.06");
    private static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.01");
    /** Rates of collection go with the taxpayer and not with the goods. */
    private static final BigDecimal HIGHEST_COLLECTION = new BigDecimal("0.05");

    private static final Pattern CLASS_CODE = Pattern.compile("[1-6]\\d{18}");
    private static final Pattern QUANTITY = Pattern.compile("-?\\d{1,12}(\\.\\d{1,13})?");
    private static final Set<String> PREFERENCES = Set.of(
            "", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
            "18");
    /** Preferences that fix the rate: exempt, not taxable, by 3 %, by 5 %, by 5 % reduced to 1.5 %. */
    private static final Map<String, BigDecimal> FIXED_RATES = Map.of(
            "03", BigDecimal.ZERO,
            "04", BigDecimal.ZERO,
            "08", new BigDecimal("0.03"),
            "09", new BigDecimal("0.05"),
            "10", new BigDecimal("0.015"));

    private final RuleBook book;

    LineRules(RuleBook book) {
        this.book = book;
    }

    /** @param issuedOn null if the invoice has no readable date */
    void check(WireFields invoice, List<WireFields> lines, LocalDate issuedOn, InvoiceFaults faults) {
        boolean red = invoice.text("lzfpbz").equals("1");
        for (int i = 0; i < lines.size(); i++) {
            String at = "第" + (i + 1) + "行";
            WireFields line = lines.get(i);
            Integer number = line.integer("mxxh");
            faults.check(number != null && number == i + 1, Fault.LINE_NUMBER, at + "mxxh须为" + (i + 1));
            names(line, at, faults);
            rate(invoice, line, at, issuedOn, faults);
            faults.check(
                    line.decimal("hsje").compareTo(line.decimal("je").add(line.decimal("se"))) == 0,
                    Fault.LINE_AMOUNT,
                    at + "hsje不等于je+se");
            quantity(line, at, red, faults);
            tax(invoice, line, at, faults);
        }
        if (!red) {
            discounts(lines, faults);
        }
    }

    private static void names(WireFields line, String at, InvoiceFaults faults) {
        String shortName = line.text("spfwjc");
        String name = line.text("xmmc");
        faults.check(!name.contains("*"), Fault.PRINTED_NAME, at + "项目名称不能含*");
        faults.check(
                line.text("hwhyslwfwmc").equals("*" + shortName + "*" + name),
                Fault.PRINTED_NAME,
                at + "货物名称须为*" + shortName + "*" + name);
    }

    private void rate(WireFields invoice, WireFields line, String at, LocalDate issuedOn, InvoiceFaults faults) {
        String code = line.text("sphfwssflhbbm");
        String preference = line.text("yhzcbs");
        BigDecimal rate = RuleBook.plain(line.decimal("slv"));
        faults.check(PREFERENCES.contains(preference), Fault.RATE, at + "优惠政策标识无效：" + preference);
        faults.check(book.rates().contains(rate), Fault.RATE, at + "税率" + rate.toPlainString() + "无效");
        BigDecimal fixed = FIXED_RATES.get(preference);
        faults.check(
                fixed == null || fixed.compareTo(rate) == 0, Fault.RATE, at + "优惠政策标识" + preference + "的税率须为" + fixed);
        boolean reason = invoice.has("ckywsyzcDm") || preference.equals("03") || preference.equals("04");
        faults.check(rate.signum() != 0 || reason, Fault.RATE, at + "零税率须注明免税、不征税或出口政策");
        if (!CLASS_CODE.matcher(code).matches()) {
            faults.add(Fault.CLASS_CODE, at + "税收分类编码须为19位数字");
            return;
        }
        GoodsClass held = book.classes().get(code);
        if (held == null) {
            faults.add(Fault.CLASS_CODE, at + "税收分类编码不存在：" + code);
            return;
        }
        faults.check(held.leaf(), Fault.CLASS_CODE, at + "税收分类编码为汇总项：" + code);
        faults.check(issuedOn == null || held.validOn(issuedOn), Fault.CLASS_CODE, at + "税收分类编码在开票日期无效：" + code);
        faults.check(
                held.shortName().equals(line.text("spfwjc")), Fault.PRINTED_NAME, at + "商品和服务简称须为" + held.shortName());
        faults.check(
                rate.compareTo(HIGHEST_COLLECTION) <= 0
                        || fixed != null
                        || held.rates().contains(rate),
                Fault.RATE,
                at + "税率" + rate.toPlainString() + "不适用于税收分类编码" + code);
        faults.check(
                preference.isEmpty()
                        || held.preferences().contains(preference)
                        || invoice.text("ckywsyzcDm").equals("02"),
                Fault.RATE,
                at + "优惠政策标识" + preference + "不适用于税收分类编码" + code);
        boolean small = book.taxpayer(SpecialRules.issuer(invoice)).kind().equals(Taxpayer.SMALL);
        faults.check(!small || rate.compareTo(HIGHEST_COLLECTION) <= 0, Fault.RATE, at + "小规模纳税人不能使用税率" + rate);
    }

    private static void quantity(WireFields line, String at, boolean red, InvoiceFaults faults) {
        int sign = red ? -1 : 1;
        BigDecimal amount = line.decimal("je");
        boolean discount = line.text("fphxz").equals("01");
        faults.check(line.has("sl") == line.has("dj"), Fault.QUANTITY, at + "数量和单价须同时有或同时无");
        faults.check(discount || amount.signum() == sign, Fault.LINE_AMOUNT, at + (red ? "金额须小于零" : "金额须大于零"));
        if (!line.has("sl") || !line.has("dj")) {
            return;
        }
        boolean readable = QUANTITY.matcher(line.text("sl")).matches()
                && QUANTITY.matcher(line.text("dj")).matches();
        if (!readable) {
            faults.add(Fault.QUANTITY, at + "数量、单价整数至多12位、小数至多13位");
            return;
        }
        BigDecimal quantity = line.decimal("sl");
        BigDecimal price = line.decimal("dj");
        faults.check(
                quantity.signum() == sign && price.signum() > 0,
                Fault.QUANTITY,
                at + (red ? "数量须小于零、单价须大于零" : "数量和单价须大于零"));
        BigDecimal expected = quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
        faults.check(
                expected.subtract(amount).abs().compareTo(AMOUNT_TOLERANCE) <= 0,
                Fault.LINE_AMOUNT,
                at + "金额与数量×单价误差超过0.01，应为" + expected.toPlainString());
    }

    private static void tax(WireFields invoice, WireFields line, String at, InvoiceFaults faults) {
        if (invoice.text("cezslxDm").equals("02")) {
            return;
        }
        BigDecimal expected = line.decimal("je").multiply(line.decimal("slv"));
        faults.check(
                expected.subtract(line.decimal("se")).abs().compareTo(LINE_TAX_TOLERANCE) <= 0,
                Fault.LINE_TAX,
                at + "税额误差超过0.06，应约为" + InvoiceRules.shown(expected));
    }

    private static void discounts(List<WireFields> lines, InvoiceFaults faults) {
        for (int i = 0; i < lines.size(); i++) {
            WireFields line = lines.get(i);
            boolean followed =
                    i + 1 < lines.size() && lines.get(i + 1).text("fphxz").equals("01");
            String at = "第" + (i + 1) + "行";
            switch (line.text("fphxz")) {
                case "00" -> faults.check(!followed, Fault.DISCOUNT, at + "其后为折扣行，须为被折扣行");
                case "01" -> discount(i == 0 ? null : lines.get(i - 1), line, at, faults);
                case "02" -> faults.check(followed, Fault.DISCOUNT, at + "被折扣行之后没有折扣行");
                default -> faults.add(Fault.DISCOUNT, at + "fphxz须为00、01或02");
            }
        }
    }

    private static void discount(WireFields discounted, WireFields line, String at, InvoiceFaults faults) {
        if (discounted == null || !discounted.text("fphxz").equals("02")) {
            faults.add(Fault.DISCOUNT, at + "折扣行须紧跟被折扣行");
            return;
        }
        faults.check(
                line.text("xmmc").equals(discounted.text("xmmc"))
                        && line.text("sphfwssflhbbm").equals(discounted.text("sphfwssflhbbm"))
                        && line.decimal("slv").compareTo(discounted.decimal("slv")) == 0,
                Fault.DISCOUNT,
                at + "折扣行的名称、分类编码、税率须与被折扣行相同");
        faults.check(
                line.decimal("je").signum() < 0 && line.decimal("se").signum() <= 0, Fault.DISCOUNT, at + "折扣行金额须为负");
        faults.check(!line.has("sl") && !line.has("dj"), Fault.DISCOUNT, at + "折扣行不能有数量和单价");
        BigDecimal off = line.decimal("je").add(line.decimal("se")).abs();
        faults.check(
                off.compareTo(discounted.decimal("je").add(discounted.decimal("se"))) <= 0,
                Fault.DISCOUNT,
                at + "折扣大于被折扣行");
    }
}

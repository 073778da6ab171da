package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the platform itself checks of an uploaded invoice: fields and lengths, parties, arithmetic with its tolerances,
 * discount pairs, classification codes and rates, export and differential invoices.
 */
final class InvoiceRules {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.01");
    private static final BigDecimal LINE_TAX_TOLERANCE = new BigDecimal("0.06");
    private static final BigDecimal TOTAL_TAX_TOLERANCE = new BigDecimal("1.27");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern NUMBER = Pattern.compile("\\d{20}");
    private static final Pattern CLASS_CODE = Pattern.compile("[1-6]\\d{18}");
    private static final Pattern QUANTITY = Pattern.compile("-?\\d{1,12}(\\.\\d{1,13})?");
    private static final Set<String> EXPORT_POLICIES = Set.of("01", "02", "03");
    private static final Set<String> PREFERENCES = Set.of(
            "", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
            "18");
    private static final List<String> REQUIRED = List.of(
            "fphm",
            "lzfpbz",
            "ptbh",
            "fppz",
            "qyDm",
            "xsfnsrsbh",
            "xsfmc",
            "gmfmc",
            "hjje",
            "hjse",
            "jshj",
            "kpr",
            "ip",
            "macdz",
            "kprq",
            "fpkjfsDm");
    private static final List<String> LINE_REQUIRED =
            List.of("mxxh", "xmmc", "hwhyslwfwmc", "spfwjc", "je", "slv", "se", "hsje", "sphfwssflhbbm", "fphxz");
    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("ptbh", 20),
            Map.entry("qyDm", 20),
            Map.entry("xsfnsrsbh", 20),
            Map.entry("xsfmc", 300),
            Map.entry("xsfdz", 300),
            Map.entry("xsfdh", 60),
            Map.entry("xsfkhh", 120),
            Map.entry("xsfzh", 50),
            Map.entry("gmfnsrsbh", 20),
            Map.entry("gmfmc", 300),
            Map.entry("gmfdz", 300),
            Map.entry("gmfdh", 60),
            Map.entry("gmfkhh", 120),
            Map.entry("gmfzh", 50),
            Map.entry("kpr", 300),
            Map.entry("skrxm", 150),
            Map.entry("fhrxm", 75),
            Map.entry("bz", 450),
            Map.entry("ip", 20),
            Map.entry("macdz", 20));
    private static final Map<String, Integer> LINE_LONGEST =
            Map.of("xmmc", 600, "hwhyslwfwmc", 300, "spfwjc", 120, "ggxh", 150, "dw", 300, "sl", 25, "dj", 25);

    private final LocalDateTime now;
    private final Duration latestUpload;
    private final Map<String, String> names;
    private final Map<String, List<InvoiceNumbers.Range>> ranges;
    private final Set<BigDecimal> rates;

    /**
     * @param names names held, by taxpayer number
     * @param ranges drawn number ranges, by seller
     * @param rates rates in force, trailing zeros stripped
     */
    InvoiceRules(
            LocalDateTime now,
            Duration latestUpload,
            Map<String, String> names,
            Map<String, List<InvoiceNumbers.Range>> ranges,
            Set<BigDecimal> rates) {
        this.now = now;
        this.latestUpload = latestUpload;
        this.names = names;
        this.ranges = ranges;
        this.rates = rates;
    }

    InvoiceFaults check(WireFields invoice) {
        InvoiceFaults faults = new InvoiceFaults();
        List<WireFields> lines = invoice.list("fpmxList");
        fields(invoice, lines, faults);
        if (!faults.none()) {
            return faults;
        }
        red(invoice, faults);
        number(invoice, faults);
        time(invoice, faults);
        seller(invoice, faults);
        buyer(invoice, lines, faults);
        for (int i = 0; i < lines.size(); i++) {
            line(invoice, lines.get(i), i, faults);
        }
        discounts(lines, faults);
        totals(invoice, lines, faults);
        export(invoice, lines, faults);
        differential(invoice, lines, faults);
        return faults;
    }

    /** @return the issue time, or null when it is not one */
    static LocalDateTime issueTime(WireFields invoice) {
        try {
            return LocalDateTime.parse(invoice.text("kprq"), TIME);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static void fields(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        for (String name : REQUIRED) {
            faults.check(invoice.has(name), Fault.MISSING, name + "不能为空");
        }
        LONGEST.forEach((name, most) ->
                faults.check(characters(invoice.text(name)) <= most, Fault.LENGTH, name + "超过" + most + "个字符"));
        for (String name : List.of("hjje", "hjse", "jshj")) {
            cents(invoice, name, name, faults);
        }
        faults.check(!lines.isEmpty(), Fault.MISSING, "fpmxList不能为空");
        for (int i = 0; i < lines.size(); i++) {
            WireFields line = lines.get(i);
            String at = "第" + (i + 1) + "行";
            for (String name : LINE_REQUIRED) {
                faults.check(line.has(name), Fault.MISSING, at + name + "不能为空");
            }
            LINE_LONGEST.forEach((name, most) ->
                    faults.check(characters(line.text(name)) <= most, Fault.LENGTH, at + name + "超过" + most + "个字符"));
            for (String name : List.of("je", "se", "hsje")) {
                cents(line, name, at + name, faults);
            }
            faults.check(!line.has("slv") || line.decimal("slv") != null, Fault.RATE, at + "slv不是数字");
        }
    }

    private static void cents(WireFields fields, String name, String shown, InvoiceFaults faults) {
        BigDecimal value = fields.decimal(name);
        faults.check(
                !fields.has(name)
                        || value != null && value.stripTrailingZeros().scale() <= 2 && value.precision() <= 18,
                Fault.LENGTH,
                shown + "不是至多两位小数的金额");
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void red(WireFields invoice, InvoiceFaults faults) {
        String blueOrRed = invoice.text("lzfpbz");
        if (blueOrRed.equals("1")) {
            faults.add(Fault.RED, "红字发票信息确认单不存在：" + invoice.text("hzqrxxdbh"));
            return;
        }
        faults.check(blueOrRed.equals("0"), Fault.RED, "lzfpbz须为0或1");
        for (String name : List.of("dylzfphm", "hzqrxxdbh", "hzqrduuid")) {
            faults.check(!invoice.has(name), Fault.RED, "蓝字发票" + name + "须为空");
        }
    }

    private void number(WireFields invoice, InvoiceFaults faults) {
        String number = invoice.text("fphm");
        if (!NUMBER.matcher(number).matches()) {
            faults.add(Fault.NUMBER, "发票号码须为20位数字");
            return;
        }
        boolean drawn = ranges.getOrDefault(invoice.text("xsfnsrsbh"), List.of()).stream()
                .anyMatch(range -> range.contains(number));
        faults.check(drawn, Fault.NUMBER, "发票号码" + number + "不在销售方领取的号段内");
    }

    private void time(WireFields invoice, InvoiceFaults faults) {
        LocalDateTime issued = issueTime(invoice);
        if (issued == null) {
            faults.add(Fault.TIME, "kprq格式须为yyyy-MM-dd HH:mm:ss");
            return;
        }
        faults.check(!issued.isAfter(now.plus(CLOCK_TOLERANCE)), Fault.TIME, "开票日期晚于当前时间");
        faults.check(!issued.isBefore(now.minus(latestUpload)), Fault.TIME, "超过上传时限" + latestUpload.toHours() + "小时");
    }

    private void seller(WireFields invoice, InvoiceFaults faults) {
        String held = names.get(invoice.text("xsfnsrsbh"));
        if (held == null) {
            faults.add(Fault.SELLER, "销售方纳税人识别号未登记：" + invoice.text("xsfnsrsbh"));
            return;
        }
        faults.check(
                TaxParties.sameName(held, invoice.text("xsfmc")),
                Fault.SELLER,
                "开票方纳税人名称与登记不符：" + invoice.text("xsfmc") + "，登记名称" + held);
        faults.check(
                invoice.text("fpkjfsDm").equals("4") || invoice.text("fpkjfsDm").equals("5"),
                Fault.KIND,
                "fpkjfsDm须为4或5");
    }

    private void buyer(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        String kind = invoice.text("fppz");
        String buyer = invoice.text("gmfnsrsbh");
        boolean special = kind.equals("01");
        faults.check(special || kind.equals("02"), Fault.KIND, "fppz须为01或02");
        faults.check(!special || !buyer.isEmpty(), Fault.BUYER, "专用发票购买方纳税人识别号不能为空");
        faults.check(buyer.isEmpty() || TaxNumbers.valid(buyer), Fault.BUYER, "受票方纳税人识别号不合法：" + buyer);
        faults.check(!special || !invoice.text("gmfzrrbz").equals("Y"), Fault.KIND, "自然人不能取得专用发票");
        String held = names.get(buyer);
        faults.check(
                buyer.isEmpty() || held == null || TaxParties.sameName(held, invoice.text("gmfmc")),
                Fault.BUYER,
                "受票方名称与登记不符：" + invoice.text("gmfmc"));
        boolean exempt = lines.stream()
                .anyMatch(line ->
                        line.text("yhzcbs").equals("03") || line.text("yhzcbs").equals("04"));
        faults.check(!special || !exempt, Fault.EXEMPT, "专用发票不能有免税或不征税项目");
    }

    private void line(WireFields invoice, WireFields line, int index, InvoiceFaults faults) {
        String at = "第" + (index + 1) + "行";
        Integer number = line.integer("mxxh");
        faults.check(number != null && number == index + 1, Fault.LINE_NUMBER, at + "mxxh须为" + (index + 1));
        String shortName = line.text("spfwjc");
        String name = line.text("xmmc");
        faults.check(!name.contains("*"), Fault.PRINTED_NAME, at + "项目名称不能含*");
        faults.check(
                line.text("hwhyslwfwmc").equals("*" + shortName + "*" + name),
                Fault.PRINTED_NAME,
                at + "货物名称须为*" + shortName + "*" + name);
        faults.check(CLASS_CODE.matcher(line.text("sphfwssflhbbm")).matches(), Fault.CLASS_CODE, at + "税收分类编码须为19位数字");
        String preference = line.text("yhzcbs");
        faults.check(PREFERENCES.contains(preference), Fault.RATE, at + "优惠政策标识无效：" + preference);
        BigDecimal rate = line.decimal("slv");
        BigDecimal amount = line.decimal("je");
        BigDecimal tax = line.decimal("se");
        faults.check(
                rates.contains(rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros()),
                Fault.RATE,
                at + "税率" + rate.toPlainString() + "无效");
        boolean zero = rate.signum() == 0;
        faults.check(
                !zero || invoice.has("ckywsyzcDm") || preference.equals("03") || preference.equals("04"),
                Fault.RATE,
                at + "零税率须注明免税、不征税或出口政策");
        faults.check(zero || !preference.equals("03") && !preference.equals("04"), Fault.RATE, at + "免税或不征税的税率须为0");
        faults.check(line.decimal("hsje").compareTo(amount.add(tax)) == 0, Fault.LINE_AMOUNT, at + "hsje不等于je+se");
        quantity(line, at, amount, faults);
        if (!invoice.text("cezslxDm").equals("02")) {
            BigDecimal expected = amount.multiply(rate);
            faults.check(
                    expected.subtract(tax).abs().compareTo(LINE_TAX_TOLERANCE) <= 0,
                    Fault.LINE_TAX,
                    at + "税额误差超过0.06，应约为" + shown(expected));
        }
    }

    private static void quantity(WireFields line, String at, BigDecimal amount, InvoiceFaults faults) {
        boolean normal = !line.text("fphxz").equals("01");
        faults.check(line.has("sl") == line.has("dj"), Fault.QUANTITY, at + "数量和单价须同时有或同时无");
        faults.check(!normal || amount.signum() > 0, Fault.LINE_AMOUNT, at + "金额须大于零");
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
        faults.check(quantity.signum() > 0 && price.signum() > 0, Fault.QUANTITY, at + "数量和单价须大于零");
        BigDecimal expected = quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
        faults.check(
                expected.subtract(amount).abs().compareTo(AMOUNT_TOLERANCE) <= 0,
                Fault.LINE_AMOUNT,
                at + "金额与数量×单价误差超过0.01，应为" + expected.toPlainString());
    }

    private static void discounts(List<WireFields> lines, InvoiceFaults faults) {
        for (int i = 0; i < lines.size(); i++) {
            WireFields line = lines.get(i);
            String at = "第" + (i + 1) + "行";
            switch (line.text("fphxz")) {
                case "00" -> {
                    boolean followed = i + 1 < lines.size()
                            && lines.get(i + 1).text("fphxz").equals("01");
                    faults.check(!followed, Fault.DISCOUNT, at + "其后为折扣行，须为被折扣行");
                }
                case "01" -> discount(i == 0 ? null : lines.get(i - 1), line, at, faults);
                case "02" ->
                    faults.check(
                            i + 1 < lines.size()
                                    && lines.get(i + 1).text("fphxz").equals("01"),
                            Fault.DISCOUNT,
                            at + "被折扣行之后没有折扣行");
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

    private static void totals(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        BigDecimal amounts = BigDecimal.ZERO;
        BigDecimal taxes = BigDecimal.ZERO;
        BigDecimal computed = BigDecimal.ZERO;
        for (WireFields line : lines) {
            amounts = amounts.add(line.decimal("je"));
            taxes = taxes.add(line.decimal("se"));
            computed = computed.add(line.decimal("je").multiply(line.decimal("slv")));
        }
        BigDecimal amount = invoice.decimal("hjje");
        BigDecimal tax = invoice.decimal("hjse");
        faults.check(amount.compareTo(amounts) == 0, Fault.HEADER_SUM, "hjje不等于各行金额之和" + amounts.toPlainString());
        faults.check(tax.compareTo(taxes) == 0, Fault.HEADER_SUM, "hjse不等于各行税额之和" + taxes.toPlainString());
        faults.check(invoice.decimal("jshj").compareTo(amount.add(tax)) == 0, Fault.HEADER_SUM, "jshj不等于hjje+hjse");
        faults.check(amount.signum() > 0, Fault.HEADER_SUM, "蓝字发票合计金额须大于零");
        if (!invoice.text("cezslxDm").equals("02")) {
            faults.check(
                    computed.subtract(taxes).abs().compareTo(TOTAL_TAX_TOLERANCE) <= 0,
                    Fault.TOTAL_TAX,
                    "合计税额误差超过1.27，应约为" + shown(computed));
        }
    }

    private static void export(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        String policy = invoice.text("ckywsyzcDm");
        if (policy.isEmpty()) {
            return;
        }
        faults.check(EXPORT_POLICIES.contains(policy), Fault.EXPORT, "ckywsyzcDm须为01、02或03");
        faults.check(invoice.text("fppz").equals("02"), Fault.EXPORT, "出口发票须为普通发票");
        faults.check(!invoice.has("gmfnsrsbh"), Fault.EXPORT, "出口发票购买方为境外单位，纳税人识别号须为空");
        for (int i = 0; i < lines.size(); i++) {
            WireFields line = lines.get(i);
            boolean untaxed =
                    line.decimal("slv").signum() == 0 && line.decimal("se").signum() == 0;
            boolean fits = switch (policy) {
                case "01" -> untaxed && !line.has("yhzcbs");
                case "02" -> untaxed && line.text("yhzcbs").equals("03");
                default -> line.decimal("slv").signum() > 0;
            };
            faults.check(fits, Fault.EXPORT, "第" + (i + 1) + "行税率或优惠标识与出口政策" + policy + "不符");
        }
    }

    private static void differential(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        String type = invoice.text("cezslxDm");
        faults.check(type.isEmpty() || type.equals("01") || type.equals("02"), Fault.DIFFERENTIAL, "cezslxDm须为01或02");
        if (!type.equals("02")) {
            faults.check(lines.stream().noneMatch(line -> line.has("kce")), Fault.DIFFERENTIAL, "只有差额开票可以有kce");
            return;
        }
        if (lines.size() != 1) {
            faults.add(Fault.DIFFERENTIAL, "差额开票只能有一行");
            return;
        }
        WireFields line = lines.getFirst();
        BigDecimal deduction = line.decimal("kce");
        BigDecimal inclusive = line.decimal("hsje");
        if (deduction == null || deduction.signum() <= 0 || deduction.compareTo(inclusive) >= 0) {
            faults.add(Fault.DIFFERENTIAL, "扣除额须大于零且小于含税金额");
            return;
        }
        BigDecimal vouchers = invoice.list("cekcList").stream()
                .map(voucher -> voucher.decimal("bckcje"))
                .map(value -> value == null ? BigDecimal.ZERO : value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        faults.check(vouchers.compareTo(deduction) == 0, Fault.DIFFERENTIAL, "凭证本次扣除金额之和不等于扣除额");
        BigDecimal rate = line.decimal("slv");
        BigDecimal expected =
                inclusive.subtract(deduction).multiply(rate).divide(BigDecimal.ONE.add(rate), 10, RoundingMode.HALF_UP);
        faults.check(
                expected.subtract(line.decimal("se")).abs().compareTo(LINE_TAX_TOLERANCE) <= 0,
                Fault.LINE_TAX,
                "差额税额误差超过0.06，应约为" + shown(expected));
    }

    private static String shown(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}

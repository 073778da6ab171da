package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** That everything is there, fits and is one of the values that its code table has. */
final class FieldRules {

    private static final int LONGEST_BLUE_REMARK = 450;
    /** The platform writes the numbers of the blue invoice and of the form before it. */
    private static final int LONGEST_RED_REMARK = 382;

    private static final int MOST_LINES = 2_000;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\u00A0\\u200B-\\u200F\\u2060\\uFEFF]");
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
            Map.entry("gmfjbr", 150),
            Map.entry("jbrsfzjhm", 30),
            Map.entry("gmfjbrlxdh", 60),
            Map.entry("kpr", 300),
            Map.entry("kprzjhm", 30),
            Map.entry("kprzjlx", 4),
            Map.entry("skrxm", 150),
            Map.entry("fhrxm", 75),
            Map.entry("dylzfphm", 20),
            Map.entry("hzqrxxdbh", 20),
            Map.entry("hzqrduuid", 32),
            Map.entry("ip", 20),
            Map.entry("macdz", 20),
            Map.entry("cpuid", 20),
            Map.entry("zbxlh", 20));
    private static final Map<String, Integer> LINE_LONGEST =
            Map.of("xmmc", 600, "hwhyslwfwmc", 300, "spfwjc", 120, "ggxh", 150, "dw", 300, "sl", 25, "dj", 25);
    private static final Set<String> YES_NO = Set.of("", "Y", "N");
    private static final Map<String, Set<String>> CODES = Map.ofEntries(
            Map.entry("lzfpbz", Set.of("", "0", "1")),
            Map.entry("fpkjfsDm", Set.of("", "4", "5")),
            Map.entry("gmfzrrbz", YES_NO),
            Map.entry("sfzsxsfyhzhbq", YES_NO),
            Map.entry("sfzsgmfyhzhbq", YES_NO),
            Map.entry("sfzsxsfdzdh", YES_NO),
            Map.entry("sfzsgmfdzdh", YES_NO),
            Map.entry("jsfs", Set.of("", "01", "02", "03", "04", "05", "99")),
            Map.entry("sgfplxDm", Set.of("", "01", "02", "03")),
            Map.entry("zzsjzjtDm", Set.of("", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")),
            Map.entry("jbrsfzjzlDm", Set.of("", "201", "208", "210", "213", "227", "233", "237", "238")),
            Map.entry("lqkpmsDm", Set.of("", "01", "02")));
    private static final Pattern PAYMENT_CHANNEL = Pattern.compile("0(0[1-9]|1[01])");

    private FieldRules() {}

    static void check(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        for (String name : REQUIRED) {
            faults.check(invoice.has(name), Fault.MISSING, name + "不能为空");
        }
        LONGEST.forEach((name, most) -> text(invoice, name, name, most, faults));
        boolean red = invoice.text("lzfpbz").equals("1");
        text(invoice, "bz", "bz", red ? LONGEST_RED_REMARK : LONGEST_BLUE_REMARK, faults);
        CODES.forEach((name, codes) ->
                faults.check(codes.contains(invoice.text(name)), Fault.CODE, name + "代码无效：" + invoice.text(name)));
        for (String name : List.of("hjje", "hjse", "jshj")) {
            cents(invoice, name, name, faults);
        }
        payment(invoice, faults);
        faults.check(!lines.isEmpty(), Fault.MISSING, "fpmxList不能为空");
        faults.check(lines.size() <= MOST_LINES, Fault.LENGTH, "fpmxList超过" + MOST_LINES + "行");
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), "第" + (i + 1) + "行", faults);
        }
    }

    private static void line(WireFields line, String at, InvoiceFaults faults) {
        for (String name : LINE_REQUIRED) {
            faults.check(line.has(name), Fault.MISSING, at + name + "不能为空");
        }
        LINE_LONGEST.forEach((name, most) -> text(line, name, at + name, most, faults));
        for (String name : List.of("je", "se", "hsje", "kce")) {
            cents(line, name, at + name, faults);
        }
        faults.check(!line.has("slv") || line.decimal("slv") != null, Fault.RATE, at + "slv不是数字");
    }

    /** Pay-and-issue 乐企开票模式: who pays how, where it is used. */
    private static void payment(WireFields invoice, InvoiceFaults faults) {
        List<WireFields> payments = invoice.list("zfxxList");
        faults.check(payments.isEmpty() || invoice.has("lqkpmsDm"), Fault.CODE, "有zfxxList时lqkpmsDm不能为空");
        for (WireFields payment : payments) {
            faults.check(
                    PAYMENT_CHANNEL.matcher(payment.text("zfqdDm")).matches(),
                    Fault.CODE,
                    "zfqdDm代码无效：" + payment.text("zfqdDm"));
            text(payment, "jydh", "jydh", 40, faults);
        }
    }

    private static void text(WireFields fields, String name, String shown, int most, InvoiceFaults faults) {
        String text = fields.text(name);
        faults.check(text.codePointCount(0, text.length()) <= most, Fault.LENGTH, shown + "超过" + most + "个字符");
        faults.check(!INVISIBLE.matcher(text).find(), Fault.CHARACTERS, shown + "含不可见字符");
    }

    private static void cents(WireFields fields, String name, String shown, InvoiceFaults faults) {
        BigDecimal value = fields.decimal(name);
        faults.check(
                !fields.has(name)
                        || value != null && value.stripTrailingZeros().scale() <= 2 && value.precision() <= 18,
                Fault.LENGTH,
                shown + "不是至多两位小数的金额");
    }
}

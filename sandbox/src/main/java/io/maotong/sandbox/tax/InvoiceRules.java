package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the platform itself checks of an uploaded invoice: fields and lengths, parties, arithmetic with its tolerances,
 * discount pairs, classification codes and rates, export, purchase and differential invoices, red invoices.
 */
final class InvoiceRules {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final BigDecimal TOTAL_TAX_TOLERANCE = new BigDecimal("1.27");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern NUMBER = Pattern.compile("\\d{20}");
    private static final Pattern ID_CARD = Pattern.compile("\\d{17}[0-9X]");
    private static final Set<String> VOUCHER_KINDS = Set.of("01", "02", "03", "04", "05", "06", "07", "08", "09");

    private final RuleBook book;
    private final LineRules lineRules;

    InvoiceRules(RuleBook book) {
        this.book = book;
        this.lineRules = new LineRules(book);
    }

    InvoiceFaults check(WireFields invoice) {
        InvoiceFaults faults = new InvoiceFaults();
        List<WireFields> lines = invoice.list("fpmxList");
        FieldRules.check(invoice, lines, faults);
        if (!faults.none()) {
            return faults;
        }
        RedRules.check(invoice, lines, book.redForms(), faults);
        number(invoice, faults);
        LocalDateTime issued = time(invoice, faults);
        issuer(invoice, faults);
        seller(invoice, faults);
        buyer(invoice, lines, faults);
        lineRules.check(invoice, lines, issued == null ? null : issued.toLocalDate(), faults);
        totals(invoice, lines, faults);
        SpecialRules.check(invoice, lines, book.classes(), faults);
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

    private void number(WireFields invoice, InvoiceFaults faults) {
        String number = invoice.text("fphm");
        if (!NUMBER.matcher(number).matches()) {
            faults.add(Fault.NUMBER, "发票号码须为20位数字");
            return;
        }
        boolean drawn = book.ranges().getOrDefault(SpecialRules.issuer(invoice), List.of()).stream()
                .anyMatch(range -> range.contains(number));
        faults.check(drawn, Fault.NUMBER, "发票号码" + number + "不在开票方领取的号段内");
    }

    private LocalDateTime time(WireFields invoice, InvoiceFaults faults) {
        LocalDateTime issued = issueTime(invoice);
        if (issued == null) {
            faults.add(Fault.TIME, "kprq格式须为yyyy-MM-dd HH:mm:ss");
            return null;
        }
        faults.check(!issued.isAfter(book.now().plus(CLOCK_TOLERANCE)), Fault.TIME, "开票日期晚于当前时间");
        faults.check(
                !issued.isBefore(book.now().minus(book.latestUpload())),
                Fault.TIME,
                "超过上传时限" + book.latestUpload().toHours() + "小时");
        return issued;
    }

    private void issuer(WireFields invoice, InvoiceFaults faults) {
        Taxpayer issuer = book.taxpayer(SpecialRules.issuer(invoice));
        faults.check(issuer.state().equals(Taxpayer.NORMAL), Fault.STATE, "纳税人状态" + issuer.state() + "不能开具发票");
        faults.check(!issuer.risk().equals(Taxpayer.BLOCKED), Fault.STATE, "纳税人存在风险，已限制开票：" + issuer.riskReason());
    }

    private void seller(WireFields invoice, InvoiceFaults faults) {
        String seller = invoice.text("xsfnsrsbh");
        if (SpecialRules.isPurchase(invoice)) {
            faults.check(
                    ID_CARD.matcher(seller).matches() && TaxNumbers.valid(seller),
                    Fault.SELLER,
                    "收购发票销售方须为自然人，证件号码不合法：" + seller);
            return;
        }
        String held = book.names().get(seller);
        if (held == null) {
            faults.add(Fault.SELLER, "销售方纳税人识别号未登记：" + seller);
            return;
        }
        faults.check(
                TaxParties.sameName(held, invoice.text("xsfmc")),
                Fault.SELLER,
                "开票方纳税人名称与登记不符：" + invoice.text("xsfmc") + "，登记名称" + held);
    }

    private void buyer(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        String kind = invoice.text("fppz");
        String buyer = invoice.text("gmfnsrsbh");
        boolean special = kind.equals("01");
        boolean purchase = SpecialRules.isPurchase(invoice);
        faults.check(special || kind.equals("02"), Fault.KIND, "fppz须为01或02");
        faults.check(!special || !buyer.isEmpty(), Fault.BUYER, "专用发票购买方纳税人识别号不能为空");
        faults.check(!purchase || !buyer.isEmpty(), Fault.BUYER, "收购发票由购买方开具，纳税人识别号不能为空");
        faults.check(buyer.isEmpty() || TaxNumbers.valid(buyer), Fault.BUYER, "受票方纳税人识别号不合法：" + buyer);
        boolean natural = invoice.text("gmfzrrbz").equals("Y");
        faults.check(!special || !natural, Fault.KIND, "自然人不能取得专用发票");
        String held = book.names().get(buyer);
        faults.check(!purchase || held != null, Fault.BUYER, "收购方纳税人识别号未登记：" + buyer);
        faults.check(
                buyer.isEmpty() || held == null || TaxParties.sameName(held, invoice.text("gmfmc")),
                Fault.BUYER,
                "受票方名称与登记不符：" + invoice.text("gmfmc"));
        boolean exempt = lines.stream()
                .anyMatch(line ->
                        line.text("yhzcbs").equals("03") || line.text("yhzcbs").equals("04"));
        faults.check(!special || !exempt, Fault.EXEMPT, "专用发票不能有免税或不征税项目");
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
        boolean red = invoice.text("lzfpbz").equals("1");
        faults.check(amount.compareTo(amounts) == 0, Fault.HEADER_SUM, "hjje不等于各行金额之和" + amounts.toPlainString());
        faults.check(tax.compareTo(taxes) == 0, Fault.HEADER_SUM, "hjse不等于各行税额之和" + taxes.toPlainString());
        faults.check(invoice.decimal("jshj").compareTo(amount.add(tax)) == 0, Fault.HEADER_SUM, "jshj不等于hjje+hjse");
        faults.check(amount.signum() == (red ? -1 : 1), Fault.HEADER_SUM, red ? "红字发票合计金额须小于零" : "蓝字发票合计金额须大于零");
        if (!invoice.text("cezslxDm").equals("02")) {
            faults.check(
                    computed.subtract(taxes).abs().compareTo(TOTAL_TAX_TOLERANCE) <= 0,
                    Fault.TOTAL_TAX,
                    "合计税额误差超过1.27，应约为" + shown(computed));
        }
    }

    private static void differential(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        String type = invoice.text("cezslxDm");
        faults.check(type.isEmpty() || type.equals("01") || type.equals("02"), Fault.DIFFERENTIAL, "cezslxDm须为01或02");
        if (!type.equals("02")) {
            faults.check(lines.stream().noneMatch(line -> line.has("kce")), Fault.DIFFERENTIAL, "只有差额开票可以有kce");
            return;
        }
        if (invoice.text("lzfpbz").equals("1")) {
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
        vouchers(invoice.list("cekcList"), deduction, faults);
        BigDecimal rate = line.decimal("slv");
        BigDecimal expected =
                inclusive.subtract(deduction).multiply(rate).divide(BigDecimal.ONE.add(rate), 10, RoundingMode.HALF_UP);
        faults.check(
                expected.subtract(line.decimal("se")).abs().compareTo(LineRules.LINE_TAX_TOLERANCE) <= 0,
                Fault.LINE_TAX,
                "差额税额误差超过0.06，应约为" + shown(expected));
    }

    private static void vouchers(List<WireFields> vouchers, BigDecimal deduction, InvoiceFaults faults) {
        Set<Integer> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (WireFields voucher : vouchers) {
            BigDecimal used = voucher.decimal("bckcje");
            BigDecimal total = voucher.decimal("pzhjje");
            Integer position = voucher.integer("xh");
            faults.check(position != null && seen.add(position), Fault.DIFFERENTIAL, "差额凭证xh须为不重复的整数");
            faults.check(
                    !voucher.has("pzlx") || VOUCHER_KINDS.contains(voucher.text("pzlx")),
                    Fault.DIFFERENTIAL,
                    "差额凭证类型无效：" + voucher.text("pzlx"));
            faults.check(voucher.text("cepzhm").length() <= 40, Fault.DIFFERENTIAL, "差额凭证号码超过40个字符");
            faults.check(used != null && used.signum() > 0, Fault.DIFFERENTIAL, "凭证本次扣除金额须大于零");
            faults.check(
                    used == null || total == null || used.compareTo(total) <= 0,
                    Fault.DIFFERENTIAL,
                    "凭证本次扣除金额大于凭证合计金额");
            sum = sum.add(used == null ? BigDecimal.ZERO : used);
        }
        faults.check(sum.compareTo(deduction) == 0, Fault.DIFFERENTIAL, "凭证本次扣除金额之和不等于扣除额");
    }

    static String shown(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}

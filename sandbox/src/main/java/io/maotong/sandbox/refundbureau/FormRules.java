package io.maotong.sandbox.refundbureau;

import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Export;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Purchase;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Receipt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the bureau checks of the forms alone: shapes, sums, link groups, rates of its own table. */
final class FormRules {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static final Pattern TAX_NO = Pattern.compile("[0-9A-Z]{15,20}");
    private static final Pattern BATCH = Pattern.compile("\\d{3}");
    private static final Pattern CUSTOMS_NO = Pattern.compile("\\d{18}");
    private static final Pattern CUSTOMS_NO21 = Pattern.compile("\\d{21}");
    private static final Pattern INVOICE_NO = Pattern.compile("\\d{20}");
    private static final Pattern COMMODITY = Pattern.compile("\\d{10,11}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Set<String> REFUNDABLE_MODES = Set.of("0110", "1210", "9610", "9710", "9810");
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    /** A supplier that pays by a rate of collection up to this gets no more than that refunded. */
    private static final BigDecimal SIMPLIFIED = new BigDecimal("0.03");

    private final RefundProperties properties;
    private final Pattern linkNo;
    private final LocalDate today;
    private final Map<String, List<Commodities.Commodity>> commodities;

    FormRules(RefundProperties properties, LocalDate today, Map<String, List<Commodities.Commodity>> commodities) {
        this.properties = properties;
        this.linkNo = Pattern.compile(properties.linkNo());
        this.today = today;
        this.commodities = commodities;
    }

    /** Whether every field can be read; only then do the other rules make sense. */
    FieldFaults shapes(DeclarationRequest form) {
        FieldFaults faults = new FieldFaults()
                .serial(form.serial())
                .matches("taxNo", form.taxNo(), TAX_NO, "纳税人识别号不合法")
                .check(period(form.period()) != null, "period", "所属期为yyyyMM")
                .matches("batchNo", form.batchNo(), BATCH, "批次为三位数字")
                .check(rows(form.exports().size()), "exports", "须有1至" + properties.mostRows() + "行")
                .check(rows(form.purchases().size()), "purchases", "须有1至" + properties.mostRows() + "行")
                .present("totals", form.totals());
        if (Stream.of(form.exports(), form.purchases(), form.receipts()).anyMatch(rows -> rows.contains(null))) {
            return faults.check(false, "exports, purchases, receipts", "有空行");
        }
        YearMonth period = period(form.period());
        faults.check(period == null || !period.isAfter(YearMonth.from(today)), "period", "所属期晚于本月");
        String prefix = form.period() + form.batchNo();
        exports(form.exports(), prefix, faults);
        purchases(form.purchases(), prefix, faults);
        receipts(form.receipts(), faults);
        if (form.totals() != null) {
            faults.present("totals.refundable", form.totals().refundable())
                    .present("totals.fobUsd", form.totals().fobUsd());
        }
        return faults;
    }

    /** Link groups, rates and sums of a readable form. */
    void figures(DeclarationRequest form, FieldFaults faults) {
        groups(form, faults);
        totals(form, faults);
    }

    private boolean rows(int count) {
        return count >= 1 && count <= properties.mostRows();
    }

    private static YearMonth period(String text) {
        try {
            return text == null ? null : YearMonth.parse(text, PERIOD);
        } catch (DateTimeException notAPeriod) {
            return null;
        }
    }

    private void exports(List<Export> rows, String prefix, FieldFaults faults) {
        Set<Integer> seqs = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Export row = rows.get(i);
            String at = "exports[" + i + "].";
            faults.check(row.seq() != null && seqs.add(row.seq()), at + "seq", "序号缺失或重复")
                    .check(linked(row.linkNo(), prefix), at + "linkNo", "关联号须以所属期和批次开头：" + prefix)
                    .matches(at + "customsNo21", row.customsNo21(), CUSTOMS_NO21, "报关单号18位加项号3位")
                    .check(text(row.exportInvoiceNo(), 40), at + "exportInvoiceNo", "1至40字")
                    .matches(at + "commodityCode", row.commodityCode(), COMMODITY, "商品代码为10或11位")
                    .check(text(row.name(), 300), at + "name", "1至300字")
                    .check(text(row.unit(), 20), at + "unit", "1至20字")
                    .check(decimals(row.quantity(), 6), at + "quantity", "数量须大于零，至多六位小数")
                    .check(decimals(row.fobUsd(), 4), at + "fobUsd", "离岸价须大于零，至多四位小数")
                    .check(
                            row.tradeMode() != null && REFUNDABLE_MODES.contains(row.tradeMode()),
                            at + "tradeMode",
                            "该监管方式不予退税")
                    .check(
                            row.exportDate() != null
                                    && !row.exportDate().isAfter(today)
                                    && !row.exportDate()
                                            .plusMonths(properties.months())
                                            .isBefore(today),
                            at + "exportDate",
                            "出口日期晚于今天或已超过" + properties.months() + "个月");
        }
    }

    private void purchases(List<Purchase> rows, String prefix, FieldFaults faults) {
        Set<Integer> seqs = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Purchase row = rows.get(i);
            String at = "purchases[" + i + "].";
            faults.check(row.seq() != null && seqs.add(row.seq()), at + "seq", "序号缺失或重复")
                    .check(linked(row.linkNo(), prefix), at + "linkNo", "关联号须以所属期和批次开头：" + prefix)
                    .matches(at + "invoiceNo", row.invoiceNo(), INVOICE_NO, "发票号码为20位数字")
                    .matches(at + "supplierTaxNo", row.supplierTaxNo(), TAX_NO, "供货方纳税人识别号不合法")
                    .matches(at + "commodityCode", row.commodityCode(), COMMODITY, "商品代码为10或11位")
                    .check(text(row.name(), 300), at + "name", "1至300字")
                    .check(text(row.unit(), 20), at + "unit", "1至20字")
                    .check(decimals(row.quantity(), 6), at + "quantity", "数量须大于零，至多六位小数")
                    .check(decimals(row.taxableAmount(), 2), at + "taxableAmount", "计税金额须大于零，至多两位小数")
                    .check(fraction(row.levyRate()), at + "levyRate", "征税率为小数，如0.13")
                    .check(fraction(row.refundRate()), at + "refundRate", "退税率为小数，如0.13")
                    .check(
                            row.refundable() != null
                                    && row.refundable().signum() >= 0
                                    && row.refundable().stripTrailingZeros().scale() <= 2,
                            at + "refundable",
                            "退税额至多两位小数")
                    .check(
                            row.invoiceDate() != null && !row.invoiceDate().isAfter(today),
                            at + "invoiceDate",
                            "开票日期缺失或晚于今天");
        }
    }

    private void receipts(List<Receipt> rows, FieldFaults faults) {
        for (int i = 0; i < rows.size(); i++) {
            Receipt row = rows.get(i);
            String at = "receipts[" + i + "].";
            faults.matches(at + "customsNo", row.customsNo(), CUSTOMS_NO, "报关单号为18位数字")
                    .matches(at + "currency", row.currency(), CURRENCY, "币种为三位字母")
                    .check(decimals(row.amount(), 4), at + "amount", "金额须大于零")
                    .check(
                            row.receivedOn() != null && !row.receivedOn().isAfter(today),
                            at + "receivedOn",
                            "收汇日期缺失或晚于今天")
                    .check(text(row.bankRef(), 64), at + "bankRef", "1至64字");
        }
    }

    private static boolean text(String value, int most) {
        return value != null && !value.isBlank() && value.length() <= most;
    }

    private boolean linked(String value, String prefix) {
        return value != null && linkNo.matcher(value).matches() && value.startsWith(prefix);
    }

    private static boolean decimals(BigDecimal value, int most) {
        return value != null
                && value.signum() > 0
                && value.stripTrailingZeros().scale() <= most
                && value.compareTo(LARGEST) < 0;
    }

    private static boolean fraction(BigDecimal rate) {
        return rate != null && rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) < 0;
    }

    private static final class Group {
        private String commodityCode;
        private String unit;
        private LocalDate exportDate;
        private BigDecimal exported = BigDecimal.ZERO;
        private BigDecimal purchased = BigDecimal.ZERO;
        private boolean mixed;
        private int purchases;

        private void take(String code, String unitName) {
            if (commodityCode == null) {
                commodityCode = code;
                unit = unitName;
            }
            mixed |= !commodityCode.equals(code) || !unit.equals(unitName);
        }
    }

    private void groups(DeclarationRequest form, FieldFaults faults) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Export row : form.exports()) {
            Group group = groups.computeIfAbsent(row.linkNo(), l -> new Group());
            group.take(row.commodityCode(), row.unit());
            group.exported = group.exported.add(row.quantity());
            if (group.exportDate == null || row.exportDate().isBefore(group.exportDate)) {
                group.exportDate = row.exportDate();
            }
        }
        for (int i = 0; i < form.purchases().size(); i++) {
            Purchase row = form.purchases().get(i);
            String at = "purchases[" + i + "].";
            Group group = groups.computeIfAbsent(row.linkNo(), l -> new Group());
            group.take(row.commodityCode(), row.unit());
            group.purchased = group.purchased.add(row.quantity());
            group.purchases++;
            rate(row, at, group.exportDate, faults);
        }
        groups.forEach((link, group) -> faults.check(
                        group.exportDate != null && group.purchases > 0, "linkNo " + link, "关联号缺少出口或进货数据")
                .check(!group.mixed, "linkNo " + link, "同一关联号的商品代码和计量单位须一致")
                .check(
                        group.exported.compareTo(group.purchased) == 0,
                        "linkNo " + link,
                        "出口数量" + group.exported.toPlainString() + "与进货数量" + group.purchased.toPlainString() + "不等"));
    }

    private void rate(Purchase row, String at, LocalDate exportDate, FieldFaults faults) {
        LocalDate day = exportDate == null ? today : exportDate;
        List<Commodities.Commodity> active = commodities.getOrDefault(row.commodityCode(), List.of()).stream()
                .filter(commodity -> commodity.on(day))
                .toList();
        if (active.size() != 1) {
            faults.check(false, at + "commodityCode", "退税率文库中没有该商品代码：" + row.commodityCode());
            return;
        }
        BigDecimal library = active.getFirst().refundRate();
        if (library.signum() == 0) {
            faults.check(false, at + "commodityCode", "该商品退税率为零，不予退税：" + row.commodityCode());
            return;
        }
        boolean simplified = row.levyRate().compareTo(SIMPLIFIED) <= 0;
        BigDecimal due = simplified ? library.min(row.levyRate()) : library;
        faults.check(
                simplified || row.levyRate().compareTo(active.getFirst().levyRate()) == 0,
                at + "levyRate",
                "征税率须为" + plain(active.getFirst().levyRate()));
        faults.check(row.refundRate().compareTo(due) == 0, at + "refundRate", "退税率须为" + plain(due));
        BigDecimal refund = row.taxableAmount().multiply(row.refundRate()).setScale(2, RoundingMode.HALF_UP);
        faults.check(row.refundable().compareTo(refund) == 0, at + "refundable", "应退税额为" + refund.toPlainString());
    }

    private static void totals(DeclarationRequest form, FieldFaults faults) {
        BigDecimal refundable =
                form.purchases().stream().map(Purchase::refundable).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal fob = form.exports().stream().map(Export::fobUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        faults.check(
                form.totals().refundable().compareTo(refundable) == 0,
                "totals.refundable",
                "不等于各行之和" + refundable.toPlainString());
        faults.check(form.totals().fobUsd().compareTo(fob) == 0, "totals.fobUsd", "不等于各行之和" + fob.toPlainString());
        Set<String> entries = new HashSet<>();
        form.exports().forEach(row -> entries.add(row.customsNo21().substring(0, 18)));
        Map<String, Integer> unknown = new HashMap<>();
        for (int i = 0; i < form.receipts().size(); i++) {
            String customsNo = form.receipts().get(i).customsNo();
            if (!entries.contains(customsNo)) {
                unknown.putIfAbsent(customsNo, i);
            }
        }
        unknown.forEach((customsNo, row) ->
                faults.check(false, "receipts[" + row + "].customsNo", "不在本次申报的报关单之内：" + customsNo));
    }

    private static String plain(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }
}

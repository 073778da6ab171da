package io.maotong.invoice.file;

import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.Deal;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Invoices of every kind, as values. */
public final class SampleInvoices {

    public static final String NUMBER = "26327000000012345678";
    private static final Instant ISSUED_AT = Instant.parse("2026-11-20T02:03:04Z");
    private static final Party SELLER = new Party(
            "91320722MA1ABCDE0X",
            "东海县晶都国际贸易有限公司",
            "江苏省连云港市东海县牛山街道水晶路88号",
            "0518-87654321",
            "中国工商银行东海支行",
            "1107060109000123456",
            false);
    private static final Party BUYER = new Party(
            "91310115MA1H12345Q",
            "上海浦东新区某某进出口有限公司",
            "上海市浦东新区世纪大道1号",
            "021-12345678",
            "招商银行上海分行",
            "121900000012345",
            false);

    private SampleInvoices() {}

    public static InvoiceLine line(int no, String name, String quantity, String price, String rate) {
        BigDecimal amount =
                new BigDecimal(quantity).multiply(new BigDecimal(price)).setScale(2, RoundingMode.HALF_UP);
        BigDecimal tax = amount.multiply(new BigDecimal(rate)).setScale(2, RoundingMode.HALF_UP);
        return new InvoiceLine(
                no,
                null,
                name,
                "玻璃制品",
                "8mm/60粒",
                "条",
                new BigDecimal(quantity),
                new BigDecimal(price),
                amount,
                new BigDecimal(rate),
                tax,
                null,
                "1080000000000009914",
                LineNature.NORMAL,
                null);
    }

    public static InvoiceDocument of(
            InvoiceKind kind, Party buyer, List<InvoiceLine> lines, String remark, BlueReference blue) {
        BigDecimal amount = lines.stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = lines.stream().map(InvoiceLine::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean export = kind == InvoiceKind.EXPORT;
        return new InvoiceDocument(
                NUMBER,
                kind,
                kind == InvoiceKind.AGRI_PURCHASE ? "16" : null,
                null,
                export ? "01" : null,
                SELLER,
                buyer,
                lines,
                amount,
                tax,
                amount.add(tax),
                "02",
                "张三",
                null,
                null,
                remark,
                false,
                false,
                false,
                false,
                ISSUED_AT,
                blue,
                export
                        ? new Deal(
                                "230120260500000001",
                                "USD",
                                new BigDecimal("370.50"),
                                new BigDecimal("7.1"),
                                LocalDate.parse("2026-11-02"),
                                "PBC",
                                "FOB")
                        : null);
    }

    public static InvoiceDocument special(int lines) {
        return of(
                InvoiceKind.DIGITAL_SPECIAL,
                BUYER,
                IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> line(i, "天然水晶手链" + i, "3", "33.33", "0.13"))
                        .toList(),
                "合同号 HT-2026-001",
                null);
    }

    public static InvoiceDocument numbered(InvoiceDocument invoice, String number) {
        return invoice.issued(number, invoice.issuedAt());
    }

    public static InvoiceDocument red() {
        InvoiceLine blue = line(1, "天然水晶手链", "3", "33.33", "0.13");
        InvoiceLine red = new InvoiceLine(
                1,
                1,
                blue.name(),
                blue.shortName(),
                blue.spec(),
                blue.unit(),
                blue.quantity().negate(),
                blue.unitPrice(),
                blue.amount().negate(),
                blue.rate(),
                blue.tax().negate(),
                null,
                blue.taxClassCode(),
                LineNature.NORMAL,
                null);
        return of(
                InvoiceKind.DIGITAL_SPECIAL,
                BUYER,
                List.of(red),
                "被红冲蓝字数电票号码：26327000000087654321 红字发票信息确认单编号：32070026112001570800",
                new BlueReference("26327000000087654321", "32070026112001570800", "0123456789abcdef0123456789abcdef"));
    }

    public static InvoiceDocument export() {
        return of(
                InvoiceKind.EXPORT,
                Party.company(null, "GLOBAL CRYSTAL & GEMSTONE TRADING COMPANY LIMITED"),
                List.of(
                        line(1, "水晶手链", "30", "87.6850000000001", "0"),
                        line(2, "玻璃摆件 CRYSTAL ORNAMENT 3D LASER ENGRAVED", "7", "18.5109285714286", "0")),
                "合同号：SC2026-1101；报关单号：230120260500000001；币种：USD；外币金额：388.75；汇率：7.100000；成交方式：FOB",
                null);
    }

    public static InvoiceDocument discounted() {
        InvoiceLine full = line(1, "天然水晶手链", "10", "100", "0.13");
        InvoiceLine plain = new InvoiceLine(
                1,
                null,
                full.name(),
                full.shortName(),
                full.spec(),
                full.unit(),
                full.quantity(),
                full.unitPrice(),
                full.amount(),
                full.rate(),
                full.tax(),
                null,
                full.taxClassCode(),
                LineNature.DISCOUNTED,
                null);
        InvoiceLine discount = new InvoiceLine(
                2,
                null,
                full.name(),
                full.shortName(),
                null,
                null,
                null,
                null,
                new BigDecimal("-100.00"),
                full.rate(),
                new BigDecimal("-13.00"),
                null,
                full.taxClassCode(),
                LineNature.DISCOUNT,
                null);
        return of(InvoiceKind.DIGITAL_NORMAL, BUYER, List.of(plain, discount), null, null);
    }

    private static InvoiceLine untaxed(int no, String name, String shortName, String preference) {
        return new InvoiceLine(
                no,
                null,
                name,
                shortName,
                null,
                "千克",
                new BigDecimal("1000"),
                new BigDecimal("4.5"),
                new BigDecimal("4500.00"),
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                null,
                "1010101030000000000",
                LineNature.NORMAL,
                preference);
    }

    public static InvoiceDocument agricultural() {
        InvoiceDocument invoice =
                of(InvoiceKind.AGRI_PURCHASE, BUYER, List.of(untaxed(1, "红富士苹果", "水果", "03")), "收购自产农产品", null);
        Party farmer = new Party("320722197001011234", "王大农", null, null, null, null, true);
        return new InvoiceDocument(
                invoice.number(),
                invoice.kind(),
                invoice.specialElement(),
                null,
                null,
                farmer,
                SELLER,
                invoice.lines(),
                invoice.amount(),
                invoice.tax(),
                invoice.total(),
                null,
                "李四",
                null,
                null,
                invoice.remark(),
                false,
                false,
                false,
                false,
                ISSUED_AT,
                null,
                null);
    }

    public static InvoiceDocument mixed() {
        return of(
                InvoiceKind.DIGITAL_NORMAL,
                new Party(null, "赵六", null, null, null, null, true),
                List.of(
                        untaxed(1, "有机蔬菜", "蔬菜", "03"),
                        untaxed(2, "预付卡充值", "预付卡销售", "04"),
                        line(3, "天然水晶吊坠", "1", "88.5", "0.01")),
                null,
                null);
    }

    /** Everything as long as it may be. */
    public static InvoiceDocument longest() {
        List<InvoiceLine> lines = new ArrayList<>();
        InvoiceLine one = line(1, "x", "123456789012.1234567890123", "0.0012345678901", "0.13");
        lines.add(new InvoiceLine(
                1,
                null,
                "天然水晶手链带有非常非常长的商品名称以及规格说明以便检查折行".repeat(3),
                "玻璃制品",
                "规格型号也可以很长很长ABC-1234567890/XYZ",
                "标准集装箱（个）",
                one.quantity(),
                one.unitPrice(),
                new BigDecimal("152415766.88"),
                one.rate(),
                new BigDecimal("19814049.69"),
                null,
                one.taxClassCode(),
                LineNature.NORMAL,
                null));
        lines.add(line(2, "普通商品", "1", "1", "0.13"));
        InvoiceDocument invoice = of(
                InvoiceKind.DIGITAL_SPECIAL,
                new Party(
                        "91310115MA1H12345Q",
                        "一个名称非常长的进出口贸易股份有限公司上海自由贸易试验区临港新片区分公司".repeat(2),
                        "上海市浦东新区世纪大道1号环球金融中心88层",
                        "021-12345678",
                        "招商银行股份有限公司上海分行营业部",
                        "121900000012345",
                        false),
                lines,
                "备注内容很长需要折行显示并使页面增高。".repeat(24).substring(0, 450),
                null);
        return new InvoiceDocument(
                invoice.number(),
                invoice.kind(),
                null,
                null,
                null,
                invoice.seller(),
                invoice.buyer(),
                lines,
                invoice.amount(),
                invoice.tax(),
                invoice.total(),
                "02",
                "张三",
                "收款员甲",
                "复核员乙",
                invoice.remark(),
                true,
                true,
                true,
                true,
                ISSUED_AT,
                null,
                null);
    }

    /** The XML of an invoice as another writer would spell it. */
    public static byte[] respelled(InvoiceDocument invoice) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        InvoiceXml.write(invoice, new InvoiceXml.Spelling(InvoiceXml.RateSpelling.PERCENT, false), out);
        return out.toByteArray();
    }
}

package io.maotong.invoice.file;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.file.XmlTree.Element;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the XML of a digital invoice, also of the accounting data package, whose facts have the same local names. All that is
 * wrong with it is said at once.
 */
public final class InvoiceXmlReader {

    private static final Pattern DIGITAL = Pattern.compile("\\d{20}");
    private static final Pattern LEGACY = Pattern.compile("\\d{8}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,18}(\\.\\d{1,20})?");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int DAY = 10;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Element root;
    private final Violations violations = new Violations();

    private InvoiceXmlReader(Element root) {
        this.root = root;
    }

    /** @throws BusinessException with every missing or malformed field */
    public static ReadInvoice read(byte[] xml) {
        InvoiceXmlReader reader = new InvoiceXmlReader(XmlTree.read(xml));
        reader.refuseSeveral();
        ReadInvoice invoice = reader.read();
        reader.violations.throwIfAny(
                reader.violations.list().stream().anyMatch(one -> one.code().equals(FileError.FIELD_MISSING.code()))
                        ? FileError.FIELD_MISSING
                        : FileError.FIELD_MALFORMED);
        return invoice;
    }

    /** Taking the first of several would lose the others without a word. */
    private void refuseSeveral() {
        boolean several = root.descendants("EInvoice").size() > 1
                || root.descendants("EInvoiceData").size() > 1
                || root.descendants("InvoiceNumber").stream()
                                .map(Element::text)
                                .distinct()
                                .count()
                        > 1;
        if (several) {
            throw XmlTree.refused(
                    FileError.SEVERAL_INVOICES,
                    "ONE_INVOICE",
                    "1",
                    Text.of(
                            "请把每张发票拆成单独的 XML，或打包成 ZIP 上传",
                            "Put each invoice into an XML of its own, or upload a ZIP of them"));
        }
        if (root.descendants("InvoiceNumber").isEmpty()
                && root.descendants("EIid").isEmpty()
                && root.descendants("SellerName").isEmpty()) {
            throw XmlTree.refused(
                    FileError.NOT_READABLE,
                    "EINVOICE",
                    "EInvoice",
                    Text.of(
                            "这个 XML 不是数电发票，请上传税务平台下载的发票 XML",
                            "This XML is no digital invoice; upload the XML from the tax platform"));
        }
    }

    private ReadInvoice read() {
        String number = number();
        String time = text("IssueTime") == null ? text("RequestTime") : text("IssueTime");
        LocalDateTime at = time(time);
        String kind = label("GeneralOrSpecialVAT", "LabelName");
        String blue = text("OriginalInvoiceCode");
        BigDecimal total = decimal("TotalTax-includedAmount", text("TotalTax-includedAmount"), true);
        return new ReadInvoice(
                number,
                text("InvoiceCode"),
                text("Version"),
                kind,
                special(kind),
                "N".equals(label("InIssuType", "LabelCode")) || blue != null || total != null && total.signum() < 0,
                at == null ? null : at.toLocalDate(),
                time != null && time.length() > DAY ? at : null,
                side("Seller", true),
                side("Buyer", true),
                items(),
                decimal("TotalAmWithoutTax", text("TotalAmWithoutTax"), true),
                decimal("TotalTaxAm", text("TotalTaxAm"), true),
                total,
                text("TotalTax-includedAmountInChinese"),
                text("Drawer"),
                text("Remark"),
                blue,
                text("CreditNoteNumber"),
                text("TaxBureauCode"),
                text("TaxBureauName"));
    }

    private String number() {
        String number = text("InvoiceNumber") == null ? text("EIid") : text("InvoiceNumber");
        if (number == null) {
            missing("InvoiceNumber");
            return null;
        }
        String folded = Normalizer.normalize(number, Normalizer.Form.NFKC).strip();
        if (!DIGITAL.matcher(folded).matches() && !LEGACY.matcher(folded).matches()) {
            malformed(
                    "InvoiceNumber", "NUMBER", "20 digits", Text.of("发票号码应为20位数字", "An invoice number has 20 digits"));
        }
        return folded;
    }

    private Boolean special(String kind) {
        String code = label("GeneralOrSpecialVAT", "LabelCode");
        if (kind != null && (kind.contains("专用") || kind.contains("普通"))) {
            return kind.contains("专用");
        }
        return code == null ? null : (Boolean) code.equals("01");
    }

    private String label(String element, String part) {
        return root.descendants(element).stream()
                .flatMap(found -> found.children(part).stream())
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private ReadInvoice.Side side(String side, boolean needed) {
        String name = text(side + "Name");
        if (name == null && needed) {
            missing(side + "Name");
        }
        return new ReadInvoice.Side(
                text(side + "IdNum"),
                name,
                text(side + "Addr"),
                text(side + "TelNum"),
                text(side + "BankName"),
                text(side + "BankAccNum"));
    }

    private List<ReadInvoice.Item> items() {
        List<ReadInvoice.Item> items = new ArrayList<>();
        List<Element> elements = root.descendants("IssuItemInformation");
        for (int i = 0; i < elements.size(); i++) {
            Element one = elements.get(i);
            String at = "IssuItemInformation[" + i + "].";
            String rate = child(one, "TaxRate");
            String tax = child(one, "ComTaxAm");
            items.add(new ReadInvoice.Item(
                    child(one, "ItemName"),
                    child(one, "SpecMod"),
                    child(one, "MeaUnits"),
                    decimal(at + "Quantity", child(one, "Quantity"), false),
                    decimal(at + "UnPrice", child(one, "UnPrice"), false),
                    decimal(at + "Amount", child(one, "Amount"), true),
                    rate(at + "TaxRate", rate),
                    rate,
                    "***".equals(tax) ? BigDecimal.ZERO : decimal(at + "ComTaxAm", tax, false),
                    decimal(at + "TotaltaxIncludedAmount", child(one, "TotaltaxIncludedAmount"), false),
                    child(one, "TaxClassificationCode")));
        }
        return items;
    }

    private static String child(Element element, String name) {
        List<Element> found = element.children(name);
        return found.isEmpty() || found.getFirst().text().isEmpty()
                ? null
                : found.getFirst().text();
    }

    /** 0.06, 0.130000 or 6%; words instead of a rate mean that there is none. */
    private BigDecimal rate(String field, String text) {
        if (text == null || text.equals("***") || text.contains("税")) {
            return null;
        }
        String folded = text.replace('％', '%').strip();
        if (folded.endsWith("%")) {
            BigDecimal percent = decimal(field, folded.substring(0, folded.length() - 1), false);
            return percent == null ? null : percent.movePointLeft(2);
        }
        BigDecimal rate = decimal(field, folded, false);
        if (rate != null && (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0)) {
            boolean percent = rate.signum() > 0 && rate.compareTo(HUNDRED) < 0;
            malformed(
                    field,
                    "RATE",
                    percent ? PrintedForm.number(rate) + "%" : "0..1",
                    Text.of("税率应写作 0.13 或 13%%，文件中为 %s", "A rate is written 0.13 or 13%%, not %s")
                            .with(folded));
            return null;
        }
        return rate;
    }

    /** The first that is given; two that differ are not for us to choose between. */
    private String text(String name) {
        List<String> given = root.descendants(name).stream()
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (given.size() > 1 && !reported(name)) {
            malformed(
                    name,
                    "UNIQUE",
                    "1",
                    Text.of("要素 %s 出现多个不同的值，无法判断以哪个为准", "%s has several different values")
                            .with(name));
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    private boolean reported(String field) {
        return violations.list().stream().anyMatch(one -> field.equals(one.field()));
    }

    private BigDecimal decimal(String field, String text, boolean needed) {
        if (text == null) {
            if (needed) {
                missing(field);
            }
            return null;
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace(",", "")
                .replaceFirst("^[¥￥]", "")
                .strip();
        if (!DECIMAL.matcher(folded).matches()) {
            malformed(
                    field,
                    "DECIMAL",
                    "123.45",
                    Text.of("%s 不是数字：%s", "%s is no number: %s").with(field, shortened(text)));
            return null;
        }
        return new BigDecimal(folded);
    }

    private LocalDateTime time(String text) {
        if (text == null) {
            missing("IssueTime");
            return null;
        }
        try {
            String folded = text.replace('T', ' ').replace('/', '-');
            return folded.length() <= DAY
                    ? LocalDate.parse(folded).atStartOfDay()
                    : LocalDateTime.parse(folded.substring(0, Math.min(19, folded.length())), CLOCK);
        } catch (DateTimeException e) {
            malformed(
                    "IssueTime",
                    "TIME",
                    "yyyy-MM-dd[ HH:mm:ss]",
                    Text.of("开票时间无法识别：%s", "The time of issue cannot be read: %s")
                            .with(shortened(text)));
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }

    private void missing(String field) {
        if (!reported(field)) {
            violations.add(Violation.of(
                    FileError.FIELD_MISSING,
                    field,
                    "REQUIRED",
                    null,
                    Text.of("文件中没有 %s，请向开票方索取完整的 XML", "The file has no %s; ask the issuer for the complete XML")
                            .with(field)));
        }
    }

    private void malformed(String field, String rule, String expected, Text hint) {
        violations.add(Violation.of(FileError.FIELD_MALFORMED, field, rule, expected, hint));
    }
}

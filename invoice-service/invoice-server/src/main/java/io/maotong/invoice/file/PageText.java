package io.maotong.invoice.file;

import io.maotong.core.error.Text;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a page without an XML shows. Only what stands there without doubt is taken; everything else is named as not read.
 */
final class PageText {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{20}(?!\\d)");
    private static final Pattern BLUE = Pattern.compile("被红冲蓝字数电(?:发)?票号码:?\\s*(\\d{20})");
    private static final Pattern CONFIRMATION = Pattern.compile("确认单编号:?\\s*(\\d{20})");
    private static final Pattern DATE = Pattern.compile("(20\\d\\d)\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");
    private static final Pattern TAX_NO =
            Pattern.compile("(?<![0-9A-Z])(?=[0-9A-Z]*\\d)[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])");
    private static final Pattern NAME = Pattern.compile("名\\s*称:[ \\t]*([^\\s:]{2,})");
    private static final Pattern TOTAL = Pattern.compile("小写\\)\\s*[¥￥Y]?\\s*(-?[0-9,]+\\.\\d{2})");
    private static final Pattern MONEY = Pattern.compile("[¥￥]\\s*(-?[0-9,]+\\.\\d{2})");

    private final String text;
    private final Map<String, String> facts;
    private final List<String> unread = new ArrayList<>();

    private PageText(String text, Map<String, String> facts) {
        this.text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        this.facts = facts;
    }

    /** @param facts of the file's own description, by their names */
    static ForeignFile.Reading read(FileFormat format, String text, Map<String, String> facts) {
        PageText page = new PageText(text, facts);
        ReadInvoice invoice = page.invoice();
        return new ForeignFile.Reading(format, invoice, List.copyOf(page.unread));
    }

    private ReadInvoice invoice() {
        String blue = group(BLUE);
        String confirmation = group(CONFIRMATION);
        String number = number(blue, confirmation);
        List<String> taxNumbers = all(TAX_NO, 0);
        List<String> names = all(NAME, 1);
        boolean two = names.size() == 2;
        BigDecimal total = money("total", group(TOTAL));
        List<BigDecimal> sums = sums(total);
        Boolean special = text.contains("增值税专用发票") ? Boolean.TRUE : text.contains("普通发票") ? Boolean.FALSE : null;
        ReadInvoice invoice = new ReadInvoice(
                number,
                null,
                null,
                special == null ? null : special ? "增值税专用发票" : "普通发票",
                known("kind", special),
                blue != null || total != null && total.signum() < 0,
                date(),
                null,
                new ReadInvoice.Side(
                        known("sellerTaxNo", fact("销售方纳税人识别号", taxNumbers.size() == 2 ? taxNumbers.get(1) : null)),
                        known("sellerName", two ? names.get(1) : null),
                        null,
                        null,
                        null,
                        null),
                new ReadInvoice.Side(
                        fact("购买方纳税人识别号", taxNumbers.size() == 2 ? taxNumbers.getFirst() : null),
                        known("buyerName", two ? names.getFirst() : null),
                        null,
                        null,
                        null,
                        null),
                List.of(),
                known("amount", factMoney("合计金额", sums.isEmpty() ? null : sums.getFirst())),
                known("tax", factMoney("合计税额", sums.isEmpty() ? null : sums.getLast())),
                total,
                null,
                null,
                null,
                blue,
                confirmation,
                null,
                null);
        unread.add("items");
        unread.add("remark");
        return invoice;
    }

    private String number(String blue, String confirmation) {
        String told = facts.get("发票号码");
        if (told != null && NUMBER.matcher(told).matches()) {
            return told;
        }
        Set<String> numbers = new LinkedHashSet<>(all(NUMBER, 0));
        numbers.remove(blue);
        numbers.remove(confirmation);
        if (numbers.size() == 1) {
            return numbers.iterator().next();
        }
        if (numbers.isEmpty()) {
            throw XmlTree.refused(
                    FileError.NOT_READABLE,
                    "NUMBER",
                    "20 digits",
                    Text.of(
                            "版式文件上读不到20位发票号码，请改传 XML",
                            "No 20-digit number can be read off the page; upload the XML instead"));
        }
        throw XmlTree.refused(
                FileError.SEVERAL_INVOICES,
                "ONE_INVOICE",
                "1",
                Text.of(
                        "版式文件上有多个发票号码，请改传 XML 或拆分文件",
                        "There are several invoice numbers on the page; upload the XML, or split it"));
    }

    private LocalDate date() {
        Set<LocalDate> dates = new LinkedHashSet<>();
        Matcher matcher = DATE.matcher(facts.getOrDefault("开票日期", "") + "\n" + text);
        while (matcher.find()) {
            try {
                dates.add(LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))));
            } catch (DateTimeException e) {
                // Looks like a date and is none.
                unread.add("issuedOn");
                return null;
            }
        }
        return known(
                "issuedOn",
                dates.isEmpty() || dates.size() > 1 && !facts.containsKey("开票日期")
                        ? null
                        : dates.iterator().next());
    }

    /** Amount and tax: the two figures with a ¥ that make up the total. */
    private List<BigDecimal> sums(BigDecimal total) {
        List<BigDecimal> figures = all(MONEY, 1).stream()
                .map(figure -> new BigDecimal(figure.replace(",", "")))
                .filter(figure -> total == null || figure.compareTo(total) != 0)
                .toList();
        boolean adds = total != null
                && figures.size() == 2
                && figures.getFirst().add(figures.getLast()).compareTo(total) == 0;
        return adds ? figures : List.of();
    }

    private String fact(String name, String otherwise) {
        String told = facts.get(name);
        return told == null || told.isBlank() ? otherwise : told;
    }

    private BigDecimal factMoney(String name, BigDecimal otherwise) {
        String told = facts.get(name);
        return told == null || !told.matches("-?\\d{1,16}\\.\\d{2}") ? otherwise : new BigDecimal(told);
    }

    private <T> T known(String field, T value) {
        if (value == null) {
            unread.add(field);
        }
        return value;
    }

    private BigDecimal money(String field, String figure) {
        return known(field, figure == null ? null : new BigDecimal(figure.replace(",", "")));
    }

    private String group(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private List<String> all(Pattern pattern, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group))
                .toList();
    }
}

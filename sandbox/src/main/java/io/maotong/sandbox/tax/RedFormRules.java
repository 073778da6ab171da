package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the platform checks of an application: the blue invoice, who asks, the reason, and every line. */
final class RedFormRules {

    static final String BLUE = "9101";
    static final String SIDE = "9102";
    static final String REASON = "9103";
    static final String REMAINING = "9104";
    static final String OPEN = "9105";
    static final String LINE = "9106";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Set<String> REASONS = Set.of("01", "02", "03", "04");
    private static final Pattern QUANTITY = Pattern.compile("-\\d{1,12}(\\.\\d{1,13})?");
    private static final Pattern PRICE = Pattern.compile("\\d{1,12}(\\.\\d{1,13})?");
    private static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.01");
    private static final BigDecimal TAX_TOLERANCE = new BigDecimal("0.06");

    /** What is left of a line with its discount folded in. */
    private record Rest(HeldLine line, BigDecimal quantity, BigDecimal amount, BigDecimal tax) {

        Rest less(BigDecimal quantityTaken, BigDecimal amountTaken, BigDecimal taxTaken) {
            return new Rest(
                    line,
                    quantity == null || quantityTaken == null ? quantity : quantity.add(quantityTaken),
                    amount.add(amountTaken),
                    tax.add(taxTaken));
        }
    }

    private final HeldInvoice blue;
    private final boolean used;
    private final boolean wholeOnlyWhenUnused;
    private final Map<Integer, Rest> rest = new LinkedHashMap<>();
    private final List<RedHeld> alive;
    private final List<String> faults = new ArrayList<>();
    private String first;

    /** @param alive forms that bind the blue invoice, spent or not */
    RedFormRules(
            HeldInvoice blue, List<HeldLine> lines, List<RedHeld> alive, boolean used, boolean wholeOnlyWhenUnused) {
        this.blue = blue;
        this.used = used;
        this.wholeOnlyWhenUnused = wholeOnlyWhenUnused;
        this.alive = alive;
        Rest before = null;
        for (HeldLine line : lines) {
            if (line.je().signum() < 0 && before != null) {
                before = before.less(null, line.je(), line.se());
            } else {
                before = new Rest(line, line.sl().isEmpty() ? null : new BigDecimal(line.sl()), line.je(), line.se());
            }
            rest.put(before.line().mxxh(), before);
        }
        for (RedHeld form : alive) {
            for (RedHeld.Line taken : form.lines()) {
                rest.computeIfPresent(
                        taken.blueLine(), (no, left) -> left.less(taken.quantity(), taken.je(), taken.se()));
            }
        }
    }

    /** @throws TaxRefusal with the code of the first broken rule and the words of all */
    void check(WireFields request) {
        head(request);
        List<WireFields> lines = request.list("hzqrdmxList");
        fault(lines.isEmpty(), LINE, "hzqrdmxList不能为空");
        Map<Integer, BigDecimal> reversed = new HashMap<>();
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            WireFields line = lines.get(i);
            if (line(request.text("chyyDm"), line, i + 1, reversed)) {
                amount = amount.add(line.decimal("je"));
                tax = tax.add(line.decimal("se"));
            }
        }
        if (faults.isEmpty()) {
            fault(
                    amount.compareTo(request.decimal("hzcxje")) != 0 || tax.compareTo(request.decimal("hzcxse")) != 0,
                    LINE,
                    "hzcxje、hzcxse须为明细之和");
            boolean whole = rest.values().stream()
                    .allMatch(left -> left.amount()
                                    .add(reversed.getOrDefault(left.line().mxxh(), BigDecimal.ZERO))
                                    .signum()
                            == 0);
            fault(!whole && request.text("chyyDm").equals("01"), REASON, "开票有误须冲红全部余额");
            fault(!whole && !used && wholeOnlyWhenUnused, REMAINING, "购买方未使用的发票须全额冲红");
            reasonFits(request.text("chyyDm"), lines);
        }
        if (!faults.isEmpty()) {
            throw new TaxRefusal(first, String.join("；", faults));
        }
    }

    private void head(WireFields request) {
        String side = request.text("lrfsf");
        fault(!side.equals(RedHeld.SELLER) && !side.equals(RedHeld.BUYER), SIDE, "lrfsf须为0或1");
        fault(side.equals(RedHeld.BUYER) && !used, SIDE, "发票未用途确认且未入账，只能由销售方发起");
        fault(
                !blue.sellerTaxNo().equals(request.text("xsfnsrsbh"))
                        || !blue.buyerTaxNo().equals(request.text("gmfnsrsbh")),
                BLUE,
                "购销双方与蓝字发票不一致");
        fault(blue.hjje().signum() < 0 || blue.fpzt().equals("3"), BLUE, "红字发票不能再冲红");
        fault(blue.fpzt().equals("8"), REMAINING, "发票已全额冲红");
        fault(blue.fpzt().equals("1") || blue.fpzt().equals("2"), BLUE, "发票状态" + blue.fpzt() + "不允许冲红");
        fault(!blue.sfycpz().isEmpty() || !blue.sdzt().isEmpty(), BLUE, "发票为异常凭证或已锁定");
        fault(!request.text("lzkprq").equals(TIME.format(blue.issuedAt())), BLUE, "lzkprq与蓝字发票不一致");
        fault(differs(request.decimal("lzhjje"), blue.hjje()), BLUE, "lzhjje与蓝字发票不一致");
        fault(differs(request.decimal("lzhjse"), blue.hjse()), BLUE, "lzhjse与蓝字发票不一致");
        fault(!request.text("lzfppzDm").equals(blue.fplx().equals("81") ? "01" : "02"), BLUE, "lzfppzDm与蓝字发票不一致");
        fault(!REASONS.contains(request.text("chyyDm")), REASON, "chyyDm须为01至04");
        fault(request.decimal("hzcxje") == null || request.decimal("hzcxse") == null, LINE, "hzcxje、hzcxse不能为空");
        fault(alive.stream().anyMatch(form -> form.redNumber() == null), OPEN, "该发票已有未完结的红字发票信息确认单");
    }

    private boolean line(String reason, WireFields line, int ordinal, Map<Integer, BigDecimal> reversed) {
        String at = "第" + ordinal + "行";
        int before = faults.size();
        Integer blueLine = line.integer("lzmxxh");
        Rest left = blueLine == null ? null : rest.get(blueLine);
        if (left == null || reversed.containsKey(blueLine)) {
            fault(true, LINE, at + "lzmxxh不是蓝字发票的行号或重复");
            return false;
        }
        HeldLine of = left.line();
        fault(!Integer.valueOf(ordinal).equals(line.integer("xh")), LINE, at + "xh须连续");
        fault(!line.text("dw").equals(of.dw()), LINE, at + "单位须与蓝字一致：" + of.dw());
        fault(!line.text("sphfwssflhbbm").equals(of.classCode()), LINE, at + "税收分类编码须与蓝字一致");
        fault(differs(line.decimal("sl1"), of.slv()), LINE, at + "税率须与蓝字一致");
        BigDecimal amount = cents(line, "je");
        BigDecimal tax = cents(line, "se");
        if (amount == null || tax == null || amount.signum() >= 0 || tax.signum() > 0) {
            fault(true, LINE, at + "金额须为负数，税额不得为正数，至多两位小数");
            return false;
        }
        fault(
                amount.add(left.amount()).signum() < 0,
                REMAINING,
                at + "超过可冲红金额" + left.amount().toPlainString());
        fault(
                tax.add(left.tax()).signum() < 0,
                REMAINING,
                at + "超过可冲红税额" + left.tax().toPlainString());
        boolean last = amount.add(left.amount()).signum() == 0;
        fault(
                last && tax.add(left.tax()).signum() != 0,
                REMAINING,
                at + "最后一次冲红须冲完税额" + left.tax().toPlainString());
        fault(amount.multiply(of.slv()).subtract(tax).abs().compareTo(TAX_TOLERANCE) > 0, LINE, at + "税额误差超过0.06");
        quantity(reason, line, left, at, amount);
        reversed.put(blueLine, amount);
        return faults.size() == before;
    }

    private void quantity(String reason, WireFields line, Rest left, String at, BigDecimal amount) {
        boolean counted = line.has("fpspsl") || line.has("fpspdj");
        fault(counted && reason.equals("04"), REASON, at + "销售折让不填数量和单价");
        if (!counted) {
            return;
        }
        if (!QUANTITY.matcher(line.text("fpspsl")).matches()
                || !PRICE.matcher(line.text("fpspdj")).matches()) {
            fault(true, LINE, at + "数量须为负数、单价须为正数，且须同时填写");
            return;
        }
        BigDecimal quantity = line.decimal("fpspsl");
        fault(
                left.quantity() == null || left.quantity().add(quantity).signum() < 0,
                REMAINING,
                at + "超过可冲红数量" + (left.quantity() == null ? "" : left.quantity().toPlainString()));
        BigDecimal expected = quantity.multiply(line.decimal("fpspdj")).setScale(2, RoundingMode.HALF_UP);
        fault(expected.subtract(amount).abs().compareTo(AMOUNT_TOLERANCE) > 0, LINE, at + "金额与数量×单价误差超过0.01");
    }

    private void reasonFits(String reason, List<WireFields> lines) {
        Set<Character> classes = new HashSet<>();
        lines.forEach(line -> classes.add(line.text("sphfwssflhbbm").charAt(0)));
        fault(reason.equals("02") && classes.equals(Set.of('3')), REASON, "全部为服务时不能选择销货退回");
        fault(reason.equals("03") && Set.of('1', '2').containsAll(classes), REASON, "全部为货物或劳务时不能选择服务中止");
    }

    private void fault(boolean broken, String code, String message) {
        if (broken) {
            first = first == null ? code : first;
            faults.add("[" + code + "]" + message);
        }
    }

    private static boolean differs(BigDecimal one, BigDecimal other) {
        return one == null || one.compareTo(other) != 0;
    }

    private static BigDecimal cents(WireFields line, String name) {
        BigDecimal value = line.decimal(name);
        return value == null || value.stripTrailingZeros().scale() > 2 ? null : value;
    }
}

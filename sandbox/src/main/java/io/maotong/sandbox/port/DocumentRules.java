package io.maotong.sandbox.port;

import io.maotong.sandbox.office.CustomsOffice.Enterprise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What customs checks in one document alone (spec 1.10: O, R, L, I rules that need no other document). */
final class DocumentRules {

    private static final String CHINA = "142";
    private static final String KILOGRAM = "035";
    private static final int SCALE = 5;
    private static final int MOST_DAYS_AHEAD = 30;
    private static final Set<String> BONDED = Set.of("1210", "1239");

    private final Map<String, Enterprise> enterprises;
    private final Instant now;
    private final Map<String, String> legalUnits;
    private final List<PortFault> faults = new ArrayList<>();

    private DocumentRules(Map<String, Enterprise> enterprises, Instant now, Map<String, String> legalUnits) {
        this.enterprises = enterprises;
        this.now = now;
        this.legalUnits = legalUnits;
    }

    static List<PortFault> faults(
            StoredDocument document, Map<String, Enterprise> enterprises, Instant now, Map<String, String> legalUnits) {
        DocumentRules rules = new DocumentRules(enterprises, now, legalUnits);
        CebDocument content = document.content();
        switch (document.type()) {
            case ORDER -> rules.order(content);
            case RECEIPTS -> rules.receipts(content);
            case WAYBILL -> rules.waybill(content);
            case LIST -> rules.list(content);
            default -> rules.party(content, "agentCode", "agentName", false);
        }
        return rules.faults;
    }

    private void order(CebDocument order) {
        party(order, "ebcCode", "ebcName", true);
        party(order, "ebpCode", "ebpName", false);
        check(notNegative(order.number("freight")), "13011", "运杂费不得为负数");
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < order.rows().size(); i++) {
            Map<String, String> row = order.rows().get(i);
            line(row, i);
            check(row.get("currency").equals(order.head("currency")), "13012", "第" + (i + 1) + "项币制与表头不一致");
            sum = sum.add(CebDocument.number(row, "totalPrice"));
        }
        check(
                sum.compareTo(order.number("goodsValue")) == 0,
                "13013",
                "商品价格" + order.head("goodsValue") + "与表体合计" + plain(sum) + "不一致");
    }

    /** Rows numbered 1..n, positive figures, quantity × price = total at five decimals. */
    private void line(Map<String, String> row, int index) {
        String at = "第" + (index + 1) + "项";
        check(Integer.parseInt(row.get("gnum").strip()) == index + 1, "13014", at + "商品序号不连续：" + row.get("gnum"));
        BigDecimal quantity = CebDocument.number(row, "qty");
        BigDecimal price = CebDocument.number(row, "price");
        check(quantity.signum() > 0, "13015", at + "数量应大于零");
        check(price.signum() > 0, "13016", at + "单价应大于零");
        BigDecimal product = quantity.multiply(price).setScale(SCALE, RoundingMode.HALF_UP);
        check(
                product.compareTo(CebDocument.number(row, "totalPrice")) == 0,
                "13017",
                at + "总价" + row.get("totalPrice") + "不等于数量×单价" + plain(product));
    }

    private void receipts(CebDocument receipts) {
        party(receipts, "ebcCode", "ebcName", true);
        check(receipts.number("charge").signum() > 0, "13021", "收款金额应大于零");
        check(!receipts.head("payName").isBlank(), "13022", "支付企业名称不能为空");
        LocalDateTime accounted = PortTime.appTime(receipts.head("accountingDate"));
        check(accounted != null && !accounted.isAfter(PortTime.local(now)), "13023", "到账时间晚于当前时间");
    }

    private void waybill(CebDocument waybill) {
        party(waybill, "logisticsCode", "logisticsName", true);
        check(waybill.number("grossWeight").signum() > 0, "13031", "毛重应大于零");
        check(waybill.number("packNo").signum() > 0, "13032", "件数应大于零");
        check(!waybill.head("logisticsNo").matches(".*\\s.*"), "13033", "运单编号不得含空格");
        check(notNegative(waybill.number("freight")), "13034", "运费不得为负数");
        check(notNegative(waybill.number("insuredFee")), "13036", "保价费不得为负数");
    }

    private void list(CebDocument list) {
        party(list, "ebcCode", "ebcName", true);
        party(list, "agentCode", "agentName", true);
        party(list, "logisticsCode", "logisticsName", true);
        party(list, "ebpCode", "ebpName", false);
        if (!list.head("ownerCode").equals("NO")) {
            party(list, "ownerCode", "ownerName", false);
        }
        BigDecimal gross = list.number("grossWeight");
        BigDecimal net = list.number("netWeight");
        check(gross.signum() > 0, "13041", "毛重应大于零");
        check(net.signum() > 0 && net.compareTo(gross) <= 0, "13042", "净重应大于零且不大于毛重");
        check(list.number("packNo").signum() > 0, "13043", "件数应大于零");
        check(!list.head("country").equals(CHINA), "13044", "运抵国不得为中国");
        LocalDate exported = PortTime.date(list.head("ieDate"));
        LocalDate today = PortTime.local(now).toLocalDate();
        check(
                exported != null && !exported.isAfter(today.plusDays(MOST_DAYS_AHEAD)),
                "13045",
                "出口日期超出允许范围：" + list.head("ieDate"));
        check(notNegative(list.number("freight")), "13046", "运费不得为负数");
        check(notNegative(list.number("insuredFee")), "13047", "保费不得为负数");
        if (BONDED.contains(list.head("tradeMode"))) {
            for (String field : List.of("iacCode", "iacName", "emsNo")) {
                check(!list.head(field).isBlank(), "13048", "保税出口应填" + field);
            }
        }
        for (int i = 0; i < list.rows().size(); i++) {
            item(list, list.rows().get(i), i);
        }
    }

    private void item(CebDocument list, Map<String, String> row, int index) {
        line(row, index);
        String at = "第" + (index + 1) + "项";
        String gcode = row.get("gcode");
        int chapter = gcode.matches("[0-9]{10}") ? Integer.parseInt(gcode.substring(0, 2)) : 0;
        check(chapter >= 1 && chapter <= 97 && chapter != 77, "13051", at + "商品编码不正确：" + gcode);
        check(!row.get("gmodel").isBlank(), "13052", at + "规格型号（申报要素）不能为空");
        check(!row.get("gname").isBlank(), "13053", at + "商品名称不能为空");
        check(!row.get("barCode").isBlank(), "13054", at + "条码不能为空，没有请填“无”");
        check(!row.get("country").equals(CHINA), "13055", at + "最终目的国不得为中国");
        BigDecimal quantity1 = CebDocument.number(row, "qty1");
        check(quantity1.signum() > 0, "13056", at + "法定数量应大于零");
        if (row.get("unit").equals(row.get("unit1"))) {
            check(quantity1.compareTo(CebDocument.number(row, "qty")) == 0, "13057", at + "计量单位相同时法定数量应等于申报数量");
        }
        boolean second = !row.getOrDefault("unit2", "").isBlank();
        BigDecimal quantity2 = CebDocument.number(row, "qty2");
        check(
                second == (quantity2 != null) && (quantity2 == null || quantity2.signum() > 0),
                "13058",
                at + "第二法定单位与第二数量应同时填写且大于零");
        legalUnits.forEach((prefix, unit) -> {
            if (gcode.startsWith(prefix)) {
                check(row.get("unit1").equals(unit), "13059", at + "法定计量单位应为" + unit + "：" + gcode);
            }
        });
        if (row.get("unit1").equals(KILOGRAM)) {
            check(quantity1.compareTo(list.number("grossWeight")) <= 0, "13060", at + "法定数量（千克）大于毛重");
        }
        if (BONDED.contains(list.head("tradeMode"))) {
            check(!row.getOrDefault("itemRecordNo", "").isBlank(), "13061", at + "保税出口应填账册备案料号");
        }
    }

    /** The name must be the one on file; whether an unknown code is a fault depends on the role. */
    private void party(CebDocument document, String codeField, String nameField, boolean mustBeKnown) {
        String code = document.head(codeField);
        if (code.isEmpty() || code.equals("无")) {
            return;
        }
        Enterprise enterprise = enterprises.get(code);
        if (enterprise == null) {
            check(!mustBeKnown, "13071", codeField + "未在海关备案：" + code);
            return;
        }
        LocalDate today = PortTime.local(now).toLocalDate();
        check(
                !enterprise.validFrom().isAfter(today) && !enterprise.validTo().isBefore(today),
                "13072",
                codeField + "备案已失效：" + code);
        check(
                enterprise.name().equals(document.head(nameField)),
                "13073",
                nameField + "与海关备案名称不一致：" + document.head(nameField));
    }

    private static boolean notNegative(BigDecimal number) {
        return number != null && number.signum() >= 0;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void check(boolean holds, String code, String description) {
        if (!holds) {
            faults.add(new PortFault(code, description));
        }
    }
}

package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;

/**
 * L1: weight and pieces. L3: the description mentions the goods. L4: the number has at most 32 characters and no blanks.
 * I10: the carrier is one that customs knows. (L2, the reuse of a number, needs other waybills: see DeclareService.)
 */
final class WaybillRule implements ConsignmentRule {

    private final Map<String, String> carriers;

    WaybillRule(Map<String, String> carriers) {
        this.carriers = carriers;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent waybill = consignment.waybill();
        BigDecimal weight = waybill.number("grossWeight");
        if (weight == null || weight.signum() <= 0) {
            found.accept(
                    Finding.error("L1", "505", "grossWeight", null, "> 0", "毛重应大于零", "The gross weight is above zero"));
        }
        BigDecimal pieces = waybill.number("packNo");
        if (pieces == null || pieces.compareTo(BigDecimal.ONE) < 0) {
            found.accept(Finding.error("L1", "505", "packNo", null, ">= 1", "件数至少为1", "There is at least one piece"));
        }
        String goods = waybill.get("goodsInfo");
        if (goods == null || goods.isBlank()) {
            found.accept(Finding.warning("L3", "505", "goodsInfo", null, null, "请填写货物描述", "Describe the goods"));
        }
        String number = waybill.get("logisticsNo");
        if (number == null
                || number.isEmpty()
                || number.length() > 32
                || number.chars().anyMatch(Character::isWhitespace)) {
            found.accept(Finding.error(
                    "L4",
                    "505",
                    "logisticsNo",
                    null,
                    "1..32",
                    "运单号不能超过32位且不能含空格",
                    "A waybill number has at most 32 characters, no blanks"));
        }
        String registered = carriers.get(String.valueOf(waybill.get("logisticsCode")));
        if (registered == null) {
            found.accept(Finding.error(
                    "I10",
                    "505",
                    "logisticsCode",
                    null,
                    null,
                    "物流企业未在海关备案或未配置",
                    "The carrier is not known at customs"));
        } else if (!registered.equals(waybill.get("logisticsName"))) {
            found.accept(Finding.error(
                    "I10",
                    "505",
                    "logisticsName",
                    null,
                    registered,
                    "物流企业名称与海关登记不一致",
                    "The carrier's name is not the registered one"));
        }
    }
}

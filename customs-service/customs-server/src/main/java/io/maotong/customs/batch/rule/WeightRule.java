package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * I1: both weights above zero, net at most gross. I2: list and waybill agree on weight and pieces. I3: what is counted in
 * kilograms weighs at most as much as everything.
 */
final class WeightRule implements ConsignmentRule {

    private static final String KILOGRAM = "035";

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent list = consignment.list();
        BigDecimal gross = list.number("grossWeight");
        BigDecimal net = list.number("netWeight");
        if (gross == null || gross.signum() <= 0) {
            found.accept(
                    Finding.error("I1", "603", "grossWeight", null, "> 0", "毛重应大于零", "The gross weight is above zero"));
        }
        if (net == null || net.signum() <= 0 || gross != null && net.compareTo(gross) > 0) {
            found.accept(Finding.error(
                    "I1",
                    "603",
                    "netWeight",
                    null,
                    "0 < net <= " + list.get("grossWeight"),
                    "净重应大于零且不超过毛重",
                    "The net weight is above zero and at most the gross weight"));
        }
        if (gross != null
                && (consignment.waybill().number("grossWeight") == null
                        || gross.compareTo(consignment.waybill().number("grossWeight")) != 0)) {
            found.accept(Finding.error(
                    "I2",
                    "603",
                    "grossWeight",
                    null,
                    consignment.waybill().get("grossWeight"),
                    "清单毛重与运单毛重不一致",
                    "The list and the waybill differ in weight"));
        }
        if (!Objects.equals(list.get("packNo"), consignment.waybill().get("packNo"))) {
            found.accept(Finding.error(
                    "I2",
                    "603",
                    "packNo",
                    null,
                    consignment.waybill().get("packNo"),
                    "清单件数与运单件数不一致",
                    "The list and the waybill differ in pieces"));
        }
        BigDecimal kilograms = BigDecimal.ZERO;
        for (Map<String, String> row : list.rows()) {
            BigDecimal quantity = DocumentContent.number(row, "qty1");
            if (KILOGRAM.equals(row.get("unit1")) && quantity != null) {
                kilograms = kilograms.add(quantity);
            }
        }
        if (gross != null && kilograms.compareTo(gross) > 0) {
            found.accept(Finding.warning(
                    "I3",
                    "603",
                    "qty1",
                    null,
                    "<= " + list.get("grossWeight"),
                    "以千克计的法定数量合计超过毛重",
                    "The goods counted in kilograms weigh more than everything"));
        }
    }
}

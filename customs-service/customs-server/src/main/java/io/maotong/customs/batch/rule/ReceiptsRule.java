package io.maotong.customs.batch.rule;

import io.maotong.core.time.BusinessTime;
import io.maotong.customs.document.CustomsTime;
import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * R1: something was received. R2: in the order's currency. R3: as much as goods and freight, else a warning. R4: the payer
 * has a name. R5: not in the future. R6: order and enterprise are those of the order document.
 */
final class ReceiptsRule implements ConsignmentRule {

    private final BigDecimal tolerance;

    ReceiptsRule(BigDecimal tolerance) {
        this.tolerance = tolerance;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent receipts = consignment.receipts();
        if (receipts == null) {
            return;
        }
        DocumentContent order = consignment.order();
        BigDecimal charge = receipts.number("charge");
        if (charge == null || charge.signum() <= 0) {
            found.accept(
                    Finding.error("R1", "403", "charge", null, "> 0", "收款金额应大于零", "The amount received is above zero"));
        } else {
            BigDecimal owed = consignment.source().charge();
            if (charge.subtract(owed).abs().compareTo(tolerance) > 0) {
                found.accept(Finding.warning(
                        "R3",
                        "403",
                        "charge",
                        null,
                        DocumentContent.figure(owed),
                        "收款金额与订单金额加运费不一致，请说明原因",
                        "The amount is not goods and freight together: be ready to say why"));
            }
        }
        if (!String.valueOf(order.get("currency")).equals(receipts.get("currency"))) {
            found.accept(Finding.error(
                    "R2",
                    "403",
                    "currency",
                    null,
                    order.get("currency"),
                    "收款币制与订单不一致",
                    "The currency is not the order's"));
        }
        if (receipts.get("payName") == null || receipts.get("payName").isBlank()) {
            found.accept(Finding.error(
                    "R4", "403", "payName", null, null, "缺少付款人名称；线下现金填“现金支付”", "The payer's name is missing"));
        }
        String day = receipts.get("accountingDate");
        if (day == null
                || CustomsTime.parse(day) == null
                || BusinessTime.dateOf(CustomsTime.parse(day)).isAfter(consignment.day())) {
            found.accept(Finding.error(
                    "R5", "403", "accountingDate", null, null, "到账时间不能晚于今天", "The money cannot arrive in the future"));
        }
        if (!String.valueOf(order.get("orderNo")).equals(receipts.get("orderNo"))
                || !String.valueOf(order.get("ebcCode")).equals(receipts.get("ebcCode"))) {
            found.accept(Finding.error(
                    "R6",
                    "403",
                    "orderNo",
                    null,
                    order.get("orderNo"),
                    "收款单与订单不对应",
                    "The receipt is not of this order"));
        }
    }
}

package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.math.BigDecimal;
import java.util.List;

/** R011: the foreign exchange must have arrived; from 30 April of the next year this cannot be made up for. */
final class ReceiptOfForeignExchange implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        BigDecimal received = candidate.receipts().stream()
                .filter(proof -> proof.amount()
                        .currency()
                        .equals(candidate.export().fob().currency()))
                .map(proof -> proof.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal needed =
                candidate.export().fob().amount().subtract(situation.settings().receiptTolerance());
        return received.compareTo(needed) < 0
                ? List.of(Finding.block(
                        "R011",
                        candidate.export().number(),
                        candidate.export().fob().toString(),
                        received.toPlainString(),
                        Text.of("请先完成收汇并与订单匹配", "Collect the payment and match it with the order first")))
                : List.of();
    }
}

package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.util.List;

/** R023: no more can be given back than was paid. */
final class RefundWithinLevy implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        return candidate.rows().stream()
                .filter(row -> row.refund().refundRate().compareTo(row.refund().levyRate()) > 0)
                .map(row -> Finding.block(
                        "R023",
                        row.use().line().invoiceNumber(),
                        "<= " + row.refund().levyRate(),
                        row.refund().refundRate().toPlainString(),
                        Text.of("退税率不得高于征税率", "The refund rate is above the levy rate")))
                .toList();
    }
}

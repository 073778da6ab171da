package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import io.maotong.refund.match.SameGoods;
import java.util.List;

/** R013: invoice and declaration should call the goods the same. */
final class SameName implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        return candidate.rows().stream()
                .filter(row -> !SameGoods.sameName(row.use().line(), candidate.export()))
                .map(row -> Finding.explain(
                        "R013",
                        row.use().line().invoiceNumber(),
                        candidate.export().name(),
                        row.use().line().name(),
                        Text.of("发票品名与报关品名不一致，请准备说明", "The names differ: have an explanation ready")))
                .toList();
    }
}

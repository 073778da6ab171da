package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** R014: invoice and export should not be far apart. */
final class InvoiceAge implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        return candidate.rows().stream()
                .filter(row -> ChronoUnit.DAYS.between(
                                candidate.export().exportDate(),
                                row.use().line().issuedOn())
                        > situation.settings().invoiceGapDays())
                .map(row -> Finding.explain(
                        "R014",
                        row.use().line().invoiceNumber(),
                        "within " + situation.settings().invoiceGapDays() + " days",
                        row.use().line().issuedOn().toString(),
                        Text.of("出口与开票时间间隔过长，请准备说明", "Far apart in time: have an explanation ready")))
                .toList();
    }
}

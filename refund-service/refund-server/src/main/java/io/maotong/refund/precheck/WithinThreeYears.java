package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.time.LocalDate;
import java.util.List;

/** R010: after 36 months an export counts as a domestic sale. */
final class WithinThreeYears implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        LocalDate last = candidate.export().exportDate().plusMonths(36);
        return situation.today().isAfter(last)
                ? List.of(Finding.block(
                        "R010",
                        candidate.export().number(),
                        "until " + last,
                        situation.today().toString(),
                        Text.of("出口已超过36个月，应视同内销征税", "Exported more than 36 months ago: taxed as a domestic sale")))
                : List.of();
    }
}

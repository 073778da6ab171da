package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import io.maotong.refund.RefundProperties.FilingOpens;
import java.time.LocalDate;
import java.util.List;

/** R024: an export is filed from the month after it, by the rules of 2026. */
final class FilingWindow implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        LocalDate opens = situation.settings().filingOpens() == FilingOpens.ON_EXPORT
                ? candidate.export().exportDate()
                : candidate.export().exportDate().plusMonths(1).withDayOfMonth(1);
        return situation.today().isBefore(opens)
                ? List.of(Finding.block(
                        "R024",
                        candidate.export().number(),
                        "from " + opens,
                        situation.today().toString(),
                        Text.of("出口次月起方可申报，%s 开放".formatted(opens), "Filing opens on %s".formatted(opens))))
                : List.of();
    }
}

package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.util.List;

/** R001: a declaration number is 18 digits with an item from 001 to 999. */
final class DeclarationNumber implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        boolean right = candidate.export().entryId().matches("\\d{18}")
                && candidate.export().itemNo() >= 1
                && candidate.export().itemNo() <= 999;
        return right
                ? List.of()
                : List.of(Finding.block(
                        "R001",
                        candidate.export().number(),
                        "18 + 3 digits",
                        candidate.export().number(),
                        Text.of("报关单号应为18位数字加3位项号", "18 digits and an item of three digits")));
    }
}

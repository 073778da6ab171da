package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.util.List;

/** R021: the consignor on the declaration must be the merchant. */
final class Consignor implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        return candidate.export().consignorCode().equals(situation.merchant().customsCode())
                        || candidate
                                .export()
                                .consignorCode()
                                .equals(situation.merchant().creditCode())
                ? List.of()
                : List.of(Finding.block(
                        "R021",
                        candidate.export().number(),
                        situation.merchant().customsCode(),
                        candidate.export().consignorCode(),
                        Text.of("报关单境内收发货人不是本企业", "The consignor is another company")));
    }
}

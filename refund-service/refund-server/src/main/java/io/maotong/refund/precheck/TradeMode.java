package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.util.List;

/** R020: only some trade modes can be refunded. */
final class TradeMode implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        return situation
                        .settings()
                        .refundableTradeModes()
                        .contains(candidate.export().tradeMode())
                ? List.of()
                : List.of(Finding.block(
                        "R020",
                        candidate.export().number(),
                        situation.settings().refundableTradeModes().toString(),
                        candidate.export().tradeMode(),
                        Text.of("该监管方式不予退税", "This trade mode is not refundable")));
    }
}

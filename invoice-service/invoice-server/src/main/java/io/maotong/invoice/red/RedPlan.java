package io.maotong.invoice.red;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import java.util.List;
import java.util.Map;

/**
 * What an application would come to: the lines of the red invoice, what is left before, and every rule that it breaks.
 * Nothing is written.
 */
final class RedPlan {

    /**
     * @param lines empty to reverse everything that is left
     * @param remark null for none
     * @param booked whether the merchant, as the buyer, has booked the invoice without deducting it
     */
    record Request(RedReason reason, List<WantedLine> lines, String remark, boolean booked) {

        Request {
            lines = List.copyOf(lines);
        }
    }

    /** What happened to the invoice before. @param open a form is under way @param whole applications that count */
    record Past(Map<Integer, Taken> taken, boolean open, int whole, int part) {}

    private final BlueInvoice blue;
    private final RedAmountRules rules;
    private final RedAmountRules.Outcome outcome;
    private final List<Violation> violations;

    RedPlan(BlueInvoice blue, Request request, Past past, RedProperties settings, RedProperties.Times times) {
        this.blue = blue;
        this.rules = new RedAmountRules(blue.lines(), past.taken());
        this.outcome = request.lines().isEmpty()
                ? rules.whole(request.reason())
                : rules.part(request.reason(), request.lines());
        Violations found = new Violations();
        state(request, past, found);
        found.addAll(outcome.violations());
        limits(request, past, settings, times, found);
        this.violations = found.list();
    }

    private void state(Request request, Past past, Violations found) {
        found.check(
                blue.reversible(),
                InvoiceError.RED_BLUE_STATE,
                "blueNumber",
                "STATE",
                "ISSUED",
                Text.of(
                                "蓝字发票状态 %s 不能冲红：须已开具并被税务平台确认，且未全额冲红",
                                "The invoice is %s: it must be issued, accepted by the platform and not reversed yet")
                        .with(blue.state()));
        found.check(
                !past.open(),
                InvoiceError.RED_OPEN_FORM,
                "blueNumber",
                "ONE_OPEN",
                null,
                Text.of("请先完成或撤销该发票未完结的红字确认单", "Finish or withdraw the open red form of this invoice first"));
        found.check(
                use(request).mayApply(blue.role()),
                InvoiceError.RED_BLUE_STATE,
                "blueNumber",
                "WHO",
                "SELLER",
                Text.of(
                        "发票未用途确认且未入账，只能由销售方发起；如已入账请注明",
                        "The invoice is neither used nor booked: only the seller may apply; say so if you booked it"));
    }

    private void limits(
            Request request, Past past, RedProperties settings, RedProperties.Times times, Violations found) {
        boolean whole = outcome.whole();
        int before = whole ? past.whole() : past.part();
        int most = whole ? times.whole() : times.part();
        found.check(
                before < most,
                InvoiceError.RED_TIMES,
                "blueNumber",
                "TIMES",
                Integer.toString(most),
                Text.of("该发票已冲红 %1$d 次，最多 %2$d 次", "It was reversed %1$d times, at most %2$d are allowed")
                        .with(before, most));
        found.check(
                whole || !settings.wholeOnlyWhenUnused() || !use(request).wholeOnly(),
                InvoiceError.RED_BLUE_STATE,
                "lines",
                "WHOLE_ONLY",
                "whole",
                Text.of(
                        "购买方不能或未使用该发票，须全额冲红后重新开具",
                        "The buyer has not used the invoice: reverse the whole and issue it anew"));
        int length = request.remark() == null
                ? 0
                : request.remark().codePointCount(0, request.remark().length());
        found.check(
                length <= settings.remarkLength(),
                InvoiceError.FIELD_LENGTH,
                "remark",
                "40004",
                "<= " + settings.remarkLength(),
                Text.of("红字发票备注最多 %1$d 字，现有 %2$d 字", "A remark of a red invoice has at most %1$d characters, not %2$d")
                        .with(settings.remarkLength(), length));
    }

    private BlueUse use(Request request) {
        return blue.role() == Side.BUYER && request.booked() ? BlueUse.USED : blue.use();
    }

    BlueInvoice blue() {
        return blue;
    }

    RedAmountRules.Outcome outcome() {
        return outcome;
    }

    RedAmountRules.Left left(int lineNo) {
        return rules.left(lineNo);
    }

    List<Violation> violations() {
        return violations;
    }
}

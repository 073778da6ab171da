package io.maotong.order.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeRulesTest {

    private static final OrderLife PAID = OrderLife.placed();

    @Test
    void beforeAnythingHappenedThenAllowed() {
        assertThat(judge(PAID, false, false, false, "0", change("phone", null)))
                .isInstanceOf(ChangeRules.Verdict.Allowed.class);
    }

    @Test
    void customsHoldsTheListThenLate() {
        assertThat(judge(PAID, true, false, false, "0", change("quantity", 1)))
                .isInstanceOf(ChangeRules.Verdict.Late.class);
        assertThat(judge(PAID.reach(Progress.DECLARED), false, true, false, "0", change("name", 1)))
                .isInstanceOf(ChangeRules.Verdict.Late.class);
    }

    @Test
    void orderIsOverThenRefused() {
        for (OrderLife over : List.of(
                PAID.cancel(),
                PAID.reach(Progress.CLOSED),
                PAID.reach(Progress.SHIPPED).comeBack(ReturnedShare.FULL))) {
            assertThat(rules(judge(over, false, false, false, "0", change("freight", null))))
                    .containsExactly("C1");
        }
    }

    @Test
    void everyReasonAtOnce() {
        assertThat(rules(judge(
                        PAID.reach(Progress.SHIPPED),
                        true,
                        true,
                        true,
                        "200",
                        change("shop", null),
                        change("street", null),
                        change("currency", null),
                        change("quantity", 1))))
                .containsExactly("C2", "C3", "C4", "C5");
    }

    @Test
    void belowWhatWasCollectedThenRefusedWithTheFigure() {
        ChangeRules.Verdict verdict = judge(PAID, false, false, false, "100.01", change("totalPrice", 1));
        assertThat(rules(verdict)).containsExactly("C6");
        assertThat(((ChangeRules.Verdict.Refused) verdict)
                        .violations()
                        .getFirst()
                        .expected())
                .isEqualTo(">= 100.01");
        assertThat(judge(PAID, false, false, false, "100", change("totalPrice", 1)))
                .isInstanceOf(ChangeRules.Verdict.Allowed.class);
    }

    private static ChangeRules.Verdict judge(
            OrderLife life,
            boolean atCustoms,
            boolean handedOver,
            boolean comingBack,
            String collected,
            OrderDifference.Change... changes) {
        return ChangeRules.judge(
                new ChangeRules.Standing(
                        life, atCustoms, handedOver, comingBack, new BigDecimal(collected), new BigDecimal("100")),
                List.of(changes));
    }

    private static OrderDifference.Change change(String field, Integer line) {
        return new OrderDifference.Change(field, line, "a", "b");
    }

    private static List<String> rules(ChangeRules.Verdict verdict) {
        return ((ChangeRules.Verdict.Refused) verdict)
                .violations().stream().map(Violation::rule).toList();
    }
}

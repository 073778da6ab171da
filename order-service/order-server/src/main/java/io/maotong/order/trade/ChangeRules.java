package io.maotong.order.trade;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which changes of an order are still possible, by where it is in its life. */
final class ChangeRules {

    /** Where an order stands with the others. */
    record Standing(
            OrderLife life,
            boolean atCustoms,
            boolean handedOver,
            boolean comingBack,
            BigDecimal collected,
            BigDecimal newTotal) {}

    /** What is to be done with a change. */
    sealed interface Verdict {

        record Allowed() implements Verdict {}

        /** Customs holds the old content: it can only be corrected there first. */
        record Late() implements Verdict {}

        record Refused(List<Violation> violations) implements Verdict {

            public Refused {
                violations = List.copyOf(violations);
            }
        }
    }

    /** What went onto the parcel. */
    private static final Set<String> ON_THE_PARCEL = Set.of(
            "consigneeName",
            "country",
            "province",
            "city",
            "street",
            "postcode",
            "phone",
            "email",
            "packs",
            "grossWeight");

    private ChangeRules() {}

    static Verdict judge(Standing standing, List<OrderDifference.Change> changes) {
        List<Violation> broken = new ArrayList<>();
        OrderStatus status = standing.life().status();
        if (status.isOver() || standing.life().progress() == Progress.CLOSED) {
            broken.add(frozen(
                    "status",
                    "C1",
                    Text.of("订单已结束（%s），不能修改", "The order is over (%s) and cannot be changed")
                            .with(status.name())));
            return new Verdict.Refused(broken);
        }
        for (OrderDifference.Change change : changes) {
            if (change.field().equals("shop")) {
                broken.add(frozen(
                        "shop",
                        "C2",
                        Text.of("店铺不能修改，请取消后重新录入", "The shop cannot be changed: cancel and enter it anew")));
            }
            if (standing.handedOver() && ON_THE_PARCEL.contains(change.field())) {
                broken.add(frozen(
                        change.field(),
                        "C3",
                        Text.of("包裹已交运，收货人与包装信息不能修改", "The parcel is on its way: buyer and packing stay as they are")));
            }
            if (change.field().equals("currency") && standing.collected().signum() > 0) {
                broken.add(frozen(
                        "currency", "C4", Text.of("已匹配收汇，请先取消匹配", "Receipts are matched: take the match back first")));
            }
            if (change.line() != null && standing.comingBack()) {
                broken.add(frozen(
                                change.field(),
                                "C5",
                                Text.of("该订单有退货，商品行不能修改", "Goods are coming back: the lines stay as they are"))
                        .atRow(change.line()));
            }
        }
        boolean sameCurrency =
                changes.stream().noneMatch(change -> change.field().equals("currency"));
        if (sameCurrency && standing.newTotal().compareTo(standing.collected()) < 0) {
            broken.add(Violation.of(
                    OrderError.ORDER_FROZEN,
                    "totalPrice",
                    "C6",
                    ">= " + standing.collected().stripTrailingZeros().toPlainString(),
                    Text.of(
                            "修改后的金额低于已匹配的收汇，请先调整匹配",
                            "The new amount is below what was collected: adjust the match first")));
        }
        if (!broken.isEmpty()) {
            return new Verdict.Refused(broken);
        }
        boolean declared = standing.life().progress() == Progress.DECLARED || standing.atCustoms();
        return declared ? new Verdict.Late() : new Verdict.Allowed();
    }

    private static Violation frozen(String field, String rule, Text hint) {
        return Violation.of(OrderError.ORDER_FROZEN, field, rule, null, hint);
    }
}

package io.maotong.order.rule;

import io.maotong.order.code.CodeBook;
import java.util.List;

/** All rules that need only the order and the code tables. */
public final class OrderRules {

    private static final List<OrderRule> RULES =
            List.of(new IdentityRules(), new AmountRules(), new TariffRules(), new WeightRules(), new ConsigneeRules());

    private OrderRules() {}

    /** Adds every broken rule to what was found so far. */
    public static void check(OrderDraft order, CodeBook codes, Findings found) {
        for (OrderRule rule : RULES) {
            rule.check(order, codes, found);
        }
    }
}

package io.maotong.order.rule;

import io.maotong.order.code.CodeBook;

/** One group of rules about an order. */
interface OrderRule {

    void check(OrderDraft order, CodeBook codes, Findings found);
}

package io.maotong.forex.matching;

import io.maotong.core.money.Money;

/**
 * A part of a receipt for an order.
 *
 * @param amount taken from the receipt and off what the order is owed
 * @param charge kept by banks on the way: also off what the order is owed
 * @param surplus more than is owed, within the tolerance: also taken from the receipt
 */
record Share(String orderNo, Money amount, Money charge, Money surplus, Rule rule) {

    static Share of(String orderNo, Money amount, Rule rule) {
        Money nothing = Money.zero(amount.currency());
        return new Share(orderNo, amount, nothing, nothing, rule);
    }

    Money fromReceipt() {
        return amount.plus(surplus);
    }

    Money offOrder() {
        return amount.plus(charge);
    }
}

package io.maotong.forex.matching;

import io.maotong.core.money.Money;
import io.maotong.forex.source.Orders;
import java.util.ArrayList;
import java.util.List;

/**
 * R4: the payer named orders and paid less or more: they are served in the order of the naming, as far as the money goes;
 * what is too much stays with the receipt for a person.
 */
final class PartialRule implements MatchRule {

    @Override
    public List<Share> shares(Payment payment, OrderBook book) {
        List<Share> shares = new ArrayList<>();
        Money left = payment.remaining();
        for (Orders.Order order : book.named(payment)) {
            if (!left.isPositive()) {
                break;
            }
            Money owed = book.outstanding(order.orderNo());
            Money amount = owed.compareTo(left) <= 0 ? owed : left;
            shares.add(Share.of(order.orderNo(), amount, Rule.R4_PARTIAL));
            left = left.minus(amount);
        }
        return shares;
    }
}

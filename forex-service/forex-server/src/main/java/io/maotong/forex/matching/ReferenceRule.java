package io.maotong.forex.matching;

import io.maotong.core.money.Money;
import io.maotong.forex.source.Orders;
import java.util.ArrayList;
import java.util.List;

/** R1: the payer named one or several orders, and the payment is what they wait for, within the tolerance. */
final class ReferenceRule implements MatchRule {

    private final Tolerances tolerances;

    ReferenceRule(Tolerances tolerances) {
        this.tolerances = tolerances;
    }

    @Override
    public List<Share> shares(Payment payment, OrderBook book) {
        List<Orders.Order> named = book.named(payment);
        if (named.isEmpty()) {
            return List.of();
        }
        String currency = payment.remaining().currency();
        Money owed = Money.sum(
                named.stream().map(order -> book.outstanding(order.orderNo())).toList(), currency);
        Money difference = payment.remaining().minus(owed);
        boolean asOwed = tolerances.isWithin(difference, owed, payment);
        boolean charged = difference.isNegative() && tolerances.mayBeCharge(difference.negated(), payment);
        return asOwed || charged ? settled(named, difference, book) : List.of();
    }

    /** Everything is paid; the difference goes to the last order, which must be able to bear it. */
    private static List<Share> settled(List<Orders.Order> named, Money difference, OrderBook book) {
        List<Share> shares = new ArrayList<>();
        Money nothing = Money.zero(difference.currency());
        for (int i = 0; i < named.size(); i++) {
            String orderNo = named.get(i).orderNo();
            Money owed = book.outstanding(orderNo);
            boolean last = i == named.size() - 1;
            Money charge = last && difference.isNegative() ? difference.negated() : nothing;
            Money surplus = last && difference.isPositive() ? difference : nothing;
            Money amount = owed.minus(charge);
            if (!amount.isPositive()) {
                return List.of();
            }
            shares.add(new Share(orderNo, amount, charge, surplus, Rule.R1_REFERENCE));
        }
        return shares;
    }
}

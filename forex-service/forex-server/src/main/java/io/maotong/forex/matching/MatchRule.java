package io.maotong.forex.matching;

import java.util.List;

/** Decides by itself which orders a payment is for. */
interface MatchRule {

    /** @return the shares, none if the rule does not apply; never more than is left or than is owed */
    List<Share> shares(Payment payment, OrderBook book);
}

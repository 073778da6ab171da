package io.maotong.forex.matching;

import java.util.List;

/** The rules in their order; the first that has an answer decides. */
final class Matcher {

    private final List<MatchRule> rules;

    Matcher(MatchingProperties properties) {
        Tolerances tolerances = new Tolerances(properties);
        this.rules = List.of(
                new ReferenceRule(tolerances), new AmountAndPayerRule(properties.windowDays()), new PartialRule());
    }

    /** @return the shares, taken off the book already */
    List<Share> match(Payment payment, OrderBook book) {
        for (MatchRule rule : rules) {
            List<Share> shares = rule.shares(payment, book);
            if (!shares.isEmpty()) {
                shares.forEach(book::take);
                return shares;
            }
        }
        return List.of();
    }
}

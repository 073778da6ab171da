package io.maotong.policy.match;

import io.maotong.policy.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a policy fits a company.
 *
 * @param reasons one sentence for each condition, in Chinese; for ALMOST and NO what is missing comes first
 */
record Verdict(Result result, List<String> reasons) {

    enum Result {
        /** Every condition holds. */
        MATCH,
        /** One condition is missing and all others hold. */
        ALMOST,
        /** Nothing speaks against it, but facts are missing. */
        UNKNOWN,
        NO
    }

    static Verdict of(Condition condition, Map<String, List<String>> facts) {
        List<Condition.Leaf> leaves = new ArrayList<>();
        Condition.Truth truth = condition.evaluate(facts, leaves);
        List<String> reasons = leaves.stream()
                .sorted((a, b) -> Integer.compare(weight(a.truth()), weight(b.truth())))
                .map(Condition.Leaf::sentence)
                .toList();
        return new Verdict(
                switch (truth) {
                    case YES -> Result.MATCH;
                    case UNKNOWN -> Result.UNKNOWN;
                    case NO -> isAlmost(leaves) ? Result.ALMOST : Result.NO;
                },
                truth == Condition.Truth.YES
                        ? leaves.stream().map(Condition.Leaf::sentence).toList()
                        : reasons);
    }

    private static boolean isAlmost(List<Condition.Leaf> leaves) {
        long failed = leaves.stream()
                .filter(leaf -> leaf.truth() == Condition.Truth.NO)
                .count();
        long unknown = leaves.stream()
                .filter(leaf -> leaf.truth() == Condition.Truth.UNKNOWN)
                .count();
        return failed == 1 && unknown == 0 && leaves.size() > 1;
    }

    private static int weight(Condition.Truth truth) {
        return switch (truth) {
            case NO -> 0;
            case UNKNOWN -> 1;
            case YES -> 2;
        };
    }
}

package io.maotong.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a company must be to benefit from a policy: one typed tree. It is evaluated in three values, because a fact may
 * not be known.
 */
public sealed interface Condition {

    /** Whether a condition holds for a company. */
    enum Truth {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * How one comparison ended.
     *
     * @param sentence in plain Chinese, with the value that was found
     */
    record Leaf(Comparison comparison, Truth truth, String sentence) {}

    Truth evaluate(Map<String, List<String>> facts, List<Leaf> leaves);

    record And(List<Condition> of) implements Condition {

        public And {
            of = List.copyOf(of);
        }

        @Override
        public Truth evaluate(Map<String, List<String>> facts, List<Leaf> leaves) {
            List<Truth> truths = truths(of, facts, leaves);
            if (truths.contains(Truth.NO)) {
                return Truth.NO;
            }
            return truths.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.YES;
        }
    }

    record Or(List<Condition> of) implements Condition {

        public Or {
            of = List.copyOf(of);
        }

        @Override
        public Truth evaluate(Map<String, List<String>> facts, List<Leaf> leaves) {
            List<Truth> truths = truths(of, facts, leaves);
            if (truths.contains(Truth.YES)) {
                return Truth.YES;
            }
            return truths.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.NO;
        }
    }

    record Not(Condition of) implements Condition {

        @Override
        public Truth evaluate(Map<String, List<String>> facts, List<Leaf> leaves) {
            List<Leaf> inner = new ArrayList<>();
            Truth truth = of.evaluate(facts, inner);
            inner.forEach(
                    leaf -> leaves.add(new Leaf(leaf.comparison(), opposite(leaf.truth()), "不应：" + leaf.sentence())));
            return opposite(truth);
        }

        private static Truth opposite(Truth truth) {
            return switch (truth) {
                case YES -> Truth.NO;
                case NO -> Truth.YES;
                case UNKNOWN -> Truth.UNKNOWN;
            };
        }
    }

    /** One fact compared with a value. */
    record Comparison(Fact fact, Operator operator, List<String> values) implements Condition {

        public Comparison {
            values = List.copyOf(values);
        }

        @Override
        public Truth evaluate(Map<String, List<String>> facts, List<Leaf> leaves) {
            List<String> known = facts.getOrDefault(fact.key(), List.of());
            Truth truth;
            if (known.isEmpty()) {
                // A code that is asked for and not there is a plain no; anything else may merely not have been told.
                truth = operator == Operator.PRESENT ? Truth.NO : Truth.UNKNOWN;
            } else {
                truth = operator.holds(fact, known, values) ? Truth.YES : Truth.NO;
            }
            leaves.add(new Leaf(this, truth, sentence(truth, known)));
            return truth;
        }

        private String sentence(Truth truth, List<String> known) {
            String asked = "%s%s%s".formatted(fact.label(), operator.words(), String.join("、", values));
            return switch (truth) {
                case YES -> "符合：要求%s，贵司为 %s".formatted(asked, String.join("、", known));
                case NO ->
                    known.isEmpty()
                            ? "不符合：要求%s，贵司尚未取得".formatted(asked)
                            : "不符合：要求%s，贵司为 %s".formatted(asked, String.join("、", known));
                case UNKNOWN -> "待补充：要求%s，请填写%s".formatted(asked, fact.label());
            };
        }
    }

    private static List<Truth> truths(List<Condition> of, Map<String, List<String>> facts, List<Leaf> leaves) {
        // All of them, also when the first decides: people want every reason.
        return of.stream().map(condition -> condition.evaluate(facts, leaves)).toList();
    }
}

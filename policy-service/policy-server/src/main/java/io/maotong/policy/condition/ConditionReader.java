package io.maotong.policy.condition;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.policy.PolicyError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads a condition tree: {@code {"and":[…]}}, {@code {"or":[…]}}, {@code {"not":{…}}} or
 * {@code {"fact":"regionCode","op":"startsWith","value":"3207"}} where the value may be a list.
 */
public final class ConditionReader {

    private static final int DEEPEST = 12;

    private final Violations violations;

    public ConditionReader(Violations violations) {
        this.violations = violations;
    }

    /** @return the tree; meaningless if violations were added */
    public Condition read(JsonNode node) {
        return read(node, "conditions", 0);
    }

    private Condition read(JsonNode node, String path, int depth) {
        if (depth > DEEPEST || node == null || !node.isObject()) {
            return invalid(
                    path, "an object, at most " + DEEPEST + " deep", Text.of("条件须为对象", "A condition is an object"));
        }
        if (node.has("and")) {
            return new Condition.And(list(node.get("and"), path + ".and", depth));
        }
        if (node.has("or")) {
            return new Condition.Or(list(node.get("or"), path + ".or", depth));
        }
        if (node.has("not")) {
            return new Condition.Not(read(node.get("not"), path + ".not", depth + 1));
        }
        return comparison(node, path);
    }

    private List<Condition> list(JsonNode nodes, String path, int depth) {
        List<Condition> conditions = new ArrayList<>();
        if (!nodes.isArray() || nodes.isEmpty()) {
            invalid(path, "a list that is not empty", Text.of("须为非空列表", "A list that is not empty"));
            return conditions;
        }
        for (int i = 0; i < nodes.size(); i++) {
            conditions.add(read(nodes.get(i), path + "[" + i + "]", depth + 1));
        }
        return conditions;
    }

    private Condition comparison(JsonNode node, String path) {
        Fact fact = Fact.byKey(node.path("fact").asString("")).orElse(null);
        Operator operator = Operator.byKey(node.path("op").asString("")).orElse(null);
        if (fact == null) {
            return invalid(
                    path + ".fact",
                    Arrays.stream(Fact.values()).map(Fact::key).collect(Collectors.joining("|")),
                    Text.of("未知的企业信息项", "This fact is not known here"));
        }
        if (operator == null || !operator.suits(fact)) {
            return invalid(
                    path + ".op",
                    Arrays.stream(Operator.values())
                            .filter(candidate -> candidate.suits(fact))
                            .map(Operator::key)
                            .collect(Collectors.joining("|")),
                    Text.of("该信息项不能这样比较", "This fact cannot be compared like that"));
        }
        List<String> values = values(node.path("value"));
        if (operator != Operator.PRESENT
                && (values.isEmpty() || !values.stream().allMatch(value -> fits(fact, value)))) {
            return invalid(path + ".value", fact.kind().name(), Text.of("比较值的格式不对", "The value has another form"));
        }
        return new Condition.Comparison(fact, operator, values);
    }

    private static List<String> values(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? node.valueStream().map(JsonNode::asString).toList() : List.of(node.asString());
    }

    private static boolean fits(Fact fact, String value) {
        try {
            switch (fact.kind()) {
                case NUMBER -> new BigDecimal(value);
                case DATE -> LocalDate.parse(value);
                case TEXT -> {
                    return !value.isBlank();
                }
            }
            return true;
        } catch (NumberFormatException | DateTimeParseException e) {
            return false;
        }
    }

    private Condition invalid(String path, String expected, Text hint) {
        violations.check(false, PolicyError.INVALID_CONDITION, path, "CONDITION", expected, hint);
        return new Condition.And(List.of());
    }
}

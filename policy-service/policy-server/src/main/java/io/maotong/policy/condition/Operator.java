package io.maotong.policy.condition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a fact is compared, with the words for it. */
enum Operator {
    EQUALS("equals", "为"),
    STARTS_WITH("startsWith", "属于"),
    CONTAINS("contains", "包含"),
    ONE_OF("oneOf", "为以下之一"),
    AT_LEAST("atLeast", "不低于"),
    AT_MOST("atMost", "不超过"),
    ON_OR_BEFORE("onOrBefore", "不晚于"),
    ON_OR_AFTER("onOrAfter", "不早于"),
    PRESENT("present", "已取得");

    private final String key;
    private final String words;

    Operator(String key, String words) {
        this.key = key;
        this.words = words;
    }

    static Optional<Operator> byKey(String key) {
        return Arrays.stream(values())
                .filter(operator -> operator.key.equals(key))
                .findFirst();
    }

    String key() {
        return key;
    }

    String words() {
        return words;
    }

    boolean suits(Fact fact) {
        return switch (this) {
            case AT_LEAST, AT_MOST -> fact.kind() == Fact.Kind.NUMBER;
            case ON_OR_BEFORE, ON_OR_AFTER -> fact.kind() == Fact.Kind.DATE;
            case STARTS_WITH, CONTAINS, ONE_OF -> fact.kind() == Fact.Kind.TEXT;
            case EQUALS, PRESENT -> true;
        };
    }

    /** @param known never null */
    boolean holds(Fact fact, List<String> known, List<String> wanted) {
        return switch (this) {
            case EQUALS, ONE_OF ->
                known.stream().anyMatch(value -> wanted.stream().anyMatch(want -> same(fact, value, want)));
            case STARTS_WITH -> known.stream().anyMatch(value -> wanted.stream().anyMatch(value::startsWith));
            case CONTAINS -> known.stream().anyMatch(value -> wanted.stream().anyMatch(value::contains));
            case AT_LEAST -> number(known).compareTo(number(wanted)) >= 0;
            case AT_MOST -> number(known).compareTo(number(wanted)) <= 0;
            case ON_OR_BEFORE -> !date(known).isAfter(date(wanted));
            case ON_OR_AFTER -> !date(known).isBefore(date(wanted));
            case PRESENT -> true;
        };
    }

    private static boolean same(Fact fact, String value, String wanted) {
        return switch (fact.kind()) {
            case TEXT -> value.equals(wanted);
            case NUMBER -> new BigDecimal(value).compareTo(new BigDecimal(wanted)) == 0;
            case DATE -> LocalDate.parse(value).equals(LocalDate.parse(wanted));
        };
    }

    private static BigDecimal number(List<String> values) {
        return new BigDecimal(values.getFirst());
    }

    private static LocalDate date(List<String> values) {
        return LocalDate.parse(values.getFirst());
    }
}

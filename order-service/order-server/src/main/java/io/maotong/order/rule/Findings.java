package io.maotong.order.rule;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import java.util.ArrayList;
import java.util.List;

/** What the rules found: errors block the order, warnings are shown beside it. */
public final class Findings {

    private final List<Violation> errors = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();

    /** The same so far, to be added to. */
    public Findings copy() {
        Findings copy = new Findings();
        copy.errors.addAll(errors);
        copy.warnings.addAll(warnings);
        return copy;
    }

    public void error(OrderError code, String field, int row, String rule, String expected, Text hint) {
        errors.add(Violation.of(code, field, rule, expected, hint).atRow(row));
    }

    public void error(Violation violation) {
        errors.add(violation);
    }

    public void warning(OrderError code, String field, int row, String rule, String expected, Text hint) {
        warnings.add(Violation.of(code, field, rule, expected, hint).atRow(row));
    }

    public boolean areClean() {
        return errors.isEmpty();
    }

    public List<Violation> errors() {
        return List.copyOf(errors);
    }

    public List<Violation> warnings() {
        return List.copyOf(warnings);
    }
}

package io.maotong.core.error;

import java.util.ArrayList;
import java.util.List;

/** Collects every broken rule of one input before anything is refused. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    public Violations add(Violation violation) {
        found.add(violation);
        return this;
    }

    public Violations addAll(List<Violation> violations) {
        found.addAll(violations);
        return this;
    }

    /** Adds the violation unless the rule holds. */
    public Violations check(boolean holds, ErrorCode code, String field, String rule, String expected, Text hint) {
        if (!holds) {
            found.add(Violation.of(code, field, rule, expected, hint));
        }
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws BusinessException with all of them, if there is any */
    public void throwIfAny(ErrorCode code) {
        if (!found.isEmpty()) {
            throw new BusinessException(code, found);
        }
    }
}

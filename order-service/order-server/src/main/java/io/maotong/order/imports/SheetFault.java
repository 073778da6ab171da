package io.maotong.order.imports;

import io.maotong.core.error.Violation;
import java.util.List;

/** The file as a whole cannot be imported. */
final class SheetFault extends RuntimeException {

    private final transient List<Violation> violations;

    SheetFault(List<Violation> violations) {
        super(violations.getFirst().code());
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}

package io.maotong.invoice.rule;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules found.
 *
 * @param errors refuse the invoice
 * @param warnings are shown and let it pass
 */
public record Findings(List<Violation> errors, List<Violation> warnings) {

    Findings() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** @param arguments of the hint, which is put together only if it is needed: nearly all rules hold */
    void require(boolean holds, ErrorCode code, String field, String expected, Text hint, Object... arguments) {
        if (!holds) {
            errors.add(violation(code, field, expected, arguments.length == 0 ? hint : hint.with(arguments)));
        }
    }

    void warnUnless(boolean holds, ErrorCode code, String field, String expected, Text hint) {
        if (!holds) {
            warnings.add(violation(code, field, expected, hint));
        }
    }

    // The id of a rule is its number in the catalogue.
    private static Violation violation(ErrorCode code, String field, String expected, Text hint) {
        String rule = code.code().substring(code.code().lastIndexOf('-') + 1);
        return Violation.of(code, field, rule, expected, hint);
    }
}

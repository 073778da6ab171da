package io.maotong.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.maotong.core.error.Violation;
import java.util.List;
import java.util.Locale;

/**
 * The body of every error, {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code urn:maotong:error:<code>}
 * @param code stable; clients may test for it
 * @param errors every broken rule at once
 * @param traceId what support asks for
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String code, List<Item> errors, String traceId) {

    /** One broken rule with what to do about it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(String code, String field, Integer row, String rule, String expected, String hint) {

        /** The violation in the reader's language. */
        public static Item of(Violation violation, Locale locale) {
            return new Item(
                    violation.code(),
                    violation.field(),
                    violation.row(),
                    violation.rule(),
                    violation.expected(),
                    violation.hint().in(locale));
        }
    }
}

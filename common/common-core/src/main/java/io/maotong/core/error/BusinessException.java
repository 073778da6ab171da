package io.maotong.core.error;

import java.util.List;
import java.util.Objects;

/** A request that the business refuses, with every reason at once. Becomes problem+json at the edge. */
public class BusinessException extends RuntimeException {

    private final ErrorCode code;
    private final transient Text detail;
    private final transient List<Violation> violations;

    public BusinessException(ErrorCode code, Text detail, List<Violation> violations) {
        super(code.code() + " " + detail.en());
        this.code = Objects.requireNonNull(code, "code");
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    public BusinessException(ErrorCode code, Text detail) {
        this(code, detail, List.of());
    }

    public BusinessException(ErrorCode code, List<Violation> violations) {
        this(code, code.title(), violations);
    }

    public ErrorCode code() {
        return code;
    }

    public Text detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }
}

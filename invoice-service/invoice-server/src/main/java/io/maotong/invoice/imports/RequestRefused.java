package io.maotong.invoice.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Violation;
import java.util.List;

/** One request of a chunk breaks a rule that shows only when it is stored; nothing of the chunk is. */
final class RequestRefused extends RuntimeException {

    private final transient BusinessException reason;
    private final int place;

    RequestRefused(int place, BusinessException reason) {
        super(reason);
        this.place = place;
        this.reason = reason;
    }

    int place() {
        return place;
    }

    List<Violation> violations() {
        return reason.violations().isEmpty()
                ? List.of(Violation.of(reason.code(), null, "STORE", null, reason.detail()))
                : reason.violations();
    }
}

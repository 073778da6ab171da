package io.maotong.refund.filing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** How a filing stands at the bureau, in its words. */
record BureauAnswer(
        String status,
        String acceptanceNo,
        BigDecimal approvedAmount,
        BigDecimal paidAmount,
        Instant paidAt,
        String bankRef,
        List<Object> faults) {

    BureauAnswer {
        faults = faults == null ? List.of() : List.copyOf(faults);
    }
}

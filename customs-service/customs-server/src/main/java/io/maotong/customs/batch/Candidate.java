package io.maotong.customs.batch;

import io.maotong.customs.source.SourceOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/** What decides about an order's place in a batch; without its goods, since there may be many. */
record Candidate(
        String orderNo,
        Readiness readiness,
        LocalDate paidOn,
        Instant orderedAt,
        BigDecimal grossWeight,
        String carrierCode) {

    /** The first to be paid is the first to be declared. */
    static final Comparator<Candidate> IN_TURN = Comparator.comparing(Candidate::paidOn)
            .thenComparing(Candidate::orderedAt)
            .thenComparing(Candidate::orderNo);

    static Candidate of(SourceOrder order, String tradeMode, BigDecimal tolerance) {
        return new Candidate(
                order.orderNo(),
                Readiness.of(order, tradeMode, tolerance),
                order.paidOn(),
                order.orderedAt(),
                order.grossWeight(),
                order.shipment() == null ? null : order.shipment().carrierCode());
    }
}

package io.maotong.invoice.issue;

import java.time.Instant;
import java.util.Optional;

/** Whether the platform can be reached. Asked before an invoice leaves; several gates may exist, one closed is enough. */
public interface OutageGate {

    /** @return when it is worth asking again; empty while the way is open */
    Optional<Instant> closedUntil(String issuerTaxNo);

    /** Whether others of this issuer wait already, so that one that is ready has to wait behind them. */
    default boolean othersWait(String issuerTaxNo) {
        return false;
    }

    /** The platform took this invoice in: those behind it need not wait for its verdict. */
    default void taken(long invoiceId) {}
}

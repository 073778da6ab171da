package io.maotong.invoice.api;

import java.time.Instant;
import java.util.List;

/**
 * Invoices of a merchant wait long for the tax platform.
 *
 * @param hours age that they reached: 12, 24, 36, 44, or 48 when a person has to decide
 * @param invoices how many reached it together
 * @param deadline of the oldest
 * @param serialNos of the first 100
 */
public record OfflineAlert(int hours, int invoices, Instant queuedAt, Instant deadline, List<String> serialNos) {

    public OfflineAlert {
        serialNos = List.copyOf(serialNos);
    }
}

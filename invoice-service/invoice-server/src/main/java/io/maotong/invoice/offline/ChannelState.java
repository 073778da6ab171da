package io.maotong.invoice.offline;

import java.time.Instant;

/**
 * A way to the platform.
 *
 * @param open whether there is an outage
 * @param heldBy the person who stopped the sending; null if nobody did
 * @param nextProbeAt null while there is no outage
 * @param windowFrom calls with a higher id are looked at
 */
record ChannelState(
        String channel,
        boolean open,
        Instant since,
        Long outageId,
        String reason,
        String heldBy,
        Instant nextProbeAt,
        long windowFrom,
        TokenBucket bucket) {

    ChannelStatus status() {
        if (!open) {
            return ChannelStatus.CLOSED;
        }
        return heldBy == null ? ChannelStatus.OPEN : ChannelStatus.HELD;
    }
}

package io.maotong.customs.receipt;

import java.time.Instant;

/**
 * @param effect APPLIED, STALE, REFUSED, REPEATED, UNKNOWN_STATUS or CONFLICT
 * @param decision code of customs in the text, if there is one
 */
record ReceiptResponse(
        String status,
        String time,
        String info,
        String decision,
        String inventoryNo,
        String effect,
        Instant receivedAt) {}

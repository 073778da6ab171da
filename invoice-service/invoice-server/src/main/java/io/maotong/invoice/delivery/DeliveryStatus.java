package io.maotong.invoice.delivery;

/** Where a delivery stands. */
enum DeliveryStatus {
    QUEUED,
    SENT,
    /** Given up; may be sent again. */
    FAILED,
    /** The receiving side says that there is no such address. */
    BOUNCED,
    /** Taken back: its link opens no more. */
    REVOKED
}

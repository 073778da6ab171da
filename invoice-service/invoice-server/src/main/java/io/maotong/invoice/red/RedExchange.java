package io.maotong.invoice.red;

/** What may be on the wire: what was sent and not answered is asked for before it is sent again. */
enum RedExchange {
    NONE,
    SENT
}
